import { constants, setPriority } from 'node:os';

/**
 * Lets everybody else on this machine go before a process, or a thread, by its number. Does nothing where it is gone, where somebody has
 * given it a lower priority already, or where the system knows none.
 */
export function giveWay(number: number): void {
  try {
    setPriority(number, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Nobody but the administrator may raise a priority again, and nothing depends on it.
  }
}
