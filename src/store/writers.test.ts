import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { actMaker, aStore } from '../../test/house/stores.ts';
import { changesAfter, moveCursor, readCursor, recordChange } from './changes.ts';
import type { Store } from './open-store.ts';

// Several stores on the same data stand here for several processes: each has connections of its own.

const WRITERS = 8;

async function stores(): Promise<Store[]> {
  const folder = aFolder();
  const all: Store[] = [];
  for (let at = 0; at < WRITERS; at += 1) all.push(await aStore(folder));
  return all;
}

test('eight writers who read one row, change it and write it lose nothing', async () => {
  const all = await stores();
  const each = 12;
  const writing = all.map(async (store) => {
    for (let time = 0; time < each; time += 1)
      await store.write(async (tx) => {
        const count = await readCursor(tx, 'count');
        await sleep(1);
        await moveCursor(tx, 'count', count + 1);
      });
  });
  await Promise.all(writing);
  expect(await readCursor(all[0]!.reader, 'count')).toBe(WRITERS * each);
});

test('who follows the changes skips none of a transaction that began earlier and is committed later', async () => {
  const all = await stores();
  const act = actMaker();
  const each = 5;
  const writing = { isDone: false };
  const seen: number[] = [];
  const look = async () => {
    const changes = await changesAfter(all[0]!.reader, seen.at(-1) ?? 0, 100);
    seen.push(...changes.map(({ seq }) => seq));
  };
  const following = (async () => {
    while (!writing.isDone) {
      await look();
      // A store in a file answers without a pause in which others could write.
      await sleep(1);
    }
  })();
  const written = all.map(async (store, writer) => {
    for (let time = 0; time < each; time += 1)
      await store.write(async (tx) => {
        await recordChange(tx, { ...act(`writer ${writer}`), storyId: null, facts: [] });
        // The first ones take longest, so that without a turn for each the last would be committed first.
        await sleep(WRITERS - writer);
      });
  });
  await Promise.all(written);
  writing.isDone = true;
  await following;
  await look();
  const kept = (await changesAfter(all[0]!.reader, 0, 1000)).map(({ seq }) => seq);
  expect(kept).toHaveLength(WRITERS * each);
  expect(seen).toEqual(kept);
});
