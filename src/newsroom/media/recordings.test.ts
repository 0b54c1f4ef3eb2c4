import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../base/log.ts';
import { openFilmMaker } from '../../media/film-maker.ts';
import { openMediaShelf } from '../../media/media-shelf.ts';
import { openOriginals } from '../../media/originals.ts';
import { readMediaItem, recordingsNotMade, recordingsToMake } from '../../store/media-items.ts';
import { tickingClock } from '../../../test/house/clocks.ts';
import { aFilm, readsHere } from '../../../test/house/films.ts';
import { aFolder } from '../../../test/house/folders.ts';
import { aStore } from '../../../test/house/stores.ts';
import type { MediaItem, SomeDetails } from '../../story/media-item.ts';
import { makeNextFilm } from '../make-films.ts';
import { sweepMedia } from '../sweep-media.ts';
import { changeWords } from './change-media.ts';
import { takeInRecording } from './take-in-recording.ts';

// What readers have of a film, and what the newsroom is told of it over HTTP, is tried in test/flows/bulletin.test.ts.

const desk = { name: 'Ada Reed', id: 'p234567892' };
const vtt = (words: string) => `WEBVTT\n\n00:00.500 --> 00:01.500\n${words}\n`;

/** A library in a bare store. */
async function aLibrary() {
  const folder = aFolder();
  const rooms = {
    ...{ store: await aStore(folder), clock: tickingClock(), log: silentLog },
    ...{ media: openMediaShelf(join(folder, 'media')), originals: openOriginals(join(folder, 'originals')) },
    ...{ recordings: readsHere, films: openFilmMaker() },
  };
  const send = async (name: Parameters<typeof aFilm>[0] = 'ferry.mp4', bytes = aFilm(name)) => {
    const room = await mkdtemp(join(folder, 'room-'));
    writeFileSync(join(room, 'sent'), bytes);
    const sent = { path: join(room, 'sent'), folder: room, fileName: name ?? null };
    return (await takeInRecording(rooms, sent, desk)).item;
  };
  const change = async ({ id, revision }: MediaItem, set: SomeDetails) => {
    const { items } = await changeWords(rooms, [{ id, revision, set }], { actor: desk });
    return items[0] ?? expect.fail('It was not changed.');
  };
  const onShelf = async () => (await Array.fromAsync(rooms.media.names())).toSorted();
  return { folder, rooms, send, change, onShelf };
}

const nameOf = (path: string | undefined) => (path ?? '').slice('/media/'.length);

describe('a film in the library', () => {
  test('has captions that are named by their words; what they were stays for thirty days, and so does the copy that its sizes take the place of', async (context) => {
    const { rooms, send, change, onShelf } = await aLibrary();
    const item = await send();
    const first = await change(item, { captions: [{ lang: 'en-GB', vtt: vtt('The ferry leaves at noon.') }] });
    const both = [
      { lang: 'en-GB', vtt: vtt('The ferry leaves at one.') },
      { lang: 'ar', vtt: vtt('تغادر العبّارة.') },
    ];
    const second = await change(first, { captions: both });
    const [before, now] = [first.recording?.captions[0]?.path, second.recording?.captions.map(({ path }) => path)];
    expect(now).not.toContain(before);
    expect(second.recording?.captions.map(({ lang }) => lang)).toEqual(['en-GB', 'ar']);
    expect(second.recording?.transcript).toBe('The ferry leaves at one.');
    await change(second, { noCaptions: 'Nobody speaks in it.' }).then(({ byHand }) =>
      expect(byHand.noCaptions).toMatchObject({ by: desk.id }),
    );
    const whole = nameOf(item.recording?.files[0]?.path);
    const captions = (now ?? []).map(nameOf);
    expect(await onShelf()).toEqual([whole, nameOf(before), ...captions].toSorted());
    // What waits for its sizes is left alone until they are made.
    if (!(await rooms.films.isThere())) context.skip('There is no ffmpeg on this machine.');
    expect(await recordingsToMake(rooms.store.reader)).toMatchObject([{ id: item.id }]);
    expect(await makeNextFilm(rooms)).toBe(true);
    expect(await readMediaItem(rooms.store.reader, item.id)).toMatchObject({
      ...{ isUnfinished: false, making: null },
      recording: { files: [{ path: `/media/${item.id}/54.mp4`, width: 96, height: 54 }] },
    });
    expect(await onShelf()).toContain(whole);
    rooms.clock.goTo('2026-12-31T00:00:00Z');
    await sweepMedia(rooms);
    expect(await onShelf()).toEqual([`${item.id}/54.mp4`, ...captions].toSorted());
  });

  test('that cannot be read leaves nothing behind', async () => {
    const { folder, send, onShelf } = await aLibrary();
    const cut = send('ferry.mp4', aFilm().subarray(0, 2000));
    await expect(cut).rejects.toMatchObject({ code: 'film-unreadable', status: 422 });
    expect([await onShelf(), existsSync(join(folder, 'originals'))]).toEqual([[], false]);
  });
});

describe('the sizes of a film', () => {
  test('wait while there is no ffmpeg, and the original plays; what browsers do not play is refused with what to do', async () => {
    const { rooms, send } = await aLibrary();
    const films = { ...rooms.films, isThere: async () => false };
    const { id } = await send();
    expect(await makeNextFilm({ ...rooms, films })).toBe(false);
    expect((await readMediaItem(rooms.store.reader, id))?.recording?.files).toHaveLength(1);
    const broken = { ...rooms.films, isThere: async () => true, make: async () => 'ffmpeg broke off.' };
    // One that cannot be made stays out of the way of others, and says why.
    expect(await makeNextFilm({ ...rooms, films: broken })).toBe(true);
    expect(await makeNextFilm({ ...rooms, films: broken })).toBe(false);
    const why = { id, making: { failed: { why: 'ffmpeg broke off.' } } };
    expect(await recordingsNotMade(rooms.store.reader)).toMatchObject([why]);
    rooms.films = films;
    await expect(send('old.mov')).rejects.toMatchObject({ code: 'film-needs-ffmpeg', status: 422 });
  });
});
