import { expect, test } from 'vitest';
import { makeDurations } from './durations.ts';

test('a distribution counts each duration within its bound and within every longer one', () => {
  const durations = makeDurations([0.1, 1]);
  for (const seconds of [0.05, 0.1, 0.5, 3]) durations.add(seconds);
  expect(durations.read()).toEqual({ bounds: [0.1, 1], within: [2, 3], count: 4, sum: 3.65 });
});
