import type { Log } from '../base/log.ts';

/** A process with more faults than this within a minute is better started again. */
const MOST_FAULTS = 20;
const MINUTE_MS = 60_000;

/**
 * From now on a fault that nobody waited for, in a timer, in a handler or in a promise, is a line in the log, and the process goes on: the work of one person
 * must not end everybody's. Whatever can say more, or has to put something right, catches its faults itself. A process with very many ends all the same, for whoever
 * keeps it running to begin another.
 */
export function outliveFaults(log: Log): void {
  let faults: readonly number[] = [];
  // What a command would do is end.
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => {
    const now = performance.now();
    faults = [...faults.filter((at) => now - at < MINUTE_MS), now];
    log.error({ err: error }, 'Something failed that nobody waited for. Everything else goes on.');
    if (faults.length <= MOST_FAULTS) return;
    log.error({}, 'Too much failed within a minute: this process ends.');
    process.exit(1);
  });
}
