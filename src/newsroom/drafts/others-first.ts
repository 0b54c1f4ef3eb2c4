import { setImmediate as others } from 'node:timers/promises';

/** Turns in which a frame that has come meanwhile is read, waits in its person's queue, and begins. */
const TURNS = 4;
/** Who types without a pause in twenty stories may not hold up for ever what is large. */
const LONGEST_MS = 250;

let underWay = 0;

/**
 * Says that somebody's keystroke has its turn: whatever is large begins before it or after it. Gives what says that it is kept. Who only waits for
 * what is large is not to be waited for by it.
 */
export function keystrokeBegins(): () => void {
  underWay += 1;
  let isOver = false;
  return () => {
    if (!isOver) underWay -= 1;
    isOver = true;
  };
}

/**
 * Resolves when nobody waits for a keystroke. Comes before each stretch of work that grows with a frame or a draft and cannot be cut, so that a keystroke
 * waits for one such stretch at most, and never for several in a row.
 */
export async function othersFirst(): Promise<void> {
  const latest = performance.now() + LONGEST_MS;
  for (let turn = 0; turn < TURNS || (somebodyWaits() && performance.now() < latest); turn += 1) await others();
}

function somebodyWaits(): boolean {
  return underWay > 0;
}
