import type { Log } from '../base/log.ts';
import type { Store } from '../store/open-store.ts';
import { wait } from './wait.ts';

/** What a process does while it is on duty; ends what is under way. */
export interface Work {
  stop(): Promise<unknown>;
}

/** One of several of which one is on duty. */
export interface OnDuty extends Work {
  readonly isOnDuty: () => boolean;
}

const AGAIN_MS = 250;

/**
 * Does what one process of a newsroom does for all: what is due, publishing to other machines, letters, films. Of several one is on duty at a time; when it ends, or sleeps for three
 * seconds, another is. `begin` is given the number of the turn, null where nobody shares the store.
 */
export function onDuty(
  { store, log }: { readonly store: Store; readonly log: Log },
  begin: (turn: number | null) => Promise<Work>,
): OnDuty {
  const stopping = new AbortController();
  const { signal } = stopping;
  let isOnDuty = false;
  const once = () =>
    store.alone('duty', async ({ number, lost }) => {
      if (signal.aborted) return;
      isOnDuty = true;
      const work = await begin(number);
      await eitherAborted(signal, lost);
      await work.stop();
    });
  const work = async () => {
    do {
      await once()
        .catch((error: unknown) => {
          if (!signal.aborted)
            log.error(
              { err: error },
              'The work that one process does for all stopped unexpectedly; it is being restarted.',
            );
        })
        .finally(() => (isOnDuty = false));
    } while (await wait(AGAIN_MS, signal));
  };
  const done = work();
  return {
    isOnDuty: () => isOnDuty,
    stop: async () => {
      stopping.abort();
      // Who only waits for its turn has nothing to end; the wait ends with the store.
      if (isOnDuty) await done;
    },
  };
}

function eitherAborted(one: AbortSignal, other: AbortSignal): Promise<void> {
  const both = AbortSignal.any([one, other]);
  if (both.aborted) return Promise.resolve();
  return new Promise((resolve) => both.addEventListener('abort', () => resolve(), { once: true }));
}
