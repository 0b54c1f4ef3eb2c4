import { expect, test } from 'vitest';
import { anActUnderWay, giveUpSince } from './under-way.ts';

test('what was asked for before, and what is answered, is not given up', () => {
  const before = anActUnderWay();
  const opened = performance.now() + 0.001;
  while (performance.now() <= opened);
  const answered = anActUnderWay();
  answered.settle();
  expect(giveUpSince(opened)).toBe(false);
  const waiting = anActUnderWay();
  expect(giveUpSince(opened)).toBe(true);
  expect([before, answered, waiting].map(({ signal }) => signal.aborted)).toEqual([false, false, true]);
});
