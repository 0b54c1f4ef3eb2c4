import { type Clock, systemClock } from '../base/clock.ts';

/** The clock that everybody has who works on a store: this machine's where it lies here, the server's where it is on one. */
export interface StoreClock extends Clock {
  /** Milliseconds since 1970. */
  ms(): number;
  /** By how many milliseconds this machine's own clock is off it, as far as is certain. */
  off(): number;
}

export const ownClock: StoreClock = { ...systemClock, ms: Date.now, off: () => 0 };
