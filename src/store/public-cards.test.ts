import { expect, test } from 'vitest';
import { actMaker, actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { readPublicCards } from './public-cards.ts';

test('what readers have or had of many stories comes at once: its state, and the last version that said that it was wrong', async () => {
  const store = await aStore();
  const { publish, withdraw } = actsOn(store, actMaker());
  const [one, two] = [1, 2].map((number) => aStory({ id: idOf(number), headline: `Story ${number}` }));
  await publish({ story: one! });
  await publish({ story: two! });
  await publish({ story: two!, change: 'correction', note: 'The number was wrong.' });
  await publish({ story: two!, change: 'minor' });
  await withdraw(idOf(1));
  const found = await readPublicCards(store.reader, [1, 2, 3].map(idOf));
  expect([...found.keys()].toSorted()).toEqual([1, 2].map(idOf).toSorted());
  expect(found.get(idOf(1))).toMatchObject({
    card: { headline: 'Story 1' },
    state: { is: 'withdrawn' },
    corrected: null,
  });
  expect(found.get(idOf(2))).toMatchObject({ state: { is: 'live' }, version: 3, corrected: 2 });
});
