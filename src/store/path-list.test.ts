import { expect, test } from 'vitest';
import { chance } from '../../test/house/chance.ts';
import { openPathList } from './path-list.ts';

test('gives each address once, by rank and then by name, however its parts are asked for', () => {
  const random = chance(5);
  const list = openPathList();
  const all = new Map<string, number>();
  for (let at = 0; at < 3000; at += 1) {
    const number = random.number(1000);
    const [path, rank] = [`/news/${number}`, number % 5];
    all.set(path, rank);
    list.add(path, rank);
  }
  const sorted = [...all].toSorted(([a, first], [b, second]) => first - second || (a < b ? -1 : 1));
  const expected = sorted.map(([path]) => path);
  expect(list.length).toBe(expected.length);
  const inParts: string[] = [];
  for (let from = 0; from < list.length; from += 70) inParts.push(...list.slice(from, from + 70));
  expect(inParts).toEqual(expected);
  expect(list.slice(100, 105)).toEqual(expected.slice(100, 105));
  expect(list.slice(0, 3)).toEqual(expected.slice(0, 3));
  expect(list.slice(3, 6)).toEqual(expected.slice(3, 6));
  expect(list.slice(list.length, list.length + 9)).toEqual([]);
  list.close();
});
