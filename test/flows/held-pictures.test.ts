import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { checkShelf } from '../../src/press/check.ts';
import { catchUp } from '../../src/press/press.ts';
import { fileNamesOf, held, type Picture } from '../../src/story/picture.ts';
import type { Story } from '../../src/story/story.ts';
import { finishNextMedia } from '../../src/newsroom/finish-media.ts';
import { sweepMedia } from '../../src/newsroom/sweep-media.ts';
import { runDue } from '../../src/newsroom/run-due.ts';
import { readMediaItem } from '../../src/store/media-items.ts';
import { noRights } from '../../src/story/media-rights.ts';
import { previewOf } from '../../src/newsroom/preview/preview.ts';
import { saveDraft } from '../../src/store/drafts.ts';
import { readPublished } from '../../src/store/versions.ts';
import { aDelivery, ask as askReaders } from '../house/deliveries.ts';
import { aHouse } from '../house/houses.ts';
import { aNewsroomApp } from '../house/newsroom-apps.ts';
import { aStory, idOf } from '../house/stories.ts';

/** The house, its readers' site, and pictures sent to its library. */
async function aPaper() {
  const house = await aHouse({ shelf: 'disk' });
  const site = await aDelivery({ folder: house.folder });
  const app = await aNewsroomApp(house.rooms);
  const upload = async (background: string) => {
    const size = { width: 700, height: 500, channels: 3 } as const;
    const payload = await sharp({ create: { ...size, background } })
      .jpeg()
      .toBuffer();
    const headers = { 'content-type': 'image/jpeg', 'x-file-name': `${background.slice(1)}.jpg` };
    return app('reporter', { method: 'POST', url: '/api/pictures', payload, headers });
  };
  const send = async (background: string): Promise<Picture> => (await upload(background)).json().picture;
  const page = async (path: string) => {
    const item = (await house.shelf.get(path))?.item;
    return item?.is === 'page' ? Buffer.from(item.body).toString() : (item?.is ?? 'nothing');
  };
  const status = async (path: string) => (await askReaders(site.port, path)).status;
  /** Makes what is left to be made of one item, and has readers see it. */
  const finish = async () => {
    const done = await finishNextMedia(house.rooms, house.rooms.pictures);
    await catchUp(house.rooms);
    return done;
  };
  const choose = (id: string, set: object, revision = 0) =>
    app('reporter', { method: 'POST', url: '/api/media/details', payload: { changes: [{ id, revision, set }] } });
  return { ...house, app, upload, send, page, status, finish, choose };
}

const half = { x: 0, y: 0, width: 0.5, height: 1 };

const image = (picture: Picture) =>
  ({ type: 'image', picture, alt: 'The ferry', decorative: false, caption: 'At noon.', credit: null }) as const;

const shows = (picture: Picture, more: Partial<Story> = {}): Story =>
  aStory({ mainMedia: image(held(picture)), ...more });

