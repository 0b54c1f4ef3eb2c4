import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aStore } from '../../test/house/stores.ts';
import { foundInPictureSchema } from '../story/found-in-picture.ts';
import { addMediaItem } from './media-items.ts';
import { countMedia, readMediaPage } from './media-list.ts';
import { MANY } from './media-terms.ts';

test('a place is asked for exactly, whether few items show it or more than can be listed first', async () => {
  const store = await aStore();
  const ids = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'];
  for (const [at, id] of ids.entries()) {
    const picture = { id, width: at === 0 ? 400 : 900, height: 600, renditions: [] };
    const found = foundInPictureSchema.parse({ place: { country: at === 2 ? 'Orran' : 'Marren' } });
    const original = { is: 'rendition', path: `/media/${id}/1.webp` } as const;
    await store.write((tx) =>
      addMediaItem(tx, { id, original, picture, found }, { at: '2026-11-23T09:00:00Z', by: 'Ada' }),
    );
  }
  const asked = async () => {
    const filter = { place: ' MARREN', shape: 'landscape' } as const;
    const { items } = await readMediaPage(store.reader, filter, { after: null, limit: 5 });
    return [items.map(({ id }) => id), await countMedia(store.reader, filter)];
  };
  expect(await asked()).toEqual([['bbbbbbbb'], 1]);
  await store.write((tx) =>
    sql`with recursive many(n) as (values(1000) union all select n + 1 from many where n < ${1000 + MANY})
      insert into media_terms (facet, term, n, name) select 'place', 'marren', n, 'Marren' from many`.execute(tx),
  );
  expect(await asked()).toEqual([['bbbbbbbb'], 1]);
});
