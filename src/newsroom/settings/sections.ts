import { differ } from '../../base/differ.ts';
import { type Problem, problem, Refusal } from '../../base/problem.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import { readAnySection, readSection, readSettings, saveSection } from '../../store/documents.ts';
import { filedNow, relist } from '../../store/merges.ts';
import type { Db } from '../../store/open-store.ts';
import type { Act } from '../../story/act.ts';
import { type Section, sectionSchema } from '../../story/newsroom.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Actor, actBy, audit, commitAndPress } from '../acts.ts';
import { takeOutOfNavigations } from '../change-settings.ts';
import { changedMeanwhile, noSuchEdition } from '../filing-refusals.ts';

/** What somebody saw of a section, null for one that is to be made, and wants instead. */
export interface SectionWish {
  readonly was: Section | null;
  readonly set: unknown;
}

/**
 * Makes a section, or changes its name, its description or its edition. Refuses (409) one that somebody changed or made meanwhile, or whose word is
 * something else's, and (422) what cannot be. The word of a section is its for ever.
 */
export async function saveSectionAs(rooms: PressRooms, wish: SectionWish, actor: Actor): Promise<PressReceipt> {
  const section = parsed(wish.set);
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const now = await readAnySection(tx, section.slug);
    if (differ(now, wish.was)) throw changedMeanwhile('section', section.slug);
    const editions = (await readSettings(tx))?.editions ?? [];
    if (!editions.some(({ id }) => id === section.edition)) throw unfit([noSuchEdition()]);
    await keepSection(tx, { rooms, actor, section, did: now === null ? 'Made' : 'Changed' });
  });
  return receipt;
}

function parsed(wanted: unknown): Section {
  const found = sectionSchema.omit({ ended: true }).safeParse(wanted);
  if (found.success) return found.data;
  throw unfit(found.error.issues.map(({ path, message }) => problem('section-wrong', path.join('/'), message)));
}

function unfit(problems: readonly Problem[]): Refusal {
  return new Refusal('section-wrong', 422, 'This section cannot be saved as it is.', [...problems]);
}

/**
 * Ends a section; navigations leave it out. Merged into another one, its pages and feeds lead there, and its stories stand in that one's lists, those that
 * are still to come as well; without one its addresses say that it is gone. No word of a story changes. Refuses (404) one that is not there, (409) the
 * section of stories that name none, and (422) another one that is not there.
 */
export async function endSection(
  rooms: PressRooms,
  { slug, to }: { readonly slug: string; readonly to: string | null },
  actor: Actor,
): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const section = await needSection(tx, slug);
    await refuseDefaultSection(tx, slug);
    const into = to === null ? null : await readSection(tx, to);
    if (to !== null && (to === slug || into === null))
      throw unfit([problem('no-such-section', 'to', 'There is no such section. Choose one from the list.')]);
    const did = into ? `Merged into “${into.name}”:` : 'Ended';
    const act = await keepSection(tx, { rooms, actor, section: { ...section, ended: { to } }, did });
    if (into) await relist(tx, { is: 'section', slug }, act);
    await takeOutOfNavigations(tx, { clock: rooms.clock, actor, word: slug });
  });
  return receipt;
}

/** Refuses (409) to end the section of stories that name none. */
export async function refuseDefaultSection(tx: Db, slug: string): Promise<void> {
  if ((await readSettings(tx))?.defaultSection !== slug) return;
  const say = 'Stories that name no section are filed here. Choose another section for them first, under Publication.';
  throw new Refusal('is-default', 409, say);
}

/** Brings a section back that was ended or merged; its addresses and its stories are its own again. Refuses (404) one that never was. */
export async function bringSectionBack(rooms: PressRooms, slug: string, actor: Actor): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const { ended: _ended, ...section } = (await readAnySection(tx, slug)) ?? (await needSection(tx, slug));
    const where = await filedNow(tx, { is: 'section', slug });
    const act = await keepSection(tx, { rooms, actor, section, did: 'Brought back' });
    if (where !== slug) await relist(tx, { is: 'section', slug: where }, act);
  });
  return receipt;
}

async function needSection(tx: Db, slug: string): Promise<Section> {
  const section = await readSection(tx, slug);
  if (!section) throw new Refusal('no-such-section', 404, `There is no section ${slug}.`);
  return section;
}

interface Keeping {
  readonly rooms: Pick<PressRooms, 'clock'>;
  readonly actor: Actor;
  readonly section: Section;
  readonly did: string;
}

/** Keeps a section with its record, in a transaction; an equal one leaves none. */
export async function keepSection(tx: Db, { rooms, actor, section, did }: Keeping): Promise<Act> {
  const act = actBy(actor, rooms.clock, { act: 'change-section', summary: `${did} the section “${section.name}”` });
  const number = await saveSection(tx, section, act);
  if (number !== null)
    await audit(tx, actor, { ...act, storyId: null, details: { change: number, section: section.slug } });
  return act;
}
