import type { Act } from '../story/act.ts';
import { type Fact, facts } from '../story/facts.ts';
import type { ListName } from '../story/front.ts';
import { listsOf } from '../story/lists.ts';
import type { PublishedStory } from '../story/published.ts';
import { recordChange } from './changes.ts';
import { readAnySection, readAnyTopic } from './documents.ts';
import { readZones } from './list-zones.ts';
import { takePlaces } from './listings.ts';
import type { Db } from './open-store.ts';
import { readPublished } from './versions.ts';

/** A section or topic, by its word. */
export interface Filing {
  readonly is: 'section' | 'topic';
  readonly slug: string;
}

/** More merges one after the other than a newsroom ever makes of one. */
const MOST_STEPS = 16;

/** The section or topic that stands for one now: itself while it is there or ended for none, otherwise the one it was merged into, and that one's. */
export async function filedNow(db: Db, { is, slug }: Filing): Promise<string> {
  const readAny = is === 'section' ? readAnySection : readAnyTopic;
  let now = slug;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const to = (await readAny(db, now))?.ended?.to;
    if (!to) return now;
    now = to;
  }
  return now;
}

/** A story under the section and the topics that stand for its own now, as lists have it. Its words stay what they are. */
export async function underFilingsNow(db: Db, published: PublishedStory): Promise<PublishedStory> {
  const { story } = published;
  const section = await filedNow(db, { is: 'section', slug: story.section });
  const topics = await Promise.all(story.topics.map((slug) => filedNow(db, { is: 'topic', slug })));
  return { ...published, story: { ...story, section, topics: [...new Set(topics)] } };
}

/** Puts the stories of a section's or topic's list into the lists of those that stand for theirs now, in one change; none where all are there. */
export async function relist(tx: Db, { is, slug }: Filing, act: Act): Promise<void> {
  const isOfKind = (list: ListName): boolean => list.startsWith(`${is}/`);
  const rows = await tx
    .selectFrom('listings')
    .select('story_id')
    .where('list', '=', `${is}/${slug}`)
    .orderBy('story_id')
    .execute();
  const touched = new Set<Fact>();
  for (const { story_id: id } of rows) {
    const now = await readPublished(tx, id);
    if (!now) continue;
    const published = await underFilingsNow(tx, now);
    const lists = listsOf(published.story).filter(isOfKind);
    const zoneOf = await readZones(tx, lists);
    const moved = await takePlaces(tx, { storyId: id, sortAt: published.sortAt, lists, among: isOfKind }, zoneOf);
    for (const { list, month } of moved)
      touched.add(facts.newest(list)).add(facts.months(list)).add(facts.month(list, month));
  }
  if (touched.size > 0) await recordChange(tx, { ...act, storyId: null, facts: [...touched] });
}
