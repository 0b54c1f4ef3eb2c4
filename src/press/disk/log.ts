import { basename, dirname, join } from 'node:path';
import { newId } from '../../base/ids.ts';
import { sortedBytes } from './log-file.ts';
import { type Named, type Settle, writeSettle } from './log-lines.ts';
import { FIRST, type Following, openLogReader } from './log-reader.ts';
import type { Standings } from '../shelf.ts';
import type { ShelfFiles } from './shelf-files.ts';

/** What a settle adds to the log. */
export type News = Pick<Settle, 'moves' | 'isComplete' | 'takesAway'>;

/** What each settle put on a shelf and removed from it, by whichever process, in order. */
export interface ShelfLog {
  /** A number that differs after each settle. */
  stamp(): number;
  /** The addresses that settles since a stamp named; null when that cannot be told, and any may have changed. */
  changes(since: number): readonly string[] | null;
  /** What should stand at an address; null when nothing should, or when the log does not know. */
  named(address: string): Named | null;
  /** What the log said about an address before that. */
  namedBefore(address: string): Named | null;
  /** Every address that should have something. */
  addresses(): Iterable<string>;
  standings(): Standings;
  /** When this returns, the settle is in the log for good, and every process sees it. `need` throws when this process may write no more, and is asked before each try. */
  append(news: News, need?: () => void): Promise<void>;
  /** Goes on in a new file, so that whoever still writes into this one is read by nobody. */
  goOnAnew(): Promise<void>;
}

/** Beyond this many bytes of settles, and as many as were sorted before, a new file is begun. */
const LONG_TAIL = 4 * 1024 * 1024;

/** Opens the log of the shelf that keeps it in this folder. */
export function openLog(files: ShelfFiles, folder: string, longTail = LONG_TAIL): ShelfLog {
  const reader = openLogReader(files, folder);
  const writing: Writing = { files, folder, follow: reader.follow, isSafe: false };
  return {
    stamp: () => reader.follow().stamp,
    changes: reader.changes,
    named: (address) => {
      const { tail, open } = reader.follow();
      const newest = tail.get(address);
      return newest === undefined ? (open?.find(address) ?? null) : newest;
    },
    namedBefore: (address) => {
      const { before, open } = reader.follow();
      return before.get(address) ?? open?.find(address) ?? null;
    },
    addresses: () => addressesIn(reader.follow()),
    standings: () => reader.follow().standings,
    append: async (news, need = () => {}) => {
      await append(writing, news, need);
      const { open, done } = reader.follow();
      const isLong = open !== null && done - open.from > Math.max(longTail, open.from);
      if (isLong) await beginAnew(writing);
    },
    goOnAnew: () => beginAnew(writing),
  };
}

interface Writing {
  readonly files: ShelfFiles;
  readonly folder: string;
  readonly follow: () => Following;
  /** True once this process has synced the way to the log: one that died before may have made it, and not more. */
  isSafe: boolean;
}

/** Adds a settle; again in the next file when another process had closed this one just before. */
async function append(writing: Writing, news: News, need = () => {}): Promise<void> {
  const { files, folder, follow } = writing;
  for (;;) {
    const { open, standings } = follow();
    const name = open?.name ?? join(folder, FIRST);
    const isNew = files.mark(name) === null;
    if (isNew) await files.makeFolder(folder);
    const isSafe = writing.isSafe && !isNew;
    const at = Math.max(Date.now(), standings.at);
    need();
    await files.append(name, writeSettle({ ...news, number: standings.number + 1, at, goesOnIn: null }));
    await files.sync([name]);
    if (!isSafe) await files.sync([folder, dirname(folder)]);
    writing.isSafe = true;
    const after = follow();
    const isClosed = open !== null && after.open?.file.id !== open.file.id;
    if (!isClosed || isWithin(after, news)) return;
  }
}

/** True when the log says what these news say. */
function isWithin({ tail, open }: Following, { moves, isComplete, takesAway }: News): boolean {
  if (isComplete || takesAway) return false;
  const tagOf = (address: string) => (tail.has(address) ? tail.get(address) : open?.find(address))?.tag;
  return moves.every(([address, named]) => tagOf(address) === named?.tag);
}

/**
 * Begins a file that says what is on the shelf, sorted, and goes on from there. The last line of the old one leads to it, and
 * so does the file in which every log begins. A power cut at any step leaves the old file or the way to the new one.
 */
async function beginAnew(writing: Writing): Promise<void> {
  const { files, folder, follow } = writing;
  const now = follow();
  if (now.open === null) return;
  const name = `${FIRST}-${now.standings.number}-${newId()}`;
  await files.create(join(folder, name), sortedBytes(now.standings, entriesIn(now)));
  await files.sync([join(folder, name), folder]);
  if (follow().stamp !== now.stamp) return files.remove(join(folder, name));
  const { number, at } = now.standings;
  const leads = (to: string) =>
    writeSettle({ number, at, moves: [], isComplete: false, takesAway: false, goesOnIn: to });
  await files.append(now.open.name, leads(name));
  await files.sync([now.open.name]);
  const { open, tail, standings } = follow();
  const present = basename(open?.name ?? '');
  // What another process settled while the file was written.
  const takesAway = standings.takenAway !== now.standings.takenAway;
  if (tail.size > 0 || takesAway) await append(writing, { moves: [...tail], isComplete: false, takesAway });
  await files.create(join(folder, `${name}.start`), leads(present));
  await files.sync([join(folder, `${name}.start`)]);
  await files.rename(join(folder, `${name}.start`), join(folder, FIRST));
  await files.sync([folder]);
  await clear(files, folder, present);
}

/** Removes the files that nothing leads to any more; processes that have them open follow their last line. */
async function clear(files: ShelfFiles, folder: string, present: string): Promise<void> {
  for await (const { name } of files.list(folder)) {
    if (name.startsWith(`${FIRST}-`) && name !== present) await files.remove(join(folder, name));
  }
}

/** Everything that should stand on the shelf, in the order of addresses. */
function* entriesIn({ open, tail }: Following): Iterable<readonly [address: string, named: Named]> {
  const fresh = [...tail].sort(([one], [other]) => (one < other ? -1 : 1));
  let at = 0;
  for (const [address, named] of open?.entries() ?? []) {
    for (; at < fresh.length && fresh[at]![0] < address; at += 1) yield* ifThere(fresh[at]!);
    if (!tail.has(address)) yield [address, named];
  }
  for (; at < fresh.length; at += 1) yield* ifThere(fresh[at]!);
}

function* ifThere([address, named]: readonly [string, Named | null]): Iterable<readonly [string, Named]> {
  if (named !== null) yield [address, named];
}

function* addressesIn(now: Following): Iterable<string> {
  for (const [address] of entriesIn(now)) yield address;
}
