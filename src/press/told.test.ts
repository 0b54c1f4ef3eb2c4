import { expect, test } from 'vitest';
import type { Pressed } from '../story/receipt.ts';
import { openTold } from './told.ts';

const turn = (from: number, result: Pressed['result'] = 'written') => ({
  pressed: Array.from({ length: 100 }, (_, at) => ({ path: `/${from + at}`, result, why: [] })),
  made: [`/${from}`],
  rendered: 90,
});

test('a receipt names the first thousand pages and each that failed, and counts all others by what became of them', () => {
  const told = openTold();
  for (let from = 0; from < 1000; from += 100) told.add(turn(from));
  expect([told.pass().pressed.length, told.beyond()]).toEqual([1000, {}]);
  for (let from = 1000; from < 9000; from += 100) told.add(turn(from, from % 1000 ? 'written' : 'same'));
  const { made, rendered } = told.pass();
  expect([told.pass().pressed.length, made.length, rendered]).toEqual([1000, 10, 90 * 90]);
  expect(told.beyond()).toEqual({ beyond: { written: 7200, same: 800 } });
  told.add(turn(9000, 'failed'));
  expect(told.pass().pressed.filter(({ result }) => result === 'failed')).toHaveLength(100);
});
