import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Instant } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import { notify } from '../../store/notify.ts';
import { appendUpdates, type DraftNews, lastUpdate, lockDrafts, newsAfter } from '../../store/draft-log.ts';
import type { Db, Store } from '../../store/open-store.ts';
import { type Heard, tellPeople } from './tell-people.ts';

/** A draft as whoever keeps its log must know it. */
export interface Follower {
  readonly storyId: string;
  /** The last update of the log that it holds. */
  upTo(): number;
  /** Takes in what others kept after that. */
  follow(news: DraftNews): void;
  /** Tries what has moved on the log as it stands, and asks for it to be kept; null where it cannot be waited for. */
  again(): Promise<void> | null;
}

/** What is to be kept of one draft, all of it or nothing. */
export interface Keeping {
  readonly draft: Follower;
  readonly by: string;
  readonly updates: readonly Uint8Array[];
  /** The last update of the log on which it was tried: it is kept as what comes next, or not at all. */
  readonly on: number;
  /** On a full disk: `wait` until there is room, or `refuse`. */
  readonly whenFull: 'wait' | 'refuse';
  /** Called once it is kept, before anything that was asked for later. */
  readonly kept: () => void;
  /**
   * Called when it was not, for something else came first: it has to be tried again. The draft knows by then what that was. Everything of the draft that was
   * asked for later is told so right after it.
   */
  readonly moved: () => void;
  /** What was said and decided with these updates: whom it concerns is told in the same transaction. */
  readonly heard?: Heard;
}

export interface DraftWriter {
  /**
   * Resolves when it is on the disk, or has `moved`. What arrives while a transaction runs is kept in the next one together, so that the cost
   * of a sync is shared. Rejects with what the store threw; a full disk rejects (507) only what does not wait.
   */
  keep(keeping: Keeping): Promise<void>;
  /** Resolves when a draft has all that anybody had kept when this was called. Never while something of it is on its way to the disk. */
  catchUp(draft: Follower): Promise<void>;
  /** Resolves when nothing is under way; at once while the disk is full. */
  settled(): Promise<void>;
  /** True from the first update that found the disk full until one was kept again. */
  isFull(): boolean;
  close(): void;
}

