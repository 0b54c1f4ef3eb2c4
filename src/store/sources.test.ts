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
  it.each([
    ['/sport1/', '/sport1'],
    ['//a//b/', '/a/b'],
    ['/a/?id=1', '/a?id=1'],
    ['/%7Eada/%c3%a9', '/~ada/%C3%A9'],
    ['/شعر', '/%D8%B4%D8%B9%D8%B1'],
    ['/a?b=%2F&c=?', '/a?b=%2F&c=?'],
    ['/2009/caf%e9-du-port.html', '/2009/caf%E9-du-port.html'],
    ['/%ff', '/%FF'],
  ])('written %s is kept as %s', async (written, kept) => {
    const store = await aStore();
    await store.write((tx) => saveRedirect(tx, { path: written, storyId: idOf(1) }, act('redirect')));
    expect(await readRedirect(store.reader, kept)).toBe(idOf(1));
  });

  it.each(['', 'old', '/..', '/a/../b', '/%00', '/%f', '/_/include/uk/masthead', `/${'a'.repeat(5000)}`])(
    'is not %j',
    async (path) => {
      const store = await aStore();
      const saving = store.write((tx) => saveRedirect(tx, { path, storyId: idOf(1) }, act('redirect')));
      await expect(saving).rejects.toMatchObject({ code: 'address-unfit', status: 422 });
    },
  );

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
