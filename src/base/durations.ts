/** How long things took, as a distribution that is cheap to keep: so many within each bound. */
export interface Durations {
  /** In seconds. */
  add(seconds: number): void;
  read(): Distribution;
}

export interface Distribution {
  /** Upper bounds in seconds, ascending; what is above the last is in `count` alone. */
  readonly bounds: readonly number[];
  /** How many took at most as long as each bound, those of the bounds before with them. */
  readonly within: readonly number[];
  readonly count: number;
  /** All together, in seconds. */
  readonly sum: number;
}

/** From what nobody notices to what everybody gives up on. */
const BOUNDS = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function makeDurations(bounds: readonly number[] = BOUNDS): Durations {
  const counts = bounds.map(() => 0);
  let [count, sum] = [0, 0];
  return {
    add: (seconds) => {
      count += 1;
      sum += seconds;
      const at = bounds.findIndex((bound) => seconds <= bound);
      if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
    },
    read: () => {
      let before = 0;
      return { bounds, within: counts.map((own) => (before += own)), count, sum };
    },
  };
}
