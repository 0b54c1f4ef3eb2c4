import { differ } from '../../base/differ.ts';
import { type Problem, problem, Refusal } from '../../base/problem.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import { readAnySection, readSection, readSettings, saveSection } from '../../store/documents.ts';
import type { Db } from '../../store/open-store.ts';
import { type Section, sectionSchema } from '../../story/newsroom.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Actor, actBy, audit, commitAndPress } from '../acts.ts';
import { takeOutOfNavigations } from '../change-settings.ts';

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
    if (differ(now, wish.was)) throw changedMeanwhile(section);
    const editions = (await readSettings(tx))?.editions ?? [];
    if (!editions.some(({ id }) => id === section.edition))
      throw unfit([problem('no-such-edition', 'edition', 'There is no such edition. Choose one of the list.')]);
    await keep(tx, { rooms, actor, section, did: now === null ? 'Made' : 'Changed' });
  });
  return receipt;
}

function parsed(wanted: unknown): Section {
  const found = sectionSchema.omit({ ended: true }).safeParse(wanted);
  if (found.success) return found.data;
  throw unfit(found.error.issues.map(({ path, message }) => problem('section-wrong', path.join('/'), message)));
}

function unfit(problems: readonly Problem[]): Refusal {
  return new Refusal('section-wrong', 422, 'This section cannot be as it is.', [...problems]);
}

/**
 * Ends a section: its pages and feeds lead to another one or, with none, say that they are gone; navigations leave it out; its stories stay. Refuses (404)
 * one that is not there, (409) the section of stories that name none, and (422) another one that is not there.
 */
export async function endSection(
  rooms: PressRooms,
  { slug, to }: { readonly slug: string; readonly to: string | null },
  actor: Actor,
): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const section = await needSection(tx, slug);
    const settings = await readSettings(tx);
    if (settings?.defaultSection === slug)
      throw new Refusal(
        'is-default',
        409,
        'Stories that name no section come here. Choose another section for them first, under Publication.',
      );
    if (to !== null && (to === slug || !(await readSection(tx, to))))
      throw unfit([problem('no-such-section', 'to', 'There is no such section. Choose one of the list.')]);
    await keep(tx, { rooms, actor, section: { ...section, ended: { to } }, did: 'Ended' });
    await takeOutOfNavigations(tx, { clock: rooms.clock, actor, word: slug });
  });
  return receipt;
}

/** Brings a section back that was ended; its addresses are its own again. Refuses (404) one that never was. */
export async function bringSectionBack(rooms: PressRooms, slug: string, actor: Actor): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const { ended: _ended, ...section } = (await readAnySection(tx, slug)) ?? (await needSection(tx, slug));
    await keep(tx, { rooms, actor, section, did: 'Brought back' });
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

async function keep(tx: Db, { rooms, actor, section, did }: Keeping): Promise<void> {
  const act = actBy(actor, rooms.clock, { act: 'change-section', summary: `${did} the section “${section.name}”` });
  const number = await saveSection(tx, section, act);
  if (number !== null)
    await audit(tx, actor, { ...act, storyId: null, details: { change: number, section: section.slug } });
}

function changedMeanwhile({ slug }: Section): Refusal {
  const say = 'Somebody changed this section meanwhile. Nothing of yours was kept; look at what it is now.';
  return new Refusal('changed-meanwhile', 409, say, [problem('changed-meanwhile', slug, say)]);
}
