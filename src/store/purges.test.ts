import { expect, test } from 'vitest';
import { aStore } from '../../test/house/stores.ts';
import { duePurges, endPurges, isPurgedUpTo, queuePurges } from './purges.ts';

const AT = '2026-12-01T09:00:00Z';
const LATER = '2026-12-01T09:00:03Z';

test('a key that changes again before a cache let go of it waits since the first time', async () => {
  const store = await aStore();
  const queue = (stamp: number, ...keys: string[]) =>
    store.write((tx) => queuePurges(tx, keys, { stamp, isHard: false, at: AT }));
  const isPurged = (stamp: number) => isPurgedUpTo(store.reader, stamp);
  await queue(7, '/', '/world');
  await queue(9, '/');
  expect([await isPurged(6), await isPurged(7), await isPurged(9)]).toEqual([true, false, false]);

  const due = await duePurges(store.reader, AT, { upTo: 9, limit: 10 });
  expect(due.map(({ key, stamp }) => [key, stamp])).toEqual([
    ['/world', 7],
    ['/', 9],
  ]);
  // While a cache is asked, the front changes once more.
  await queue(12, '/');
  await store.write((tx) => endPurges(tx, due, { upTo: 9, againAt: LATER }));
  expect([await isPurged(7), await isPurged(9), await isPurged(12)]).toEqual([true, true, false]);

  const rest = await duePurges(store.reader, AT, { upTo: 12, limit: 10 });
  await store.write((tx) => endPurges(tx, rest, { upTo: 12, againAt: LATER }));
  expect(await isPurged(12)).toBe(true);
  // What was let go of once waits anew from the next change on.
  await queue(15, '/');
  expect([await isPurged(12), await isPurged(14), await isPurged(15)]).toEqual([true, true, false]);
});
