import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import type { MediaItemView } from '../../src/contract/media.ts';
import { catchUp } from '../../src/press/press.ts';
import type { BlockOf } from '../../src/story/blocks.ts';
import { heldAddress } from '../../src/story/recording.ts';
import type { Story } from '../../src/story/story.ts';
import { aDelivery, ask } from '../house/deliveries.ts';
import { aFilm } from '../house/films.ts';
import { aHouse } from '../house/houses.ts';
import { aNewsroomApp } from '../house/newsroom-apps.ts';
import { aStory } from '../house/stories.ts';

const VTT = 'WEBVTT\n\n00:00.500 --> 00:01.500\nThe ferry leaves at noon.\n';

/** The house, its readers' site, and a newsroom that is asked over HTTP. */
async function aStudio() {
  const house = await aHouse({ shelf: 'disk' });
  const site = await aDelivery({ folder: house.folder });
  const app = await aNewsroomApp(house.rooms);
  const get = async (url: string) => (await app('reporter', { method: 'GET', url })).json();
  const post = (url: string, payload: object) => app('editor', { method: 'POST', url, payload });
  const send = async (url: string, payload: Buffer, name: string) => {
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': name };
    return app('reporter', { method: 'POST', url, payload, headers });
  };
  const change = async ({ id, revision }: MediaItemView, set: object) => {
    const answer = await post('/api/media/details', { changes: [{ id, revision, set }] });
    return (answer.json() as { items: [MediaItemView] }).items[0];
  };
  const page = async (path: string) => {
    const found = (await house.shelf.get(path))?.item;
    return found?.is === 'page' ? Buffer.from(found.body).toString() : (found?.is ?? 'nothing');
  };
  const read = (path: string, headers = {}) => ask(site.port, path, { headers });
  return { ...house, app, get, post, send, change, page, read };
}

const film = (item: Pick<MediaItemView, 'id'>): BlockOf<'video'> => ({
  ...{ type: 'video', title: 'The news', src: heldAddress({ id: item.id, is: 'film' }), poster: null },
  ...{ captions: null, transcript: null, durationSeconds: null, caption: null, credit: null },
});

const aBulletin = (mainMedia: Story['mainMedia']): Story =>
  aStory({
    ...{ kind: 'bulletin', headline: 'The news in two seconds', urlSlug: 'the-news-in-two-seconds', mainMedia },
    body: [{ type: 'relatedLink', href: '/news/x2345678/the-ferry', text: 'The ferry', start: 1 }],
  });

