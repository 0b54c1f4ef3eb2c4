import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aFilm } from '../../../test/house/films.ts';
import { aHouse } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { aStory } from '../../../test/house/stories.ts';
import { aDelivery, ask as askReaders } from '../../../test/house/deliveries.ts';
import type { MediaItemView } from '../../contract/media.ts';
import { catchUp } from '../../press/press.ts';
import { checkShelf } from '../../press/check.ts';
import { readPublished } from '../../store/versions.ts';
import { readMediaItem } from '../../store/media-items.ts';
import { heldAddress } from '../../story/recording.ts';
import type { Story } from '../../story/story.ts';
import { makeNextFilm } from '../make-films.ts';

const VTT = 'WEBVTT\n\n00:00.500 --> 00:01.500\nThe ferry leaves at noon.\n';

/** The house, its readers' site, and films sent to its library. */
async function aPaper() {
  const house = await aHouse({ shelf: 'disk' });
  const site = await aDelivery({ folder: house.folder });
  const app = await aNewsroomApp(house.rooms);
  const sent = (name: Parameters<typeof aFilm>[0], bytes = aFilm(name)) =>
    app('reporter', {
      method: 'POST',
      url: '/api/recordings',
      payload: bytes,
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': name ?? '' },
    });
  const send = async (name: Parameters<typeof aFilm>[0] = 'ferry.mp4') =>
    (await sent(name)).json() as { item: MediaItemView; isNew: boolean };
  const change = async (item: MediaItemView, set: object) => {
    const changes = [{ id: item.id, revision: item.revision, set }];
    const answer = await app('reporter', { method: 'POST', url: '/api/media/details', payload: { changes } });
    return (answer.json() as { items: [MediaItemView] }).items[0];
  };
  /** One of which somebody said that it needs no captions. */
  const sendSilent = async (name: Parameters<typeof aFilm>[0] = 'ferry.mp4') =>
    change((await send(name)).item, { noCaptions: 'Nobody speaks in it.' });
  const page = async (path: string) => {
    const item = (await house.shelf.get(path))?.item;
    return item?.is === 'page' ? Buffer.from(item.body).toString() : (item?.is ?? 'nothing');
  };
  const read = (path: string, headers = {}) => askReaders(site.port, path, { headers });
  return { ...house, app, sent, send, sendSilent, change, page, read };
}

const film = (item: MediaItemView) =>
  ({
    type: 'video',
    ...{ title: 'The last ferry', src: heldAddress({ id: item.id, is: 'film' }), poster: null },
    ...{ captions: null, transcript: null, durationSeconds: null, caption: null, credit: 'Ines Halloran' },
  }) as const;

const shows = (item: MediaItemView): Story => aStory({ mainMedia: film(item) });

describe('a film in the library', () => {
  test('is kept as it came, plays inside in ranges, and is private until a story that shows it is live', async () => {
    const { send, change, app, read, publish, page, store, rooms } = await aPaper();
    const { item, isNew } = await send();
    expect(isNew).toBe(true);
    expect(item).toMatchObject({
      ...{ kind: 'film', original: { is: 'kept', size: aFilm().length, fileName: 'ferry.mp4' } },
      recording: { is: 'film', width: 96, height: 54, seconds: 2, files: [{ type: 'video/mp4' }] },
      details: { headline: 'The ferry', creators: ['Ines Halloran'] },
    });
    const inside = await app('reporter', {
      method: 'GET',
      url: `/api/media/${item.id}/play`,
      headers: { range: 'bytes=4-7' },
    });
    expect([inside.statusCode, inside.body]).toEqual([206, 'ftyp']);
    const path = item.recording?.files[0]?.path ?? '';
    expect((await read(path)).status).toBe(404);
    await change(item, { noCaptions: 'Nobody speaks in it.' });
    const story = shows(item);
    await publish({ story });
    expect(JSON.stringify((await readPublished(store.reader, story.id))?.story)).not.toContain(path);
    const own = await page(`/news/${story.id}/${story.urlSlug}`);
    expect(own).toContain(`<source src="${path}" type="video/mp4"`);
    expect(own).toContain(`"contentUrl":"https://harbour.example${path}"`);
    const part = await read(path, { range: 'bytes=4-7' });
    expect([part.status, part.text, part.headers['content-type']]).toEqual([206, 'ftyp', 'video/mp4']);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('has captions that are named by their words: another line is another file, and pages follow', async () => {
    const { sendSilent, change, publish, page, read, rooms } = await aPaper();
    const item = await sendSilent();
    const story = shows(item);
    await publish({ story });
    const before = await change(item, { captions: [{ lang: 'en-GB', vtt: VTT }] });
    await catchUp(rooms);
    const first = before.recording?.captions[0]?.path ?? '';
    const own = () => page(`/news/${story.id}/${story.urlSlug}`);
    expect(await own()).toContain(`<track kind="captions" src="${first}" srclang="en-GB"`);
    expect(await own()).toContain('<p>The ferry leaves at noon.</p>');
    const served = await read(first);
    expect([served.status, served.headers['content-type']]).toEqual([200, 'text/vtt; charset=utf-8']);
    expect(served.text).toBe('WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nThe ferry leaves at noon.\n');
    const after = await change(before, { captions: [{ lang: 'en-GB', vtt: VTT.replace('noon', 'one') }] });
    await catchUp(rooms);
    expect(await own()).toContain(after.recording?.captions[0]?.path);
    expect(await own()).not.toContain(first);
    // For open tabs.
    expect((await read(first)).status).toBe(200);
  });

  test('without captions asks why before it goes live, unless somebody said that it needs none', async () => {
    const { send, change, app } = await aPaper();
    const { item } = await send();
    const rights = async () =>
      (await app('reporter', { method: 'GET', url: `/api/media/rights?ids=${item.id}&story=x2345678` })).json();
    expect((await rights()).media[0][1].recording).toEqual({
      ...{ is: 'film', isCaptioned: false, isWritten: false, plays: true, noCaptions: null },
    });
    const said = await change(item, { noCaptions: 'Nobody speaks in it.' });
    expect((await rights()).media[0][1].recording.noCaptions).toBe('Nobody speaks in it.');
    expect(said.writtenBy.noCaptions).toMatchObject({ by: 'p234567892' });
  });

  test('is taken down with every address, its captions and its still too, and is not kept again', async () => {
    const { send, sent, change, app, publish, page, read, folder } = await aPaper();
    const { item } = await send();
    const captioned = await change(item, { captions: [{ lang: 'en', vtt: VTT }] });
    const still = await app('reporter', {
      method: 'POST',
      url: `/api/media/${item.id}/poster`,
      payload: await aFrame(),
      headers: { 'content-type': 'image/jpeg', 'x-file-name': 'still.jpg' },
    });
    const poster = still.json().still as MediaItemView;
    expect(still.json().item).toMatchObject({
      details: { poster: poster.id },
      thumb: expect.stringContaining(poster.id),
    });
    const story = shows(item);
    await publish({
      story: {
        ...story,
        mainMedia: { ...film(item), poster: { ...image, picture: poster.picture } },
      },
    });
    const down = await app('editor', {
      method: 'POST',
      url: `/api/media/${item.id}/take-down`,
      payload: { reason: 'A court has ordered it.', isDestroyed: true },
    });
    const { proof } = down.json() as { proof: { path: string; now: string }[] };
    const paths = proof.map((one) => one.path);
    expect(paths).toContain(captioned.recording?.captions[0]?.path);
    expect(paths).toContain(item.recording?.files[0]?.path);
    expect(paths.some((path) => path.includes(poster.id))).toBe(true);
    expect(new Set(proof.map((one) => one.now))).toEqual(new Set(['gone']));
    for (const path of paths) expect((await read(path)).status).toBe(410);
    const own = await page(`/news/${story.id}/${story.urlSlug}`);
    expect(own).toContain('The recording that stood here was taken down on');
    expect(own).not.toContain('VideoObject');
    expect(readdirSync(join(folder, 'media'))).not.toContain(item.id);
    expect((await sent('ferry.mp4')).statusCode).toBe(409);
  });

  test('that cannot be read leaves nothing behind', async () => {
    const { sent, folder } = await aPaper();
    const refused = await sent('ferry.mp4', aFilm().subarray(0, 2000));
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'film-unreadable']);
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.room-'))).toEqual([]);
    expect(readdirSync(join(folder, 'originals'))).toEqual([]);
  });
});

