import type { ObjectStore } from '../objects/object-store.ts';
import { sha256 } from '../base/hash.ts';
import { type Entry, keys } from './entry.ts';
import { entryAt } from './object-log.ts';
import type { Published } from './published.ts';

/** How long what was replaced lies there still, in milliseconds, for nodes that are about to fetch it. */
const GRACE_MS = 60 * 60_000;
/** What is replaced so soon after something was taken from readers may have its words, and goes at once. */
const HURRY_MS = 10 * 60_000;

const AT_ONCE = 16;

/** Lets go of what nothing names any more. */
export interface LettingGo {
  /** Goes through the entries whose time has come. */
  sweep(): Promise<void>;
  /** After an entry: what it took from readers goes now, and with it all that was replaced before. */
  after(entry: Entry): Promise<void>;
  /** Bytes are on their way to this key, and will be named. */
  expect(key: string): void;
  /**
   * After something was taken from readers: looks at a thousand of all that lies there, and lets go of what no name has: bytes that were on
   * their way when a process died may have its words. Costs nothing when nothing is owed.
   */
  lookThrough(): Promise<void>;
}

export function openLettingGo(store: ObjectStore, published: Published): LettingGo {
  let hurryUntil = 0;
  let looking: AsyncGenerator<void> | null = null;
  const expected = new Set<string>();
  const sweepUntil = async (latest: number) => {
    for (let next = published.numbers.sweptTo + 1; next <= published.numbers.number; next += 1) {
      const entry = await entryAt(store, next);
      if (entry && entry.at > latest) return;
      await eachOf(entry?.moves ?? [], async ({ name, was }) => {
        if (was !== null && published.standing(name)?.tag !== was) await store.remove(keys.bytes(name, was));
      });
      published.set({ sweptTo: next });
    }
  };
  return {
    sweep: () => sweepUntil(Date.now() - (Date.now() < hurryUntil ? 0 : GRACE_MS)),
    expect: (key) => void (looking && expected.add(key)),
    lookThrough: async () => {
      if (!published.numbers.isLookOwed) return;
      looking ??= lookThroughAll(store, published, expected);
      if (!(await looking.next()).done) return;
      looking = null;
      expected.clear();
      published.set({ isLookOwed: false });
    },
    after: async (entry) => {
      const gone = entry.moves.filter(
        ({ now, was }) => was !== null && (now === null || /^(?:gone-|retired)/.test(now.tag)),
      );
      const takesAway = entry.takesAway || gone.length > 0;
      if (takesAway) hurryUntil = Date.now() + HURRY_MS;
      if (Date.now() < hurryUntil) await sweepUntil(Infinity);
      if (!takesAway) return;
      looking = null;
      published.set({ isLookOwed: true });
      // What no entry ever named goes as well: bytes that were on their way when a process died.
      await eachOf(gone, async ({ name, now }) => {
        for await (const { key } of store.list(keys.bytesOf(name)))
          if (now === null || key !== keys.bytes(name, now.tag)) await store.remove(key);
      });
    },
  };
}

async function* lookThroughAll(
  store: ObjectStore,
  published: Published,
  expected: ReadonlySet<string>,
): AsyncGenerator<void> {
  const named = new Set<number>();
  for (const [name, { tag }] of published.stands()) named.add(markOf(keys.bytes(name, tag)));
  let looked = 0;
  for await (const { key } of store.list('bytes/')) {
    if (!named.has(markOf(key)) && !expected.has(key)) await store.remove(key);
    if ((looked += 1) % 1000 === 0) yield;
  }
}

/** A key in 48 bits, of which a million take little room; that two share them spares one object in a hundred million looks. */
function markOf(key: string): number {
  return Number.parseInt(sha256(key).slice(0, 12), 16);
}

/** Does the work for each, some at a time. */
export async function eachOf<Thing>(things: Iterable<Thing>, work: (thing: Thing) => Promise<void>): Promise<void> {
  const rest = things[Symbol.iterator]();
  const lane = async () => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
