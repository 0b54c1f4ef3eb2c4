import { differ } from '../../base/differ.ts';
import { Refusal } from '../../base/problem.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import { readAnySection, readAnyTopic, saveSection, saveTopic } from '../../store/documents.ts';
import { type Filing, filedNow, relist } from '../../store/merges.ts';
import type { Db } from '../../store/open-store.ts';
import type { SettingAct, SettingVersion } from '../../store/setting-versions.ts';
import { sectionSchema, topicSchema } from '../../story/newsroom.ts';
import { type Actor, actBy, audit, commitAndPress } from '../acts.ts';
import type { Kept } from '../change-settings.ts';
import { changedMeanwhile } from '../filing-refusals.ts';
import { refuseDefaultSection } from './sections.ts';

/** The section or topic that a change was of; null for one of anything else. */
function filingIn({ document }: Pick<SettingVersion, 'document'>): Filing | null {
  const [is, slug, ...rest] = document.split('/');
  return (is === 'section' || is === 'topic') && slug && rest.length === 0 ? { is, slug } : null;
}

/**
 * Takes a change of a section or a topic back: it is what it was before, merged or not, and stories stand in the lists they stood in. Refuses (409) where
 * somebody changed it since, and to take back that it was made: that is what ending is for.
 */
export async function undoFiling(rooms: PressRooms, version: SettingVersion, actor: Actor): Promise<Kept> {
  const of = filingIn(version);
  if (!of) throw new Refusal('no-such-change', 404, `Change ${version.number} was not to a section or a topic.`);
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    const { name, after, isNow, save } = await stateOf(tx, of, version);
    if (differ(isNow, after)) throw changedMeanwhile(of.is, of.slug);
    const stood = await filedNow(tx, of);
    const summary = `Undid change ${version.number}: the ${of.is} “${name}”`;
    const act = { ...actBy(actor, rooms.clock, { act: `change-${of.is}`, summary }), undoes: version.number };
    const number = await save(act);
    if (stood !== (await filedNow(tx, of))) await relist(tx, { is: of.is, slug: stood }, act);
    await audit(tx, actor, { ...act, storyId: null, details: { change: number, [of.is]: of.slug } });
    return number;
  });
  return { number: kept, receipt };
}

/** What a change left, what there is now, and how it becomes what it was before. */
async function stateOf(tx: Db, { is, slug }: Filing, { before, after }: SettingVersion) {
  if (before === null)
    throw new Refusal('first-settings', 409, `There was no ${is} before this change. End it instead, in its own list.`);
  if (is === 'topic') {
    const topic = topicSchema.parse(before);
    const save = (act: SettingAct) => saveTopic(tx, topic, act);
    return { name: topic.name, after: topicSchema.parse(after), isNow: await readAnyTopic(tx, slug), save };
  }
  const section = sectionSchema.parse(before);
  if (section.ended) await refuseDefaultSection(tx, slug);
  const save = (act: SettingAct) => saveSection(tx, section, act);
  return { name: section.name, after: sectionSchema.parse(after), isNow: await readAnySection(tx, slug), save };
}
