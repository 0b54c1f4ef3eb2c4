import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../base/problem.ts';
import { refuseFullDisk } from '../media/originals.ts';
import { recordChange } from '../store/changes.ts';
import { finishRecording, noteMaking, readMediaItem, recordingsToMake } from '../store/media-items.ts';
import { touchedByPicture } from '../store/media-uses.ts';
import type { Db } from '../store/open-store.ts';
import { noteSuperseded } from '../store/superseded-media.ts';
import type { FilmInMaking, MediaItem } from '../story/media-item.ts';
import { filesOfRecording, type PlayedFile, type Recording } from '../story/recording.ts';
import type { Uses } from './acts.ts';
import { fileNameOf, isDestroyed } from './media/take-in.ts';

type Rooms = Uses<'store' | 'clock' | 'media' | 'originals' | 'films' | 'log'>;

/** The shorter sides of the two sizes of a film, in pixels: for telephones and slow connections, and for all others. */
const SIDES = [360, 720] as const;

/**
 * Makes the sizes of the film that waits longest, or of sound that browsers do not play, and has its pages pressed again. False where none waits, or there is no
 * ffmpeg: then the original goes on playing where it can. What played until now stays on the media shelf for thirty days.
 */
export async function makeNextFilm(rooms: Rooms): Promise<boolean> {
  const [item] = await recordingsToMake(rooms.store.reader);
  if (!item?.recording || !item.making || !(await rooms.films.isThere())) return false;
  const room = await rooms.originals.room();
  try {
    const made = await sizesOf(rooms, { item, recording: item.recording, making: item.making, room }).catch(whyNot);
    if (typeof made === 'string') await fail(rooms, item, made);
    else await keep(rooms, item, made);
  } finally {
    await rm(room, { recursive: true, force: true });
  }
  return true;
}

/** A full disk is told as it is; all else is our fault, and is thrown. */
function whyNot(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  throw error;
}

interface Making {
  readonly item: MediaItem;
  readonly recording: Recording;
  readonly making: FilmInMaking;
  readonly room: string;
}

/** The files that were made, on the media shelf, the smallest first; or why they could not be. */
async function sizesOf(rooms: Rooms, { item, recording, making, room }: Making): Promise<PlayedFile[] | string> {
  const { id, original } = item;
  const file = original.is === 'kept' ? await rooms.originals.find(original.sha256) : null;
  if (!file) return 'The original file is missing.';
  const sides = sidesOf(recording);
  const made: PlayedFile[] = [];
  // A size costs about as much as it has pixels.
  const costs = sides.map((side) => (side ?? 1) ** 2);
  const all = costs.reduce((sum, cost) => sum + cost, 0);
  for (const [at, side] of sides.entries()) {
    const name = side === null ? 'sound.m4a' : `${side}.mp4`;
    const to = join(room, name);
    const done = costs.slice(0, at).reduce((sum, cost) => sum + cost, 0) / all;
    const order = { id, from: file.path, to, container: making.container, seconds: recording.seconds, side };
    const why = await rooms.films.make({ ...order, done, share: (costs[at] ?? 0) / all });
    if (why !== null) return why;
    await rooms.media.putFile(`${id}/${name}`, to).catch(refuseFullDisk);
    const { size: bytes } = await stat(to);
    const type = side === null ? 'audio/mp4' : 'video/mp4';
    made.push({ path: `/media/${id}/${name}`, type, ...sizeAt(recording, side), bytes });
    await rm(to, { force: true });
  }
  return made;
}

/** What is made: two sizes, never larger than the film is; of sound one file. */
function sidesOf({ width, height }: Recording): (number | null)[] {
  if (width === null || height === null) return [null];
  const own = even(Math.min(width, height));
  return [...new Set(SIDES.map((side) => Math.min(side, own)))];
}

function sizeAt({ width, height }: Recording, side: number | null): Pick<PlayedFile, 'width' | 'height'> {
  if (width === null || height === null || side === null) return { width: null, height: null };
  const share = side / Math.min(width, height);
  return { width: even(width * share), height: even(height * share) };
}

/** H.264 as browsers play it has even sides. */
function even(pixels: number): number {
  return Math.max(2, Math.round(pixels / 2) * 2);
}

async function keep({ store, clock, media }: Rooms, { id }: MediaItem, files: PlayedFile[]): Promise<void> {
  const at = clock.now();
  const item = await store.write(async (tx) => {
    const now = await readMediaItem(tx, id);
    if (!now?.recording || isDestroyed(now)) return now;
    const recording = { ...now.recording, files };
    await finishRecording(tx, id, recording);
    const kept = new Set(filesOfRecording(recording));
    const gone = filesOfRecording(now.recording).filter((name) => !kept.has(name));
    await noteSuperseded(
      tx,
      gone.map((name) => ({ mediaId: id, name })),
      at,
    );
    await told(tx, now, at);
    return now;
  });
  // Was it destroyed meanwhile, what was just made of it is destroyed too.
  if (item && isDestroyed(item)) await media.destroy(id);
}

async function told(tx: Db, item: MediaItem, at: string): Promise<void> {
  const summary = `The sizes of ${fileNameOf(item) ?? item.id} were made`;
  const act = { at, by: 'system', act: 'make-film', summary, storyId: null };
  await recordChange(tx, { ...act, facts: await touchedByPicture(tx, item.id) });
}

/** Unless somebody took it out of the queue meanwhile, and said so. */
async function fail({ store, clock, log }: Rooms, { id }: MediaItem, why: string): Promise<void> {
  const isNoted = await store.write(async (tx) => {
    const now = await readMediaItem(tx, id);
    if (!now?.making || !now.isUnfinished) return false;
    await noteMaking(tx, id, { ...now.making, failed: { at: clock.now(), why } });
    return true;
  });
  if (isNoted) log.warn({ id, why }, 'The sizes of a film could not be made.');
}
