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
/** How soon a node knows that a newer version goes on beside it, and how often it asks whether it does. */
const BEHIND_EVERY_MS = 1000;

/**
 * Does what one process of a newsroom does for all: what is due, publishing to other machines, letters, films. Of several one is on duty at a time; when it ends, or sleeps for three
 * seconds, another is; one that a newer version has overtaken leaves it to that one. `begin` is given the number of the turn, null where nobody shares the store.
 */
export function onDuty(
  { store, log }: { readonly store: Store; readonly log: Log },
  begin: (turn: number | null) => Promise<Work>,
): OnDuty {
  const stopping = new AbortController();
  const { signal } = stopping;
  let isOnDuty = false;
  let isBehind = false;
  const once = () =>
    store.alone('duty', async ({ number, lost }) => {
      if (signal.aborted) return;
      isBehind = await store.isBehind();
      if (isBehind) return;
      isOnDuty = true;
      const work = await begin(number);
      const ended = new AbortController();
      const behind = untilBehind(store, ended.signal).then((is) => (isBehind = is));
      await Promise.race([eitherAborted(signal, lost), behind]);
      ended.abort();
      await work.stop();
      if (isBehind)
        log.warn(
          {},
          'A newer version of Standfirst has upgraded this newsroom; what one process does for all is left to it.',
        );
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
    } while (await wait(isBehind ? BEHIND_EVERY_MS : AGAIN_MS, signal));
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

/** True once a newer version has overtaken this one; false when it is told to ask no longer. A database that is away says nothing. */
async function untilBehind(store: Store, signal: AbortSignal): Promise<boolean> {
  while (await wait(BEHIND_EVERY_MS, signal)) if (await store.isBehind().catch(() => false)) return true;
  return false;
}

function eitherAborted(one: AbortSignal, other: AbortSignal): Promise<void> {
  const both = AbortSignal.any([one, other]);
  if (both.aborted) return Promise.resolve();
  return new Promise((resolve) => both.addEventListener('abort', () => resolve(), { once: true }));
}
