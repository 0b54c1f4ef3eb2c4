import { expect, test } from 'vitest';
import { aHouse } from '../../test/house/houses.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { countLive, readArchivePiece } from './story-checks.ts';

test('the archive is read in pieces, newest first, each story once, those of one moment too', async () => {
  const { publish, store } = await aHouse();
  const stated = { firstPublishedAt: '2026-11-01T10:00:00Z', lastUpdatedAt: null };
  for (const number of [1, 2, 3]) await publish({ story: aStory({ id: idOf(number), section: 'world' }), stated });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const piece: Awaited<ReturnType<typeof readArchivePiece>> = await readArchivePiece(store.reader, after, 2);
    seen.push(...piece.stories.map(({ id }) => id));
    after = piece.next;
  } while (after !== null);
  expect(seen).toEqual([idOf(3), idOf(2), idOf(1)]);
  expect(await countLive(store.reader)).toBe(3);
});
