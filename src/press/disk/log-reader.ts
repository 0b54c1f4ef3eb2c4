import { join } from 'node:path';
import { type LogFile, NO_STANDINGS, openLogFile, standingsAfter } from './log-file.ts';
import { type Named, readSettles, type Settle } from './log-lines.ts';
import type { Standings } from '../shelf.ts';
import type { ShelfFiles } from './shelf-files.ts';

/** The log of a shelf as a process reads it; whoever only reads needs to write nothing. */
export interface LogReader {
  /** Reads what is new. Costs one `fstat`, 1 µs here, when nothing is. */
  follow(): Following;
  /** The addresses that settles since a stamp named; null when that cannot be told, and any may have changed. */
  changes(since: number): readonly string[] | null;
}

/** What is known of the log after it was followed. */
export interface Following {
  /** The file it goes on in; null before there is one. */
  readonly open: LogFile | null;
  /** How many bytes of that file are settles. */
  readonly done: number;
  /** The settles of that file, by address: what is there since, null for nothing. */
  readonly tail: ReadonlyMap<string, Named | null>;
  /** What the tail said about an address before. */
  readonly before: ReadonlyMap<string, Named | null>;
  readonly standings: Standings;
  readonly stamp: number;
}

/** The file in which every log begins. */
export const FIRST = 'log';

/** How often it is looked whether another log was put in the place of this one, in milliseconds. */
const LOOK_EVERY = 1000;

/** Keeps the stamps of one log apart from those of another in its place, and from those before a torn line. */
const APART = 2 ** 36;

/** Addresses that are remembered for those who ask what changed. */
const MOST_REMEMBERED = 20_000;

/** How much of what was read last is read again: other words there are another log. */
const OVERLAP = 64;

interface Known {
  start: string | null;
  open: LogFile | null;
  done: number;
  /** How long the file was when it was read. */
  seen: number;
  /** The last of what was read. */
  last: string;
  tail: Map<string, Named | null>;
  before: Map<string, Named | null>;
  standings: Standings;
}

interface Reader {
  readonly files: ShelfFiles;
  readonly folder: string;
  known: Known;
  /** How often anything may have changed. */
  breaks: number;
  lookedAt: number;
  /** The newest settles, and the stamp after which all are here. */
  recent: { readonly stamp: number; readonly addresses: readonly string[] }[];
  allSince: number;
}

/**
 * Reads the log that begins in a folder's `log`. A torn line, or another log in its place (a restored shelf), counts as a settle
 * that may have changed anything.
 */
export function openLogReader(files: ShelfFiles, folder: string): LogReader {
  const reader: Reader = {
    ...{ files, folder, known: firstOf(files, folder) },
    ...{ breaks: 0, lookedAt: performance.now(), recent: [], allSince: 0 },
  };
  readOn(reader);
  forget(reader);
  const followed = () => {
    const { known } = reader;
    if (known.open !== null && known.open.file.size() !== known.seen) readOn(reader);
    const now = performance.now();
    if (known.open === null || now - reader.lookedAt > LOOK_EVERY) lookAgain(reader, now);
  };
  return {
    follow: () => {
      followed();
      return { ...reader.known, stamp: stampOf(reader) };
    },
    changes: (since) => {
      followed();
      return changesSince(reader, since);
    },
  };
}

function stampOf({ breaks, known }: Reader): number {
  return breaks * APART + known.standings.number;
}

function changesSince(reader: Reader, since: number): readonly string[] | null {
  if (since < reader.allSince) return null;
  return reader.recent.filter(({ stamp }) => stamp > since).flatMap(({ addresses }) => addresses);
}

function forget(reader: Reader): void {
  reader.recent = [];
  reader.allSince = stampOf(reader);
}

function firstOf(files: ShelfFiles, folder: string): Known {
  const start = files.mark(join(folder, FIRST))?.id ?? null;
  return knownOf(openLogFile(files, join(folder, FIRST)), start);
}

function knownOf(open: LogFile | null, start: string | null): Known {
  const from = open?.from ?? 0;
  const standings = open?.before ?? NO_STANDINGS;
  return { start, open, done: from, seen: from, last: '', tail: new Map(), before: new Map(), standings };
}

