import { describe, expect, it } from 'vitest';
import { actMaker, aStore } from '../../test/house/stores.ts';
import { changesAfter, lastSeq, moveCursor, readChange, readCursor, recordChange } from './changes.ts';

const act = actMaker();

async function withChanges(count: number) {
  const store = await aStore();
  await store.write(async (tx) => {
    for (let made = 0; made < count; made += 1)
      await recordChange(tx, { ...act(), storyId: null, facts: [`edition/e${made}`] });
  });
  return store;
}

describe('the table of changes', () => {
  it('is read after a cursor, oldest first, so many at a time', async () => {
    const { reader } = await withChanges(5);
    expect((await changesAfter(reader, 0, 2)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await changesAfter(reader, 3, 99)).map(({ seq, facts }) => [seq, facts])).toEqual([
      [4, ['edition/e3']],
      [5, ['edition/e4']],
    ]);
    expect(await changesAfter(reader, 5, 99)).toEqual([]);
    expect(await lastSeq(reader)).toBe(5);
  });

  it('gives one change by number, or null', async () => {
    const { reader } = await withChanges(2);
    expect((await readChange(reader, 2))?.facts).toEqual(['edition/e1']);
    expect(await readChange(reader, 3)).toBeNull();
    expect(await readChange(reader, 0)).toBeNull();
  });

  it('never uses a number again, not even of a row that was taken out', async () => {
    const store = await withChanges(2);
    await store.write((tx) => tx.deleteFrom('changes').where('seq', '=', 2).execute());
    await store.write((tx) => recordChange(tx, { ...act(), storyId: null, facts: [] }));
    expect(await lastSeq(store.reader)).toBe(3);
  });
});

describe('a cursor', () => {
  it('begins at 0, moves, and is one of many', async () => {
    const store = await withChanges(2);
    expect(await readCursor(store.reader, 'press')).toBe(0);
    await store.write((tx) => moveCursor(tx, 'press', 2));
    await store.write((tx) => moveCursor(tx, 'live', 1));
    await store.write((tx) => moveCursor(tx, 'press', 1));
    expect(await readCursor(store.reader, 'press')).toBe(1);
    expect(await readCursor(store.reader, 'live')).toBe(1);
  });
});
