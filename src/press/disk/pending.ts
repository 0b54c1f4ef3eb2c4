import { semaphore } from '../../base/semaphore.ts';
import { dirname, join } from 'node:path';
import type { SettleNews } from '../shelf.ts';
import { sealTypeOf } from './content.ts';
import type { ShelfLog } from './log.ts';
import type { Moved, Named } from './log-lines.ts';
import type { Form, FilesOf } from './names.ts';
import { isSealed } from './seal.ts';
import type { ShelfFiles } from './shelf-files.ts';
import type { Staging } from './staging.ts';

/** A change of one address that has not happened on the disk yet. */
export interface Move {
  readonly place: FilesOf;
  /** The new item: its form, the file its bytes wait in, what the log will say about it; null when the address is to be empty. */
  readonly put: { readonly form: Form; readonly waiting: string; readonly size: number; readonly named: Named } | null;
}

/**
 * Changes that wait to be made durable together, so that many cost few syncs. They happen in this order: the bytes are synced,
 * then each gets its name, the names are synced, and only then the log says so. A power cut at any moment leaves the old item or
 * the new one, never half of one, and the log names nothing that is not there.
 */
export interface Pending {
  /** What is about to stand at an address; undefined when the disk knows. */
  find(address: string): Move | undefined;
  /** Every change that waits, the newest of an address first. */
  all(): readonly Move[];
  /** Adds a change; from time to time waits until those so far have happened. */
  add(move: Move): Promise<void>;
  /** Has the next settle say of an item what is there already, in a file that is synced again. */
  confirm(address: string, there: { readonly named: Named; readonly file: string }): void;
  /** No change from now on, up to the next settle, happens before `ready` has come; it is asked for beside the syncs of the bytes. */
  after(ready: () => Promise<void>): void;
  /** Forgets what waits and what happened without the log: what another process was told to do meanwhile is done by that one. */
  forget(): void;
  /** Makes every change so far happen and durable. After a failure those that have not happened are pending still. */
  settle(news: SettleNews): Promise<void>;
}

/** A press of everything is made durable in batches of this many items or bytes, whichever comes first. */
const MOST_ITEMS = 1024;
const MOST_BYTES = 64 * 1024 * 1024;

/** What a shelf writes with. */
export interface Disk {
  readonly files: ShelfFiles;
  readonly folder: string;
  readonly log: ShelfLog;
  readonly staging: Pick<Staging, 'need' | 'takeAway'>;
}

export function openPending(disk: Disk): Pending {
  const { files } = disk;
  let waiting = new Map<string, Move>();
  let bytes = 0;
  let moving: ReadonlyMap<string, Move> = new Map();
  const one = semaphore(1);
  const done = openDone(disk);
  const firsts = new Set<() => Promise<void>>();

  const moveAll = async () => {
    const batch = waiting;
    [moving, waiting, bytes] = [batch, new Map(), 0];
    try {
      const bytesKept = files.sync([...batch.values()].flatMap(({ put }) => (put ? [put.waiting] : [])));
      await Promise.all([bytesKept, ...[...firsts].map((ready) => ready())]);
      await announce(disk, batch);
      const ways = new Set<string>();
      for (const move of batch.values()) await giveName(disk, move, { touched: done.touched, ways });
      await takeOthersAway(disk, [...batch.values()], done.touched);
      for (const [address, { put }] of batch) done.moved.set(address, put?.named ?? null);
      batch.clear();
    } finally {
      // What failed is older than what has been added meanwhile.
      waiting = new Map([...batch, ...waiting]);
      moving = new Map();
    }
  };
  return {
    find: (address) => waiting.get(address) ?? moving.get(address),
    all: () => [...waiting.values(), ...moving.values()],
    add: async (move) => {
      const replaced = waiting.get(move.place.address);
      waiting.set(move.place.address, move);
      bytes += move.put?.size ?? 0;
      if (replaced?.put) await files.remove(replaced.put.waiting);
      if (waiting.size >= MOST_ITEMS || bytes >= MOST_BYTES) await one.run(moveAll);
    },
    confirm: (address, { named, file }) => {
      done.moved.set(address, named);
      done.touched.add(file).add(dirname(file));
    },
    after: (ready) => void firsts.add(ready),
    forget: () => {
      [waiting, bytes] = [new Map(), 0];
      firsts.clear();
      done.touched.clear();
      done.moved.clear();
    },
    settle: (news) =>
      one.run(async () => {
        await moveAll();
        firsts.clear();
        await done.record(news);
      }),
  };
}

