import { setTimeout as sleep } from 'node:timers/promises';
import { contentName } from '../base/hash.ts';
import { messageOf } from '../base/problem.ts';
import {
  countPurges,
  delayPurges,
  duePurges,
  endPurges,
  EVERYTHING,
  isPurgedUpTo,
  type Purge,
  queuedUpTo,
  queuePurges,
} from '../store/purges.ts';
import type { Uses } from './acts.ts';
import type { CacheFront } from './cache-front.ts';
import { secondsAfter } from './people/time.ts';

/** What of a taken-away story caches before readers may still have. */
export type CachesNow = 'none' | 'purged' | 'waiting';

/** Has caches before readers let go of what changed, once it is live at delivery. */
export interface Purging {
  /** Puts in the queue what the shelf has new, and works off what is due. False when something must be tried again. */
  look(): Promise<boolean>;
  /** Waits, for so many milliseconds at most, until caches have let go of all that is on the shelf now. */
  settled(longest: number): Promise<CachesNow>;
  /** A file of the media shelf was taken from readers: caches are to let go of it at once. Kept in memory until the next look. */
  noteGone(name: string): void;
  /** What waits, and what was answered the last time it could not be done; null after it could. */
  queue(): Promise<{ readonly waiting: number; readonly tries: number; readonly said: string | null }>;
}

type Rooms = Uses<'store' | 'shelf' | 'clock' | 'log'>;

export interface PurgingParts {
  readonly front: CacheFront;
  /** Up to which settle of the shelf every delivery that is there has everything: purged earlier, a cache would fetch the old again. */
  liveUpTo(): number;
  /** True, once, when a delivery that nobody waited for is there again: what a cache had from it meanwhile may be old, whatever was purged. */
  isBack(): boolean;
}

/** What was being fetched when a cache let go is there after so many seconds, and is let go of too. */
const AGAIN_AFTER = 3;
/** A purge that failed is tried again after a second, then after twice as long each time. */
const LONGEST_PAUSE = 300;
/** More keys at once than this are everything: a change of the whole site. */
const MOST_KEYS = 20_000;
const ASK_AGAIN_MS = 50;

export function openPurging(rooms: Rooms, parts: PurgingParts): Purging {
  const { store, shelf } = rooms;
  const state: State = { said: null, stamp: null, takenAway: null, gone: new Set(), isAll: false };
  let looking: Promise<boolean> | null = null;
  const look = () => (looking ??= lookOnce(rooms, parts, state).finally(() => (looking = null)));
  return {
    look,
    noteGone: (name) => void state.gone.add(`/media/${name}`),
    settled: async (longest) => {
      const stamp = shelf.standings().number;
      const until = performance.now() + longest;
      while (state.gone.size > 0 || !(await isPurgedUpTo(store.reader, stamp))) {
        const left = until - performance.now();
        if (left < 0) return 'waiting';
        // One that takes the question and hangs keeps nobody longer.
        await Promise.race([look(), sleep(left)]);
        await sleep(ASK_AGAIN_MS);
      }
      return 'purged';
    },
    queue: async () => ({ ...(await countPurges(store.reader)), said: state.said }),
  };
}

interface State {
  /** What was answered when it failed the last time. */
  said: string | null;
  /** How far this process has read the log of the shelf; null before it did. */
  stamp: number | null;
  /** What the shelf called the last moment at which words were taken from readers. */
  takenAway: string | null;
  /** Keys of files of the media shelf that were taken from readers since. */
  readonly gone: Set<string>;
  /** True while everything is to be purged once more. */
  isAll: boolean;
}

async function lookOnce(rooms: Rooms, parts: PurgingParts, state: State): Promise<boolean> {
  if (parts.isBack()) state.isAll = true;
  await queueWhatIsNew(rooms, state);
  // While something is published all the time, deliveries never have all of it: what they have is purged, and again when they have more.
  const upTo = parts.liveUpTo();
  for (;;) {
    const due = await duePurges(rooms.store.reader, rooms.clock.now(), { upTo, limit: parts.front.atOnce });
    const [first] = due;
    if (first === undefined) return true;
    // Hard ones come first, and never in one call with others.
    const those = due.filter(({ isHard }) => isHard === first.isHard);
    if (!(await purgeThose(rooms, parts.front, { due: those, upTo, state }))) return false;
  }
}

/** What the log of the shelf names since the last time; everything, where it cannot tell. */
async function queueWhatIsNew({ store, shelf, clock }: Rooms, state: State): Promise<void> {
  // The stamp first: what another process settles between the two is looked at once more and not passed over.
  const stamp = shelf.stamp();
  const { number, takenAway } = shelf.standings();
  const since = await queuedUpTo(store.reader);
  const gone = [...state.gone];
  if (number !== since || gone.length > 0 || state.isAll) {
    const named = state.isAll || since === 0 ? null : number === since ? [] : shelf.changes(state.stamp ?? since);
    // After a start nobody knows whether words were taken from readers meanwhile: then they were.
    const isHard = takenAway !== state.takenAway;
    const keys = named === null || named.length > MOST_KEYS ? [EVERYTHING] : [...new Set(named.flatMap(keysOf))];
    // Of a picture nothing changes but whether readers may have it.
    const all = [...keys, ...gone];
    const ofMedia = all.filter(isOfMedia);
    await store.write(async (tx) => {
      const queued = { stamp: number, at: clock.now() };
      await queuePurges(tx, ofMedia, { ...queued, isHard: true });
      await queuePurges(
        tx,
        all.filter((key) => !isOfMedia(key)),
        { ...queued, isHard },
      );
    });
    for (const key of gone) state.gone.delete(key);
    state.isAll = false;
  }
  state.stamp = stamp;
  state.takenAway = takenAway;
}

/** As delivery names them (`src/delivery/answer/headers.ts`): the address, or a name made of a long one. */
function keysOf(address: string): string[] {
  const key = address.length > 512 ? `long/${contentName(address)}` : address;
  const id = /\/news\/([^/]+)/.exec(address)?.[1];
  const original = /^\/_\/(media\/[^/]+)$/.exec(address)?.[1];
  return [key, ...(id === undefined ? [] : [`story/${id}`]), ...(original === undefined ? [] : [original])];
}

function isOfMedia(key: string): boolean {
  return /^\/?media\//.test(key);
}

async function purgeThose(
  { store, clock, log }: Rooms,
  front: CacheFront,
  { due, upTo, state }: { readonly due: readonly Purge[]; readonly upTo: number; readonly state: State },
): Promise<boolean> {
  const keys = due.map(({ key }) => key);
  try {
    await (keys.includes(EVERYTHING) ? front.purgeAll() : front.purge(keys, due[0]?.isHard ?? false));
    state.said = null;
    await store.write((tx) => endPurges(tx, due, { upTo, againAt: secondsAfter(clock.now(), AGAIN_AFTER) }));
    return true;
  } catch (error) {
    const said = messageOf(error);
    if (state.said !== said)
      log.error({ front: front.name, said }, 'A cache could not be purged; it will be tried again.');
    state.said = said;
    const pause = Math.min(2 ** Math.max(...due.map(({ tries }) => tries)), LONGEST_PAUSE);
    await store.write((tx) => delayPurges(tx, due, secondsAfter(clock.now(), pause)));
    return false;
  }
}
