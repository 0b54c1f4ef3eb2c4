import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import {
  appendUpdates,
  compactLog,
  lastUpdate,
  lockDrafts,
  looseUpdates,
  markRevision,
  newestRevision,
  readLog,
  readWriters,
  unrevisedDrafts,
  writersAfter,
} from './draft-log.ts';
import { saveDraft } from './drafts.ts';
import type { Store } from './open-store.ts';

const update = (byte: number, by = 'ada', story = 1) => ({
  storyId: idOf(story),
  bytes: Uint8Array.of(byte),
  by,
  at: `2026-11-23T09:00:${String(byte).padStart(2, '0')}Z`,
});

const append = (store: Store, ...updates: ReturnType<typeof update>[]) =>
  store.write((tx) => appendUpdates(tx, updates));

/** Stands for a merge of Yjs updates: the bytes of all, one after the other. */
const joined = (updates: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(updates));

const bytesOf = async (store: Store) => [...joined((await readLog(store.reader, idOf(1))).updates)];

describe('the log of a draft', () => {
  it('gives back every update in the order in which it was kept, each draft counted for itself', async () => {
    const store = await aStore();
    await append(store, update(1), update(2, 'ben', 2), update(3));
    await append(store, update(4), update(5, 'ben', 2));
    expect(await bytesOf(store)).toEqual([1, 3, 4]);
    expect((await readLog(store.reader, idOf(1))).upTo).toBe(3);
    expect(await lastUpdate(store.reader, idOf(2))).toBe(2);
  });

  it('that nobody began is empty', async () => {
    const store = await aStore();
    expect(await readLog(store.reader, idOf(1))).toEqual({ updates: [], upTo: 0 });
  });

  it('keeps nothing of a transaction that fails', async () => {
    const store = await aStore();
    await append(store, update(1));
    const failing = store.write(async (tx) => {
      await appendUpdates(tx, [update(2), update(3)]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await bytesOf(store)).toEqual([1]);
  });

  it('is changed by nobody else while somebody who took it is still at work', async () => {
    const store = await aStore();
    await append(store, update(1));
    const typed: Promise<void>[] = [];
    const seen = await store.write(async (tx) => {
      await lockDrafts(tx, [idOf(1)]);
      typed.push(store.writeDrafts([idOf(1)], (other) => appendUpdates(other, [update(2)])));
      // As long as it takes somebody who does not wait to be done.
      await Promise.race([typed[0], new Promise((resolve) => setTimeout(resolve, 100))]);
      return lastUpdate(tx, idOf(1));
    });
    await Promise.all(typed);
    expect([seen, await bytesOf(store)]).toEqual([1, [1, 2]]);
  });

  it('merged into one state says the same, and counts on', async () => {
    const store = await aStore();
    await append(store, update(1), update(2), update(3));
    await store.write((tx) => compactLog(tx, idOf(1), { upTo: 2, merge: joined }));
    expect(await looseUpdates(store.reader, idOf(1))).toBe(1);
    await store.write((tx) => compactLog(tx, idOf(1), { upTo: 3, merge: joined }));
    expect(await looseUpdates(store.reader, idOf(1))).toBe(0);
    expect(await readLog(store.reader, idOf(1))).toMatchObject({ updates: [Uint8Array.of(1, 2, 3)], upTo: 3 });
    await append(store, update(4));
    expect(await lastUpdate(store.reader, idOf(1))).toBe(4);
    expect(await bytesOf(store)).toEqual([1, 2, 3, 4]);
    await store.write((tx) => compactLog(tx, idOf(1), { upTo: 4, merge: joined }));
    expect(await bytesOf(store)).toEqual([1, 2, 3, 4]);
  });

  it('is as it was when merging it fails', async () => {
    const store = await aStore();
    await append(store, update(1), update(2));
    const failing = store.write(async (tx) => {
      await compactLog(tx, idOf(1), { upTo: 2, merge: joined });
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await looseUpdates(store.reader, idOf(1))).toBe(2);
  });
});

describe('who wrote', () => {
  it('is told since any update, the one with most updates first', async () => {
    const store = await aStore();
    await append(store, update(1, 'ada'), update(2, 'ben'), update(3, 'cid'), update(4, 'ben'));
    expect(await writersAfter(store.reader, idOf(1), { after: 1 })).toEqual([
      { by: 'ben', name: 'ben', from: '2026-11-23T09:00:02Z', to: '2026-11-23T09:00:04Z', updates: 2 },
      { by: 'cid', name: 'cid', from: '2026-11-23T09:00:03Z', to: '2026-11-23T09:00:03Z', updates: 1 },
    ]);
  });

  it('stands with the revision, and drafts that are ahead of theirs are found', async () => {
    const store = await aStore();
    await append(store, update(1), update(2, 'ben', 2));
    expect(await unrevisedDrafts(store.reader)).toEqual([idOf(1), idOf(2)]);
    const number = await store.write((tx) => saveDraft(tx, aStory(), { at: '2026-11-23T10:00:00Z', by: 'ada' }));
    expect(await newestRevision(store.reader, idOf(1))).toEqual({ number, upTo: null });
    const writers = await writersAfter(store.reader, idOf(1), { after: 0 });
    await store.write((tx) => markRevision(tx, { storyId: idOf(1), number }, { upTo: 1, writers }));
    expect(await newestRevision(store.reader, idOf(1))).toEqual({ number, upTo: 1 });
    expect(await readWriters(store.reader, { storyId: idOf(1), number })).toEqual(writers);
    expect(await unrevisedDrafts(store.reader)).toEqual([idOf(2)]);
  });
});
