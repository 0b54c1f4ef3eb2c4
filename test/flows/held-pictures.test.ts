import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { checkShelf } from '../../src/press/check.ts';
import { catchUp } from '../../src/press/press.ts';
import { held, type Picture } from '../../src/story/picture.ts';
import type { Story } from '../../src/story/story.ts';
import { finishNextMedia } from '../../src/newsroom/finish-media.ts';
import { previewOf } from '../../src/newsroom/preview/preview.ts';
import { saveDraft } from '../../src/store/drafts.ts';
import { readPublished } from '../../src/store/versions.ts';
import { aDelivery, ask as askReaders } from '../house/deliveries.ts';
import { aHouse } from '../house/houses.ts';
import { aNewsroomApp } from '../house/newsroom-apps.ts';
import { aStory } from '../house/stories.ts';

/** The house, its readers' site, and pictures sent to its library. */
async function aPaper() {
  const house = await aHouse({ shelf: 'disk' });
  const site = await aDelivery({ folder: house.folder });
  const app = await aNewsroomApp(house.rooms);
  const send = async (background: string): Promise<Picture> => {
    const size = { width: 700, height: 500, channels: 3 } as const;
    const payload = await sharp({ create: { ...size, background } })
      .jpeg()
      .toBuffer();
    const headers = { 'content-type': 'image/jpeg', 'x-file-name': `${background.slice(1)}.jpg` };
    return (await app('reporter', { method: 'POST', url: '/api/pictures', payload, headers })).json().picture;
  };
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
  const choose = (id: string, set: object) =>
    app('reporter', { method: 'POST', url: '/api/media/details', payload: { changes: [{ id, revision: 0, set }] } });
  return { ...house, app, send, page, status, finish, choose };
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
    const { send, publish, page, status, rooms, finish, choose } = await aPaper();
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
  });
});
