import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atTheEnd } from '../../test/house/endings.ts';
import { aFolder } from '../../test/house/folders.ts';
import { aSmallPress } from '../../test/house/presses.ts';
import { everything } from '../../test/house/shelves.ts';
import { aStore } from '../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../test/house/stories.ts';
import { openMemoryShelf } from '../press/memory-shelf.ts';
import { pressAll } from '../press/press.ts';
import { dumpRows, durableTables } from '../store/dump.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { moveRows } from './move-newsroom.ts';

async function aFile(): Promise<Store> {
  const store = await openStore(join(aFolder(), 'standfirst.db'));
  atTheEnd(() => store.close());
  return store;
}

async function rowsOf(store: Store): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {};
  for (const table of durableTables) tables[table] = await Array.fromAsync(dumpRows(store.reader, table));
  return tables;
}

/** One that breaks off at a write. */
const breakingAt = (store: Store, writes: number): Store => {
  let left = writes;
  return {
    ...store,
    write: (work) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('the connection broke')) : store.write(work);
    },
  };
};

// In one project the other store is a file, in the other a database of PostgreSQL.
test('a newsroom that moves, broken off again and again, is row for row and page for page what it was, there and back', async () => {
  const press = await aSmallPress({ store: await aFile() });
  for (let number = 1; number <= 12; number += 1) {
    await press.publish({ story: aStory({ id: idOf(number), urlSlug: `story-${number}` }) });
    if (number % 3 === 0)
      await press.publish({
        story: aStory({ id: idOf(number), urlSlug: `moved-${number}`, body: [paragraph(`Words of ${number} 😀`)] }),
        change: 'update',
        note: 'More.',
      });
  }
  await press.kill(idOf(2));
  const site = async (store: Store) => {
    const shelf = openMemoryShelf();
    await pressAll({ ...press.rooms, store, shelf });
    return everything(shelf);
  };
  const pages = await site(press.store);
  const rows = await rowsOf(press.store);
  expect(pages.size).toBeGreaterThan(12);

  const there = await aStore();
  let tries = 0;
  for (let isDone = false; !isDone; tries += 1)
    isDone = await moveRows(press.store, breakingAt(there, 3)).then(
      () => true,
      (error: unknown) => {
        if (!String(error).includes('the connection broke')) throw error;
        return false;
      },
    );
  expect(tries).toBeGreaterThan(1);
  expect(await rowsOf(there)).toEqual(rows);
  expect(await site(there)).toEqual(pages);

  const back = await aFile();
  const told: number[] = [];
  await moveRows(there, back, ({ done, total }) => told.push(done / total));
  expect(told.at(-1)).toBe(1);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  expect(await rowsOf(back)).toEqual(rows);
  expect(await site(back)).toEqual(pages);
});

test('nothing is moved into a store that holds a newsroom, or a part of one that has changed since', async () => {
  const press = await aSmallPress({ store: await aFile() });
  await press.publish({ story: aStory() });
  const full = await aSmallPress();
  await expect(moveRows(press.store, full.store)).rejects.toMatchObject({ code: 'newsroom-exists' });
  const there = await aStore();
  await expect(moveRows(press.store, breakingAt(there, 3))).rejects.toThrow('the connection broke');
  await press.publish({ story: aStory({ id: idOf(2) }) });
  await expect(moveRows(press.store, there)).rejects.toMatchObject({ code: 'move-of-before' });
});
