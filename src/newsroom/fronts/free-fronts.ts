import { differ } from '../../base/differ.ts';
import { problem, Refusal } from '../../base/problem.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import { frontOf } from '../../site/front-of.ts';
import { storeArchive } from '../../store/archive.ts';
import { recordChange } from '../../store/changes.ts';
import { readFreeFront, readSettings, saveFreeFront } from '../../store/documents.ts';
import { cardFactsSince, readPublicCards } from '../../store/media-on-cards.ts';
import type { Db } from '../../store/open-store.ts';
import { frontId } from '../../story/front-id.ts';
import type { FreeFront, FreeFrontEnd } from '../../story/free-front.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Actor, actBy, audit, commitAndPress } from '../acts.ts';
import { takeOutOfNavigations } from '../change-settings.ts';
import { changedMeanwhile, noSuchEdition } from '../filing-refusals.ts';
import { needOnFronts } from '../front-rights.ts';

/** What can be changed of a front of its own; its word is its for ever. */
export type FreeFrontWords = Omit<FreeFront, 'slug' | 'end'>;

/**
 * Makes a front with an address of its own, of which readers have nothing until it is launched. Refuses (409) a word that is or was something else's,
 * and (422) an edition that is not there.
 */
export async function makeFreeFront(rooms: PressRooms, front: Omit<FreeFront, 'end'>, actor: Actor): Promise<void> {
  await commitAndPress(rooms, async (tx) => {
    if (await readFreeFront(tx, front.slug)) throw taken(front.slug);
    await keep(tx, { rooms, actor, front, did: 'Made' });
  });
}

function taken(slug: string): Refusal {
  const say = `There is, or was, a front at /${slug} already. Choose another word, or bring that one back.`;
  return new Refusal('front-exists', 409, say, [problem('front-exists', 'slug', say)]);
}

/** Changes name, description or edition. Refuses (409) where somebody changed them since they were seen. */
export async function changeFreeFront(
  rooms: PressRooms,
  { slug, was, set }: { readonly slug: string; readonly was: FreeFrontWords; readonly set: FreeFrontWords },
  actor: Actor,
): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const now = await needOpen(tx, slug);
    const { name, description, edition } = now;
    if (differ({ name, description, edition }, was)) throw changedMeanwhile('front', slug);
    await keep(tx, { rooms, actor, front: { ...now, ...set }, did: 'Changed' });
  });
  return receipt;
}

/**
 * Ends a front: its address leads to another front, or says that it is gone and why, and navigations leave it out. What was arranged is kept.
 * Refuses (404) one that is not there, and (422) to lead readers to what is not there or to itself.
 */
export async function endFreeFront(
  rooms: PressRooms,
  { slug, to, reason }: FreeFrontEnd & { readonly slug: string },
  actor: Actor,
): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const front = await needOpen(tx, slug);
    if (to !== null) await refuseNowhere(tx, to, slug);
    const end = { to, reason, at: rooms.clock.now() };
    await keep(tx, { rooms, actor, front: { ...front, end }, did: 'Ended' });
    await takeOutOfNavigations(tx, { clock: rooms.clock, actor, word: slug });
  });
  return receipt;
}

async function refuseNowhere(tx: Db, to: string, slug: string): Promise<void> {
  const found = to === frontId('free', slug) ? null : await frontOf(storeArchive(tx), to);
  if (found?.path) return;
  const say = 'There is no such front to lead readers to. Choose one from the list.';
  throw new Refusal('no-such-front', 422, say, [problem('no-such-front', 'to', say)]);
}

/** Brings a front back that was ended: readers have it again as it was. Refuses (404) one that never was. */
export async function bringFreeFrontBack(rooms: PressRooms, slug: string, actor: Actor): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const { end: _end, ...front } = (await readFreeFront(tx, slug)) ?? (await needOpen(tx, slug));
    await keep(tx, { rooms, actor, front, did: 'Brought back' });
  });
  return receipt;
}

async function needOpen(tx: Db, slug: string): Promise<FreeFront> {
  const front = await readFreeFront(tx, slug);
  if (!front || front.end) throw new Refusal('no-such-front', 404, `There is no front at /${slug}.`);
  return front;
}

interface Keeping {
  readonly rooms: Pick<PressRooms, 'clock'>;
  readonly actor: Actor;
  readonly front: FreeFront;
  readonly did: string;
}

async function keep(tx: Db, { rooms, actor, front, did }: Keeping): Promise<void> {
  const { slug, name, edition } = front;
  await needOnFronts(tx, actor, { permission: 'front.launch', fronts: [frontId('free', slug)] });
  if (!(await readSettings(tx))?.editions.some(({ id }) => id === edition)) {
    const missing = noSuchEdition();
    throw new Refusal('no-such-edition', 422, missing.say, [missing]);
  }
  const act = actBy(actor, rooms.clock, { act: 'change-front', summary: `${did} the front “${name}” under /${slug}` });
  const before = await readPublicCards(tx);
  await saveFreeFront(tx, front, act);
  const touched = await cardFactsSince(tx, before);
  if (touched.length > 0) await recordChange(tx, { ...act, storyId: null, facts: touched });
  await audit(tx, actor, { ...act, storyId: null, details: { front: frontId('free', slug) } });
}
