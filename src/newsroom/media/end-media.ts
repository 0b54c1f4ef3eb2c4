import type { Instant } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import { catchUp } from '../../press/press.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import { recordChange } from '../../store/changes.ts';
import { endMedia, expiredMedia, loseOriginal, readMediaItem, stillsOf } from '../../store/media-items.ts';
import { touchedByPicture } from '../../store/media-uses.ts';
import type { Db } from '../../store/open-store.ts';
import { facts } from '../../story/facts.ts';
import type { MediaItem } from '../../story/media-item.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Actor, audit, commitAndPress, type Uses } from '../acts.ts';
import { fileNameOf } from './take-in.ts';

const system: Actor = { name: 'system' };

/** Takes from readers every item of which the rights have ended by now, each in one row of the changes; true when there was any. */
export async function endExpiredMedia({ store, clock }: Uses<'store' | 'clock'>, now: Instant): Promise<boolean> {
  if ((await expiredMedia(store.reader, now)).length === 0) return false;
  return store.write(async (tx) => {
    const ended = await expiredMedia(tx, now);
    for (const item of ended) {
      const at = clock.now();
      const told = { actor: system, at, act: 'picture-expired', summary: `The rights in ${nameOf(item)} expired` };
      for (const one of await withStills(tx, item)) {
        await endMedia(tx, one.id, { is: 'expired', at });
        await tell(tx, one, told);
      }
    }
    return ended.length > 0;
  });
}

export interface TakeDown {
  readonly id: string;
  /** Shown to readers at every address of the picture. */
  readonly reason: string;
  /** Whether the file as it was sent, and all that was made of it, is destroyed. */
  readonly isDestroyed: boolean;
}

export interface TakenDown {
  readonly item: MediaItem;
  readonly receipt: PressReceipt;
  /** Every address of the picture, and whether readers have it still. */
  readonly proof: readonly { readonly path: string; readonly now: 'gone' | 'never' | 'still' }[];
}

/** Takes one item from readers, everywhere and at once, past versions too, and reads back from the shelf what they have now. Refuses (404) one that is not there. */
export async function takeDown(
  rooms: PressRooms & Uses<'media' | 'originals'>,
  { id, reason, isDestroyed }: TakeDown,
  actor: Actor,
): Promise<TakenDown> {
  const at = rooms.clock.now();
  const before = await readMediaItem(rooms.store.reader, id);
  if (!before) throw new Refusal('no-such-media', 404, 'There is no such item in the library.');
  const all = await withStills(rooms.store.reader, before);
  const { kept: item, receipt } = await commitAndPress(rooms, async (tx) => {
    for (const one of all) {
      await endMedia(tx, one.id, { is: 'taken-down', at, by: actor.name, reason });
      if (isDestroyed) await loseOriginal(tx, one);
      const summary = `Took down ${nameOf(one)}${isDestroyed ? ' and destroyed it' : ''}: ${reason}`;
      await tell(tx, one, { actor, at, act: 'take-down', summary });
    }
    return (await readMediaItem(tx, id)) ?? before;
  });
  // A change of the whole site may be under way and have left some pages for later: here they are waited for.
  await catchUp(rooms);
  if (isDestroyed) for (const one of all) await destroy(rooms, one);
  return { item, receipt, proof: (await Promise.all(all.map((one) => proofOf(rooms, one)))).flat() };
}

/** An item with the stills of it: what ends for a film ends for the pictures that show it. */
async function withStills(db: Db, item: MediaItem): Promise<MediaItem[]> {
  return [item, ...(await stillsOf(db, item.id)).filter(({ end }) => end?.is !== 'taken-down')];
}

async function destroy({ media, originals }: Uses<'media' | 'originals'>, { id, original }: MediaItem): Promise<void> {
  if (original.is === 'kept') await originals.destroy(original.sha256);
  await media.destroy(id);
}

async function proofOf(
  { shelf }: Pick<PressRooms, 'shelf'>,
  { id, picture, recording }: MediaItem,
): Promise<TakenDown['proof']> {
  const stands = (await shelf.get(`/_/media/${id}`))?.item.is;
  const now = stands === 'page' ? 'still' : stands === 'gone' ? 'gone' : 'never';
  const crops = Object.values(picture.crops ?? {}).flatMap(({ renditions }) => renditions);
  const played = recording ? [...recording.files, ...recording.captions] : [];
  const moving = picture.moving ? [picture.moving] : [];
  return [...picture.renditions, ...moving, ...crops, ...played].map(({ path }) => ({ path, now }));
}

interface EndRecord {
  readonly actor: Actor;
  readonly at: Instant;
  readonly act: string;
  readonly summary: string;
}

async function tell(tx: Db, { id }: MediaItem, { actor, at, act, summary }: EndRecord): Promise<void> {
  const what = { at, by: actor.name, act, summary, storyId: null };
  await recordChange(tx, { ...what, facts: [facts.media(id), ...(await touchedByPicture(tx, id))] });
  await audit(tx, actor, { ...what, details: { media: id } });
}

function nameOf(item: MediaItem): string {
  return fileNameOf(item) ?? item.id;
}
