import { sha256 } from '../../../base/hash.ts';

/** A source of chance that its seed alone decides, so that a drawing is the same each time. */
export interface Chance {
  /** From 0 up to but not including 1. */
  next(): number;
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  /** True with this likelihood, 0 to 1. */
  happens(likelihood: number): boolean;
}

export function chance(seed: string): Chance {
  const next = numbers(Number.parseInt(sha256(seed).slice(0, 8), 16));
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    pick: (from) => {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) throw new Error('Nothing to pick from.');
      return picked;
    },
    happens: (likelihood) => next() < likelihood,
  };
}

/** Xorshift with 32 bits: plain, quick, and even enough for leaves and waves. */
function numbers(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

/** Smooth noise along a line: from -1 to 1, its waves `octaves` deep, each half as wide and half as high. */
export function noise(seed: string, octaves = 4): (x: number) => number {
  const layers = Array.from({ length: octaves }, (_, depth) => waves(`${seed} ${depth}`));
  const whole = 2 - 2 ** (1 - octaves);
  return (x) => layers.reduce((sum, wave, depth) => sum + wave(x * 2 ** depth) / 2 ** depth, 0) / whole;
}

function waves(seed: string): (x: number) => number {
  const { between } = chance(seed);
  const heights = Array.from({ length: 256 }, () => between(-1, 1));
  const height = (at: number): number => heights[((at % 256) + 256) % 256] ?? 0;
  return (x) => {
    const at = Math.floor(x);
    const part = x - at;
    const eased = part * part * (3 - 2 * part);
    return height(at) + (height(at + 1) - height(at)) * eased;
  };
}
