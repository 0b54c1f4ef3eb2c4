import { expect, test } from 'vitest';
import { ALWAYS, judge, type Noted } from './judge.ts';

const tried = (version: number, at: number): Noted => ({ is: 'tried', report: 'a', version, at });
const confirmed = (road: string, version: number, at: number): Noted => ({
  is: 'confirmed',
  road,
  report: 'a',
  version,
  at,
});
const read = (road: string, [from, to]: readonly [number, number], had: number | string): Noted => {
  return { is: 'read', road, report: 'a', from, to, had };
};
const begun = [tried(1, 0), confirmed('n1', 1, 10), confirmed(ALWAYS, 1, 10), tried(2, 20), confirmed('n1', 2, 40)];

test.each<[string, Noted[], number]>([
  ['what was told to be there is', [read('n1', [50, 55], 2), read(ALWAYS, [50, 55], 1)], 0],
  ['while it is told either may be', [read('n1', [39, 45], 1), read('n1', [39, 45], 2)], 0],
  ['a killed node answers nobody', [read('n1', [50, 55], 'no answer (ECONNREFUSED)')], 0],
  ['an old page after the receipt', [read('n1', [41, 45], 1)], 1],
  ['a page that goes back', [read('n1', [21, 25], 2), read('n1', [26, 30], 1)], 1],
  ['a page that nobody published', [read('n1', [50, 55], 3)], 1],
  ['a torn page', [read('n1', [50, 55], 'torn')], 1],
  ['no answer through the cache', [read(ALWAYS, [50, 55], 'no answer (timeout)')], 1],
])('%s', (_what, reads, wrong) => {
  expect(judge([...begun, ...reads])).toHaveLength(wrong);
});
