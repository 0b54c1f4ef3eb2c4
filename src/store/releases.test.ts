import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { saveDraft } from './drafts.ts';
import {
  addRelease,
  approveAgain,
  dueReleases,
  endedReleases,
  endRelease,
  moveRelease,
  type NewRelease,
  noteVersion,
  plannedRelease,
  plannedReleases,
  readRelease,
  releasesOf,
} from './releases.ts';
import { readRevision, readRevisionHeads } from './revisions.ts';

const ada = { at: '2026-11-23T09:00:00Z', by: 'Ada Reed' };
const one = (number: number, revision = 1) => ({
  storyId: idOf(number),
  revision,
  change: 'first' as const,
  note: null,
});
const plan = (id: string, at: string | null, ...items: NewRelease['items']): NewRelease => ({
  id,
  at,
  zone: at && 'Europe/London',
  items,
});

describe('a planned release', () => {
  it('is kept with who planned it, its clock, and its stories in their order', async () => {
    const store = await aStore();
    await store.write((tx) => addRelease(tx, plan('r1', '2026-11-24T06:00:00Z', one(2, 4), one(1)), ada));
    expect(await readRelease(store.reader, 'r1')).toEqual({
      id: 'r1',
      at: '2026-11-24T06:00:00Z',
      zone: 'Europe/London',
      planned: ada,
      state: { is: 'planned', ...ada },
      items: [
        { ...one(2, 4), version: null },
        { ...one(1), version: null },
      ],
    });
    expect((await plannedRelease(store.reader, idOf(1)))?.id).toBe('r1');
    expect(await plannedRelease(store.reader, idOf(3))).toBeNull();
    expect(await readRelease(store.reader, 'r2')).toBeNull();
  });

  it('has each story once, and no story waits for two', async () => {
    const store = await aStore();
    await store.write((tx) => addRelease(tx, plan('r1', '2026-11-24T06:00:00Z', one(1)), ada));
    const again = store.write((tx) => addRelease(tx, plan('r2', '2026-11-25T06:00:00Z', one(2), one(1)), ada));
    await expect(again).rejects.toMatchObject({ code: 'already-planned', status: 409 });
    expect(await readRelease(store.reader, 'r2')).toBeNull();
    const twice = store.write((tx) => addRelease(tx, plan('r3', null, one(2), one(2)), ada));
    await expect(twice).rejects.toMatchObject({ code: 'named-twice' });
  });

  it('is due from its second on, the longest due first', async () => {
    const store = await aStore();
    await store.write(async (tx) => {
      await addRelease(tx, plan('late', '2026-11-24T06:00:01Z', one(1)), ada);
      await addRelease(tx, plan('soon', '2026-11-24T06:00:00Z', one(2)), ada);
      await addRelease(tx, plan('done', '2026-11-24T05:00:00Z', one(3)), ada);
      await endRelease(tx, 'done', { is: 'done', at: '2026-11-24T05:00:00Z', by: 'system' });
    });
    expect(await dueReleases(store.reader, '2026-11-24T05:59:59Z')).toEqual([]);
    expect(await dueReleases(store.reader, '2026-11-24T06:00:00Z')).toEqual(['soon']);
    expect(await dueReleases(store.reader, '2026-11-25T06:00:00Z')).toEqual(['soon', 'late']);
    expect((await plannedReleases(store.reader)).map(({ id }) => id)).toEqual(['soon', 'late']);
  });

  it('moves, and is approved again with another revision', async () => {
    const store = await aStore();
    await store.write(async (tx) => {
      await addRelease(tx, plan('r1', '2026-11-24T06:00:00Z', one(1)), ada);
      await moveRelease(tx, 'r1', { at: '2026-11-24T07:00:00Z', zone: 'UTC' });
      await approveAgain(tx, 'r1', one(1, 9));
    });
    expect(await readRelease(store.reader, 'r1')).toMatchObject({
      at: '2026-11-24T07:00:00Z',
      zone: 'UTC',
      items: [{ revision: 9 }],
    });
    await expect(store.write((tx) => approveAgain(tx, 'r1', one(2)))).rejects.toMatchObject({ status: 404 });
  });

  it.each(['done', 'failed', 'cancelled'] as const)('once %s, ends and stays so', async (is) => {
    const store = await aStore();
    const state = { is, ...ada, why: 'It rained.' };
    await store.write(async (tx) => {
      await addRelease(tx, plan('r1', '2026-11-24T06:00:00Z', one(1)), ada);
      await noteVersion(tx, 'r1', { storyId: idOf(1), version: 3 });
      await endRelease(tx, 'r1', state);
    });
    const kept = is === 'done' ? { is, ...ada } : state;
    expect(await readRelease(store.reader, 'r1')).toMatchObject({ state: kept, items: [{ version: 3 }] });
    for (const work of [
      () => store.write((tx) => endRelease(tx, 'r1', state)),
      () => store.write((tx) => moveRelease(tx, 'r1', { at: '2026-11-24T07:00:00Z', zone: 'UTC' })),
      () => store.write((tx) => approveAgain(tx, 'r1', one(1, 2))),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'not-planned', status: 409 });
    await store.write((tx) => addRelease(tx, plan('r2', null, one(1)), { ...ada, at: '2026-11-26T09:00:00Z' }));
    expect((await releasesOf(store.reader, idOf(1))).map(({ id }) => id)).toEqual(['r2', 'r1']);
    expect((await endedReleases(store.reader, 5)).map(({ id }) => id)).toEqual(['r1']);
  });
});

describe('revisions', () => {
  it('are listed newest first, a page at a time, and opened one by one', async () => {
    const store = await aStore();
    for (let number = 1; number <= 5; number += 1) {
      const by = `Writer ${number}`;
      await store.write((tx) => saveDraft(tx, aStory({ headline: `Headline ${number}` }), { at: ada.at, by }));
    }
    const page = await readRevisionHeads(store.reader, idOf(1), { before: 5, limit: 2 });
    expect(page).toEqual([
      { number: 4, savedAt: ada.at, by: 'Writer 4' },
      { number: 3, savedAt: ada.at, by: 'Writer 3' },
    ]);
    expect((await readRevision(store.reader, idOf(1), 2))?.story.headline).toBe('Headline 2');
    expect(await readRevision(store.reader, idOf(1), 6)).toBeNull();
  });
});
