import { applyUpdate, type Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import type { Instant } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import type { DraftNews } from '../../store/draft-log.ts';
import type { Filing } from '../../story/draft-of.ts';
import { type Counted, countsOf } from './counts.ts';
import type { DraftWriter, Follower, Keeping } from './draft-writer.ts';
import { type DryRun, type Hand, openDryRun } from './dry-run.ts';
import type { DryRunsApart } from './dry-runs-apart.ts';
import { limits } from './limits.ts';
import { keystrokeBegins } from './others-first.ts';
import type { Heard } from './tell-people.ts';
import type { Hands, Stretch } from './typed-by.ts';
import { filingIn } from './y-story.ts';

/**
 * How what somebody does comes into a draft: it is tried on a dry run, which stands for the log up to some update, and kept as what comes next in it. Where
 * others kept something there meanwhile, on this machine or another, it is tried again on top of that.
 */
export interface Trying {
  readonly storyId: string;
  readonly document: Doc;
  readonly writer: DraftWriter;
  readonly dryRunsApart: DryRunsApart;
  /** The draft as whoever keeps its log knows it. */
  readonly follower: Follower;
  readonly now: () => Instant;
  /** The last update of the log that `document` holds. */
  upTo: number;
  dryRun: DryRun;
  /** The dry run holds what was not kept, or lacks what was; it is made again before anything is tried. */
  isStale: boolean;
  /** What others kept that `document` holds and the dry run does not yet. */
  news: Uint8Array[];
  /** What is to be tried, in the order in which it came. */
  readonly tasks: Task[];
  /** How many came so far, and how many had to be tried again. */
  came: number;
  returned: number;
  /** The attempt under way; the next begins when it ends. */
  turn: Promise<unknown>;
  /** How many turns wait, or will, until something is kept: whoever keeps it must not wait for them. */
  holding: number;
  /** Tried, and not kept yet. */
  readonly pending: Set<Uint8Array>;
  /** About the bytes of the whole, never less. */
  size: number;
  /** Pieces and nodes as they were when last counted. */
  counted: Counted;
  filing: Filing;
  readonly hands: Hands;
  /** What others changed since a large update began to be tried apart, in whose hand; null when there is none. */
  meanwhile: Meanwhile[] | null;
}

export interface Meanwhile {
  readonly updates: readonly Uint8Array[];
  readonly hand: Hand;
}

type Attempt = (dryRun: DryRun) => Promise<Uint8Array[]>;

/** Something that somebody does, until it is kept. */
interface Task {
  /** Says that it is over, whatever became of it. */
  isKept: () => void;
  readonly number: number;
  readonly work: Attempt;
  readonly hand: Hand;
  readonly whenFull: Keeping['whenFull'];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One attempt after another: what one does to the dry run another must not see half done. What comes of it is asked to be kept before the
 * next begins; while it is kept, the next is tried.
 */
export async function tryAndKeep(draft: Trying, work: Attempt, how: Pick<Task, 'hand' | 'whenFull'>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  draft.came += 1;
  const task: Task = { ...how, work, resolve, reject, number: draft.came, isKept: () => {} };
  draft.tasks.push(task);
  tryAll(draft);
  await promise.finally(() => task.isKept());
}

/** Tries whatever waits for it, while its log stands still; null where that would wait for what is to be kept itself. */
export function tryAgain(draft: Trying): Promise<void> | null {
  return draft.holding > 0 ? null : inTurn(draft, () => tryEach(draft));
}

async function tryEach(draft: Trying): Promise<void> {
  await align(draft);
  for (let task = draft.tasks.shift(); task; task = draft.tasks.shift()) {
    await tryOne(draft, task);
    await align(draft);
  }
}

function tryAll(draft: Trying): void {
  const tried = inTurn(draft, () => tryEach(draft));
  tried.catch((error: unknown) => draft.tasks.splice(0).forEach(({ reject }) => reject(error)));
}

export function inTurn<T>(draft: Trying, work: () => Promise<T>): Promise<T> {
  const done = draft.turn.then(work);
  draft.turn = done.catch(() => {});
  return done;
}

/** What is tried again comes before what came after it. */
function putBack(draft: Trying, task: Task): void {
  task.isKept();
  const at = draft.tasks.findIndex(({ number }) => number > task.number);
  draft.tasks.splice(at < 0 ? draft.tasks.length : at, 0, task);
}

/** Brings the dry run up to the log, and what is on its way there. */
export async function align(draft: Trying): Promise<void> {
  if (draft.isStale) return renewDryRun(draft);
  while (draft.news.length > 0) {
    const { dryRun } = draft;
    try {
      await dryRun.join(draft.news.splice(0));
    } catch {
      draft.isStale = true;
    }
    if (draft.isStale) return renewDryRun(draft);
  }
}

function renewDryRun(draft: Trying): void {
  draft.dryRun = openDryRun(draft.document, () => draft.filing);
  draft.isStale = false;
  draft.news = [];
}

/** Whether something came into the log since the dry run was aligned, so that what was tried has to be tried again. */
export function isOvertaken(draft: Trying): boolean {
  draft.isStale ||= draft.news.length > 0;
  return draft.isStale;
}

async function tryOne(draft: Trying, task: Task): Promise<void> {
  const { dryRun } = draft;
  task.isKept();
  task.isKept = keystrokeBegins();
  try {
    const updates = await task.work(dryRun);
    if (isOvertaken(draft)) return putBack(draft, task);
    for (const update of updates) draft.size += update.length;
    refuseTooLarge(draft);
    if (updates.length > 0) draft.meanwhile?.push({ updates, hand: task.hand });
    keepTask(draft, task, { updates, heard: { said: dryRun.said(), verdicts: dryRun.verdicts() } });
  } catch (error) {
    if (draft.isStale || draft.news.length > 0) putBack(draft, task);
    else task.reject(error);
    draft.isStale = true;
  }
}

function keepTask(draft: Trying, task: Task, what: Pick<ToKeep, 'updates' | 'heard'>): void {
  const whenMoved = (): void => {
    putBack(draft, task);
    draft.returned += 1;
    tryAll(draft);
  };
  const asked = keep(draft, { ...what, hand: task.hand, whenFull: task.whenFull, whenMoved });
  asked.then((end) => end === 'kept' && task.resolve(), task.reject);
}

export interface ToKeep {
  readonly updates: readonly Uint8Array[];
  readonly heard: Heard;
  readonly hand: Hand;
  readonly whenFull: Keeping['whenFull'];
  /** The pieces of the updates, where they are known already. */
  readonly stretches?: readonly Stretch[];
  /** Called at once when something else came first. */
  readonly whenMoved?: () => void;
}

/** Keeps what was tried, as what comes next. */
export async function keep(draft: Trying, what: ToKeep): Promise<'kept' | 'moved'> {
  const { updates, whenFull, heard, hand } = what;
  if (updates.length === 0) return 'kept';
  let end: 'kept' | 'moved' = 'kept';
  const on = draft.upTo + draft.pending.size;
  for (const update of updates) draft.pending.add(update);
  const asking = {
    ...{ draft: draft.follower, by: hand.by, updates, on, whenFull, heard },
    kept: () => apply(draft, what),
    moved: () => {
      end = 'moved';
      drop(draft, updates);
      what.whenMoved?.();
    },
  };
  try {
    await draft.writer.keep(asking);
  } catch (error) {
    drop(draft, updates);
    throw error;
  }
  return end;
}

/** The dry run holds what is not kept. */
function drop(draft: Trying, updates: readonly Uint8Array[]): void {
  for (const update of updates) draft.pending.delete(update);
  draft.isStale = true;
}

/** Puts what is on the disk into the document, from where it goes out to everybody. */
function apply(draft: Trying, { updates, stretches, hand: { by } }: ToKeep): void {
  if (stretches) draft.hands.noteStretches(stretches, by);
  else for (const update of updates) draft.hands.note(update, by);
  for (const update of updates) draft.pending.delete(update);
  show(draft, updates, draft.upTo + updates.length);
}

/** Takes in what others kept: it goes out to everybody at once, and comes into the dry run before anything else is tried. */
export function follow(draft: Trying, { updates, upTo }: DraftNews): void {
  if (updates.length === 0) return;
  for (const { bytes, by } of updates) {
    draft.hands.note(bytes, by);
    draft.size += bytes.length;
    draft.news.push(bytes);
    draft.meanwhile?.push({ updates: [bytes], hand: { by, now: draft.now(), decides: true, comments: true } });
  }
  show(
    draft,
    updates.map(({ bytes }) => bytes),
    upTo,
  );
  tryAll(draft);
}

/** As one, so that it goes out as one: nobody is to see what was not repaired yet. */
function show(draft: Trying, updates: readonly Uint8Array[], upTo: number): void {
  applyUpdate(draft.document, mergeUpdates([...updates]), LOCAL);
  draft.upTo = upTo;
  draft.filing = filingIn(draft.document, draft.filing);
}

/** As what this server does itself: Hocuspocus sends it on and has nothing to store. */
const LOCAL = { source: 'local', skipStoreHooks: true } as const;

/** Deleted words leave the draft, so what was added up may be more than it is. A draft that has been too large may shrink. */
function refuseTooLarge(draft: Trying): void {
  if (draft.size > limits.draftBytes) draft.size = encodeStateAsUpdate(draft.dryRun.doc).length;
  const before = draft.counted;
  // Fewer bytes than that hold no crowd.
  const counted = draft.size > FEW_BYTES ? countsOf(draft.dryRun.doc) : before;
  refuseBeyond(draft, draft.size, counted);
  draft.counted = counted;
}

const FEW_BYTES = 64 * 1024;

export function refuseBeyond({ counted: before }: Pick<Trying, 'counted'>, size: number, counted: Counted): void {
  const { pieces, nodes, letters } = counted;
  const isMore =
    size > limits.draftBytes ||
    (pieces > limits.draftPieces && pieces > before.pieces) ||
    (nodes > limits.draftNodes && nodes > before.nodes) ||
    (letters > limits.draftLetters && letters > before.letters);
  if (isMore) throw new Refusal('draft-too-large', 413, 'This draft has grown too large to be kept.');
}
