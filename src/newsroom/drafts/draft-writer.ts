import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import { appendUpdates } from '../../store/draft-log.ts';
import type { Store } from '../../store/open-store.ts';
import { type Heard, tellPeople } from './tell-people.ts';

/** What is to be kept of one draft, all of it or nothing. */
export interface Keeping {
  readonly storyId: string;
  readonly by: string;
  readonly updates: readonly Uint8Array[];
  /** On a full disk: `wait` until there is room, or `refuse`. */
  readonly whenFull: 'wait' | 'refuse';
  /** Called once it is kept, before anything that was asked for later. */
  readonly kept: () => void;
  /** What was said and decided with these updates: whom it concerns is told in the same transaction. */
  readonly heard?: Heard;
}

export interface DraftWriter {
  /**
   * Resolves when it is on the disk. What arrives while a transaction runs is kept in the next one together, so that the cost
   * of a sync is shared. Rejects with what the store threw; a full disk rejects (507) only what does not wait.
   */
  keep(keeping: Keeping): Promise<void>;
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

const ASK_AGAIN_MS = 250;

/** Writes drafts' updates into the store, in the order in which they are asked for. */
export function openDraftWriter(
  { store, clock }: { store: Store; clock: Clock },
  fullness: (isFull: boolean, storyIds: readonly string[]) => void,
): DraftWriter {
  const state = { waiting: [] as Waiting[], running: null as Promise<void> | null, full: false, closed: false };

  const run = async (): Promise<void> => {
    while (state.waiting.length > 0 && !state.closed) {
      const batch = state.waiting.splice(0);
      const error = await keepAll(store, clock, batch);
      if (error === null) roomAgain(batch);
      else if (isFullDisk(error)) await waitForRoom(batch, error);
      else for (const one of batch) one.reject(error);
    }
    state.running = null;
  };

  const roomAgain = (batch: readonly Waiting[]): void => {
    if (state.full) {
      state.full = false;
      fullness(false, storiesOf(batch));
    }
    for (const one of batch) finish(one);
  };

  const waitForRoom = async (batch: readonly Waiting[], error: unknown): Promise<void> => {
    state.full = true;
    for (const one of batch.filter(({ whenFull }) => whenFull === 'refuse')) one.reject(error);
    state.waiting.unshift(...batch.filter(({ whenFull }) => whenFull === 'wait'));
    fullness(true, storiesOf(state.waiting));
    await sleep(ASK_AGAIN_MS);
  };

  return {
    keep: (keeping) =>
      new Promise((resolve, reject) => {
        state.waiting.push({ ...keeping, resolve, reject });
        state.running ??= Promise.resolve().then(run);
      }),
    settled: async () => {
      while (state.running && !state.full) await state.running;
    },
    isFull: () => state.full,
    close: () => {
      state.closed = true;
    },
  };
}

async function keepAll(store: Store, clock: Clock, batch: readonly Waiting[]): Promise<unknown> {
  const at = clock.now();
  const rows = batch.flatMap(({ storyId, by, updates }) => updates.map((bytes) => ({ storyId, by, at, bytes })));
  return store
    .write(async (tx) => {
      await appendUpdates(tx, rows);
      for (const { storyId, by, heard } of batch) if (heard) await tellPeople(tx, heard, { storyId, by, at });
    })
    .then(
      () => null,
      (error: unknown) => error,
    );
}

function finish({ kept, resolve, reject }: Waiting): void {
  try {
    kept();
    resolve();
  } catch (error) {
    reject(error);
  }
}

function isFullDisk(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'disk-full';
}

function storiesOf(batch: readonly Waiting[]): string[] {
  return [...new Set(batch.map(({ storyId }) => storyId))];
}