interface Waiting extends Keeping {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Asking extends Pick<Waiting, 'draft' | 'resolve' | 'reject'> {}

interface State {
  readonly store: Store;
  readonly clock: Clock;
  readonly fullness: (isFull: boolean, storyIds: readonly string[]) => void;
  waiting: Waiting[];
  asking: Asking[];
  running: Promise<void> | null;
  full: boolean;
  closed: boolean;
}

const ASK_AGAIN_MS = 250;

/** Writes drafts' updates into the store, in the order in which they are asked for. */
export function openDraftWriter(
  { store, clock }: { store: Store; clock: Clock },
  fullness: State['fullness'],
): DraftWriter {
  const state: State = { store, clock, fullness, waiting: [], asking: [], running: null, full: false, closed: false };
  const asked = <One>(list: (Asking & One)[], one: One & Pick<Asking, 'draft'>): Promise<void> =>
    new Promise((resolve, reject) => {
      list.push({ ...one, resolve, reject });
      state.running ??= Promise.resolve().then(() => run(state));
    });
  return {
    keep: (keeping) => asked<Keeping>(state.waiting, keeping),
    catchUp: (draft) => asked(state.asking, { draft }),
    settled: async () => {
      while (state.running && !state.full) await state.running;
    },
    isFull: () => state.full,
    close: () => {
      state.closed = true;
    },
  };
}

async function run(state: State): Promise<void> {
  while ((state.waiting.length > 0 || state.asking.length > 0) && !state.closed) {
    await Promise.all(state.asking.splice(0).map((one) => answer(state, one)));
    const batch = state.waiting.splice(0);
    if (batch.length > 0) await keepBatch(state, batch);
  }
  state.running = null;
}

async function keepBatch(state: State, batch: readonly Waiting[]): Promise<void> {
  const keeping: Batch = { open: [...batch], kept: [] };
  try {
    await keepAll(state, keeping);
    roomAgain(state, keeping.kept);
    for (const one of keeping.kept) finish(one, one.kept);
  } catch (error) {
    const all = [...keeping.kept, ...keeping.open];
    if (isFullDisk(error)) await waitForRoom(state, all, error);
    else refuse(state, all, error);
  }
}

function roomAgain(state: State, batch: readonly Waiting[]): void {
  if (!state.full) return;
  state.full = false;
  state.fullness(false, storiesOf(batch));
}

async function waitForRoom(state: State, batch: readonly Waiting[], error: unknown): Promise<void> {
  const { wait = [], refuse: refused = [] } = Object.groupBy(batch, ({ whenFull }) => whenFull);
  state.full = true;
  state.waiting.unshift(...wait);
  refuse(state, refused, error);
  state.fullness(true, storiesOf(state.waiting));
  await sleep(ASK_AGAIN_MS);
}

/** What comes after something that is not kept stands on what is no more. */
function refuse(state: State, batch: readonly Waiting[], error: unknown): void {
  for (const one of batch) one.reject(error);
  bringBack(state, new Set(batch.map(({ draft }) => draft)));
}

/** Has all that waits to be kept of these drafts tried again, in its order. */
function bringBack(state: State, drafts: ReadonlySet<Follower>): void {
  for (const draft of drafts) for (const one of takeWaiting(state, draft)) finish(one, one.moved);
}

async function answer(state: State, { draft, resolve, reject }: Asking): Promise<void> {
  try {
    const news = await newsAfter(state.store.reader, draft.storyId, draft.upTo());
    if (news.updates.length > 0) {
      draft.follow(news);
      bringBack(state, new Set([draft]));
    }
    resolve();
  } catch (error) {
    reject(error);
  }
}

/** What is kept in one transaction, as it comes to be known. */
interface Batch {
  open: Waiting[];
  readonly kept: Waiting[];
}

/** Keeps what was tried on its log as it stands. */
async function keepAll(state: State, batch: Batch): Promise<void> {
  const { store, clock } = state;
  const at = clock.now();
  const storyIds = storiesOf(batch.open);
  // Notices are numbered for all stories together.
  const tells = batch.open.some(tellsPeople);
  if (!tells) return store.writeDrafts(storyIds, (tx) => keepIn({ state, tx, at, tells }, batch));
  return store.write(async (tx) => {
    await lockDrafts(tx, storyIds);
    return keepIn({ state, tx, at, tells }, batch);
  });
}

function tellsPeople({ heard }: Keeping): boolean {
  return heard !== undefined && (heard.said.length > 0 || heard.verdicts.length > 0);
}

interface Within {
  readonly state: State;
  readonly tx: Db;
  readonly at: Instant;
  /** Whether people may be told about something in this transaction. */
  readonly tells: boolean;
}

async function keepIn(within: Within, batch: Batch): Promise<void> {
  for (const draft of new Set(batch.open.map((one) => one.draft))) await keepOne(within, batch, draft);
}

async function keepOne(within: Within, batch: Batch, draft: Follower): Promise<void> {
  const { state, tx } = within;
  const heads = new Map([[draft.storyId, await lastUpdate(tx, draft.storyId)]]);
  if (batch.open.find((one) => one.draft === draft)?.on !== heads.get(draft.storyId)) {
    // What others kept first is there for good. While nobody else comes in between, what this stood on is tried on it.
    draft.follow(await newsAfter(tx, draft.storyId, draft.upTo()));
    moveAll(batch, draft);
    bringBack(state, new Set([draft]));
    await draft.again();
    batch.open.push(...takeWaiting(state, draft));
  }
  for (const one of batch.open.filter((some) => some.draft === draft)) {
    if (one.on !== heads.get(draft.storyId)) return moveAll(batch, draft);
    // Whom it concerns is told in the next transaction, and it is kept there.
    if (tellsPeople(one) && !within.tells) return leave(state, batch, draft);
    await append(within, one, heads);
    batch.open = batch.open.filter((other) => other !== one);
    batch.kept.push(one);
  }
}

async function append({ tx, at }: Within, one: Waiting, heads: Map<string, number>): Promise<void> {
  const { draft, by, updates, heard } = one;
  const { storyId } = draft;
  const rows = updates.map((bytes) => ({ storyId, bytes, by, at }));
  await appendUpdates(tx, rows, heads);
  notify(tx, `draft/${storyId}`);
  if (heard) await tellPeople(tx, heard, { storyId, by, at });
}

/** Has all of a draft in a batch that is not kept tried again. */
function moveAll(batch: Batch, draft: Follower): void {
  const moved = batch.open.filter((one) => one.draft === draft);
  batch.open = batch.open.filter((one) => one.draft !== draft);
  for (const one of moved) finish(one, one.moved);
}

/** Leaves all of a draft in a batch that is not kept to the next one. */
function leave(state: State, batch: Batch, draft: Follower): void {
  state.waiting.unshift(...batch.open.filter((one) => one.draft === draft));
  batch.open = batch.open.filter((one) => one.draft !== draft);
}

function takeWaiting(state: State, draft: Follower): Waiting[] {
  const theirs = state.waiting.filter((one) => one.draft === draft);
  state.waiting = state.waiting.filter((one) => one.draft !== draft);
  return theirs;
}

function finish({ resolve, reject }: Waiting, done: () => void): void {
  try {
    done();
    resolve();
  } catch (error) {
    reject(error);
  }
}

function isFullDisk(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'disk-full';
}

function storiesOf(batch: readonly Waiting[]): string[] {
  return [...new Set(batch.map(({ draft }) => draft.storyId))];
}
