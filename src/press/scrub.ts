import { setTimeout as sleep } from 'node:timers/promises';
import { moveCursor, readCursor } from '../store/changes.ts';
import { countDue } from '../store/due-pages.ts';
import { everyLedgerPath } from '../store/everything.ts';
import { isAnyStale, markAllStale, markStale, readLedgerPages } from '../store/ledger-rows.ts';
import { openPathList, type PathList } from '../store/path-list.ts';
import { pressNow } from './press.ts';
import { type PressRooms, type Progress, SHELF_CURSOR } from './press-tasks.ts';
import { DamagedItem, type ScrubNote } from './shelf.ts';
import { inTurn } from './turn.ts';

/** Something on the shelf that is not as the press left it. */
export interface Unsound {
  readonly path: string;
  /**
   * `damaged`: not whole; `missing`: it should stand there; `other`: whole, and not what the press put there last; `stray`: nothing
   * should stand there.
   */
  readonly is: 'damaged' | 'missing' | 'other' | 'stray';
}

/** Items between two looks at the clock, and at whether to stop. */
const AT_ONCE = 25;
/** Files that are found in one go: ten thousand of them take a tenth of a second. */
const WALKED_AT_ONCE = 500;
/** The unsound items that are named in the note of a scrub. */
const MOST_NAMED = 20;

export interface Scrubbing {
  /** How long it rests after each few items, in milliseconds; a scrub of a running newsroom leaves the machine to others. */
  readonly rest?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (now: Progress) => void;
}

/**
 * Looks at everything that is on the shelf or should, and presses again what is not as the press left it. When it returns all is
 * sound, but for what cannot be rendered; it leaves a note of what it found.
 */
export async function scrubShelf(rooms: PressRooms, how: Scrubbing = {}): Promise<ScrubNote> {
  const startedAt = rooms.clock.now();
  const paths = await everyPath(rooms, how);
  const suspects = await suspectsAmong(rooms, paths, how).finally(paths.close);
  const { unsound, failed } = await mendShelf(rooms, suspects);
  const isWhole = !how.signal?.aborted && failed.length === 0;
  if (isWhole) await makeComplete(rooms);
  const named = unsound.slice(0, MOST_NAMED);
  const note = { startedAt, endedAt: rooms.clock.now(), looked: paths.length, found: unsound.length, named, failed };
  if (!how.signal?.aborted) await rooms.shelf.noteScrub(note);
  return note;
}

async function suspectsAmong(rooms: PressRooms, paths: PathList, how: Scrubbing): Promise<string[]> {
  const suspects: string[] = [];
  for (let from = 0; from < paths.length && !how.signal?.aborted; from += AT_ONCE) {
    const found = await examine(rooms, paths.slice(from, from + AT_ONCE));
    suspects.push(...found.map(({ path }) => path));
    how.progress?.({ done: Math.min(from + AT_ONCE, paths.length), total: paths.length });
    if (how.rest) await sleep(how.rest, undefined, { ref: false });
  }
  return suspects;
}

/** What became of suspected items. */
export interface Mended {
  /** Those that were really unsound. */
  readonly unsound: readonly Unsound[];
  /** Those of them that could not be pressed. */
  readonly failed: readonly string[];
}

/** Looks at suspected items again while nobody presses, and presses again those that are unsound. */
export async function mendShelf(rooms: PressRooms, suspects: readonly string[]): Promise<Mended> {
  if (suspects.length === 0) return { unsound: [], failed: [] };
  const unsound = await inTurn(rooms, async ({ store }) => {
    const found = await examine(rooms, suspects);
    const pages = found.map(({ path }) => {
      const kind = rooms.site.find(path)?.kind.name ?? 'none';
      return { path, kind, isPublic: false };
    });
    if (pages.length > 0) await store.write((tx) => markStale(tx, pages, rooms.clock.now()));
    return found;
  });
  if (unsound.length === 0) return { unsound, failed: [] };
  rooms.log.warn({ found: unsound.slice(0, MOST_NAMED) }, 'Some items on the shelf were not as they were pressed.');
  const { pressed } = await pressNow(rooms);
  return { unsound, failed: pressed.filter(({ result }) => result === 'failed').map(({ path }) => path) };
}

/**
 * Presses every page again when the shelf is not the one that this store pressed last: a folder of before was put in its place, or
 * the store is an older one. What a process that died left half done is told from that by its marks in the ledger.
 */
export async function pressReplacedShelf(rooms: PressRooms): Promise<boolean> {
  // Asked twice: while somebody presses the two differ for a moment, and nobody who has nothing to press should wait for that.
  const isOther = (await isReplaced(rooms)) && (await inTurn(rooms, markReplaced));
  if (isOther) await pressNow(rooms);
  return isOther;
}

async function markReplaced(rooms: PressRooms): Promise<boolean> {
  if (!(await isReplaced(rooms))) return false;
  const { number } = rooms.shelf.standings();
  rooms.log.warn({ number }, 'The shelf is not the one that was pressed last; every page is being pressed again.');
  await rooms.store.write(async (tx) => {
    await markAllStale(tx);
    await moveCursor(tx, SHELF_CURSOR, number);
  });
  return true;
}

async function isReplaced({ store, shelf }: PressRooms): Promise<boolean> {
  const known = await readCursor(store.reader, SHELF_CURSOR);
  const { number } = shelf.standings();
  if (known === number || known === 0) return false;
  return known > number || !(await isAnyStale(store.reader));
}

/** Whatever stands there, or should by ledger or log. To be closed. */
async function everyPath({ store, shelf }: PressRooms, { rest }: Scrubbing): Promise<PathList> {
  const list = openPathList();
  const addAll = async (paths: Iterable<string> | AsyncIterable<string>) => {
    let walked = 0;
    for await (const path of paths) {
      list.add(path, 0);
      walked += 1;
      if (rest && walked % WALKED_AT_ONCE === 0) await sleep(rest, undefined, { ref: false });
    }
  };
  try {
    for (const paths of [everyLedgerPath(store.reader), shelf.allExpected(), shelf.paths()]) await addAll(paths);
    return list;
  } catch (error) {
    list.close();
    throw error;
  }
}

async function examine({ store, shelf }: PressRooms, paths: readonly string[]): Promise<Unsound[]> {
  const ledger = await readLedgerPages(store.reader, paths);
  const found: Unsound[] = [];
  for (const path of paths) {
    const page = ledger.get(path);
    // What is marked already is pressed again in any case.
    const is = page?.stale ? null : await verdict(shelf, path, page !== undefined && page.outcome !== 'missing');
    if (is !== null) found.push({ path, is });
  }
  return found;
}

async function verdict(shelf: PressRooms['shelf'], path: string, isDue: boolean): Promise<Unsound['is'] | null> {
  try {
    const shelved = await shelf.get(path);
    if (shelved === null) return isDue ? 'missing' : null;
    if (!isDue) return 'stray';
    return shelved.tag === shelf.expected(path) ? null : 'other';
  } catch (error) {
    if (!(error instanceof DamagedItem)) throw error;
    return (await shelf.tag(path)) === null ? 'missing' : 'damaged';
  }
}

/** From now on what has no seal and no name in the log is damage, on a shelf that an older build had pressed too. */
async function makeComplete(rooms: PressRooms): Promise<void> {
  const { shelf } = rooms;
  if (shelf.standings().isComplete || (await countDue(rooms.store.reader)) > 0) return;
  await inTurn(rooms, async ({ store }) => {
    await shelf.settle({ isComplete: true });
    await store.write((tx) => moveCursor(tx, SHELF_CURSOR, shelf.standings().number));
  });
}
