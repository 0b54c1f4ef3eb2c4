import { describe, expect, it } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import { catchUp } from '../../src/press/press.ts';
import type { MediaItemView } from '../../src/contract/media.ts';
import { heldAddress } from '../../src/story/recording.ts';
import type { Story } from '../../src/story/story.ts';
import { aFilm } from '../house/films.ts';
import { aHouse } from '../house/houses.ts';
import { aNewsroomApp } from '../house/newsroom-apps.ts';
import { aStory, idOf } from '../house/stories.ts';

/** The house, with a film that needs no captions in its library. */
async function aStudio() {
  const house = await aHouse();
  const app = await aNewsroomApp(house.rooms);
  const headers = { 'content-type': 'video/mp4', 'x-file-name': 'minute.mp4' };
  const sent = await app('reporter', { method: 'POST', url: '/api/recordings', payload: aFilm(), headers });
  const { item } = sent.json() as { item: MediaItemView };
  const changes = [{ id: item.id, revision: 0, set: { noCaptions: 'Nobody speaks in it.' } }];
  await app('reporter', { method: 'POST', url: '/api/media/details', payload: { changes } });
  const page = async (path: string) => {
    const found = (await house.shelf.get(path))?.item;
    return found?.is === 'page' ? Buffer.from(found.body).toString() : (found?.is ?? 'nothing');
  };
  return { ...house, app, item, page };
}

const aBulletin = (item: MediaItemView, more: Partial<Story> = {}): Story =>
  aStory({
    ...{ kind: 'bulletin', headline: 'The news in two seconds', urlSlug: 'the-news-in-two-seconds' },
    mainMedia: {
      ...{ type: 'video', title: 'The news', src: heldAddress({ id: item.id, is: 'film' }), poster: null },
      ...{ captions: null, transcript: null, durationSeconds: null, caption: null, credit: null },
    },
    body: [{ type: 'relatedLink', href: '/news/x2345678/the-ferry', text: 'The ferry' }],
    ...more,
  });

describe('a bulletin', () => {
  it('is led to from every page, has its running order, and stands with all others in their archive and feed, and nowhere else', async () => {
    const { publish, withdraw, page, item, rooms } = await aStudio();
    expect(await page('/bulletin/uk')).toBe('nothing');
    expect(await page('/_/include/uk/bulletin')).not.toContain('<a');
    const story = aBulletin(item);
    const path = `/news/${story.id}/${story.urlSlug}`;
    await publish({ story });
    expect(await page('/_/include/uk/bulletin')).toContain(`<a href="${path}"><b>Watch the bulletin</b>`);
    expect(await page('/_/include/international/bulletin')).not.toContain('<a');
    expect(await page('/')).toContain('<!--#include virtual="/_/include/uk/bulletin" -->');
    const own = await page(path);
    expect(own).toContain('<ol class="running-order"><li><a href="/news/x2345678/the-ferry">The ferry</a></li></ol>');
    expect(own).toContain('<a href="/bulletin/uk">Bulletins</a>');
    expect(await page('/bulletin/uk')).toContain(path);
    expect(await page('/lite/bulletin/uk')).toContain(path);
    expect(await page('/feeds/bulletin/uk.rss')).toContain(path);
    for (const other of ['/', '/feeds/uk.rss', `/${story.section}`, '/_/include/uk/top-stories'])
      expect(await page(other)).not.toContain(path);
    expect(await checkShelf(rooms)).toEqual([]);
    await withdraw(story.id);
    expect(await page('/_/include/uk/bulletin')).not.toContain('<a');
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('is not led to any more once its film is taken down; the one before is not put in its place', async () => {
    const { publish, page, item, app, rooms } = await aStudio();
    await publish({ story: aBulletin(item) });
    const down = { reason: 'A court has ordered it.', isDestroyed: false };
    await app('editor', { method: 'POST', url: `/api/media/${item.id}/take-down`, payload: down });
    await catchUp(rooms);
    expect(await page('/_/include/uk/bulletin')).not.toContain('<a');
  });

  it('without a film does not go live', async () => {
    const { publish, item } = await aStudio();
    const story = aBulletin(item, { id: idOf(3), mainMedia: null });
    await expect(publish({ story })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: 'bulletin-filmless' })],
    });
  });
});
