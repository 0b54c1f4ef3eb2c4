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
