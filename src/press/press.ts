import { storeArchive } from '../store/archive.ts';
import { type Change, changesAfter, lastSeq, moveCursor, readCursor } from '../store/changes.ts';
import { addDue, countDue, readDue } from '../store/due-pages.ts';
import type { Store } from '../store/open-store.ts';
import type { Archive } from '../story/archive.ts';
import { allTasks, tasksFor, warmestFirst } from './ledger.ts';
import { BATCH, type Pressed, type PressRooms, pressTasks, type Progress, type Wave } from './press-tasks.ts';
import { wavelongArchive } from './recording-archive.ts';

export interface PressReceipt {
  /** The last change that is on the shelf now. */
  readonly upTo: number;
  readonly pressed: readonly Pressed[];
  /** The addresses among them that had no page before. */
  readonly made: readonly string[];
  /** How many pages were rendered; the others were found equal before that. */
  readonly rendered: number;
  /** Pages that are stale and follow by themselves; 0 but after a change that touches most of the site. */
  readonly due: number;
  readonly tookMs: number;
}

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
    const waves: Wave[] = [];
    // The first wave runs without changes as well, for pages whose last attempt failed.
    let changes = await pendingChanges(rooms.store);
    do {
      waves.push(await pressChanges(rooms, changes, progress));
      await advance(rooms.store, changes);
      changes = await pendingChanges(rooms.store);
    } while (changes.length > 0);
    return receiptOf(rooms.store, waves, started);
  });
}

/** Presses the pages that are due, a batch at a time, and lets others press between two batches. */
async function pressDue(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  const started = performance.now();
  const waves: Wave[] = [];
  const total = await countDue(rooms.store.reader);
  let wave: Wave | null = null;
  do {
    wave = await rooms.store.alone('press', () => pressSomeDue(rooms));
    if (wave) waves.push(wave);
    progress({ done: Math.min(total, waves.length * BATCH), total });
  } while (wave);
  return receiptOf(rooms.store, waves, started);
}

/** Null when nothing is due. */
async function pressSomeDue(rooms: PressRooms): Promise<Wave | null> {
  const tasks = await readDue(rooms.store.reader, BATCH);
  if (tasks.length === 0) return null;
  return pressTasks({ ...rooms, archive: wavelong(rooms), tasks, force: false }, () => {});
}

/** Presses every page there is or ever was, whatever ledger and shelf say, and so makes both anew. */
export async function pressAll(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  return rooms.store.alone('press', async () => {
    const started = performance.now();
    const upTo = await lastSeq(rooms.store.reader);
    const archive = wavelong(rooms);
    const tasks = await allTasks(rooms.site, archive, { db: rooms.store.reader, shelf: rooms.shelf });
    const wave = await pressTasks({ ...rooms, archive, tasks, force: true }, progress);
    await rooms.store.write((tx) => moveCursor(tx, CURSOR, upTo));
    return receiptOf(rooms.store, [wave], started);
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
): Promise<Wave> {
  const archive = wavelong(rooms);
  const tasks = await tasksFor(rooms.site, archive, { db: rooms.store.reader, changes });
  const atOnce = rooms.atOnce ?? AT_ONCE;
  if (tasks.length <= atOnce) return pressTasks({ ...rooms, archive, tasks, force: false }, progress);
  const warm = await warmestFirst(rooms.site, archive, tasks);
  await rooms.store.write((tx) => addDue(tx, warm.slice(atOnce)));
  return pressTasks({ ...rooms, archive, tasks: warm.slice(0, atOnce), force: false }, progress);
}

function wavelong({ store }: PressRooms): Archive {
  return wavelongArchive(storeArchive(store.reader));
}

async function receiptOf({ reader }: Store, waves: readonly Wave[], started: number): Promise<PressReceipt> {
  return {
    upTo: await readCursor(reader, CURSOR),
    pressed: waves.flatMap((wave) => wave.pressed),
    made: waves.flatMap((wave) => wave.made),
    rendered: waves.reduce((sum, wave) => sum + wave.rendered, 0),
    due: await countDue(reader),
    tookMs: performance.now() - started,
  };
}
