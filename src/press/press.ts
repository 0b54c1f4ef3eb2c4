import { storeArchive } from '../store/archive.ts';
import { type Change, changesAfter, lastSeq, moveCursor, readCursor } from '../store/changes.ts';
import { hasBegun } from '../store/first-run.ts';
import { addDue, countDue, dueAmong, readDue } from '../store/due-pages.ts';
import type { Db, Store } from '../store/open-store.ts';
import { beginRound, endRounds, readRound } from '../store/rounds.ts';
import type { PressReceipt } from '../story/receipt.ts';
import { allTasks, tasksFor, byPriority, type Task } from './ledger.ts';
import {
  asTheyAreNow,
  drawByCrew,
  type DrawnAhead,
  type Pass,
  type PressRooms,
  pressTasks,
  type Progress,
  type Work,
} from './press-tasks.ts';
import { type KeptArchive, keptArchive } from './kept-archive.ts';
import { cachedArchive } from './recording-archive.ts';
import { pressedElsewhere } from './pressed-elsewhere.ts';
import { openPace, type Pace } from './pace.ts';
import { openRounds, type Turn } from './rounds.ts';
import { openTold } from './told.ts';
import { inTurn } from './turn.ts';

const AT_ONCE = 1000;
const CHANGES_AT_ONCE = 500;
/** Pages that are looked up together, and drawn ahead where there is a crew; `Pace` says how many of them are pressed before others may. */
const TURN = 25;
const TURN_OF_CREW = 50;
const CURSOR = 'press';

/** From so many pages on a crew is worth its beginning: a second of a processor for each of it, until its code is as fast as this thread's. */
const FOR_A_CREW = 3000;

/**
 * Brings the shelf up to the newest change and returns what it pressed, and why. One process presses at a
 * time; the others wait. Dying at any point is harmless: the next call does the rest again. A page that cannot
 * be rendered keeps its last bytes, is reported as `failed`, and is tried again at the next call.
 */
export async function catchUp(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  if (await othersPress(rooms)) return pressNow(rooms);
  const first = await pressNow(rooms, progress);
  const rest = await pressDue(rooms, progress);
  return {
    upTo: Math.max(first.upTo, rest.upTo),
    pressed: [...first.pressed, ...rest.pressed],
    made: [...first.made, ...rest.made],
    rendered: first.rendered + rest.rendered,
    due: rest.due,
    tookMs: first.tookMs + rest.tookMs,
    ...(rest.beyond && { beyond: rest.beyond }),
  };
}

/**
 * What an act waits for: brings up to date every page that the changes made stale, or, after a change that made very many
 * stale (settings, a new template), the pages most looked at. The others are due then: `pressDue` presses them, and
 * whoever publishes meanwhile does not wait for them; nor for more than one turn of those that somebody else waits for.
 */
export async function pressNow(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  if (await othersPress(rooms)) return pressedElsewhere(rooms);
  const started = performance.now();
  const passes: Pass[] = [];
  const waitedFor = await inTurn(rooms, async (mine) => {
    let left: readonly Task[] = [];
    // The first pass runs without changes as well, for pages whose last attempt failed.
    let changes = await pendingChanges(rooms.store);
    do {
      const { pass, others } = await pressChanges(mine, changes, progress);
      passes.push(pass);
      // Not `push(...others)`: an archive has more pages than a call takes.
      left = [...left, ...others];
      changes = await pendingChanges(rooms.store);
    } while (changes.length > 0);
    return left;
  });
  passes.push(...(await pressInTurns(rooms, waitedFor, progress)));
  return receiptOf(rooms.store, passes, started);
}

async function othersPress({ isPressedElsewhere = false, store }: PressRooms): Promise<boolean> {
  return isPressedElsewhere || store.isBehind();
}

/** Presses pages that are due, of which somebody waits for each, and lets others press between two turns. */
async function pressInTurns(
  rooms: PressRooms,
  tasks: readonly Task[],
  progress: (now: Progress) => void,
): Promise<Pass[]> {
  const passes: Pass[] = [];
  const { turnOf = TURN } = rooms;
  const pace = openPace(rooms);
  for (let from = 0; from < tasks.length; from += turnOf) {
    const turn = tasks.slice(from, from + turnOf);
    // A crew begins slowly, and somebody waits.
    const stillDue = (paths: readonly string[]) => dueAmong(rooms.store.reader, paths);
    const pass = await pressTurn({ ...rooms, crew: undefined }, { tasks: turn, stillDue }, pace);
    passes.push({ ...pass, pressed: [...pass.pressed, ...pressedByOthers(turn, pass)] });
    progress({ done: from + turn.length, total: tasks.length });
  }
  return passes;
}

function crewFor({ crew, forCrew = FOR_A_CREW }: PressRooms, pages: number): PressRooms['crew'] {
  return pages < forCrew ? undefined : crew;
}

/** What others have pressed meanwhile is left as it is, and told as what was equal already. */
function pressedByOthers(turn: readonly Task[], { pressed }: Pass): Pass['pressed'] {
  const here = new Set(pressed.map(({ path }) => path));
  const others = turn.filter(({ path }) => !here.has(path));
  return others.map(({ path, because: why }) => ({ path, result: 'skipped', why }));
}

/**
 * Presses those of a turn that are due still. A crew draws them before anybody else is kept from pressing, and they are put on the shelf a few at a time, so that whoever
 * publishes meanwhile waits for those few at most; what reads what was changed by then is drawn again.
 */
