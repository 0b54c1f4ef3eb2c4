import { expect, test } from 'vitest';
import { actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { saveDraft } from './drafts.ts';
import { recentBylines, readRecentDrafts } from './recent-drafts.ts';

const signed = (number: number, ...people: string[]) =>
  aStory({ id: idOf(number), byline: people.map((person) => ({ person, role: null, location: null })) });

test('who signed what is live among the drafts touched last: the newest first, each once', async () => {
  const store = await aStore();
  const { publish } = actsOn(store);
  const told = [signed(1, 'Ada Reed'), signed(2, 'Ben Wall', 'Ada Reed'), signed(3, 'Cora Finch')];
  for (const [at, story] of told.entries()) {
    await store.write((tx) => saveDraft(tx, story, { at: `2026-11-23T09:00:0${at}Z`, by: 'ada' }));
    // The third is a draft, and has no name that readers know.
    if (at < 2) await publish({ story });
  }
  expect(await recentBylines(store.reader, 9)).toEqual(['Ben Wall', 'Ada Reed']);
  expect(await recentBylines(store.reader, 0)).toEqual([]);
  expect((await readRecentDrafts(store.reader, 2)).map(({ id }) => id)).toEqual([idOf(3), idOf(2)]);
});
