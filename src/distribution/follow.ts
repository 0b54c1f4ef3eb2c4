import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256 } from '../base/hash.ts';
import type { Log } from '../base/log.ts';
import { messageOf } from '../base/problem.ts';
import { openDiskShelf } from '../press/disk-shelf.ts';
import type { Shelf } from '../press/shelf.ts';
import { newestCheckpoint } from './checkpoint.ts';
import { applyCheckpoint, applyTo, type CopyParts, Unsound } from './copy.ts';
import { merged, type Standing, writeEntry } from './entry.ts';
import { type NodeNote, putNote } from './node-notes.ts';
import { entriesFrom, entryAt } from './object-log.ts';

export interface FollowParts extends Omit<CopyParts, 'arriving'> {
  /** How this node is called, in the newsroom and in the store. */
  readonly name: string;
  /** What this room keeps for itself. */
  readonly folder: string;
  readonly log: Log;
  /** Addresses that the readers' process finds not to be whole. */
  readonly damaged: () => Promise<readonly string[]>;
}

/** How often it is asked for the next entry, and for damage, and how often it is said that nothing is new, in milliseconds. */
const ASK_EVERY_MS = 150;
const LOOK_EVERY_MS = 1000;
const SAY_EVERY_MS = 10_000;
/** How often it is looked whether the log is still the one that was followed. */
const SURE_EVERY_MS = 30_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
/** What one settle brings at most, unless a single entry has more. */
const MOST_NAMES = 1000;
const MOST_REMEMBERED = 50;

/** How far this copy is. */
interface Cursor {
  readonly store: string;
  readonly number: number;
  /** What the entry of that number was: another one there is another log. Empty after a checkpoint whose entry is gone. */
  readonly entry: string;
}

interface Following extends CopyParts {
  readonly parts: FollowParts;
  cursor: Cursor;
  shelf: Shelf | null;
  had: (readonly [number: number, at: number])[];
  lacks: readonly string[];
  trouble: string | null;
  saidAt: number;
  said: string;
  sureAt: number;
  lookedAt: number;
}

/**
 * Keeps a copy of what a newsroom publishes to an object store, until it is told to stop: each entry as soon as it is there, with whatever
 * came since. While the store is away the copy stays as it is. Why it does not go on is logged once.
 */
