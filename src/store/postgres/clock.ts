import { toInstant } from '../../base/clock.ts';
import type { StoreClock } from '../store-clock.ts';

/** How often the server is asked for the time, in milliseconds; between two answers this process counts for itself. */
const ASK_EVERY_MS = 5000;
/** An answer that took longer tells too little: it is asked again, so many times. */
const QUICK_MS = 50;
const TRIES = 3;

export interface ServerClock extends StoreClock {
  /** Asks the server what time it is. */
  ask(): Promise<void>;
  end(): void;
}

/**
 * The server's clock, so that every node on it has the same. `time` asks for its milliseconds since 1970. What this machine's own clock says, or is set to, changes nothing; how far
 * that is off is told.
 */
export function serverClock(time: () => Promise<number>, wall: () => number): ServerClock {
  /** What the server said, at a moment that this process counts by, and how wide that may be of it. */
  let known = { time: wall(), at: performance.now(), within: Infinity };
  const ms = () => known.time + performance.now() - known.at;
  const once = async () => {
    const before = performance.now();
    const said = await time();
    const within = (performance.now() - before) / 2;
    return { time: said, at: before + within, within };
  };
  const ask = async () => {
    let best = await once();
    for (let tries = 1; tries < TRIES && best.within > QUICK_MS; tries += 1) {
      const next = await once();
      if (next.within < best.within) best = next;
    }
    known = best;
  };
  // While the server is away nothing is due anyway.
  const timer = setInterval(() => void ask().catch(() => {}), ASK_EVERY_MS).unref();
  return {
    ms,
    now: () => toInstant(new Date(ms())),
    off: () => Math.max(0, Math.abs(wall() - ms()) - known.within),
    ask,
    end: () => clearInterval(timer),
  };
}
