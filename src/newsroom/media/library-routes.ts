import { createReadStream } from 'node:fs';
import { Refusal } from '../../base/problem.ts';
import { mediaContract as contract } from '../../contract/media.ts';
import { askedOf, readMediaItem } from '../../store/media-items.ts';
import { countMedia, readMediaPage } from '../../store/media-list.ts';
import { readMediaTerms } from '../../store/media-terms.ts';
import { frontsWithMedia } from '../../store/media-on-cards.ts';
import { replacedBy } from '../../store/media-replacing.ts';
import { whereMediaIs } from '../../store/media-where.ts';
import { detailsOf } from '../../story/media-item.ts';
import { isHeld } from '../../story/picture.ts';
import { stillPath } from '../../story/still-path.ts';
import { handle, type Route } from '../door.ts';
import { changeMedia } from './change-media.ts';
import { sendMedia } from './send-media.ts';
import { mediaView } from './media-view.ts';
import { takeDown } from './end-media.ts';
import { putMediaOutOfSight } from './put-away.ts';
import { replaceMedia } from './replace-media.ts';

const read = handle(contract.readLibrary, async ({ rooms: { store }, query: { after = null, limit, ...filter } }) => {
  const { items, next } = await readMediaPage(store.reader, filter, { after, limit });
  const count = after === null ? await countMedia(store.reader, filter) : null;
  return { items: items.map(mediaView), next, count };
});

const readTerms = handle(contract.readMediaTerms, async ({ rooms: { store } }) => ({
  person: await readMediaTerms(store.reader, 'person', MOST_TERMS),
  place: await readMediaTerms(store.reader, 'place', MOST_TERMS),
  creator: await readMediaTerms(store.reader, 'creator', MOST_TERMS),
  collection: await readMediaTerms(store.reader, 'collection', MOST_TERMS),
}));

/** As many as are offered while one types. */
const MOST_TERMS = 300;

const readItem = handle(contract.readMediaItem, async ({ rooms: { store }, params: { id } }) => {
  const item = await readMediaItem(store.reader, id);
  if (!item) throw noSuchItem();
  const instead = (await replacedBy(store.reader, id)).map(mediaView);
  const cards = await frontsWithMedia(store.reader, id);
  return { item: mediaView(item), uses: await whereMediaIs(store.reader, id), cards, instead };
});

const readRights = handle(contract.readRights, async ({ rooms: { store, clock }, query: { ids, story } }) => {
  return { media: [...(await askedOf(store.reader, ids, story))], at: clock.now() };
});

/** What an item looks like never changes; an item may be taken away, and then nobody is to have it long. */
const readStill = handle(contract.readStill, async ({ rooms, params: { id }, query: { width }, request, reply }) => {
  // Who works with it sees it still after readers do no more, as long as it is there.
  const item = await readMediaItem(rooms.store.reader, id);
  const poster = item?.recording ? detailsOf(item).poster : null;
  const picture = (poster === null ? item : await readMediaItem(rooms.store.reader, poster))?.picture;
  const path = picture && !isHeld(picture) && stillPath(picture, width);
  if (!path) throw noSuchItem();
  const kept = reply.header('cache-control', `private, max-age=${poster === null ? 3600 : 10}`);
  return sendMedia(rooms.media, path.slice('/media/'.length), { request, reply: kept });
});

const readOriginal = handle(contract.readOriginal, async ({ rooms: { store, originals }, params: { id }, reply }) => {
  const original = (await readMediaItem(store.reader, id))?.original;
  if (!original) throw noSuchItem();
  const file = original.is === 'kept' ? await originals.find(original.sha256) : null;
  if (original.is !== 'kept' || !file)
    throw new Refusal('no-original', 404, 'The original file is missing. The sizes made from it are here.');
  const name = encodeURIComponent(original.fileName ?? id).replaceAll("'", '%27');
  // Whatever a file says it is, a browser saves it and shows nothing of it.
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-length', file.size)
    .type('application/octet-stream');
  return reply.send(createReadStream(file.path));
});

const change = handle(contract.changeMedia, async ({ rooms, who, body: { changes } }) => {
  const { items, undo, conflicts } = await changeMedia(rooms, changes, who.person);
  return {
    items: items.map(mediaView),
    undo,
    conflicts: conflicts.map(({ item, ...conflict }) => ({ item: mediaView(item), ...conflict })),
  };
});

const putAway = handle(contract.putMediaAway, async ({ rooms, who, body }) => {
  const { items, used } = await putMediaOutOfSight(rooms, body, who.person);
  return { items: items.map(mediaView), used };
});

const replace = handle(contract.replaceMedia, async ({ rooms, who, params: { id }, body }) => {
  const { item, stories, drafts, receipt } = await replaceMedia(rooms, { id, ...body }, who.person);
  return { item: mediaView(item), versions: [...stories.versions], stopped: [...stories.stopped], drafts, receipt };
});

const down = handle(contract.takeMediaDown, async ({ rooms, who, params: { id }, body }) => {
  const { item, receipt, proof } = await takeDown(rooms, { id, ...body }, who.person);
  return { item: mediaView(item), receipt, proof: [...proof] };
});

function noSuchItem(): Refusal {
  return new Refusal('no-such-media', 404, 'There is no such item in the library.');
}

/** The library of media. */
export const libraryRoutes: readonly Route[] = [
  read,
  readTerms,
  readItem,
  readRights,
  readStill,
  readOriginal,
  change,
  putAway,
  replace,
  down,
];