/** What has happened on the disk, and is neither safe there nor in the log yet. */
interface Done {
  /** Files and folders to sync. */
  readonly touched: Set<string>;
  /** What is at each address now, null for nothing. */
  readonly moved: Map<string, Named | null>;
  /** Makes it last, and writes it into the log. What fails is done again by the next call. */
  record(news: SettleNews): Promise<void>;
}

function openDone({ files, log, staging }: Disk): Done {
  const touched = new Set<string>();
  const moved = new Map<string, Named | null>();
  const record = async ({ isComplete = false, takesAway = false }: SettleNews) => {
    const moves = [...moved];
    const paths = [...touched];
    await files.sync(paths);
    for (const path of paths) touched.delete(path);
    await log.append({ moves, isComplete, takesAway }, staging.need);
    for (const [address, named] of moves) if (moved.get(address) === named) moved.delete(address);
  };
  return { touched, moved, record };
}

/**
 * What only the log vouches for is said before it is done: a reader who finds nothing where the log has something takes that for
 * damage, and so does one who finds a picture that the log does not know.
 */
async function announce({ log, staging }: Disk, batch: ReadonlyMap<string, Move>): Promise<void> {
  const moves = [...batch.values()].flatMap(({ place: { address }, put }): Moved[] => {
    const isOwnWitness = put !== null && isSealed(sealTypeOf(put.form));
    return isOwnWitness || log.named(address) === null ? [] : [[address, put?.named ?? null]];
  });
  if (moves.length > 0) await log.append({ moves, isComplete: false, takesAway: false }, staging.need);
}

interface Way {
  readonly touched: Set<string>;
  /** Folders that are there, as this batch found or made them. */
  readonly ways: Set<string>;
}

/** Gives the bytes their name; those that have it already, from a try that failed later, keep it. */
async function giveName(disk: Disk, { put }: Move, { touched, ways }: Way): Promise<void> {
  const { files, folder, staging } = disk;
  staging.need();
  if (put === null || files.mark(put.waiting) === null) return;
  const file = join(folder, put.form.file);
  if (!ways.has(dirname(file))) await makeFolder(disk, dirname(file), touched);
  ways.add(dirname(file));
  await nameIt(files, put.waiting, file).catch((error: unknown) => {
    staging.need();
    throw error;
  });
  touched.add(dirname(file));
}

/**
 * Takes the other forms of addresses away, the first asked last: until that last step the answer is the old item, from it on the
 * new one. The new names are synced first, or a power cut could take both.
 */
async function takeOthersAway(
  { files, folder, staging }: Disk,
  moves: readonly Move[],
  touched: Set<string>,
): Promise<void> {
  const others = moves.flatMap(({ place, put }) => {
    const names = place.forms.map((form) => form.file).filter((name) => name !== put?.form.file);
    return names.toReversed().map((name) => join(folder, name));
  });
  const there = others.filter((file) => files.mark(file) !== null);
  if (there.length === 0) return;
  await files.sync([...touched]);
  for (const file of there) {
    await staging.takeAway(file);
    touched.add(dirname(file));
  }
}

/** A folder in the place of a file is none of ours (no address makes one of such a name), and it gives way. */
async function nameIt(files: ShelfFiles, waiting: string, file: string): Promise<void> {
  try {
    await files.rename(waiting, file);
  } catch (error) {
    if (files.mark(file)?.is !== 'other') throw error;
    await files.remove(file);
    await files.rename(waiting, file);
  }
}

/** The folders on the way to a file; a file in the place of one is none of ours either. */
async function makeFolder(
  { files, folder }: Pick<Disk, 'files' | 'folder'>,
  wanted: string,
  touched: Set<string>,
): Promise<void> {
  for (let way = wanted; way.length > folder.length; way = dirname(way)) {
    if (files.mark(way)?.is === 'file') await files.remove(way);
  }
  const first = await files.makeFolder(wanted);
  if (first === null) return;
  for (let made = wanted; made.length >= first.length; made = dirname(made)) touched.add(dirname(made));
}
