/** Repeatable chance: the same seed gives the same choices (mulberry32). */
export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  number(below: number): number;
  /** True about so often: 0 never, 1 always. */
  often(probability: number): boolean;
  of<T>(choices: readonly T[]): T;
  /** Some of them, none or all included, in their order. */
  some<T>(choices: readonly T[]): T[];
  /** So many of them, or all where there are not as many, in their order. */
  few<T>(count: number, choices: readonly T[]): T[];
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number): number => Math.floor(next() * below);
  return {
    number,
    often: (probability) => next() < probability,
    of: <T>(choices: readonly T[]): T => choices[number(choices.length)] as T,
    some: (choices) => choices.filter(() => next() < 0.5),
    few: (count, choices) => {
      let wanted = count;
      return choices.filter((_, at) => {
        const isTaken = number(choices.length - at) < wanted;
        if (isTaken) wanted -= 1;
        return isTaken;
      });
    },
  };
}