const aFrame = () =>
  sharp({ create: { width: 96, height: 54, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer();

describe('a bulletin', () => {
  it('has a film that is private until then, is led to from every page, stands with all others and nowhere else, and is taken down with all of it', async () => {
    const { publish, app, get, post, send, change, page, read, rooms, folder } = await aStudio();
    const sent = await send('/api/recordings', aFilm(), 'minute.mp4');
    const { item } = sent.json() as { item: MediaItemView };
    expect(item).toMatchObject({
      ...{ kind: 'film', original: { is: 'kept', size: aFilm().length, fileName: 'minute.mp4' } },
      recording: { is: 'film', width: 96, height: 54, seconds: 2, files: [{ type: 'video/mp4' }] },
      details: { headline: 'The ferry', creators: ['Ines Halloran'] },
    });
    expect(await get('/api/media/making')).toMatchObject({ now: null, waiting: [{ id: item.id }], failed: [] });
    const inside = { method: 'GET', url: `/api/media/${item.id}/play`, headers: { range: 'bytes=4-7' } } as const;
    expect(await app('reporter', inside)).toMatchObject({ statusCode: 206, body: 'ftyp' });
    const path = item.recording?.files[0]?.path ?? '';
    expect((await read(path)).status).toBe(404);
    expect((await get(`/api/media/rights?ids=${item.id}&story=x2345678`)).media[0][1].recording).toEqual({
      ...{ is: 'film', isCaptioned: false, isWritten: false, plays: true, noCaptions: null },
    });
    const captioned = await change(item, { captions: [{ lang: 'en-GB', vtt: VTT }] });
    const still = (await send(`/api/media/${item.id}/poster`, await aFrame(), 'still.jpg')).json();
    const poster = still.still as MediaItemView;
    expect(still.item).toMatchObject({ details: { poster: poster.id }, thumb: expect.stringContaining(poster.id) });

    expect(await page('/bulletin/uk')).toBe('nothing');
    expect(await page('/_/include/uk/bulletin')).not.toContain('<a');
    const image = { type: 'image', picture: poster.picture, alt: 'The ferry', decorative: false } as const;
    const story = aBulletin({ ...film(item), poster: { ...image, caption: null, credit: null } });
    const at = `/news/${story.id}/${story.urlSlug}`;
    await publish({ story });
    expect(await page('/_/include/uk/bulletin')).toContain(`<a href="${at}"><b>Watch the bulletin</b>`);
    expect(await page('/_/include/international/bulletin')).not.toContain('<a');
    expect(await page('/_/include/uk/lite-bulletin')).toContain(`<a href="/lite${at}"><b>Watch the bulletin</b>`);
    expect(await page('/')).toContain('<!--#include virtual="/_/include/uk/bulletin" -->');
    expect(await page('/lite')).toContain('<!--#include virtual="/_/include/uk/lite-bulletin" -->');
    const own = await page(at);
    expect(own).toContain(
      `<li><a href="/news/x2345678/the-ferry">The ferry</a> <a class="running-start" href="${path}#t=1" aria-label="Video 0:01: The ferry"><time datetime="PT1S">0:01</time></a></li></ol>`,
    );
    const clip = { name: 'The ferry', startOffset: 1, endOffset: 2, url: `https://harbour.example${path}#t=1` };
    expect(own).toContain(`"hasPart":[${JSON.stringify({ '@type': 'Clip', ...clip })}]`);
    expect(own).toContain('<a href="/bulletin/uk">Bulletins</a>');
    expect(own).toContain(`<source src="${path}" type="video/mp4"`);
    expect(own).toContain(`"contentUrl":"https://harbour.example${path}"`);
    const captions = captioned.recording?.captions[0]?.path ?? '';
    expect(own).toContain(`<track kind="captions" src="${captions}" srclang="en-GB"`);
    expect(own).toContain('<p>The ferry leaves at noon.</p>');
    expect(await read(captions)).toMatchObject({ headers: { 'content-type': 'text/vtt; charset=utf-8' } });
    expect(await read(path, { range: 'bytes=4-7' })).toMatchObject({ status: 206, text: 'ftyp' });
    for (const list of ['/bulletin/uk', '/lite/bulletin/uk', '/feeds/bulletin/uk.rss'])
      expect(await page(list)).toContain(at);
    const file = `https://harbour.example${path}`;
    expect(await page('/feeds/bulletin/uk.rss')).toMatch(`<enclosure url="${file}" length="`);
    expect(await page('/feeds/bulletin/uk.atom')).toMatch(/<link rel="enclosure" type="video\/mp4" length="\d+" href=/);
    expect(JSON.parse(await page('/feeds/bulletin/uk.json')).items[0].attachments).toEqual([
      expect.objectContaining({ url: file, mime_type: 'video/mp4', duration_in_seconds: 2 }),
    ]);
    const sitemap = await page(`/sitemaps/${(await page('/sitemap.xml')).match(/\d{4}-\d\d/)?.[0]}.xml`);
    expect(sitemap).toMatch(`<video:content_loc>${file}</video:content_loc>`);
    expect(sitemap).toMatch(/<video:thumbnail_loc>.*<video:title>The news<.*<video:duration>2</s);
    for (const other of ['/', '/feeds/uk.rss', `/${story.section}`, '/_/include/uk/top-stories'])
      expect(await page(other)).not.toContain(at);
    await change(still.item, { captions: [{ lang: 'en-GB', vtt: VTT.replace('noon', 'one') }] });
    await catchUp(rooms);
    expect(await page(at)).toContain('<p>The ferry leaves at one.</p>');
    expect(await checkShelf(rooms)).toEqual([]);

    const why = { reason: 'A court has ordered it.', isDestroyed: true };
    const down = (await post(`/api/media/${item.id}/take-down`, why)).json();
    const proof = down.proof as { path: string; now: string }[];
    const paths = proof.map((one) => one.path);
    for (const part of [path, '/captions-', poster.id]) expect(paths.join(' ')).toContain(part);
    expect(new Set(proof.map((one) => one.now))).toEqual(new Set(['gone']));
    for (const one of paths) expect((await read(one)).status).toBe(410);
    expect(await page(at)).toContain('The recording that stood here was taken down on');
    expect(await page(at)).not.toContain('VideoObject');
    // The one before is not put in its place.
    expect(await page('/_/include/uk/bulletin')).not.toContain('<a');
    expect(await page('/feeds/bulletin/uk.rss')).not.toContain('enclosure');
    expect(readdirSync(join(folder, 'media'))).not.toContain(item.id);
    expect((await send('/api/recordings', aFilm(), 'minute.mp4')).statusCode).toBe(409);
    expect(await checkShelf(rooms)).toEqual([]);
  }, 180_000);
});
