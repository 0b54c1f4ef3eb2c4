import { Refusal } from '../../base/problem.ts';
import { recordingsContract as contract } from '../../contract/media.ts';
import { noteMaking, readMediaItem, recordingsNotMade, recordingsToMake } from '../../store/media-items.ts';
import { detailsOf, type MediaItem } from '../../story/media-item.ts';
import { type Actor, audit, type Uses } from '../acts.ts';
import { handle, refuseUnlessPermitted, type Route } from '../door.ts';
import { listenerLimits } from '../limits.ts';
import { pictureBodies } from './add-picture.ts';
import { changeWords, named } from './change-media.ts';
import { mediaView } from './media-view.ts';
import { nameIn, received } from './received.ts';
import { noSuchFile, sendMedia } from './send-media.ts';
import { takeInPicture } from './take-in.ts';
import { takeInRecording } from './take-in-recording.ts';

const GIGABYTE = 1024 ** 3;
const LARGEST = listenerLimits.largestRecording;

const add = handle(contract.addRecording, async ({ rooms, who, request }) => {
  const fileName = nameIn(request.headers['x-file-name']);
  const bodies = { ...recordingBodies, room: () => rooms.originals.room() };
  const { item, isNew } = await received(request, bodies, async (path, folder) => {
    // An upload may take an hour, and ends with its session as every channel does.
    refuseUnlessPermitted(contract.addRecording, await request.whoNow());
    return takeInRecording(rooms, { path, folder, fileName }, who.person);
  });
  return { item: mediaView(item), isNew };
});

/** What of films and sound is taken. */
export const recordingBodies = { largest: LARGEST, tooLarge };

function tooLarge(): Refusal {
  const say = `This file is larger than ${LARGEST / GIGABYTE} GB. Export it smaller, as MP4 (H.264), or cut it into parts, and send it again.`;
  return new Refusal('film-too-heavy', 413, say);
}

/** What plays may become another file once its sizes are made. */
const play = handle(contract.play, async ({ rooms, params: { id }, request, reply }) => {
  const file = (await readMediaItem(rooms.store.reader, id))?.recording?.files.at(-1);
  if (!file) throw noSuchFile();
  const kept = reply.header('cache-control', 'private, max-age=60');
  return sendMedia(rooms.media, file.path.slice('/media/'.length), { request, reply: kept });
});

const addStill = handle(contract.addStill, async ({ rooms, who, params: { id }, request }) => {
  const film = await needFilm(rooms, id);
  const fileName = nameIn(request.headers['x-file-name']);
  const still = await received(request, pictureBodies, async (path) => {
    refuseUnlessPermitted(contract.addStill, await request.whoNow());
    return takeInPicture(rooms, { path, fileName, stillOf: id }, who.person);
  });
  return putPoster(rooms, { film, still: still.item }, who.person);
});

async function needFilm({ store }: Uses<'store'>, id: string): Promise<MediaItem> {
  const film = await readMediaItem(store.reader, id);
  if (film?.kind === 'film') return film;
  throw new Refusal('no-such-film', 404, 'There is no such film in the library.');
}

interface Posted {
  readonly film: MediaItem;
  readonly still: MediaItem;
}

/** The still stands for the film from now on, and has its credit and its rights, unless somebody wrote others. */
async function putPoster(rooms: Uses<'store' | 'clock' | 'media'>, { film, still }: Posted, actor: Actor) {
  const { credit, creators, copyright, rights } = detailsOf(film);
  const own = still.revision === 0 ? [{ id: still.id, revision: 0, set: { credit, creators, copyright, rights } }] : [];
  const wish = { id: film.id, revision: film.revision, set: { poster: still.id } };
  const { items } = await changeWords(rooms, [wish, ...own], { actor });
  const now = new Map(items.map((item) => [item.id, item]));
  return { item: mediaView(now.get(film.id) ?? film), still: mediaView(now.get(still.id) ?? still) };
}

const readMaking = handle(contract.readMaking, async ({ rooms: { store, films } }) => {
  const waiting = await recordingsToMake(store.reader);
  const failed = await recordingsNotMade(store.reader);
  return {
    hasFfmpeg: await films.isThere(),
    now: films.now(),
    waiting: waiting.map(mediaView),
    failed: failed.filter(({ making }) => making?.failed).map(mediaView),
  };
});

const makeSizes = handle(contract.makeSizes, async ({ rooms, who, params: { id }, body }) => {
  const at = rooms.clock.now();
  const isToMake = body.do === 'make';
  const item = await rooms.store.write(async (tx) => {
    const there = await readMediaItem(tx, id);
    if (!there?.making) throw new Refusal('no-such-film', 404, 'There is no such film in the queue.');
    const failed = isToMake ? null : { at, why: `Removed from the queue by ${who.person.name}.` };
    await noteMaking(tx, id, { ...there.making, failed });
    const summary = `${isToMake ? 'Had sizes made again of' : 'Removed from the queue'} ${named([there])}`;
    const act = { at, by: who.person.name, act: 'make-sizes', summary, storyId: null, details: { media: id } };
    await audit(tx, who.person, act);
    return (await readMediaItem(tx, id)) ?? there;
  });
  if (!isToMake) rooms.films.stop(id);
  return { item: mediaView(item) };
});

/** Films and sound, and the making of their sizes. */
export const recordingRoutes: readonly Route[] = [add, play, addStill, readMaking, makeSizes];
