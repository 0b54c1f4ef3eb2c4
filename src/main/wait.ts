import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so many milliseconds; false when it was told to stop meanwhile. */
export async function wait(ms: number, signal: AbortSignal): Promise<boolean> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => {});
  return !signal.aborted;
}
