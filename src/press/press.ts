import { storeArchive } from '../store/archive.ts';
import { type Change, changesAfter, lastSeq, moveCursor, readCursor } from '../store/changes.ts';
import { addDue, countDue, readDue } from '../store/due-pages.ts';
import type { Store } from '../store/open-store.ts';
import type { Archive } from '../story/archive.ts';
import type { PressReceipt } from '../story/receipt.ts';
import { allTasks, tasksFor, byPriority } from './ledger.ts';
import { BATCH, type PressRooms, pressTasks, type Progress, type Pass } from './press-tasks.ts';
import { cachedArchive } from './recording-archive.ts';

const AT_ONCE = 1000;
const CHANGES_AT_ONCE = 500;
const CURSOR = 'press';

/**
 * Brings the shelf up to the newest change and returns what it pressed, and why. One process presses at a
 * time; the others wait. Dying at any point is harmless: the next call does the rest again. A page that cannot
 * be rendered keeps its last bytes, is reported as `failed`, and is tried again at the next call.
 */
export async function catchUp(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  const first = await pressNow(rooms, progress);
  const rest = await pressDue(rooms, progress);
  return {
    upTo: Math.max(first.upTo, rest.upTo),
    pressed: [...first.pressed, ...rest.pressed],
    made: [...first.made, ...rest.made],
    rendered: first.rendered + rest.rendered,
    due: rest.due,
    tookMs: first.tookMs + rest.tookMs,
  };
}

/**
 * What an act waits for: brings up to date every page that the changes made stale, or, after a change that made very many
 * stale (settings, a new template), the pages most looked at. The others are due then: `pressDue` presses them, and
 * whoever publishes meanwhile does not wait for them.
 */
export async function pressNow(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  return rooms.store.alone('press', async () => {
    const started = performance.now();
    const passes: Pass[] = [];
    // The first pass runs without changes as well, for pages whose last attempt failed.
    let changes = await pendingChanges(rooms.store);
    do {
      passes.push(await pressChanges(rooms, changes, progress));
      await advance(rooms.store, changes);
      changes = await pendingChanges(rooms.store);
    } while (changes.length > 0);
    return receiptOf(rooms.store, passes, started);
  });
}

/** Presses the pages that are due, a batch at a time, and lets others press between two batches. */
async function pressDue(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  const started = performance.now();
  const passes: Pass[] = [];
  const total = await countDue(rooms.store.reader);
  let pass: Pass | null = null;
  do {
    pass = await rooms.store.alone('press', () => pressSomeDue(rooms));
    if (pass) passes.push(pass);
    progress({ done: Math.min(total, passes.length * BATCH), total });
  } while (pass);
  return receiptOf(rooms.store, passes, started);
}

/** Null when nothing is due. */
async function pressSomeDue(rooms: PressRooms): Promise<Pass | null> {
  const tasks = await readDue(rooms.store.reader, BATCH);
  if (tasks.length === 0) return null;
  return pressTasks({ ...rooms, archive: cachedArchiveOf(rooms), tasks, force: false }, () => {});
}

/** Presses every page there is or ever was, whatever ledger and shelf say, and so makes both anew. */
export async function pressAll(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  return rooms.store.alone('press', async () => {
    const started = performance.now();
    const upTo = await lastSeq(rooms.store.reader);
    const archive = cachedArchiveOf(rooms);
    const tasks = await allTasks(rooms.site, archive, { db: rooms.store.reader, shelf: rooms.shelf });
    const pass = await pressTasks({ ...rooms, archive, tasks, force: true }, progress);
    await rooms.store.write((tx) => moveCursor(tx, CURSOR, upTo));
    return receiptOf(rooms.store, [pass], started);
  });
}

async function pendingChanges({ reader }: Store): Promise<Change[]> {
  return changesAfter(reader, await readCursor(reader, CURSOR), CHANGES_AT_ONCE);
}

async function advance(store: Store, changes: readonly Change[]): Promise<void> {
  const seq = changes.at(-1)?.seq;
  if (seq !== undefined) await store.write((tx) => moveCursor(tx, CURSOR, seq));
}

async function pressChanges(
  rooms: PressRooms,
  changes: readonly Change[],
  progress: (now: Progress) => void,
): Promise<Pass> {
  const archive = cachedArchiveOf(rooms);
  const tasks = await tasksFor(rooms.site, archive, { db: rooms.store.reader, changes });
  const atOnce = rooms.atOnce ?? AT_ONCE;
  if (tasks.length <= atOnce) return pressTasks({ ...rooms, archive, tasks, force: false }, progress);
  const ordered = await byPriority(rooms.site, archive, tasks);
  await rooms.store.write((tx) => addDue(tx, ordered.slice(atOnce)));
  return pressTasks({ ...rooms, archive, tasks: ordered.slice(0, atOnce), force: false }, progress);
}

function cachedArchiveOf({ store }: PressRooms): Archive {
  return cachedArchive(storeArchive(store.reader));
}

async function receiptOf({ reader }: Store, passes: readonly Pass[], started: number): Promise<PressReceipt> {
  return {
    upTo: await readCursor(reader, CURSOR),
    pressed: passes.flatMap((pass) => pass.pressed),
    made: passes.flatMap((pass) => pass.made),
    rendered: passes.reduce((sum, pass) => sum + pass.rendered, 0),
    due: await countDue(reader),
    tookMs: performance.now() - started,
  };
}