async function pressTurn(rooms: PressRooms, turn: Turn, pace: Pace): Promise<Pass> {
  const ahead = await drawAhead(rooms, turn.tasks);
  const passes: Pass[] = [];
  for (let from = 0; from < turn.tasks.length;) {
    const tasks = turn.tasks.slice(from, from + pace.pages());
    from += tasks.length;
    const atEnd = from < turn.tasks.length ? undefined : turn.atEnd;
    passes.push(
      await inTurn(rooms, (mine) => pace.timed(tasks.length, () => pressFew(mine, { ...turn, tasks, atEnd }, ahead))),
    );
  }
  return {
    pressed: passes.flatMap(({ pressed }) => pressed),
    made: passes.flatMap(({ made }) => made),
    rendered: passes.reduce((sum, { rendered }) => sum + rendered, 0),
  };
}

async function pressFew(
  rooms: PressRooms,
  { tasks: few, stillDue, atEnd }: Turn,
  ahead: DrawnAhead | null,
): Promise<Pass> {
  const due = await stillDue(few.map(({ path }) => path));
  const tasks = few.filter(({ path }) => due.has(path));
  const work = { ...rooms, ...(await standing(rooms)), tasks, force: false, atEnd };
  const left = ahead?.drafts.filter(({ task }) => due.has(task.path));
  const drawn = ahead && left ? await asTheyAreNow(work, { upTo: ahead.upTo, drafts: left }) : undefined;
  return pressTasks({ ...work, drawn }, () => {});
}

async function drawAhead(rooms: PressRooms, tasks: readonly Task[]): Promise<DrawnAhead | null> {
  if (!rooms.crew) return null;
  const upTo = await lastSeq(rooms.store.reader);
  const drafts = await drawByCrew({ ...rooms, force: false }, rooms.crew, tasks);
  return drafts && { upTo, drafts };
}

/** Presses the pages that are due, a turn at a time, and lets others press between two: those that are listed, then those that a round comes to. */
async function pressDue(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  const started = performance.now();
  const told = openTold();
  const { reader } = rooms.store;
  const total = await countDue(reader);
  const work = { ...rooms, crew: crewFor(rooms, total) };
  const { turnOf = work.crew ? TURN_OF_CREW : TURN } = rooms;
  const rounds = openRounds({ ...rooms, turnOf });
  const pace = openPace(rooms);
  let left = total;
  for (let turns = 1; left > 0; turns += 1) {
    const turn = (await nextListed(reader, turnOf)) ?? (await rounds.next());
    if (turn) told.add(await pressTurn(work, turn, pace));
    left -= turn?.tasks.length ?? left;
    // Counting looks at a thousand pages.
    if (left <= 0 || turns % COUNTED_EVERY === 0) left = await countDue(reader);
    progress({ done: Math.max(0, total - left), total });
  }
  return { ...(await receiptOf(rooms.store, [told.pass()], started)), ...told.beyond() };
}

/** Turns between two counts of what is due still. */
const COUNTED_EVERY = 20;

async function nextListed(db: Db, turnOf: number): Promise<Turn | null> {
  const tasks = await readDue(db, turnOf);
  return tasks.length > 0 ? { tasks, stillDue: (paths) => dueAmong(db, paths) } : null;
}

/** Presses every page there is or ever was, whatever ledger and shelf say, and so makes both again. */
export async function pressAll(rooms: PressRooms, progress: (now: Progress) => void = () => {}): Promise<PressReceipt> {
  return inTurn(rooms, async (mine) => {
    const started = performance.now();
    const upTo = await lastSeq(rooms.store.reader);
    const archive = cachedArchive(storeArchive(rooms.store.reader));
    const tasks = await allTasks(rooms.site, archive, { db: rooms.store.reader, shelf: rooms.shelf });
    const atEnd = async (tx: Db) => {
      await moveCursor(tx, CURSOR, upTo);
      await endRounds(tx, upTo);
    };
    const crew = crewFor(rooms, tasks.length);
    const work = { ...mine, archive, tasks, force: true, asOf: upTo, round: 0, atEnd, crew };
    const pass = await pressTasks(work, progress).finally(tasks.close);
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
  const now = await standing(rooms);
  const atOnce = rooms.atOnce ?? AT_ONCE;
  const { tasks, wide } = await tasksFor(rooms.site, now.archive, { db: rooms.store.reader, changes, most: atOnce });
  const held = changes.some(({ storyId }) => storyId !== null) ? atOnce : Math.min(atOnce, rooms.turnOf ?? TURN);
  const work = { ...rooms, ...now, force: false, atEnd: movePast(changes), crew: undefined };
  if (wide.length === 0 && tasks.length <= held)
    return { pass: await pressTasks({ ...work, tasks }, progress), others: [] };
  const ordered = await byPriority(rooms.site, now.archive, tasks);
  const round = wide.length > 0 ? (changes.at(-1)?.seq ?? work.asOf) : work.round;
  await rooms.store.write(async (tx) => {
    if (wide.length > 0) await beginRound(tx, { seq: round, facts: wide });
    await addDue(tx, ordered.slice(held));
  });
  const pass = await pressTasks({ ...work, round, tasks: ordered.slice(0, held) }, progress);
  return { pass, others: ordered.slice(held, atOnce) };
}

const kept = new WeakMap<Db, KeptArchive>();

/** What a pass begins with: the archive (what is kept of passes before, and what this one asks for again and again), up to which change it goes, and the round under way. */
async function standing({ store: { reader } }: PressRooms): Promise<Pick<Work, 'archive' | 'asOf' | 'round'>> {
  const known = kept.get(reader) ?? keptArchive({ reader });
  kept.set(reader, known);
  const archive = cachedArchive(await known.now());
  return { archive, asOf: known.upTo, round: (await readRound(reader))?.seq ?? 0 };
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
