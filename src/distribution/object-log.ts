import { Refusal } from '../base/problem.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { type Entry, keys, type Move, numberIn, readEntry, writeEntry } from './entry.ts';

/** What a publisher adds to the log. */
export interface News {
  readonly takesAway: boolean;
  readonly moves: readonly Move[];
}

/** The log of an object store as the one who writes it has it. */
export interface ObjectLog {
  /** The number of its newest entry. */
  number(): number;
  /**
   * Adds an entry, and gives the one that is there then: that of an earlier try whose answer was lost may say less. Refuses (409)
   * for good once another publisher has written.
   */
  append(news: News): Promise<Entry>;
}

/**
 * Opens a log to be written, as the newest publisher from its first entry on. Of several that take turns each is given the number of its turn, and claims the log with an empty entry: one that
 * slept finds that in its way. Refuses (409) a turn that is past.
 */
export async function openObjectLog(
  store: ObjectStore,
  publisher: string,
  turn: number | null = null,
): Promise<ObjectLog> {
  let number = await newestNumber(store);
  const newest = number === 0 ? null : await entryAt(store, number);
  const fence = turn ?? (newest?.fence ?? 0) + 1;
  if (turn !== null) number = await claim(store, { number, publisher, fence });
  return {
    number: () => number,
    append: async (news) => {
      const entry: Entry = { number: number + 1, publisher, fence, at: Date.now(), ...news };
      const isNew = await store.create(keys.entry(entry.number), writeEntry(entry));
      const there = isNew ? entry : await entryAt(store, entry.number);
      if (there?.publisher !== publisher) throw replaced(store.name);
      number = there.number;
      return there;
    },
  };
}

type Claim = Pick<Entry, 'number' | 'publisher' | 'fence'>;

/** The number of the entry that claims the log, after all that earlier turns have written. */
async function claim(store: ObjectStore, { number, publisher, fence }: Claim): Promise<number> {
  for (let last = number; ; last += 1) {
    const before = last === 0 ? null : await entryAt(store, last);
    if (before?.publisher === publisher) return last;
    if (before !== null && before.fence > fence) throw replaced(store.name);
    const entry: Entry = { number: last + 1, publisher, fence, at: Date.now(), takesAway: false, moves: [] };
    if (await store.create(keys.entry(entry.number), writeEntry(entry))) return entry.number;
  }
}

/** The newest number of the log; 0 before there is one. */
async function newestNumber(store: ObjectStore): Promise<number> {
  let newest = 0;
  for await (const { key } of store.list('log/')) newest = Math.max(newest, numberIn(key));
  for await (const { key } of store.list('checkpoints/')) newest = Math.max(newest, numberIn(key));
  return newest;
}

/** Null when there is none, or none that is whole. */
export async function entryAt(store: ObjectStore, number: number): Promise<Entry | null> {
  const bytes = await store.get(keys.entry(number));
  return bytes && readEntry(bytes, number);
}

const AT_ONCE = 16;

/** The entries from a number on, as far as they stand without a gap, at most so many and so many names. */
export async function entriesFrom(store: ObjectStore, from: number, mostNames: number): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let next = from, names = 0; ; next += AT_ONCE) {
    const first = next === from ? await entryAt(store, next) : undefined;
    if (first === null) return found;
    const rest = Array.from({ length: AT_ONCE - (first ? 1 : 0) }, (_, at) => next + at + (first ? 1 : 0));
    const some = [...(first ? [first] : []), ...(await Promise.all(rest.map((number) => entryAt(store, number))))];
    for (const entry of some) {
      names += entry?.moves.length ?? 0;
      if (entry === null || (names > mostNames && found.length > 0)) return found;
      found.push(entry);
    }
  }
}

function replaced(name: string): Refusal {
  return new Refusal(
    'publisher-replaced',
    409,
    `Another newsroom has started publishing to ${name}, so this one has stopped publishing there. Only one may: stop the other, and start this one again.`,
  );
}
