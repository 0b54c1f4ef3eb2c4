/** So many frames a second are read from one connection, after a first burst; who sends faster waits. */
const FRAMES_A_SECOND = 200;
const BURST = 1_000;

/** Who had to wait may send so many at once again, so that reading does not start and stop with every frame. */
const AT_ONCE = FRAMES_A_SECOND / 2;

/** How fast one connection sends. Times are milliseconds on any clock that does not go back. */
export interface RateLimit {
  /** A frame was read. */
  count(now: number): void;
  /** How long nothing more should be read; 0 while it keeps to the pace. */
  wait(now: number): number;
}

/** A connection that has sent nothing yet. What was read already counts, however much came in one piece. */
export function openRateLimit(now: number): RateLimit {
  let left = BURST;
  let at = now;
  const fill = (then: number): void => {
    left = Math.min(BURST, left + ((then - at) / 1000) * FRAMES_A_SECOND);
    at = then;
  };
  return {
    count: (then) => {
      fill(then);
      left -= 1;
    },
    wait: (then) => {
      fill(then);
      return left >= 0 ? 0 : ((AT_ONCE - left) / FRAMES_A_SECOND) * 1000;
    },
  };
}
