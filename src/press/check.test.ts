import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { aSmallPress } from '../../test/house/presses.ts';
import { aFolder } from '../../test/house/folders.ts';
import { aSmallSite } from '../../test/house/small-site.ts';
import { aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import type { Db } from '../store/open-store.ts';
import { rowsOf } from '../store/values-of.ts';
import { sql } from 'kysely';
import { findDifferences } from './check.ts';
import { openDiskShelf } from './disk-shelf.ts';
import { pressAll } from './press.ts';
import { scrubShelf } from './scrub.ts';

/** As many as no part of an archive may be read at a time. */
const MOST_ROWS = 1000;
const MANY = 1100;

/** The same store, which tells how many rows a question was answered with at most. */
function countingRows(reader: Db) {
  const seen = { most: 0 };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      seen.most = Math.max(seen.most, result.rows.length);
      return result;
    },
  };
  return { seen, reader: reader.withPlugin(plugin) };
}

/** A newsroom with thousands of addresses, of which a disk has none yet. */
async function aLargePress() {
  const store = await aStore();
  const { seen, reader } = countingRows(store.reader);
  const site = aSmallSite();
  const press = await aSmallPress({ store: { ...store, reader }, site });
  for (const number of [1, 2, 3]) await press.publish({ story: aStory({ id: idOf(number) }) });
  await store.write(async (tx) => {
    const paths = Array.from({ length: MANY }, (_, at) => [`/old/${at}`, '2026-11-23T09:00:00Z']);
    await sql`insert into addresses (path, since) ${rowsOf(paths)}`.execute(tx);
  });
  return { ...press, rooms: { ...press.rooms, shelf: openDiskShelf(aFolder()) }, seen };
}

test('a check, a press of everything and a look at the shelf ask for no more than a part of the archive at a time', async () => {
  const { rooms, seen } = await aLargePress();
  seen.most = 0;
  const waiting: number[] = [];
  let done = 0;
  const found = await findDifferences(
    rooms,
    () => waiting.push(done),
    (now) => (done = now.done),
  );
  expect(found).toBeGreaterThan(MANY);
  // They are told while others are still to be looked at, none kept for the end.
  expect(waiting[0]).toBe(0);
  expect(new Set(waiting).size).toBeGreaterThan(MANY / 500);
  expect(seen.most).toBe(MOST_ROWS);

  await pressAll(rooms);
  expect(await findDifferences(rooms, () => {})).toBe(0);
  const { looked } = await scrubShelf(rooms);
  expect(looked).toBeGreaterThan(MANY);
  expect(seen.most).toBe(MOST_ROWS);
});