describe('a story that holds a picture of the library', () => {
  it('keeps which one it is, and is drawn with its sizes on its page, on fronts, in feeds, sitemaps and for machines', async () => {
    const { send, publish, page, status, store, rooms } = await aPaper();
    const ferry = await send('#334455');
    const path = ferry.renditions[0]?.path ?? '';
    expect(await status(path)).toBe(404);
    const kept = shows(ferry);
    await publish({ story: kept });
    const stored = await readPublished(store.reader, kept.id);
    expect(JSON.stringify(stored?.story)).not.toContain('/media/');
    const own = await page(`/news/${kept.id}/${kept.urlSlug}`);
    expect(own).toContain(`${path} 320w`);
    expect(own).toContain(`"og:image" content="https://harbour.example/media/${ferry.id}/`);
    expect(await page('/')).toContain(`/media/${ferry.id}/`);
    expect(await page('/feeds/uk.rss')).toContain(`/media/${ferry.id}/`);
    expect(await page(`/news/${kept.id}/${kept.urlSlug}/versions/1`)).toContain(path);
    expect(await status(path)).toBe(200);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('shows another one in its next version, and in the old one what that showed', async () => {
    const { send, publish, page, rooms } = await aPaper();
    const [ferry, gulls] = [await send('#334455'), await send('#998877')];
    const first = shows(ferry);
    await publish({ story: first });
    await publish({ story: { ...first, mainMedia: image(held(gulls)) }, change: 'minor' });
    const at = `/news/${first.id}/${first.urlSlug}`;
    expect(await page(at)).toContain(`/media/${gulls.id}/`);
    expect(await page(at)).not.toContain(`/media/${ferry.id}/`);
    expect(await page(`${at}/versions/1`)).toContain(`/media/${ferry.id}/`);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('says under it what no camera saw, in full and in words, as soon as somebody says so, and of old stories too', async () => {
    const { send, publish, page, choose, rooms } = await aPaper();
    const ferry = await send('#334455');
    const kept = shows(ferry);
    const old = aStory({ id: idOf(2), urlSlug: 'old', mainMedia: image(ferry) });
    await publish({ story: kept });
    await publish({ story: old });
    const own = `/news/${kept.id}/${kept.urlSlug}`;
    const pages = [own, `/lite${own}`, `${own}/versions/1`, `/news/${old.id}/old`];
    const told = async () =>
      (await Promise.all(pages.map(page))).map((text) => text.includes('artificial intelligence'));
    expect(await told()).toEqual([false, false, false, false]);
    await choose(ferry.id, { digitalSourceType: 'trainedAlgorithmicMedia' });
    await catchUp(rooms);
    expect(await told()).toEqual([true, true, true, true]);
    expect(await page(own)).toContain('"digitalSourceType":"https://schema.org/TrainedAlgorithmicMediaDigitalSource"');
    await choose(ferry.id, { digitalSourceType: null }, 1);
    await catchUp(rooms);
    expect(await told()).toEqual([false, false, false, false]);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('is previewed with it before anybody published it, and screens have it by its id alone', async () => {
    const { send, store, act, rooms, app } = await aPaper();
    const ferry = await send('#334455');
    const draft = shows(ferry);
    await store.write((tx) => saveDraft(tx, draft, act()));
    const { html } = await previewOf(rooms, { storyId: draft.id, page: 'story' });
    expect(html).toContain(`/media/${ferry.id}/320.webp 320w`);
    const still = await app('reporter', { method: 'GET', url: `/api/media/${ferry.id}/still?width=300` });
    expect([still.statusCode, still.headers['content-type']]).toEqual([200, 'image/webp']);
    expect((await app(null, { method: 'GET', url: `/api/media/${ferry.id}/still` })).statusCode).toBe(401);
    const { pictures } = (await app('reporter', { method: 'GET', url: '/api/pictures' })).json();
    expect(pictures).toMatchObject([{ picture: ferry, alt: 'The ferry' }]);
  });

  it('that is not in the library yet is drawn in words, and with it as soon as it is', async () => {
    const { send, publish, page, rooms } = await aPaper();
    const elsewhere = await aPaper();
    const ferry = await elsewhere.send('#334455');
    const kept = shows(ferry);
    await publish({ story: kept });
    const at = `/news/${kept.id}/${kept.urlSlug}`;
    expect(await page(at)).not.toContain('/media/');
    expect(await page(at)).toContain('At noon.');
    await send('#334455');
    await catchUp(rooms);
    expect(await page(at)).toContain(`/media/${ferry.id}/320.webp`);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('has first what somebody waits for, then all its sizes, and is cut as somebody says, with what was cut before still there', async () => {
    const { send, publish, page, status, rooms, store, clock, finish, choose } = await aPaper();
    const ferry = await send('#334455');
    const kept = shows(ferry);
    const at = `/news/${kept.id}/${kept.urlSlug}`;
    await publish({ story: kept });
    expect(await page(at)).not.toContain('.avif');
    expect(await finish()).toBe(true);
    expect(await finish()).toBe(false);
    expect(await page(at)).toContain(`/media/${ferry.id}/640.avif 640w`);
    expect(await page(at)).toMatch(/data-tone="#[0-9a-f]{6}"/);
    const [, social = ''] = /"og:image" content="https:\/\/harbour.example([^"]+)"/.exec(await page(at)) ?? [];
    const [, card = ''] = /(\/media\/\w+\/3x2-\w+-320\.avif) 320w/.exec(await page('/')) ?? [];
    expect(social).toContain('/16x9-');
    expect(await page('/feeds/uk.rss')).toContain(social);
    expect([await status(social), await status(card)]).toEqual([200, 200]);
    await choose(ferry.id, { crops: { '3:2': { x: 0, y: 0, width: 0.6, height: 0.56 }, free: half } });
    expect(await page('/')).toContain(card);
    await finish();
    const cut = await page('/');
    expect(cut).not.toContain(card);
    expect(cut).toMatch(/3x2-\w+-320\.avif 320w[^>]*>.*width="420" height="280"/s);
    expect(await page(at)).toMatch(/free-\w+-350\.avif 350w[^>]*>.*width="350" height="500"/s);
    expect(await status(card)).toBe(200);
    expect(await checkShelf(rooms)).toEqual([]);
    // Nobody looks at what was cut before after thirty days.
    const onShelf = async () => (await Array.fromAsync(rooms.media.names())).toSorted();
    const before = await onShelf();
    clock.goTo('2026-12-23T08:59:00Z');
    await sweepMedia(rooms);
    expect(await onShelf()).toEqual(before);
    clock.goTo('2026-12-24T00:00:00Z');
    await sweepMedia(rooms);
    await catchUp(rooms);
    const { picture } = (await readMediaItem(store.reader, ferry.id)) ?? { picture: ferry };
    const crops = Object.values(picture.crops ?? {}).flatMap((one) => one.renditions);
    const drawn = [...picture.renditions, ...crops].map((one) => one.path.slice('/media/'.length));
    expect(await onShelf()).toEqual(drawn.toSorted());
    expect(before).toContain(card.slice('/media/'.length));
    expect([await status(card), await status(picture.renditions[0]?.path ?? '')]).toEqual([410, 200]);
    // A face in it is covered: of what was made before nothing is left, in no story, and sending the file again brings none back.
    const old = aStory({ id: idOf(2), urlSlug: 'old', mainMedia: image(ferry) });
    await publish({ story: old });
    const asked = async (names: readonly string[]) => [
      ...new Set(await Promise.all(names.map((name) => status(`/media/${name}`)))),
    ];
    expect(await asked(drawn)).toEqual([200]);
    await choose(ferry.id, { covers: [{ box: half, look: 'pixelate' }] }, 1);
    expect(await asked(drawn)).toEqual([410]);
    await send('#334455');
    expect(await asked(drawn)).toEqual([410]);
    const covered = fileNamesOf((await readMediaItem(store.reader, ferry.id))?.picture ?? ferry);
    expect(await asked(covered)).toEqual([200]);
    for (const path of ['/', at, `/news/${old.id}/old`, '/feeds/uk.rss']) {
      const shown = await page(path);
      expect(covered.some((name) => shown.includes(name))).toBe(true);
      expect(drawn.filter((name) => shown.includes(`/media/${name}`))).toEqual([]);
    }
    expect(await checkShelf(rooms)).toEqual([]);
  });
});

const rights = { ...noRights, expires: '2026-11-25T00:00:00Z' };

describe('the rights in a picture', () => {
  it('end by themselves at their second: delivery gives it no more, and the newsroom takes it from every page, with a date', async () => {
    const { send, publish, page, status, rooms, choose, clock, app } = await aPaper();
    const ferry = await send('#334455');
    const path = ferry.renditions[0]?.path ?? '';
    const kept = shows(ferry);
    const at = `/news/${kept.id}/${kept.urlSlug}`;
    await publish({ story: kept });
    expect(await status(path)).toBe(200);
    // The newsroom's clock stands two days before that, and the readers' process goes by its own.
    await choose(ferry.id, { rights });
    await catchUp(rooms);
    expect([await status(path), (await page(at)).includes(path)]).toEqual([410, true]);
    await runDue(rooms);
    expect(await page(at)).toContain(path);
    clock.goTo('2026-11-25T00:00:00Z');
    await runDue(rooms);
    expect(
      [await page(at), await page('/'), await page('/feeds/uk.rss'), await page(`${at}/versions/1`)].join(),
    ).not.toContain(ferry.id);
    expect(await page(at)).toContain('At noon.');
    const tombstone = 'The rights in it ended on 25 November 2026.';
    for (const shown of [at, `${at}/versions/1`, `/lite${at}`]) expect(await page(shown)).toContain(tombstone);
    expect([await page('/'), await page('/feeds/uk.rss')].join()).not.toContain('ended on');
    expect(await status(path)).toBe(410);
    expect(await checkShelf(rooms)).toEqual([]);
    const ending = await app('reporter', { method: 'GET', url: '/api/media?endsBefore=2026-12-01T00:00:00Z' });
    expect(ending.json()).toMatchObject({ count: 1, items: [{ id: ferry.id, end: { is: 'expired' } }] });
    const again = { ...kept, headline: 'Ferry reaches the islands again' };
    await expect(publish({ story: again, change: 'minor' })).rejects.toMatchObject({
      problems: [{ code: 'picture-ended' }],
    });
    await choose(ferry.id, { rights: noRights }, 1);
    await catchUp(rooms);
    expect([await status(path), (await page(at)).includes(path)]).toEqual([200, true]);
  });

  it('stop a story in another edition and one too many, leave feeds alone when told to, and tell what is to be minded', async () => {
    const { send, publish, page, choose } = await aPaper();
    const ferry = await send('#334455');
    await choose(ferry.id, { rights: { ...noRights, editions: ['arabic'], mostUses: 1, isNotSyndicated: true } });
    const first = shows(ferry);
    await expect(publish({ story: first })).rejects.toMatchObject({
      problems: [{ code: 'picture-territory', where: 'mainMedia' }],
    });
    await choose(ferry.id, { rights: { ...noRights, editions: ['uk'], mostUses: 1, isNotSyndicated: true } }, 1);
    await publish({ story: first });
    expect(await page('/')).toContain(ferry.id);
    expect(await page('/feeds/uk.rss')).not.toContain(ferry.id);
    await expect(publish({ story: shows(ferry, { id: idOf(2) }) })).rejects.toMatchObject({
      problems: [{ code: 'picture-uses' }],
    });
    await publish({ story: first, change: 'minor' });
  });

  it('taken down, a picture is gone everywhere at once with the reason and proof, and its bytes too when that is wished', async () => {
    const { upload, send, publish, page, status, store, media, originals, app } = await aPaper();
    const ferry = await send('#334455');
    const path = ferry.renditions[0]?.path ?? '';
    const [holding, old] = [shows(ferry), aStory({ id: idOf(2), mainMedia: image(ferry) })];
    for (const story of [holding, old]) await publish({ story });
    const { original } = (await readMediaItem(store.reader, ferry.id)) ?? {};
    const ask = { method: 'POST', url: `/api/media/${ferry.id}/take-down` } as const;
    const payload = { reason: 'A child can be known.', isDestroyed: true };
    expect((await app('sub-editor', { ...ask, payload })).statusCode).toBe(403);
    const taken = (await app('editor', { ...ask, payload })).json();
    expect(taken.item.end).toMatchObject({ is: 'taken-down', reason: payload.reason });
    expect(taken.proof).toEqual(ferry.renditions.map((one) => ({ path: one.path, now: 'gone' })));
    for (const { id, urlSlug } of [holding, old]) {
      expect(await page(`/news/${id}/${urlSlug}`)).not.toContain(ferry.id);
      expect(await page(`/news/${id}/${urlSlug}/versions/1`)).not.toContain(ferry.id);
      const tombstone = 'was taken down on 23 November 2026. A child can be known.';
      expect(await page(`/news/${id}/${urlSlug}`)).toContain(tombstone);
    }
    expect(await page('/sitemaps/2026-11.xml')).toContain('<loc>');
    expect(await page('/sitemaps/2026-11.xml')).not.toContain(ferry.id);
    expect(await status(path)).toBe(410);
    expect(await media.find(path.slice('/media/'.length))).toBeNull();
    const isDestroyed = async () =>
      original?.is === 'kept' && (await originals.find(original.sha256)) === null && (await mediaOf(ferry.id)) === 0;
    const mediaOf = async (id: string) =>
      (await Array.fromAsync(media.names())).filter((name) => name.startsWith(`${id}/`)).length;
    expect(await isDestroyed()).toBe(true);
    const again = (await upload('#334455')).json();
    expect(again).toMatchObject({ status: 409, code: 'picture-taken-down' });
    expect(JSON.stringify(again)).toContain('A child can be known.');
    expect(await isDestroyed()).toBe(true);
  });

  it('taken down while the rest of it is made, a picture is made once and never again', async () => {
    const { send, app, rooms } = await aPaper();
    const ferry = await send('#556677');
    const payload = { reason: 'A child can be known.', isDestroyed: false };
    await app('editor', { method: 'POST', url: `/api/media/${ferry.id}/take-down`, payload });
    await finishNextMedia(rooms, rooms.pictures);
    expect(await finishNextMedia(rooms, rooms.pictures)).toBe(false);
  });

  it('destroyed while the rest of it is made, a picture is not there afterwards', async () => {
    const { send, app, media, rooms } = await aPaper();
    const ferry = await send('#667788');
    let takenDown: Promise<unknown> | null = null;
    const payload = { reason: 'A child can be known.', isDestroyed: true };
    const takesTime: typeof media = {
      ...media,
      put: async (name, made) => {
        takenDown ??= app('editor', { method: 'POST', url: `/api/media/${ferry.id}/take-down`, payload });
        await takenDown;
        return media.put(name, made);
      },
    };
    expect(await finishNextMedia({ ...rooms, media: takesTime }, rooms.pictures)).toBe(true);
    expect(takenDown).not.toBeNull();
    expect((await Array.fromAsync(media.names())).filter((name) => name.startsWith(`${ferry.id}/`))).toEqual([]);
    expect(await finishNextMedia(rooms, rooms.pictures)).toBe(false);
  });
});
