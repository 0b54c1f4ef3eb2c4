import { expect, test } from 'vitest';
import { lately } from './lately.ts';

test('what is used is kept, and what nobody used for long goes', () => {
  const kept = lately<number, string>(10);
  for (let key = 0; key < 100; key += 1) {
    kept.set(key, `value ${key}`);
    expect(kept.get(0)).toBe('value 0');
  }
  const left = Array.from({ length: 100 }, (_, key) => kept.get(key)).filter((value) => value !== undefined);
  expect(left.length).toBeGreaterThanOrEqual(5);
  expect(left.length).toBeLessThanOrEqual(10);
  expect(kept.get(99)).toBe('value 99');
});

test('what was taken out is not there, in either generation', () => {
  const kept = lately<string, number>(4);
  for (const key of ['a', 'b', 'c']) kept.set(key, 1);
  kept.delete('a');
  expect(kept.get('a')).toBeUndefined();
  kept.clear();
  expect([kept.get('b'), kept.get('c')]).toEqual([undefined, undefined]);
});
