import { expect, test } from 'vitest';
import { aStore } from '../../test/house/stores.ts';
import { deleteView, readView, readViews, saveView } from './saved-views.ts';

const view = {
  id: 'v1',
  owner: 'ada',
  name: 'My subs',
  isShared: false,
  query: { lane: 'subs' },
  savedAt: '2026-11-23T09:00:00Z',
};

test('somebody sees their own views and those that others share, by name', async () => {
  const store = await aStore();
  await store.write(async (tx) => {
    await saveView(tx, view);
    await saveView(tx, { ...view, id: 'v2', owner: 'ben', name: 'All late', isShared: true });
    await saveView(tx, { ...view, id: 'v3', owner: 'ben', name: 'Private' });
  });
  expect((await readViews(store.reader, 'ada')).map(({ name }) => name)).toEqual(['All late', 'My subs']);
  expect((await readViews(store.reader, 'cat')).map(({ name }) => name)).toEqual(['All late']);
  expect(await readView(store.reader, 'v1')).toEqual(view);
});

test('a view saved again is the same view, and one that is deleted is gone', async () => {
  const store = await aStore();
  await store.write((tx) => saveView(tx, view));
  await store.write((tx) => saveView(tx, { ...view, name: 'Renamed', isShared: true }));
  expect(await readViews(store.reader, 'ada')).toEqual([{ ...view, name: 'Renamed', isShared: true }]);
  await store.write((tx) => deleteView(tx, 'v1'));
  expect(await readView(store.reader, 'v1')).toBeNull();
});