/** Reads the settles that came since, through as many files as they go on in. */
function readOn(reader: Reader): void {
  const { known } = reader;
  const { open } = known;
  if (open === null) return;
  const size = open.file.size();
  const from = known.done - known.last.length;
  const text = size < known.done ? null : latin(open.file.read(from, size - from));
  if (text === null || !text.startsWith(known.last)) return startAgain(reader);
  const { settles, isTorn, done } = readSettles(text.slice(known.last.length));
  Object.assign(known, { seen: size, done: known.done + done });
  known.last = text.slice(0, known.last.length + done).slice(-OVERLAP);
  if (isTorn) breakOff(reader);
  for (const settle of settles) take(reader, settle);
  const next = settles.at(-1)?.goesOnIn ?? null;
  if (next !== null) goOnIn(reader, next);
}

function breakOff(reader: Reader): void {
  reader.breaks += 1;
  forget(reader);
}

function take(reader: Reader, settle: Settle): void {
  const { known, recent } = reader;
  const number = Math.max(known.standings.number + 1, settle.number);
  known.standings = standingsAfter(known.standings, { ...settle, number });
  for (const [address, named] of settle.moves) {
    const before = known.tail.get(address);
    if (before !== undefined && before?.tag !== named?.tag) known.before.set(address, before);
    known.tail.set(address, named);
  }
  recent.push({ stamp: stampOf(reader), addresses: settle.moves.map(([address]) => address) });
  const remembered = recent.reduce((sum, { addresses }) => sum + addresses.length + 1, 0);
  if (remembered > MOST_REMEMBERED) forget(reader);
}

/**
 * The next file says again what stood when it was begun, so nothing in it is new but its settles. What was settled between that
 * moment and the last line of the old file is in neither, and is taken along.
 */
function goOnIn(reader: Reader, name: string): void {
  const { known, files, folder, recent } = reader;
  const next = openLogFile(files, join(folder, name));
  if (next === null) return startAgain(reader);
  known.open?.file.close();
  const begun = reader.breaks * APART + next.before.number;
  const late = recent.filter(({ stamp }) => stamp > begun).flatMap(({ addresses }) => addresses);
  const tail = new Map(late.map((address) => [address, known.tail.get(address) ?? null]));
  reader.known = { ...knownOf(next, known.start), standings: newerOf(known.standings, next.before), tail };
  readOn(reader);
}

/** Who came by the first file, which only leads on, knows less than the file it leads to; who read along knows more. */
function newerOf(known: Standings, before: Standings): Standings {
  return {
    number: Math.max(known.number, before.number),
    at: Math.max(known.at, before.at),
    isComplete: known.isComplete || before.isComplete,
    takenAway: known.takenAway || before.takenAway,
  };
}

/** Another log stands where this one did: anything may have changed. Where there was none, this is its beginning. */
function startAgain(reader: Reader): void {
  const isBeginning = reader.known.open === null && reader.known.standings.number === 0;
  reader.known.open?.file.close();
  reader.known = firstOf(reader.files, reader.folder);
  if (!isBeginning) reader.breaks += 1;
  readOn(reader);
  if (!isBeginning) forget(reader);
}

function lookAgain(reader: Reader, now: number): void {
  const { known, files, folder } = reader;
  reader.lookedAt = now;
  const start = files.mark(join(folder, FIRST))?.id ?? null;
  // While a folder is being replaced there is none for a moment; what is known stays until there is one again.
  if (start === null) return;
  const present = known.open && files.mark(known.open.name)?.id;
  if (start === known.start && present === known.open?.file.id) return;
  const other = firstOf(files, folder);
  const there = throughChain(files, folder, other);
  const isSame = known.open !== null && there?.file.id === known.open.file.id;
  there?.file.close();
  if (isSame) known.start = start;
  else startAgain(reader);
}

/** The file in which the log that begins with this one goes on. */
function throughChain(files: ShelfFiles, folder: string, { open }: Known): LogFile | null {
  if (open === null) return null;
  const next = readSettles(latin(open.file.read(open.from, open.file.size() - open.from))).settles.at(-1)?.goesOnIn;
  if (!next) return open;
  open.file.close();
  const following = openLogFile(files, join(folder, next));
  return following && throughChain(files, folder, knownOf(following, null));
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
