import { Refusal } from '../base/problem.ts';
import { openPictureMaker } from '../media/picture-maker.ts';
import { finishNextMedia } from '../newsroom/finish-media.ts';
import { makeNextFilm } from '../newsroom/make-films.ts';
import { sweepMedia } from '../newsroom/sweep-media.ts';
import { runDue } from '../newsroom/run-due.ts';
import { catchUp } from '../press/press.ts';
import { lastSeq } from '../store/changes.ts';
import { readSettings, saveMostRead } from '../store/documents.ts';
import { renewSearch } from '../store/fill-desk.ts';
import { readPublished } from '../store/versions.ts';
import { keepShelf, type Readers } from './keep-shelf.ts';
import { wait } from './wait.ts';
import { passTime } from './pass-time.ts';
import type { OpenRooms } from './open-rooms.ts';
import { systemAct } from './system-act.ts';

/** The readers' process as far as it is asked here: what it found damaged, and how often each story page was read. */
interface AskedReaders extends Readers, ReadCounts {}

interface ReadCounts {
  readCounts(): ReadonlyMap<string, number>;
}

const LOOK_EVERY_MS = 1000;
const COUNT_EVERY_MS = 5 * 60_000;
/** Between two pieces of the search that are renewed, so that people's own work comes in between; after one that failed, longer. */
const RENEW_EVERY_MS = 50;
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
/** An evening with few readers must not shuffle the list: fewer reads than this change nothing. */
const FEWEST_READS = 20;
const MOST_READ_LENGTH = 10;

/**
 * What a running server does by itself: lets go live what is due, presses what others changed, counts what is read, renews the search
 * of an older version.
 */
export function keepGoing(rooms: OpenRooms, readers: AskedReaders): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const tried = (chore: () => Promise<unknown>) => () => chore().catch((error: unknown) => complain(rooms, error));
  const every = async (ms: number, chore: () => Promise<void>): Promise<void> => {
    while (await wait(ms, signal)) await tried(chore)();
  };
  const due = tried(() => runDue(rooms));
  const passing = tried(() => passTime(rooms));
  const loops = [
    due().then(() => atEachWhole(SECOND_MS, due, signal)),
    every(LOOK_EVERY_MS, pressOthersWork(rooms)),
    // Midnights are at the beginning of a minute, on whatever clock.
    atEachWhole(MINUTE_MS, passing, signal),
    every(MINUTE_MS, () => sweepMedia(rooms)),
    every(COUNT_EVERY_MS, () => countReads(rooms, readers)),
    renewing(
      tried(() => rooms.store.write(renewSearch)),
      signal,
    ),
    finishing(rooms, tried, signal),
    makingFilms(rooms, tried, signal),
    keepShelf(rooms, {
      readers,
      signal,
      complain: (error) => complain(rooms, error),
    }),
  ];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Renews the search of an older version piece by piece, until all of it is in the present form. */
async function renewing(piece: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  let isMore: unknown = true;
  while (isMore !== false && (await wait(isMore === true ? RENEW_EVERY_MS : MINUTE_MS, signal))) isMore = await piece();
}

/** Makes the rest of pictures, one after the other, in a process beside the one that makes what somebody waits for. */
async function finishing(
  rooms: OpenRooms,
  tried: (chore: () => Promise<unknown>) => () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const pictures = openPictureMaker();
  const next = tried(() => finishNextMedia(rooms, pictures));
  while (await wait(LOOK_EVERY_MS, signal)) while (!signal.aborted && (await next()) === true);
  pictures.close();
}

/** Makes the sizes of films, one after the other. */
async function makingFilms(
  rooms: OpenRooms,
  tried: (chore: () => Promise<unknown>) => () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  signal.addEventListener('abort', () => rooms.films.close());
  const next = tried(() => makeNextFilm(rooms));
  while (await wait(LOOK_EVERY_MS, signal)) while (!signal.aborted && (await next()) === true);
}

/** A timer may end a moment early; what is due at a second must not be looked at before it. */
const AFTER_THE_SECOND_MS = 2;

/** At the beginning of each second or minute, as soon as the one before is done: times are written to the second. */
async function atEachWhole(ms: number, chore: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  while (await wait(ms - (Date.now() % ms) + AFTER_THE_SECOND_MS, signal)) await chore();
}

/** Another process may have died between its transaction and its press; its changes are pressed here. */
function pressOthersWork(rooms: OpenRooms): () => Promise<void> {
  let seen = 0;
  return async () => {
    const newest = await lastSeq(rooms.store.reader);
    if (newest === seen) return;
    await catchUp(rooms);
    seen = newest;
  };
}

/** Ranks the stories of each edition by the reads since the last count; too few of them change nothing. */
export async function countReads(rooms: OpenRooms, delivery: ReadCounts): Promise<void> {
  const reads = delivery.readCounts();
  const settings = await readSettings(rooms.store.reader);
  for (const edition of settings?.editions ?? []) await countEdition(rooms, edition.id, reads);
}

async function countEdition(rooms: OpenRooms, edition: string, reads: ReadonlyMap<string, number>): Promise<void> {
  const ranked = new Map<string, number>();
  for (const [path, count] of reads) {
    const id = /^\/news\/([^/]+)/.exec(path)?.[1] ?? '';
    const published = await readPublished(rooms.store.reader, id);
    const isListed = published?.state.is === 'live' && published.story.edition === edition;
    // A story has two paths while readers still follow its old slug.
    if (isListed) ranked.set(id, (ranked.get(id) ?? 0) + count);
  }
  if ([...ranked.values()].reduce((sum, count) => sum + count, 0) < FEWEST_READS) return;
  const ids = [...ranked].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id);
  const act = systemAct(rooms.clock, 'count-reads', `Counted the reads of ${edition}`);
  await rooms.store.write((tx) => saveMostRead(tx, edition, ids.slice(0, MOST_READ_LENGTH), act));
}

function complain(rooms: OpenRooms, error: unknown): void {
  const problems = error instanceof Refusal ? error.problems : [];
  rooms.log.error({ err: error, problems }, 'Something the server does by itself failed; it will be tried again.');
}
