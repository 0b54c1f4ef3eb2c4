import { storeArchive } from '../store/archive.ts';
import { type Change, changesAfter, lastSeq, moveCursor, readCursor } from '../store/changes.ts';
import { hasBegun } from '../store/first-run.ts';
import { addDue, countDue, dueAmong, readDue } from '../store/due-pages.ts';
import type { Db, Store } from '../store/open-store.ts';
import type { Archive } from '../story/archive.ts';
import type { PressReceipt } from '../story/receipt.ts';
import { allTasks, tasksFor, byPriority, type Task } from './ledger.ts';
import { type PressRooms, pressTasks, type Progress, type Pass } from './press-tasks.ts';
import { type KeptArchive, keptArchive } from './kept-archive.ts';
import { cachedArchive } from './recording-archive.ts';

const AT_ONCE = 1000;
const CHANGES_AT_ONCE = 500;
const TURN = 100;
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
 * whoever publishes meanwhile does not wait for them; nor for more than one turn of those that somebody else waits for.
 */
export async function pressNow(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  const started = performance.now();
  const passes: Pass[] = [];
  const waitedFor = await rooms.store.alone('press', async () => {
    const left: Task[] = [];
    // The first pass runs without changes as well, for pages whose last attempt failed.
    let changes = await pendingChanges(rooms.store);
    do {
      const { pass, others } = await pressChanges(rooms, changes, progress);
      passes.push(pass);
      left.push(...others);
      changes = await pendingChanges(rooms.store);
    } while (changes.length > 0);
    return left;
  });
  passes.push(...(await pressInTurns(rooms, waitedFor, progress)));
  return receiptOf(rooms.store, passes, started);
}

/** Presses pages that are due, of which somebody waits for each, and lets others press between two turns. */
async function pressInTurns(
  rooms: PressRooms,
  tasks: readonly Task[],
  progress: (now: Progress) => void,
): Promise<Pass[]> {
  const passes: Pass[] = [];
  const { turnOf = TURN } = rooms;
  for (let from = 0; from < tasks.length; from += turnOf) {
    const turn = tasks.slice(from, from + turnOf);
    passes.push(await rooms.store.alone('press', async () => pressThoseDue(rooms, await archiveNow(rooms), turn)));
    progress({ done: from + turn.length, total: tasks.length });
  }
  return passes;
}

/** What others have pressed meanwhile is left as it is, and told as what was equal already. */
async function pressThoseDue(rooms: PressRooms, archive: Archive, turn: readonly Task[]): Promise<Pass> {
  const due = await dueAmong(
    rooms.store.reader,
    turn.map(({ path }) => path),
  );
  const tasks = turn.filter(({ path }) => due.has(path));
  const pass = await pressTasks({ ...rooms, archive, tasks, force: false }, () => {});
  const others = turn.filter(({ path }) => !due.has(path));
  const told = others.map(({ path, because: why }) => ({ path, result: 'skipped' as const, why }));
  return { ...pass, pressed: [...pass.pressed, ...told] };
}

/** Presses the pages that are due, a turn at a time, and lets others press between two. */
async function pressDue(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  const started = performance.now();
  const passes: Pass[] = [];
  const total = await countDue(rooms.store.reader);
  let pass: Pass | null = null;
  do {
    pass = await rooms.store.alone('press', async () => pressSomeDue(rooms, await archiveNow(rooms)));
    if (pass) passes.push(pass);
    progress({ done: Math.min(total, passes.length * TURN), total });
  } while (pass);
  return receiptOf(rooms.store, passes, started);
}

/** Null when nothing is due. */
async function pressSomeDue(rooms: PressRooms, archive: Archive): Promise<Pass | null> {
  const tasks = await readDue(rooms.store.reader, TURN);
  if (tasks.length === 0) return null;
  return pressTasks({ ...rooms, archive, tasks, force: false }, () => {});
}

/** Presses every page there is or ever was, whatever ledger and shelf say, and so makes both anew. */
export async function pressAll(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  return rooms.store.alone('press', async () => {
    const started = performance.now();
    const upTo = await lastSeq(rooms.store.reader);
    const archive = cachedArchive(storeArchive(rooms.store.reader));
    const tasks = await allTasks(rooms.site, archive, { db: rooms.store.reader, shelf: rooms.shelf });
    const atEnd = (tx: Db) => moveCursor(tx, CURSOR, upTo);
    const pass = await pressTasks({ ...rooms, archive, tasks, force: true, atEnd }, progress);
    return receiptOf(rooms.store, [pass], started);
  });
}

/** Before a newsroom has begun there is nothing that readers could have; what changed until then is pressed with its first press. */
async function pendingChanges({ reader }: Store): Promise<Change[]> {
  if (!(await hasBegun(reader))) return [];
  return changesAfter(reader, await readCursor(reader, CURSOR), CHANGES_AT_ONCE);
}

/** The cursor moves when all that changes made stale is pressed, or due. */
function movePast(changes: readonly Change[]): ((tx: Db) => Promise<void>) | undefined {
  const seq = changes.at(-1)?.seq;
  return seq === undefined ? undefined : (tx) => moveCursor(tx, CURSOR, seq);
}

interface Wave {
  readonly pass: Pass;
  /** Those that are due and that whoever made the changes waits for. */
  readonly others: readonly Task[];
}

async function pressChanges(
  rooms: PressRooms,
  changes: readonly Change[],
  progress: (now: Progress) => void,
): Promise<Wave> {
  const archive = await archiveNow(rooms);
  const tasks = await tasksFor(rooms.site, archive, { db: rooms.store.reader, changes });
  const atOnce = rooms.atOnce ?? AT_ONCE;
  const held = changes.some(({ storyId }) => storyId !== null) ? atOnce : Math.min(atOnce, rooms.turnOf ?? TURN);
  const work = { ...rooms, archive, force: false, atEnd: movePast(changes) };
  if (tasks.length <= held) return { pass: await pressTasks({ ...work, tasks }, progress), others: [] };
  const ordered = await byPriority(rooms.site, archive, tasks);
  await rooms.store.write((tx) => addDue(tx, ordered.slice(held)));
  const pass = await pressTasks({ ...work, tasks: ordered.slice(0, held) }, progress);
  return { pass, others: ordered.slice(held, atOnce) };
}

const kept = new WeakMap<Store, KeptArchive>();

/** The archive for one pass: what is kept of passes before, and what this one asks for again and again. */
async function archiveNow({ store }: PressRooms): Promise<Archive> {
  const known = kept.get(store) ?? keptArchive(store);
  kept.set(store, known);
  return cachedArchive(await known.now());
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
