import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lets everybody else on this machine go before this process. Linux keeps a priority for each thread, and those that Node
 * began with have theirs already; a thread made from now on has that of the one that makes it.
 */
export function lowerPriority(): void {
  for (const thread of threads()) giveWay(thread);
}

/** The same for one process, or one thread, by its number. */
export function giveWay(number: number): void {
  try {
    setPriority(number, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is gone, somebody has given it a lower one already, or the system knows none.
  }
}

function threads(): readonly number[] {
  try {
    return readdirSync('/proc/self/task').map(Number);
  } catch {
    return [0];
  }
}
