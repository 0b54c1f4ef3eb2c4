import { describe, expect, it } from 'vitest';
import { actMaker, aStore } from '../../test/house/stores.ts';
import { idOf } from '../../test/house/stories.ts';
import { changesAfter } from './changes.ts';
import { readRedirect, readSource, saveRedirect, saveSource } from './sources.ts';

const act = actMaker();

describe('where stories came from', () => {
  it('is remembered by key, with the digest of what was read last', async () => {
    const store = await aStore();
    expect(await readSource(store.reader, 'page:1')).toBeNull();
    await store.write((tx) => saveSource(tx, { key: 'page:1', storyId: idOf(1), digest: 'a' }));
    await store.write((tx) => saveSource(tx, { key: 'page:1', storyId: idOf(1), digest: 'b' }));
    expect(await readSource(store.reader, 'page:1')).toEqual({ key: 'page:1', storyId: idOf(1), digest: 'b' });
    expect(await changesAfter(store.reader, 0, 9)).toEqual([]);
  });
});

describe('an old address', () => {
  it('leads to a story, may be led elsewhere, and touches its fact only when it changes', async () => {
    const store = await aStore();
    const path = "/1/hi/world/6913883.stm?a=1&b='";
    const lead = (storyId: string) => store.write((tx) => saveRedirect(tx, { path, storyId }, act('redirect')));
    expect(await readRedirect(store.reader, path)).toBeNull();
    await lead(idOf(1));
    await lead(idOf(1));
    await lead(idOf(2));
    expect(await readRedirect(store.reader, path)).toBe(idOf(2));
    const changes = await changesAfter(store.reader, 0, 9);
    expect(changes.map(({ storyId, facts }) => [storyId, facts])).toEqual([
      [idOf(1), [`redirect/${path}`]],
      [idOf(2), [`redirect/${path}`]],
    ]);
  });
});
