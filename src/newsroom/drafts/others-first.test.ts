import { setImmediate as others } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { keystrokeBegins, othersFirst } from './others-first.ts';

test('what is large begins when the keystrokes that have begun are kept, those of the next turns too', async () => {
  const order: string[] = [];
  const first = keystrokeBegins();
  const large = othersFirst().then(() => order.push('large'));
  for (let turn = 0; turn < 20; turn += 1) await others();
  const second = keystrokeBegins();
  first();
  first();
  for (let turn = 0; turn < 20; turn += 1) await others();
  order.push('second kept');
  second();
  await large;
  expect(order).toEqual(['second kept', 'large']);
});

test('a keystroke that begins a few turns later goes first', async () => {
  const order: string[] = [];
  const large = othersFirst().then(() => order.push('large'));
  setImmediate(() =>
    setImmediate(() => {
      const isKept = keystrokeBegins();
      setTimeout(() => {
        order.push('kept');
        isKept();
      }, 20);
    }),
  );
  await large;
  expect(order).toEqual(['kept', 'large']);
});

test('it begins at last, though somebody’s keystroke is never kept, as on a full disk', async () => {
  const isKept = keystrokeBegins();
  await othersFirst();
  isKept();
});