export async function follow(parts: FollowParts, signal: AbortSignal): Promise<void> {
  const following = open(parts);
  let pause = 0;
  while (!signal.aborted) {
    try {
      const isMore = await step(following);
      pause = isMore ? 0 : ASK_EVERY_MS;
      recovered(following);
    } catch (error) {
      pause = Math.min(
        Math.max(FIRST_PAUSE_MS, pause * 2),
        error instanceof Unsound ? LOOK_EVERY_MS : LONGEST_PAUSE_MS,
      );
      complain(following, error);
    }
    await confirm(following).catch(() => {});
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
}

function open(parts: FollowParts): Following {
  mkdirSync(parts.folder, { recursive: true });
  const { store, shelfFolder, media } = parts;
  const known = cursorIn(parts.folder);
  const isOurs = known?.store === store.name && existsSync(shelfFolder);
  return {
    ...{ parts, store, shelfFolder, media, arriving: join(parts.folder, 'arriving') },
    cursor: isOurs ? known : { store: store.name, number: 0, entry: '' },
    shelf: existsSync(shelfFolder) ? openDiskShelf(shelfFolder) : null,
    ...{ had: [], lacks: [], trouble: null, saidAt: -Infinity, said: '', sureAt: -Infinity, lookedAt: 0 },
  };
}

/** One entry, or as many as there are. True when there may be more. */
async function step(following: Following): Promise<boolean> {
  if (following.cursor.number === 0 || following.shelf === null) return begin(following);
  const { store, cursor } = following;
  const entries = await entriesFrom(store, cursor.number + 1, MOST_NAMES);
  const newest = entries.at(-1);
  if (newest === undefined) return rest(following);
  const takesAway = entries.some((entry) => entry.takesAway);
  await applyTo({ ...following, shelf: following.shelf }, merged(entries), takesAway);
  const at = Date.now();
  const had = [...following.had, ...entries.map(({ number }) => [number, at] as const)];
  following.had = had.slice(-MOST_REMEMBERED);
  move(following, { store: store.name, number: newest.number, entry: sha256(writeEntry(newest)) });
  return true;
}

/** From the newest checkpoint; false while there is none. */
async function begin(following: Following): Promise<boolean> {
  const { store, shelfFolder, parts } = following;
  const checkpoint = await newestCheckpoint(store);
  if (checkpoint === null) return false;
  parts.log.info({ number: checkpoint.number }, `Copying what is in ${store.name} to this machine.`);
  await applyCheckpoint(following, checkpoint);
  following.shelf = openDiskShelf(shelfFolder);
  const entry = await entryAt(store, checkpoint.number);
  move(following, { store: store.name, number: checkpoint.number, entry: entry ? sha256(writeEntry(entry)) : '' });
  following.had = [[checkpoint.number, Date.now()]];
  return true;
}

/** What is done when nothing is new: damage is repaired, and from time to time it is made sure that the log is still the same. */
async function rest(following: Following): Promise<boolean> {
  const now = performance.now();
  if (now - following.lookedAt > LOOK_EVERY_MS) {
    following.lookedAt = now;
    await mendDamage(following);
  }
  if (now - following.sureAt < SURE_EVERY_MS) return false;
  const { store, cursor, parts } = following;
  const checkpoint = await newestCheckpoint(store);
  const entry = await entryAt(store, cursor.number);
  const isSame =
    entry === null ? checkpoint !== null : sha256(writeEntry(entry)) === cursor.entry || cursor.entry === '';
  // What was published since this looked is no sign of that.
  const isNext = (await entryAt(store, cursor.number + 1)) !== null;
  const isLeft =
    checkpoint !== null &&
    (entry === null ? checkpoint.number !== cursor.number : checkpoint.number > cursor.number && !isNext);
  following.sureAt = performance.now();
  if (isSame && !isLeft) return false;
  parts.log.warn(
    { number: cursor.number },
    `The log in ${store.name} does not continue from here; this copy starts again from its newest checkpoint.`,
  );
  following.cursor = { ...cursor, number: 0, entry: '' };
  return true;
}

async function mendDamage(following: Following): Promise<void> {
  const { shelf, parts, store } = following;
  const suspects = shelf === null ? [] : await parts.damaged();
  if (shelf === null || suspects.length === 0) return;
  const wanted = new Map<string, Standing | null>(suspects.map((path) => [path, expectedAt(shelf, path)]));
  await applyTo({ ...following, store, shelf }, wanted, false);
}

function expectedAt(shelf: Shelf, path: string): Standing | null {
  const tag = shelf.expected(path);
  return tag === null ? null : { tag, at: shelf.standings().at, size: 0 };
}

function move(following: Following, cursor: Cursor): void {
  following.cursor = cursor;
  const file = join(following.parts.folder, 'cursor.json');
  writeFileSync(`${file}.new`, JSON.stringify(cursor));
  renameSync(`${file}.new`, file);
}

function cursorIn(folder: string): Cursor | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'cursor.json'), 'utf8')) as Cursor;
  } catch {
    return null;
  }
}

function complain(following: Following, error: unknown): void {
  const { parts } = following;
  const why = messageOf(error);
  following.lacks = error instanceof Unsound ? error.names : [];
  if (why !== following.trouble)
    parts.log.error({ err: error }, `${why} Readers are served what is here; it will be tried again.`);
  following.trouble = why;
}

function recovered(following: Following): void {
  if (following.trouble !== null) following.parts.log.info({}, 'This copy follows the newsroom again.');
  following.trouble = null;
  following.lacks = [];
}

/** Says how far this node is: when that is news, at most once a second, and else from time to time. */
async function confirm(following: Following): Promise<void> {
  const { parts, store, cursor, had, lacks, trouble } = following;
  const now = performance.now();
  const news = JSON.stringify([cursor.number, trouble]);
  const isDue = now - following.saidAt > (news === following.said ? SAY_EVERY_MS : LOOK_EVERY_MS);
  if (!isDue) return;
  following.saidAt = now;
  const note: NodeNote = { name: parts.name, number: cursor.number, had, at: Date.now(), lacks, trouble };
  await putNote(store, note);
  following.said = news;
}
