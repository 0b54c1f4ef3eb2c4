import { setImmediate as others } from 'node:timers/promises';

/** So long one may work before others are served: a keystroke that waits for ten such stretches is still shown at once. */
const STRETCH_MS = 8;

let since = performance.now();

/** Lets whatever waits have its turn, if work has gone on for long; call it between two stretches of work that may be many. */
export async function breathe(): Promise<void> {
  if (performance.now() - since < STRETCH_MS) return;
  await others();
  since = performance.now();
}

/** What work that goes piece by piece comes to; between two pieces others have their turn. */
export async function byAndBy<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    await breathe();
    const { done, value } = work.next();
    if (done) return value;
  }
}
