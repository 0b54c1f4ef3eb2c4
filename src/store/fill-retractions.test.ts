import { expect, test } from 'vitest';
import { actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import type { Card } from '../story/published.ts';
import { fillRetractions } from './fill-retractions.ts';

test('cards of stories that were retracted before cards said so say it, and no other card changes', async () => {
  const store = await aStore();
  const { publish } = actsOn(store);
  const [retracted, sound] = [aStory({ id: idOf(1) }), aStory({ id: idOf(2) })];
  await publish({ story: retracted });
  await publish({ story: sound });
  await publish({ story: retracted, change: 'retraction', note: 'None of it was so.' });
  const cardOf = async (id: string) => {
    const { card } = await store.reader
      .selectFrom('stories')
      .select('card')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return JSON.parse(card) as Card;
  };
  const [told, other] = [await cardOf(retracted.id), await cardOf(sound.id)];
  await store.write(async (tx) => {
    const card = JSON.stringify({ ...told, retracted: false });
    await tx.updateTable('stories').set({ card }).where('id', '=', retracted.id).execute();
    await fillRetractions(tx);
  });
  expect(told.retracted).toBe(true);
  expect([await cardOf(retracted.id), await cardOf(sound.id)]).toEqual([told, other]);
});
