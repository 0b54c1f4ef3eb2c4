import { expect, it } from 'vitest';
import { aHouse } from '../../test/house/houses.ts';
import { standing } from '../../test/house/shelves.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { catchUp } from '../press/press.ts';
import { lastSeq } from '../store/changes.ts';
import { ageNews } from './news-window.ts';

it('stories leave the news sitemap two days after their publication by the clock, and it stays a sitemap', async () => {
  const { rooms, store, clock, shelf, publish } = await aHouse();
  const inIt = async (): Promise<number> => {
    await ageNews(rooms);
    await catchUp(rooms);
    const text = (await standing(shelf, '/news-sitemap.xml')) ?? '';
    expect(text).toContain('<urlset');
    return text.split('<news:news>').length - 1;
  };
  await publish({ story: aStory() });
  const published = Date.parse(clock.now());
  await publish({
    story: aStory({ id: idOf(2), urlSlug: 'of-2009', headline: 'Of 2009' }),
    stated: { firstPublishedAt: '2009-05-02T09:00:00Z', lastUpdatedAt: '2009-05-02T09:00:00Z' },
  });
  expect(await inIt()).toBe(1);

  const seq = await lastSeq(store.reader);
  clock.goTo(new Date(published + 47 * 3600_000).toISOString());
  expect(await inIt()).toBe(1);
  expect(await lastSeq(store.reader)).toBe(seq);

  clock.goTo(new Date(published + 49 * 3600_000).toISOString());
  expect(await inIt()).toBe(0);
});
