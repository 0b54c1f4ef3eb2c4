import { readFile } from 'node:fs/promises';
import { contentName } from '../../base/hash.ts';
import { Refusal } from '../../base/problem.ts';
import { refuseFullDisk } from '../../media/originals.ts';
import type { Kept } from '../../media/originals.ts';
import type { Made } from '../../media/renditions.ts';
import {
  addMediaItem,
  foundOriginal,
  type NewMediaItem,
  putMediaAway,
  readMediaItem,
} from '../../store/media-items.ts';
import { recordChange } from '../../store/changes.ts';
import { touchedByPicture } from '../../store/media-uses.ts';
import type { Db } from '../../store/open-store.ts';
import type { Cover } from '../../story/covers.ts';
import { detailsOf, type MediaItem } from '../../story/media-item.ts';
import type { Picture } from '../../story/picture.ts';
import { type Actor, audit, type Uses } from '../acts.ts';

/** A file that somebody sent, and the name it had. */
export interface Sent {
  readonly path: string;
  readonly fileName: string | null;
}

export interface TakenIn {
  readonly item: MediaItem;
  /** False for bytes that the library had already: the item is the one that was there. */
  readonly isNew: boolean;
}

/**
 * Takes a picture into the library: the sizes that somebody waits for are made, its original is kept, and there is an item of it, or else (422, 507) none of
 * them but sizes that nobody can ask for. The same bytes are one item, however often they come; one that was put away comes back.
 */
export async function takeInPicture(
  rooms: Uses<'store' | 'clock' | 'media' | 'originals' | 'pictures'>,
  sent: Sent & Pick<NewMediaItem, 'stillOf'>,
  actor: Actor,
): Promise<TakenIn> {
  const covers = await coversOf(rooms, sent.path);
  const making = { isFirst: true, covers, whose: actor.id ?? actor.name };
  const made = await rooms.pictures.make(sent.path, rooms.media, making).catch(refuseFullDisk);
  if (!made.ok) throw new Refusal(made.problem.code, 422, made.problem.say, [made.problem]);
  // One at a time: an original that is taken away after a failure must not be one that somebody else has just sent as well.
  return rooms.store.alone('originals', async () => {
    await refuseTakenDown(rooms, made.picture.id);
    const kept = await rooms.originals.keep(sent.path);
    try {
      return await rooms.store.write((tx) => put(tx, { made, kept, sent }, { actor, at: rooms.clock.now() }));
    } catch (error) {
      if (kept.isNew) await rooms.originals.destroy(kept.sha256);
      throw error;
    }
  });
}

/** What is covered in a picture stays covered, whoever sends the file again. */
async function coversOf({ store }: Uses<'store'>, path: string): Promise<readonly Cover[]> {
  const there = await readMediaItem(store.reader, contentName(await readFile(path)));
  return there ? detailsOf(there).covers : [];
}

/** What was taken down stays down, and what was destroyed is not kept again because somebody else still has the file. */
export async function refuseTakenDown({ store, media }: Uses<'store' | 'media'>, id: string): Promise<void> {
  const there = await readMediaItem(store.reader, id);
  if (there?.end?.is !== 'taken-down') return;
  if (isDestroyed(there)) await media.destroy(id);
  const { at, by, reason } = there.end;
  const say = `This was taken down on ${at.slice(0, 10)} by ${by}: ${reason} It cannot be added again; use another one.`;
  throw new Refusal('picture-taken-down', 409, say);
}

interface Taking {
  readonly made: Extract<Made, { ok: true }>;
  readonly kept: Kept;
  readonly sent: Sent & Pick<NewMediaItem, 'stillOf'>;
}

async function put(tx: Db, { made, kept, sent }: Taking, who: { actor: Actor; at: string }): Promise<TakenIn> {
  const { id } = made.picture;
  const original = { is: 'kept', sha256: kept.sha256, size: kept.size, fileName: sent.fileName } as const;
  const there = await readMediaItem(tx, id);
  if (there)
    return putAgain(tx, there, { taking: { ...made, picture: drawnOf(made), original, isUnfinished: true }, who });
  const by = { at: who.at, by: who.actor.id ?? who.actor.name };
  const still = sent.stillOf === undefined ? {} : { stillOf: sent.stillOf };
  const item = await addMediaItem(
    tx,
    { ...made, ...still, picture: drawnOf(made), id, original, isUnfinished: true },
    by,
  );
  await drawnAnew(tx, item, by);
  await record(tx, item, { ...who, act: 'add-picture', does: 'Added the picture' });
  return { item, isNew: true };
}

function drawnOf({ picture, found }: Taking['made']): Picture {
  return { ...picture, ...(found.mainColour && { colour: found.mainColour }) };
}

interface Again {
  readonly taking: Omit<Parameters<typeof foundOriginal>[2], 'original'> & {
    readonly original: Extract<MediaItem['original'], { is: 'kept' }>;
  };
  readonly who: { readonly actor: Actor; readonly at: string };
}

async function putAgain(tx: Db, there: MediaItem, { taking, who }: Again): Promise<TakenIn> {
  if (there.original.is === 'kept') refuseForged(there.original, taking.original);
  const back = await putBack(tx, there, who);
  if (there.original.is !== 'rendition') return { item: back, isNew: false };
  const item = await foundOriginal(tx, there.id, taking);
  await drawnAnew(tx, item, { at: who.at, by: who.actor.name });
  await record(tx, item, { ...who, act: 'find-original', does: 'Found the original of' });
  return { item: { ...item, putAway: null }, isNew: false };
}

/** An item that is there already; one that was put away is back. */
export async function putBack(tx: Db, there: MediaItem, who: Again['who']): Promise<MediaItem> {
  if (!there.putAway) return there;
  await putMediaAway(tx, there.id, null);
  await record(tx, there, { ...who, act: 'bring-media-back', does: 'Brought back, by sending it again,' });
  return { ...there, putAway: null };
}

/** Pages that show the item, or looked for it in vain, are pressed again. */
async function drawnAnew(tx: Db, item: MediaItem, who: { readonly at: string; readonly by: string }): Promise<void> {
  const what = { act: 'add-picture', summary: `Sizes of ${fileNameOf(item) ?? item.id} were made`, storyId: null };
  await recordChange(tx, { ...who, ...what, facts: await touchedByPicture(tx, item.id) });
}

/** An id is made of a part of the hash: two files of one id and another hash were made to be taken for each other. */
function refuseForged(known: { readonly sha256: string }, sent: { readonly sha256: string }): void {
  if (known.sha256 === sent.sha256) return;
  throw new Refusal('picture-forged', 422, 'This file was made to pass for another one. It has not been kept.');
}

interface Recorded {
  readonly actor: Actor;
  readonly at: string;
  readonly act: string;
  readonly does: string;
}

export async function record(tx: Db, item: MediaItem, { actor, at, act, does }: Recorded): Promise<void> {
  const name = fileNameOf(item);
  const summary = `${does} ${name ?? item.id}`;
  const details = { picture: item.id, name };
  await audit(tx, actor, { at, by: actor.name, act, summary, storyId: null, details });
}

/** Taken down with its original, so that nothing of it is to be kept. */
export function isDestroyed({ end, original }: Pick<MediaItem, 'end' | 'original'>): boolean {
  return end?.is === 'taken-down' && original.is !== 'kept';
}

/** The name its file had; null where nobody knows. */
export function fileNameOf({ original }: Pick<MediaItem, 'original'>): string | null {
  return original.is === 'kept' ? original.fileName : null;
}
