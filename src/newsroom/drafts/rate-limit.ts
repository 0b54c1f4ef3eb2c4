/** What one may do in the long run, and at once after a rest. */
export interface Rate {
  readonly aSecond: number;
  readonly atOnce: number;
}

const usualRate: Rate = { aSecond: 200, atOnce: 1_000 };

/** How fast somebody sends. Times are milliseconds on any clock that does not go back. */
export interface RateLimit {
  /** So much was read: a frame, unless something else is counted. */
  count(now: number, much?: number): void;
  /** How long nothing more should be read; 0 while it keeps to the limit. */
  wait(now: number): number;
  /** What share is left of what may be done at once: 1 after a rest, below 0 for somebody who has to wait. */
  left(now: number): number;
}

/** Somebody who has sent nothing yet. What was read already counts, however much came in one piece. */
export function openRateLimit(now: number, { aSecond, atOnce }: Rate = usualRate): RateLimit {
  let left = atOnce;
  let at = now;
  const fill = (then: number): void => {
    left = Math.min(atOnce, left + ((then - at) / 1000) * aSecond);
    at = then;
  };
  return {
    count: (then, much = 1) => {
      fill(then);
      left -= much;
    },
    left: (then) => {
      fill(then);
      return left / atOnce;
    },
    wait: (then) => {
      fill(then);
      // Who had to wait may send for half a second at once again, so that reading does not start and stop with every frame.
      return left >= 0 ? 0 : ((aSecond / 2 - left) / aSecond) * 1000;
    },
  };
}
