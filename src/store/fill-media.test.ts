import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import type { BlockOf } from '../story/blocks.ts';
import { detailsOf } from '../story/media-item.ts';
import { pictureSchema } from '../story/picture.ts';
import type { Story } from '../story/story.ts';
import { moveCursor } from './changes.ts';
import { saveDraft } from './drafts.ts';
import { either } from './either.ts';
import { readMediaItem } from './media-items.ts';
import { countMedia, readMediaPage } from './media-list.ts';
import type { Db } from './open-store.ts';

const FERRY = 'fe44a0c51234abcd';
const GULLS = '60115a0c51234abc';
const POSTER = '90573a0c51234abc';

function image(id: string, caption: string | null = null) {
  const rendition = (type: string, width: number) => {
    const file = `${width}.${type === 'image/webp' ? 'webp' : 'jpg'}`;
    return { path: `/media/${id}/${file}`, type, width, height: width };
  };
  const renditions = [rendition('image/webp', 640), rendition('image/jpeg', 320), rendition('image/jpeg', 640)];
  const picture = pictureSchema.parse({ id, width: 900, height: 900, renditions });
  return { type: 'image', picture, alt: `Shows ${id}`, decorative: false, caption, credit: 'Ada Reed' } as const;
}

const shows = (number: number, parts: Partial<Story>) => aStory({ id: idOf(number), ...parts });

/** A store as it was before there was a library. */
async function aStoreOfBefore(folder: string) {
  const store = await aStore(folder);
  const { publish } = actsOn(store);
  const ferry = shows(1, { mainMedia: image(FERRY, 'The ferry') });
  await publish({ story: ferry });
  await publish({ story: { ...ferry, mainMedia: image(FERRY, 'Another caption') }, change: 'minor' });
  const gallery: BlockOf<'gallery'> = {
    type: 'gallery',
    title: null,
    images: [image(GULLS), { ...image(FERRY), picture: null }],
  };
  const video = { type: 'video', title: 'Film', poster: image(POSTER) } as never;
  await store.write((tx) =>
    saveDraft(tx, shows(2, { body: [gallery, video] }), { at: '2026-11-23T09:00:00Z', by: 'p1' }),
  );
  await store.write(async (tx) => {
    for (const table of ['media_items', 'media_uses', 'media_draft_uses'] as const)
      await tx.deleteFrom(table).execute();
    await either(
      sql`insert into media_words(media_words) values ('delete-all')`,
      () => sql`delete from media_words`,
    ).execute(tx);
    await moveCursor(tx, 'media', 0);
  });
}

const ids = async (db: Db, filter = {}) =>
  (await readMediaPage(db, filter, { after: null, limit: 9 })).items.map(({ id }) => id);

test('what stories held before there was a library is in it once the store is opened, with the words that stood beside it', async () => {
  const folder = aFolder();
  await aStoreOfBefore(folder);
  const { reader } = await aStore(folder);
  expect((await ids(reader)).toSorted()).toEqual([GULLS, POSTER, FERRY].toSorted());
  const ferry = await readMediaItem(reader, FERRY);
  expect(ferry).toMatchObject({
    original: { is: 'rendition', path: `/media/${FERRY}/640.jpg` },
    ...{ isUsed: true, putAway: null, revision: 0, added: { by: 'desk' } },
    picture: image(FERRY).picture,
  });
  expect(detailsOf(ferry!)).toMatchObject({ caption: 'The ferry', credit: 'Ada Reed', alt: `Shows ${FERRY}` });
  expect(await readMediaItem(reader, POSTER)).toMatchObject({ isUsed: true, added: { by: 'p1' } });
  expect(await ids(reader, { text: 'ferr' })).toEqual([FERRY]);
  expect(await countMedia(reader, { used: 'no' })).toBe(0);
});

test('opening again adds nothing, and what was written of an item stays', async () => {
  const folder = aFolder();
  await aStoreOfBefore(folder);
  const first = await aStore(folder);
  await first.write((tx) => sql`update media_items set revision = 7`.execute(tx));
  const { reader } = await aStore(folder);
  expect(await countMedia(reader, {})).toBe(3);
  expect(await readMediaItem(reader, FERRY)).toMatchObject({ revision: 7 });
});

test('a picture without any size, or with words only, is no item', async () => {
  const store = await aStore();
  const { publish } = actsOn(store);
  const bare = { ...image(FERRY), picture: { ...image(FERRY).picture, renditions: [] } };
  await publish({ story: shows(1, { mainMedia: bare, body: [{ ...image(GULLS), picture: null }] }) });
  expect(await ids(store.reader)).toEqual([]);
});
