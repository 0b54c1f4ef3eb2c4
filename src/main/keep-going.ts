import { Refusal } from '../base/problem.ts';
import { openPictureMaker } from '../media/picture-maker.ts';
import { finishNextMedia } from '../newsroom/finish-media.ts';
import { makeNextFilm } from '../newsroom/make-films.ts';
import { sweepMedia } from '../newsroom/sweep-media.ts';
import { runDue } from '../newsroom/run-due.ts';
import { catchUp } from '../press/press.ts';
import { lastSeq } from '../store/changes.ts';
import { renewSearch } from '../store/fill-desk.ts';
import { lightenTexts } from '../store/texts-once.ts';
import { countReads, type ReadCounts } from './count-reads.ts';
import { hotStories } from './hot-stories.ts';
import { keepShelf, type Readers } from './keep-shelf.ts';
import { onTime } from './on-time.ts';
import { wait } from './wait.ts';
import { passTime } from './pass-time.ts';
import { collectInQuiet } from './quiet-moments.ts';
import type { OpenRooms } from './open-rooms.ts';

/** The readers' process as far as it is asked here: what it found damaged, and how often each story page was read. */
interface AskedReaders extends Readers, ReadCounts {}

const LOOK_EVERY_MS = 1000;
const COUNT_EVERY_MS = 5 * 60_000;
/** Between two pieces of the search that are renewed, so that people's own work comes in between; after one that failed, longer. */
const RENEW_EVERY_MS = 50;
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
/**
 * What a running server does by itself: lets go live what is due, presses what others changed, counts what is read, renews the search
 * of an older version.
 */
export function keepGoing(rooms: OpenRooms, readers: AskedReaders): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const tried = complaining(rooms);
  collectInQuiet(rooms.store, { signal });
  const every = async (ms: number, chore: () => Promise<void>): Promise<void> => {
    while (await wait(ms, signal)) await tried(chore)();
  };
  const due = tried(onTime(rooms, () => runDue(rooms)));
  const passing = tried(onTime(rooms, () => passTime(rooms)));
  const loops = [
    due().then(() => atEachWhole(SECOND_MS, due, { rooms, signal })),
    ...(rooms.store.isShared ? [] : [pressingOthersWork({ rooms, tried, signal })]),
    // Midnights are at the beginning of a minute, on whatever clock.
    atEachWhole(MINUTE_MS, passing, { rooms, signal }),
    every(MINUTE_MS, () => sweepMedia(rooms)),
    every(COUNT_EVERY_MS, () => countReads(rooms, readers)),
    renewing(
      tried(() => rooms.store.write(renewSearch)),
      signal,
    ),
    renewing(
      tried(() => rooms.store.write(lightenTexts)),
      signal,
    ),
    finishing({ rooms, tried, signal }),
    makingFilms({ rooms, tried, signal }),
    keepShelf(rooms, {
      readers,
      signal,
      complain: (error) => complain(rooms, error),
      hot: hotStories(process.env['STANDFIRST_HOT_STORIES']),
    }),
  ];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** A chore whose failure is told, and that is done again by itself. */
type Tried = (chore: () => Promise<unknown>) => () => Promise<unknown>;

function complaining(rooms: OpenRooms): Tried {
  return (chore) => () => chore().catch((error: unknown) => complain(rooms, error));
}

interface Loop {
  readonly rooms: OpenRooms;
  readonly tried: Tried;
  readonly signal: AbortSignal;
}

/** Presses what is changed elsewhere, as each process does that shares a store: whoever is first does it, and the others find it done. */
export function keepPressing(rooms: OpenRooms): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const tried = complaining(rooms);
  const pressing = pressingOthersWork({ rooms, tried, signal });
  return {
    stop: async () => {
      stopping.abort();
      await pressing;
    },
  };
}

/** Brings what an older version wrote into the present form piece by piece, until all of it is. */
async function renewing(piece: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  let isMore: unknown = true;
  while (isMore !== false && (await wait(isMore === true ? RENEW_EVERY_MS : MINUTE_MS, signal))) isMore = await piece();
}

/** Makes the rest of pictures, one after the other, in a process beside the one that makes what somebody waits for. */
async function finishing({ rooms, tried, signal }: Loop): Promise<void> {
  const pictures = openPictureMaker();
  const next = tried(() => finishNextMedia(rooms, pictures));
  while (await wait(LOOK_EVERY_MS, signal)) while (!signal.aborted && (await next()) === true);
  pictures.close();
}

/** Makes the sizes of films, one after the other. */
async function makingFilms({ rooms, tried, signal }: Loop): Promise<void> {
  signal.addEventListener('abort', () => rooms.films.close());
  const next = tried(() => makeNextFilm(rooms));
  while (await wait(LOOK_EVERY_MS, signal)) while (!signal.aborted && (await next()) === true);
}

/** A timer may end a moment early; what is due at a second must not be looked at before it. */
const AFTER_THE_SECOND_MS = 2;

/** At the beginning of each second or minute, as soon as the one before is done: times are written to the second. */
async function atEachWhole(
  ms: number,
  chore: () => Promise<unknown>,
  { rooms, signal }: Pick<Loop, 'rooms' | 'signal'>,
): Promise<void> {
  while (await wait(ms - (rooms.store.clock.ms() % ms) + AFTER_THE_SECOND_MS, signal)) await chore();
}

/**
 * What is changed elsewhere is pressed here as soon as it is heard of, and so is what another process left that died between its transaction and its press. What
 * is changed here is pressed by whoever changed it; if they could not, within a second.
 */
async function pressingOthersWork({ rooms, tried, signal }: Loop): Promise<void> {
  let seen = 0;
  const press = tried(async () => {
    const newest = await lastSeq(rooms.store.reader);
    if (newest !== seen) await catchUp(rooms);
    seen = newest;
    return true;
  });
  let called = Promise.withResolvers<void>();
  const call = () => called.resolve();
  const end = rooms.store.listen('changes', (from) => from === 'elsewhere' && call());
  signal.addEventListener('abort', call, { once: true });
  while (!signal.aborted) {
    await called.promise;
    called = Promise.withResolvers();
    // One that failed is tried again, whether or not anybody notifies.
    if (!signal.aborted && (await press()) !== true) setTimeout(call, LOOK_EVERY_MS).unref();
  }
  end();
}

function complain(rooms: OpenRooms, error: unknown): void {
  const problems = error instanceof Refusal ? error.problems : [];
  rooms.log.error({ err: error, problems }, 'Something the server does by itself failed; it will be tried again.');
}