describe('the sizes of a film', () => {
  /** Two seconds of what ffmpeg would take minutes for, by a program that does what it is told by name. */
  test('wait while there is no ffmpeg, and the original plays', async () => {
    const { rooms, send } = await aPaper();
    const { item } = await send();
    const films = { ...rooms.films, isThere: async () => false };
    expect(await makeNextFilm({ ...rooms, films })).toBe(false);
    expect((await readMediaItem(rooms.store.reader, item.id))?.recording?.files).toHaveLength(1);
  });

  test('are made one after the other, take the place of the copy, and pages follow', async (context) => {
    const { rooms, sendSilent, publish, page, read, store, app } = await aPaper();
    if (!(await rooms.films.isThere())) context.skip('There is no ffmpeg on this machine.');
    const item = await sendSilent('old.mov');
    expect(item.recording?.files).toEqual([]);
    const making = async () => (await app('reporter', { method: 'GET', url: '/api/media/making' })).json();
    expect(await making()).toMatchObject({ hasFfmpeg: true, now: null, waiting: [{ id: item.id }], failed: [] });
    expect(await makeNextFilm(rooms)).toBe(true);
    const made = await readMediaItem(store.reader, item.id);
    expect(made).toMatchObject({ isUnfinished: false, making: null });
    expect(made?.recording?.files).toMatchObject([{ path: `/media/${item.id}/54.mp4`, width: 96, height: 54 }]);
    const story = shows(item);
    await publish({ story });
    expect(await page(`/news/${story.id}/${story.urlSlug}`)).toContain(`/media/${item.id}/54.mp4`);
    expect((await read(`/media/${item.id}/54.mp4`)).status).toBe(200);
    expect(await making()).toMatchObject({ waiting: [], failed: [] });
  });

  test('that cannot be made say why, stay out of the way of others, and are tried again when somebody asks', async () => {
    const { rooms, send, app } = await aPaper();
    const { item } = await send();
    const films = { ...rooms.films, isThere: async () => true, make: async () => 'ffmpeg broke off.' };
    expect(await makeNextFilm({ ...rooms, films })).toBe(true);
    expect(await makeNextFilm({ ...rooms, films })).toBe(false);
    const making = async () => (await app('reporter', { method: 'GET', url: '/api/media/making' })).json();
    expect(await making()).toMatchObject({ failed: [{ id: item.id, failed: { why: 'ffmpeg broke off.' } }] });
    const again = { method: 'POST', url: `/api/media/${item.id}/sizes`, payload: { do: 'make' } } as const;
    await app('reporter', again);
    expect(await making()).toMatchObject({ failed: [], waiting: [{ id: item.id }] });
  });
});

const image = {
  type: 'image',
  picture: null,
  alt: 'The ferry',
  decorative: false,
  caption: null,
  credit: null,
} as const;

async function aFrame(): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp({ create: { width: 96, height: 54, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer();
}
