import type { Answer } from './answer.ts';
import { makeLru } from './lru.ts';
import type { ShelfChanges } from './shelf-changes.ts';
import type { Entry, Job } from './resolve.ts';

/** The answer to every path, made once and kept until the shelf says that something is new. */
export interface Answers {
  /** The answer to a path that is known to be good under the present stamp of the shelf; null when that takes a look. No I/O. */
  ready(path: string): Answer | null;
  /** The answer to a path. Never throws: when the shelf fails, it is the last good answer or, failing that, a 500. */
  find(path: string): Promise<Answer>;
  /** How much memory they take, in bytes. */
  memory(): number;
}

export interface AnswerParts {
  readonly changes: ShelfChanges;
  /** How many bytes of memory answers may take. */
  readonly memory: number;
  /** Finds what the answer is now. */
  readonly resolve: (job: Job) => Promise<Entry>;
}

/** Finding an answer, under way. */
interface Flight {
  readonly stamp: number;
  readonly answer: Promise<Answer>;
}

/** Keys are paths as they were asked for (`/World`), and what `resolve` takes besides. */
export function openAnswers({ changes, memory, resolve }: AnswerParts): Answers {
  const pages = makeLru<Entry>(memory, ({ answer }) => answer.size());
  // Apart, so that nobody can drive the pages out by asking for what is not there.
  const others = makeLru<Entry>(memory / 16, ({ answer, isShared }) => (isShared ? 0 : answer.size()));
  const flights = new Map<string, Flight>();

  const kept = (key: string) => pages.get(key) ?? others.get(key) ?? null;
  const good = (key: string) => {
    const entry = kept(key);
    return entry !== null && isGood(changes, entry) ? entry.answer : null;
  };
  const keep = (key: string, entry: Entry) => {
    const isPage = entry.source !== null;
    (isPage ? others : pages).delete(key);
    (isPage ? pages : others).set(key, entry);
    return entry.answer;
  };
  const depart = (key: string): Flight => {
    const stamp = changes.stamp();
    const job = { key, stamp, old: kept(key), find, onGrown: () => pages.grown(key) };
    const answer = resolve(job).then((entry) => {
      flights.delete(key);
      return keep(key, entry);
    });
    const flight = { stamp, answer };
    flights.set(key, flight);
    return flight;
  };
  const find = async (key: string): Promise<Answer> => {
    for (;;) {
      const ready = good(key);
      if (ready !== null) return ready;
      const flight = flights.get(key) ?? depart(key);
      // One that departed before the present stamp may bring what was there before.
      if (flight.stamp === changes.stamp()) return flight.answer;
      await flight.answer;
    }
  };
  return { ready: good, find, memory: () => pages.size + others.size };
}

/** An entry that nothing new concerns is good under the present stamp too, and need not be asked about again. */
function isGood(changes: ShelfChanges, entry: Entry): boolean {
  const stamp = changes.stamp();
  if (entry.stamp !== stamp) {
    const isWhole = entry.goodUntil === Infinity;
    if (entry.looked === null || (!isWhole && changes.takenAwayAt() > entry.stamp)) return false;
    if (changes.touches(entry.looked, entry.stamp)) return false;
    entry.stamp = stamp;
  }
  return performance.now() < entry.goodUntil && !hasEnded(entry);
}

/** Whether a part of it has come to its end since it was made. */
function hasEnded({ source }: Entry): boolean {
  return source !== null && Date.now() >= source.until;
}
