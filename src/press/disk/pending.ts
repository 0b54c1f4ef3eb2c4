import { existsSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeDurable } from './durable.ts';
import { eachOf } from './each-of.ts';
import { removeFile } from './files.ts';
import type { Form, Place } from './names.ts';

/** A change of one address that has not happened on the disk yet. */
export interface Move {
  readonly place: Place;
  /** The new item: its form and the file its bytes wait in; null when the address is to be empty. */
  readonly put: { readonly form: Form; readonly waiting: string; readonly size: number } | null;
}

/**
 * Changes that wait to be made durable together, so that many cost few syncs. Each is in two steps, in this order: its
 * bytes are synced, then it gets its name. A power cut at any moment leaves the old item or the new one, never half of one.
 */
export interface Pending {
  /** What is about to stand at an address; undefined when the disk knows. */
  find(address: string): Move | undefined;
  /** Every change that waits, the newest of an address first. */
  all(): readonly Move[];
  /** Adds a change; from time to time waits until those so far have happened. */
  add(move: Move): Promise<void>;
  /** Makes every change so far happen and durable. After a failure those that have not happened are pending still. */
  settle(): Promise<void>;
}

/** A press of everything is made durable in batches of this many items or bytes, whichever comes first. */
const MOST_ITEMS = 1024;
const MOST_BYTES = 64 * 1024 * 1024;

export function openPending(folder: string): Pending {
  let waiting = new Map<string, Move>();
  let bytes = 0;
  let moving: ReadonlyMap<string, Move> = new Map();
  let turn: Promise<void> = Promise.resolve();
  const unsynced = new Set<string>();

  const moveAll = async () => {
    const batch = waiting;
    [moving, waiting, bytes] = [batch, new Map(), 0];
    try {
      await makeDurable([...batch.values()].flatMap(({ put }) => (put ? [put.waiting] : [])));
      await eachOf([...batch], async ([address, move]) => {
        await happen(folder, move, unsynced);
        batch.delete(address);
      });
    } finally {
      // What failed is older than what has been added meanwhile.
      waiting = new Map([...batch, ...waiting]);
      moving = new Map();
    }
  };
  const inTurn = (act: () => Promise<void>) => {
    const mine = turn.then(act);
    turn = mine.catch(() => {});
    return mine;
  };
  const syncNames = async () => {
    await makeDurable([...unsynced]);
    unsynced.clear();
  };

  return {
    find: (address) => waiting.get(address) ?? moving.get(address),
    all: () => [...waiting.values(), ...moving.values()],
    add: async (move) => {
      const replaced = waiting.get(move.place.address);
      waiting.set(move.place.address, move);
      bytes += move.put?.size ?? 0;
      if (replaced?.put) await removeFile(replaced.put.waiting);
      if (waiting.size >= MOST_ITEMS || bytes >= MOST_BYTES) await inTurn(moveAll);
    },
    settle: () =>
      inTurn(async () => {
        await moveAll();
        await syncNames();
      }),
  };
}

/**
 * Gives the bytes their name, then takes the other forms of the address away, the first asked last: until that last step
 * the answer is the old item, from it on the new one.
 */
async function happen(folder: string, { place, put }: Move, touched: Set<string>): Promise<void> {
  if (put) {
    const file = join(folder, put.form.file);
    await makeFolder(dirname(file), touched);
    await nameIt(put.waiting, file);
    touched.add(dirname(file));
  }
  for (const other of place.forms.toReversed()) {
    const file = join(folder, other.file);
    if (other.file === put?.form.file || !existsSync(file)) continue;
    await removeFile(file);
    touched.add(dirname(file));
  }
}

/** A folder in the place of a file is none of ours (no address makes one of such a name), and it gives way. */
async function nameIt(waiting: string, file: string): Promise<void> {
  try {
    await rename(waiting, file);
  } catch (error) {
    if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw error;
    await rm(file, { recursive: true });
    await rename(waiting, file);
  }
}

async function makeFolder(folder: string, touched: Set<string>): Promise<void> {
  if (existsSync(folder)) return;
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) touched.add(dirname(made));
}
