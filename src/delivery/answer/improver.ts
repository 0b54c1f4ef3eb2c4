import { performance } from 'node:perf_hooks';
import type { Answer } from './answer.ts';

/** Compresses better, while nothing else is to be done, what readers get often. */
export interface Improver {
  offer(answer: Answer): void;
  stop(): void;
}

/** How often it looks whether there is time, in milliseconds. */
const LOOK_EVERY = 250;

/** Above this share of the time in use, the process is not idle. */
const IDLE = 0.15;

/** Answers that wait; beyond, the oldest are left as they are. */
const MOST_WAITING = 200;

export function openImprover(): Improver {
  const waiting = new Set<Answer>();
  let used = performance.eventLoopUtilization();
  let isWorking = false;
  const isIdle = () => {
    const now = performance.eventLoopUtilization();
    const share = performance.eventLoopUtilization(now, used).utilization;
    used = now;
    return share < IDLE;
  };
  const work = async () => {
    const [next] = waiting;
    if (isWorking || !isIdle() || next === undefined) return;
    isWorking = true;
    waiting.delete(next);
    // What cannot be compressed better stays as it is.
    await next.improve().catch(() => false);
    isWorking = false;
  };
  const timer = setInterval(() => void work(), LOOK_EVERY).unref();
  return {
    offer: (answer) => {
      waiting.add(answer);
      const [oldest] = waiting;
      if (waiting.size > MOST_WAITING && oldest) waiting.delete(oldest);
    },
    stop: () => clearInterval(timer),
  };
}
