import { readdirSync } from 'node:fs';
import { giveWay } from '../../base/give-way.ts';

/**
 * Lets everybody else on this machine go before this process. Linux keeps a priority for each thread, and those that Node
 * began with have theirs already; a thread made from now on has that of the one that makes it.
 */
export function lowerPriority(): void {
  for (const thread of threads()) giveWay(thread);
}

function threads(): readonly number[] {
  try {
    return readdirSync('/proc/self/task').map(Number);
  } catch {
    return [0];
  }
}
