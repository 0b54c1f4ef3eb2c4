import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../base/ids.ts';
import { Refusal } from '../base/problem.ts';
import { openShelfLog } from '../press/shelf-log.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { newestCheckpoint, standsIn } from './checkpoint.ts';
import { keys, type Move, numberIn, type Standing } from './entry.ts';
import { entriesFrom, type ObjectLog } from './object-log.ts';

/** What a newsroom remembers of what it has published, so that it need not ask: a log of its own, and some numbers. */
export interface Published {
  standing(name: string): Standing | null;
  names(): Iterable<string>;
  stands(): Iterable<readonly [name: string, standing: Standing]>;
  /** Remembers moves that are in the object store, up to an entry. */
  note(number: number, moves: readonly Move[]): Promise<void>;
  readonly numbers: Numbers;
  /** Remembers some of the numbers. */
  set(numbers: Partial<Numbers>): void;
}

interface Numbers {
  /** As people name the store that all this is of. */
  readonly store: string;
  /** The newest entry that is remembered here. */
  readonly number: number;
  /** Up to which entry what it took the place of has been let go. */
  readonly sweptTo: number;
  /** The newest checkpoint that was written, and how many moves have come since. */
  readonly checkpoint: number;
  readonly movesSince: number;
  /** What the shelf's log said when all of it had been published: its number and time. */
  readonly shelf: string;
  readonly takenAway: string;
  /** Whether all that lies in the store is to be looked through, for what no name has. */
  readonly isLookOwed: boolean;
}

const NOTHING: Omit<Numbers, 'store'> = {
  ...{ number: 0, sweptTo: 0, checkpoint: 0, movesSince: 0, shelf: '', takenAway: '' },
  isLookOwed: false,
};

/** Brings what is remembered in a folder up to the log of the store; what is remembered of another store, or cannot be made good, starts again. */
export async function openPublished(folder: string, store: ObjectStore, log: ObjectLog): Promise<Published> {
  const known = numbersIn(folder);
  const isOurs = known?.store === store.name && known.number <= log.number();
  if (isOurs) {
    const published = openMemory(folder, known);
    if (await readOn(published, store, log.number())) return published;
  }
  rmSync(join(folder, 'log'), { recursive: true, force: true });
  const published = openMemory(folder, { store: store.name, ...NOTHING });
  await readAll(published, store);
  if (!(await readOn(published, store, log.number())))
    throw new Error(`The log of ${store.name} has a gap after its newest checkpoint.`);
  return published;
}

const MOST_NAMES = 20_000;

/** False when an entry on the way is missing. */
async function readOn(published: Published, store: ObjectStore, to: number): Promise<boolean> {
  while (published.numbers.number < to) {
    const entries = await entriesFrom(store, published.numbers.number + 1, MOST_NAMES);
    if (entries.length === 0) return false;
    for (const { number, moves } of entries) await published.note(number, moves);
  }
  return true;
}

async function readAll(published: Published, store: ObjectStore): Promise<void> {
  const checkpoint = await newestCheckpoint(store);
  if (checkpoint === null) return;
  let moves: Move[] = [];
  for await (const [name, now] of standsIn(store, checkpoint)) {
    moves.push({ name, now, was: null });
    if (moves.length < MOST_NAMES) continue;
    await published.note(0, moves);
    moves = [];
  }
  await published.note(checkpoint.number, moves);
  published.set({ checkpoint: checkpoint.number, movesSince: 0, sweptTo: (await oldestNumber(store)) - 1 });
}

async function oldestNumber(store: ObjectStore): Promise<number> {
  for await (const { key } of store.list('log/')) return numberIn(key);
  return 1;
}

function openMemory(folder: string, first: Numbers): Published {
  mkdirSync(folder, { recursive: true });
  const log = openShelfLog(join(folder, 'log'));
  let numbers = first;
  const standing = (name: string) => standingOf(log.named(name));
  const set = (some: Partial<Numbers>) => {
    numbers = { ...numbers, ...some };
    writeNumbers(folder, numbers);
  };
  return {
    standing,
    names: log.addresses,
    stands: function* stands() {
      for (const name of log.addresses()) {
        const now = standing(name);
        if (now) yield [name, now];
      }
    },
    note: async (number, moves) => {
      const named = moves.map(({ name, now }) => [name, now && namedOf(now)] as const);
      await log.append({ moves: named, isComplete: false, takesAway: false });
      if (number > 0) set({ number, movesSince: numbers.movesSince + moves.length });
    },
    get numbers() {
      return numbers;
    },
    set,
  };
}

/** The log of a shelf knows no sizes; they stand behind the tag. */
function namedOf({ tag, at, size }: Standing): { readonly tag: string; readonly at: number } {
  return { tag: `${tag}:${size}`, at };
}

function standingOf(named: ReturnType<typeof namedOf> | null): Standing | null {
  const [tag = '', size = '0'] = named?.tag.split(':') ?? [];
  return named && { tag, at: named.at, size: Number(size) };
}

const fileOf = (folder: string): string => join(folder, 'numbers.json');

function numbersIn(folder: string): Numbers | null {
  try {
    return JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Numbers;
  } catch {
    return null;
  }
}

/** Numbers that are lost in a power cut are lower than they could be, and what they stand for is done again. */
function writeNumbers(folder: string, numbers: Numbers): void {
  writeFileSync(`${fileOf(folder)}.new`, JSON.stringify(numbers));
  renameSync(`${fileOf(folder)}.new`, fileOf(folder));
}

/**
 * Makes a store this newsroom's own, or finds that it is. Refuses (409) one that another publishes to, unless told to take it over: nothing
 * of a newsroom is ever replaced by another unasked.
 */
export async function takeStore(folder: string, store: ObjectStore, isTakingOver: boolean): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'owner');
  const own = read(file) ?? newId();
  writeFileSync(file, own);
  if (await store.create(keys.owner, own)) return;
  const there = Buffer.from((await store.get(keys.owner)) ?? []).toString();
  if (there === own) return;
  if (isTakingOver) return store.put(keys.owner, own);
  throw new Refusal(
    'store-of-another',
    409,
    `Another newsroom has published to ${store.name}, or this one before it was restored. Name another prefix; or, to put this newsroom in its place, start once with STANDFIRST_SHELF_TAKE_OVER=1.`,
  );
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
