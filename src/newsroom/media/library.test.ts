import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { aHouse } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { aSmallDisk, noSmallDisk } from '../../../test/house/folders.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import type { MediaItemView } from '../../contract/media.ts';
import { sha256 } from '../../base/hash.ts';
import { openOriginals } from '../../media/originals.ts';
import { saveDraft } from '../../store/drafts.ts';
import { searchAudit } from '../../store/audit.ts';
import { noRights } from '../../story/media-rights.ts';
import type { Picture } from '../../story/picture.ts';

async function aPhotograph(background: string, { width = 400, height = 300 } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

/** The newsroom with its library, and somebody who sends pictures. */
async function aLibrary() {
  const house = await aHouse();
  const ask = await aNewsroomApp(house.rooms);
  const send = async (bytes: Buffer, fileName = 'photo.jpg') => {
    const headers = { 'content-type': 'image/jpeg', 'x-file-name': encodeURIComponent(fileName) };
    const answer = await ask('reporter', { method: 'POST', url: '/api/pictures', payload: bytes, headers });
    return answer.json() as { item: MediaItemView; isNew: boolean; picture: Picture; code?: string; status?: number };
  };
  const list = async (query = '') =>
    (await ask('reporter', { method: 'GET', url: `/api/media?${query}` })).json() as {
      items: MediaItemView[];
      next: number | null;
      count: number | null;
    };
  const change = async (changes: object[]) =>
    (await ask('reporter', { method: 'POST', url: '/api/media/details', payload: { changes } })).json();
  const away = async (ids: string[], isAway = true) =>
    (await ask('sub-editor', { method: 'POST', url: '/api/media/away', payload: { ids, isAway } })).json();
  const names = async (query = '') => (await list(query)).items.map(({ original }) => original.fileName);
  return { ...house, ask, send, list, names, change, away };
}

describe('what is sent', () => {
  test('is kept as it came, is an item of the library, and comes back as a download that no browser shows', async () => {
    const { ask, send, list, folder } = await aLibrary();
    const bytes = await aPhotograph('#446688');
    const { item, isNew } = await send(bytes, 'Fähre ‘o’.jpg');
    expect(isNew).toBe(true);
    expect(item).toMatchObject({
      original: { is: 'kept', size: bytes.length, fileName: 'Fähre ‘o’.jpg' },
      ...{ shape: 'landscape', revision: 0, putAway: null, isUsed: false, added: { by: 'p234567892' } },
    });
    const hash = sha256(bytes);
    expect(readFileSync(join(folder, 'originals', hash.slice(0, 2), hash))).toEqual(bytes);
    expect((await list()).items).toEqual([item]);
    const original = await ask('reporter', { method: 'GET', url: `/api/media/${item.id}/original` });
    expect(original.rawPayload).toEqual(bytes);
    expect(original.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''F%C3%A4hre%20%E2%80%98o%E2%80%99.jpg`,
    });
    expect((await ask(null, { method: 'GET', url: `/api/media/${item.id}/original` })).statusCode).toBe(401);
  });

  test('and was there before is told so: one item and one original, with what people wrote of it', async () => {
    const { send, list, change, away, store } = await aLibrary();
    const bytes = await aPhotograph('#446688');
    const { item } = await send(bytes, 'one.jpg');
    await change([{ id: item.id, revision: 0, set: { caption: 'The ferry' } }]);
    expect(await send(bytes, 'two.jpg')).toMatchObject({
      isNew: false,
      item: { id: item.id, details: { caption: 'The ferry' }, original: { fileName: 'one.jpg' } },
    });
    await away([item.id]);
    expect((await list()).items).toEqual([]);
    expect(await send(bytes)).toMatchObject({ isNew: false, item: { putAway: null } });
    expect((await list()).items).toHaveLength(1);
    expect(await searchAudit(store.reader, { act: 'add-picture', limit: 5 })).toHaveLength(1);
  });

  test('and cannot be taken leaves nothing in the library and among the originals', async () => {
    const { send, list, folder } = await aLibrary();
    expect(await send(Buffer.from('no picture'))).toMatchObject({ status: 422 });
    expect((await list()).items).toEqual([]);
    expect(readdirSync(folder)).not.toContain('originals');
  });

  test('and finds no room on the disk is refused with 507, and there is no item of it', async ({ skip }) => {
    const disk = aSmallDisk(64);
    if (disk === null) return skip(noSmallDisk);
    const house = await aHouse();
    const ask = await aNewsroomApp({ ...house.rooms, originals: openOriginals(disk) });
    const pixels = randomBytes(600 * 600 * 3);
    const payload = await sharp(pixels, { raw: { width: 600, height: 600, channels: 3 } })
      .png()
      .toBuffer();
    const answer = await ask('reporter', {
      ...{ method: 'POST', url: '/api/pictures', payload },
      headers: { 'content-type': 'image/png' },
    });
    expect(answer.json()).toMatchObject({ status: 507, code: 'disk-full' });
    expect((await ask('reporter', { method: 'GET', url: '/api/media' })).json()).toMatchObject({ count: 0 });
    expect(readdirSync(disk)).toEqual([]);
  });
});

describe('the library', () => {
  test('is read page by page, what came last first, with how many there are', async () => {
    const { send, list } = await aLibrary();
    for (const at of [1, 2, 3]) await send(await aPhotograph(`#${at}${at}${at}`), `${at}.jpg`);
    const first = await list('limit=2');
    expect(first.items.map(({ original }) => original.fileName)).toEqual(['3.jpg', '2.jpg']);
    expect(first.count).toBe(3);
    const second = await list(`limit=2&after=${first.next}`);
    expect(second).toMatchObject({ next: null, count: null });
    expect(second.items.map(({ original }) => original.fileName)).toEqual(['1.jpg']);
  });

  test('is searched by words in every script, by file name, shape, whoever sent it and when', async () => {
    const { send, change, names, list } = await aLibrary();
    const [ferry, gulls] = [
      await send(await aPhotograph('#123456'), 'IMG_2041.jpg'),
      await send(await aPhotograph('#654321', { width: 300, height: 400 }), 'gulls.jpg'),
    ];
    await change([
      {
        id: ferry.item.id,
        revision: 0,
        set: { caption: 'Die Fähre läuft ein', people: ['محمد السيد'], credit: 'Ada Reed' },
      },
      {
        id: gulls.item.id,
        revision: 0,
        set: { place: { sublocation: null, city: '東京', region: null, country: null } },
      },
    ]);
    for (const typed of ['fahre', 'Faehre', 'سيد', 'ada re', '2041', '"läuft ein"'])
      expect([typed, await names(`text=${encodeURIComponent(typed)}`)]).toEqual([typed, ['IMG_2041.jpg']]);
    for (const asked of ['text=東京', 'text=gulls', 'shape=portrait'])
      expect(await names(asked)).toEqual(['gulls.jpg']);
    expect((await list('text=ada')).count).toBe(1);
    expect(await names('text=nothing')).toEqual([]);
    expect(await names('by=p234567892')).toHaveLength(2);
    expect(await names('by=somebody')).toEqual([]);
    expect(await names(`to=${ferry.item.added.at}`)).toEqual([]);
    expect(await names(`from=${gulls.item.added.at}`)).toEqual(['gulls.jpg']);
  });

  test('are found by whom and what place they show, who made them and when, exactly and however it is written', async () => {
    const { ask, send, names, change, away } = await aLibrary();
    const terms = async () => (await ask('reporter', { method: 'GET', url: '/api/media/terms' })).json();
    expect(await terms()).toEqual({ person: [], place: [], creator: [], collection: [] });
    const send1 = async (colour: string, fileName: string) => (await send(await aPhotograph(colour), fileName)).item.id;
    const [ferry, gulls] = [await send1('#123456', 'ferry.jpg'), await send1('#654321', 'gulls.jpg')];
    const place = { sublocation: 'Old Quay', city: 'Kestrey', region: null, country: 'Marren' };
    await change([
      {
        ...{ id: ferry, revision: 0 },
        set: { people: ['Ada Reed', 'José Ruiz'], creators: ['Tom Hale'], place, createdDay: '2026-11-20' },
      },
      {
        ...{ id: gulls, revision: 0 },
        set: {
          people: ['ada  reed'],
          place: { ...place, sublocation: null, city: 'Ada' },
          created: '2026-11-21T09:00:00Z',
        },
      },
    ]);
    expect(await terms()).toEqual({
      person: ['Ada Reed', 'José Ruiz'],
      place: ['Ada', 'Kestrey', 'Marren', 'Old Quay'],
      creator: ['Tom Hale'],
      collection: [],
    });
    const found = {
      'person=ADA REED': ['gulls.jpg', 'ferry.jpg'],
      'person=Ada': [],
      'place=ada': ['gulls.jpg'],
      'place=Marren': ['gulls.jpg', 'ferry.jpg'],
      'place=old quay&person=José Ruiz': ['ferry.jpg'],
      'creator=Tom Hale': ['ferry.jpg'],
      'creator=Ada Reed': [],
      'takenFrom=2026-11-21': ['gulls.jpg'],
      'takenTo=2026-11-20': ['ferry.jpg'],
      'takenFrom=2026-11-20&takenTo=2026-11-21': ['gulls.jpg', 'ferry.jpg'],
      'takenFrom=2026-11-22': [],
    };
    for (const [asked, files] of Object.entries(found))
      expect([asked, await names(encodeURI(asked))]).toEqual([asked, files]);
    await change([{ id: ferry, revision: 1, set: { people: ['José Ruiz'], createdDay: null } }]);
    expect(await names('person=ada reed')).toEqual(['gulls.jpg']);
    expect(await names('takenTo=2026-11-21')).toEqual(['gulls.jpg']);
    await away([gulls]);
    expect(await names('person=ada reed')).toEqual([]);
    expect(await names('person=ada reed&away=yes')).toEqual(['gulls.jpg']);
  });

  test('says where an item is shown, and keeps what is: the rest can be put away, and brought back', async () => {
    const { ask, send, away, change, list, publish, store, act } = await aLibrary();
    const [ferry, gulls] = [await send(await aPhotograph('#123456')), await send(await aPhotograph('#654321'))];
    const image = {
      type: 'image',
      picture: ferry.picture,
      alt: 'A ferry',
      decorative: false,
      caption: null,
      credit: null,
    } as const;
    await publish({ story: aStory({ mainMedia: image }) });
    await store.write((tx) => saveDraft(tx, aStory({ id: idOf(2), headline: 'Later', mainMedia: image }), act()));
    expect((await list('used=yes')).items.map(({ id }) => id)).toEqual([ferry.item.id]);
    expect((await list('used=no')).items.map(({ id }) => id)).toEqual([gulls.item.id]);
    const { uses } = (await ask('reporter', { method: 'GET', url: `/api/media/${ferry.item.id}` })).json();
    expect(uses).toMatchObject([
      { storyId: idOf(2), headline: 'Later', state: 'never', versions: [], isCurrent: false, inDraft: true },
      { storyId: idOf(1), state: 'live', versions: [1], isCurrent: true, inDraft: true, fronts: [] },
    ]);
    const asked = `/api/media/rights?ids=${ferry.item.id},nosuchid&story=${idOf(2)}`;
    await change([{ id: ferry.item.id, revision: 0, set: { rights: { ...noRights, mostUses: 3 } } }]);
    expect((await ask('reporter', { method: 'GET', url: asked })).json().media).toMatchObject([
      [ferry.item.id, { rights: { mostUses: 3 }, end: null, replacedAt: null, usesElsewhere: 1 }],
    ]);
    expect(await away([ferry.item.id, gulls.item.id])).toMatchObject({
      ...{ items: [{ id: gulls.item.id }], used: [ferry.item.id] },
    });
    expect((await list()).items.map(({ id }) => id)).toEqual([ferry.item.id]);
    expect((await list('away=yes')).items.map(({ id }) => id)).toEqual([gulls.item.id]);
    await away([gulls.item.id], false);
    expect((await list()).count).toBe(2);
    // A picture that a draft no longer shows is not used any more.
    await store.write((tx) =>
      saveDraft(tx, aStory({ id: idOf(2), headline: 'Later', mainMedia: { ...image, picture: gulls.picture } }), act()),
    );
    await store.write((tx) => saveDraft(tx, aStory({ id: idOf(2), headline: 'Later', mainMedia: null }), act()));
    expect((await list('used=no')).items.map(({ id }) => id)).toEqual([gulls.item.id]);
    expect(
      (
        await ask('reporter', {
          method: 'POST',
          url: '/api/media/away',
          payload: { ids: [gulls.item.id], isAway: true },
        })
      ).statusCode,
    ).toBe(403);
  });
});

describe('what is known of items', () => {
  test('is changed for several at once, and taken back by what the change answered', async () => {
    const { send, change, names, store } = await aLibrary();
    const [one, two] = [
      await send(await aPhotograph('#111111'), 'one.jpg'),
      await send(await aPhotograph('#222222'), 'two.jpg'),
    ];
    await change([{ id: one.item.id, revision: 0, set: { credit: 'Ada Reed' } }]);
    const set = { credit: 'Tom Hale', words: ['harbour'] };
    const done = await change([
      { id: one.item.id, revision: 1, set },
      { id: two.item.id, revision: 0, set },
    ]);
    expect(done.items).toMatchObject([
      { revision: 2, details: set, writtenBy: { credit: { by: 'p234567892' }, words: { by: 'p234567892' } } },
      { revision: 1, details: set },
    ]);
    expect(await names('text=harbour')).toEqual(['two.jpg', 'one.jpg']);
    const back = await change(done.undo);
    expect(back.items.map(({ details }: MediaItemView) => [details.credit, details.words])).toEqual([
      ['Ada Reed', []],
      [null, []],
    ]);
    expect(await names('text=harbour')).toEqual([]);
    const [newest] = await searchAudit(store.reader, { act: 'change-media', limit: 1 });
    expect(newest).toMatchObject({ summary: 'Changed credit, words of 2 items' });
  });

  test('is told with both where somebody wrote the same field since, and changed where they wrote another', async () => {
    const { send, change, list } = await aLibrary();
    const { item } = await send(await aPhotograph('#111111'));
    await change([{ id: item.id, revision: 0, set: { caption: 'Hers' } }]);
    const late = await change([{ id: item.id, revision: 0, set: { caption: 'His', credit: 'Tom' } }]);
    expect(late).toMatchObject({
      items: [],
      conflicts: [
        { item: { details: { caption: 'Hers', credit: null } }, fields: ['caption'], wished: { caption: 'His' } },
      ],
    });
    await change([{ id: item.id, revision: 0, set: { credit: 'Tom' } }]);
    expect((await list()).items).toMatchObject([{ details: { caption: 'Hers', credit: 'Tom' }, revision: 2 }]);
  });

  test('is not changed by what is no field, no point of a picture, or too long', async () => {
    const { ask, send } = await aLibrary();
    const { item } = await send(await aPhotograph('#111111'));
    for (const set of [{ colour: 'red' }, { focus: { x: 2, y: 0 } }, { caption: 'x'.repeat(5001) }, { people: [''] }])
      expect(
        (
          await ask('reporter', {
            method: 'POST',
            url: '/api/media/details',
            payload: { changes: [{ id: item.id, revision: 0, set }] },
          })
        ).statusCode,
      ).toBe(400);
  });
});
