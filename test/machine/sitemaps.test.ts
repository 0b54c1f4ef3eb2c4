import { expect, test } from 'vitest';
import { newsLanguage } from '../../src/site/machine/news-sitemap-kind.ts';
import { addVersion } from '../../src/store/public-acts.ts';
import { saveTopic } from '../../src/store/documents.ts';
import { topicSchema } from '../../src/story/newsroom.ts';
import { aStory, idOf } from '../house/stories.ts';
import { hostileText, hostileStory } from './hostile.ts';
import { openNewsroom, withResult } from './newsroom.ts';
import { picture } from './pictures.ts';
import { indexErrors, sitemapErrors } from './xsd.ts';

test('the schemas refuse what is wrong', async () => {
  const sitemap = (inside: string): string =>
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://gazette.example/</loc>${inside}</url></urlset>`;
  expect(await sitemapErrors(sitemap(''))).toEqual([]);
  expect(await sitemapErrors(sitemap('<lastmod>yesterday</lastmod>'))).not.toEqual([]);
  expect(await sitemapErrors(sitemap('<news:news><news:title>No date</news:title></news:news>'))).not.toEqual([]);
  expect(await sitemapErrors(sitemap('<image:picture/>'))).not.toEqual([]);
  expect(await indexErrors('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>')).not.toEqual([]);
});

test('all sitemaps are valid, whatever the stories say', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish('2026-11-01T09:00:00Z', aStory({ mainMedia: picture(hostileText) }));
  await newsroom.publish('2026-11-02T09:00:00Z', hostileStory());
  await newsroom.publish(
    '2026-11-02T10:00:00Z',
    aStory({ id: idOf(3), urlSlug: 'العبارة-وصلت', lang: 'ar', section: 'عالم' }),
  );
  await newsroom.press();
  expect(await indexErrors((await newsroom.text('/sitemap.xml')) ?? '')).toEqual([]);
  for (const path of ['/sitemaps/sections.xml', '/sitemaps/2026-11.xml', '/news-sitemap.xml']) {
    expect(await sitemapErrors((await newsroom.text(path)) ?? ''), path).toEqual([]);
  }
});

test('the index names every sitemap and the sitemaps every page', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish('2026-10-01T09:00:00Z', aStory());
  await newsroom.publish(
    '2026-11-01T09:00:00Z',
    aStory({ id: idOf(2), urlSlug: 'second', mainMedia: picture('A ferry') }),
  );
  await newsroom.press();
  expect(locsOf(await newsroom.text('/sitemap.xml'))).toEqual([
    'https://gazette.example/sitemaps/sections.xml',
    'https://gazette.example/sitemaps/2026-11.xml',
    'https://gazette.example/sitemaps/2026-10.xml',
  ]);
  expect(locsOf(await newsroom.text('/sitemaps/sections.xml'))).toEqual([
    'https://gazette.example/',
    'https://gazette.example/international',
    'https://gazette.example/arabic',
    'https://gazette.example/world',
    `https://gazette.example/${encodeURIComponent('عالم')}`,
    'https://gazette.example/topics/ferries',
  ]);
  const month = (await newsroom.text('/sitemaps/2026-11.xml')) ?? '';
  expect(locsOf(month)).toEqual([`https://gazette.example/news/${idOf(2)}/second`]);
  expect(month).toContain('<lastmod>2026-11-01T09:00:00Z</lastmod>');
  expect(month).toContain('<image:loc>https://gazette.example/media/0a1b2c/1280.jpg</image:loc>');
});

test('a new story moves the sitemap of its month and the news sitemap, and nothing else', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish('2026-10-30T09:00:00Z', aStory());
  await newsroom.publish('2026-11-20T09:00:00Z', aStory({ id: idOf(2) }));
  await newsroom.press();
  await newsroom.publish('2026-11-21T09:00:00Z', aStory({ id: idOf(3) }));
  const written = withResult(await newsroom.press(), 'written').filter((path) => path.includes('sitemap'));
  expect(written.toSorted()).toEqual(['/news-sitemap.xml', '/sitemaps/2026-11.xml']);
});

test('the first story of a month adds the month to the index', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish('2026-10-30T09:00:00Z', aStory());
  await newsroom.press();
  await newsroom.publish('2026-11-21T09:00:00Z', aStory({ id: idOf(3) }));
  const written = withResult(await newsroom.press(), 'written').filter((path) => path.includes('sitemap'));
  expect(written.toSorted()).toEqual(['/news-sitemap.xml', '/sitemap.xml', '/sitemaps/2026-11.xml']);
});

test('a new headline and body leave sitemaps of months alone; a substantive update moves one date', async () => {
  const newsroom = await openNewsroom();
  const story = aStory();
  await newsroom.publish('2026-11-20T09:00:00Z', story);
  await newsroom.press();
  await newsroom.publish(
    '2026-11-20T10:00:00Z',
    { ...story, headline: 'Ferry is back', body: [] },
    { change: 'minor' },
  );
  const minor = await newsroom.press();
  expect(withResult(minor, 'written')).toContain('/news-sitemap.xml');
  expect(withResult(minor, 'written')).not.toContain('/sitemaps/2026-11.xml');
  await newsroom.publish('2026-11-22T10:00:00Z', story, { change: 'update', note: 'More on the cargo' });
  await newsroom.press();
  expect(await newsroom.text('/sitemaps/2026-11.xml')).toContain('<lastmod>2026-11-22T10:00:00Z</lastmod>');
});

test('a new slug, picture or place in time moves the sitemaps that name the story', async () => {
  const newsroom = await openNewsroom();
  const story = aStory();
  await newsroom.publish('2026-11-20T09:00:00Z', story);
  await newsroom.press();
  const month = async (): Promise<string> => (
    await newsroom.press(),
    (await newsroom.text('/sitemaps/2026-11.xml')) ?? ''
  );
  await newsroom.publish('2026-11-20T10:00:00Z', { ...story, urlSlug: 'ferry-again' }, { change: 'minor' });
  expect(await month()).toContain('/ferry-again</loc>');
  await newsroom.publish('2026-11-20T11:00:00Z', aStory({ mainMedia: picture('A ferry') }), { change: 'minor' });
  expect(await month()).toContain('/1280.jpg</image:loc>');
});

test('a month without stories is gone from the index and from its address', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish('2026-11-20T09:00:00Z', aStory());
  await newsroom.press();
  await newsroom.withdraw('2026-11-20T10:00:00Z', idOf(1));
  await newsroom.press();
  expect(await newsroom.text('/sitemap.xml')).not.toContain('2026-11');
  expect(await newsroom.text('/sitemaps/2026-11.xml')).toBe('gone');
  const news = (await newsroom.text('/news-sitemap.xml')) ?? '';
  expect(await sitemapErrors(news)).toEqual([]);
  expect(locsOf(news)).toEqual(['https://gazette.example/']);
  expect(news).not.toContain('<news:');
});

test('the news sitemap holds two days back from the newest story, across a month’s end, and no unknown dates', async () => {
  const newsroom = await openNewsroom();
  const at = ['2026-10-29T08:59:59Z', '2026-10-31T08:59:59Z', '2026-10-31T09:00:00Z', '2026-11-02T09:00:00Z'];
  for (const [number, moment] of at.entries())
    await newsroom.publish(moment, aStory({ id: idOf(number + 1), urlSlug: `s-${number + 1}` }));
  const stated = { firstPublishedAt: null, lastUpdatedAt: '2026-11-01T09:00:00Z' };
  await newsroom.publish('2026-11-02T09:00:01Z', aStory({ id: idOf(9) }), { stated });
  await newsroom.press();
  const news = (await newsroom.text('/news-sitemap.xml')) ?? '';
  expect(locsOf(news).map((loc) => loc.slice(-3))).toEqual(['s-4', 's-3']);
  expect(news).toContain('<news:publication_date>2026-11-02T09:00:00Z</news:publication_date>');
  expect(news).toContain('<news:name>Tern Island Gazette</news:name>');
  expect(news).toContain('<news:language>en</news:language>');
});

test('languages are written as news sitemaps want them', () => {
  expect(['en-GB', 'ar', 'zh-Hant', 'zh-TW', 'zh', 'zh-Hans-CN', 'gsw-CH', '<x>'].map(newsLanguage)).toEqual([
    'en',
    'ar',
    'zh-tw',
    'zh-tw',
    'zh-cn',
    'zh-cn',
    'gsw',
    'und',
  ]);
});

test('a month of more than 1,000 stories comes in parts, of which a new story moves the last', async () => {
  const newsroom = await openNewsroom();
  await publishMany(newsroom, 2000);
  await newsroom.press();
  expect(locsOf(await newsroom.text('/sitemap.xml')).filter((loc) => loc.includes('2026-11'))).toHaveLength(2);
  await newsroom.publish('2026-11-29T09:00:00Z', aStory({ id: idOf(9000) }));
  const pressed = await newsroom.press();
  expect(
    withResult(pressed, 'written')
      .filter((path) => path.startsWith('/sitemap'))
      .toSorted(),
  ).toEqual(['/sitemap.xml', '/sitemaps/2026-11-3.xml']);
  expect(withResult(pressed, 'skipped')).toEqual(
    expect.arrayContaining(['/sitemaps/2026-11.xml', '/sitemaps/2026-11-2.xml']),
  );
  const first = (await newsroom.text('/sitemaps/2026-11.xml')) ?? '';
  expect(locsOf(first)).toHaveLength(1000);
  expect(locsOf(await newsroom.text('/sitemaps/2026-11-3.xml'))).toEqual([
    `https://gazette.example/news/${idOf(9000)}/ferry-reaches-the-islands`,
  ]);
  expect(locsOf(await newsroom.text('/news-sitemap.xml'))).toHaveLength(1);
  await newsroom.withdraw('2026-11-29T10:00:00Z', idOf(9000));
  await newsroom.press();
  expect(await newsroom.text('/sitemaps/2026-11-3.xml')).toBe('gone');
  expect(locsOf(await newsroom.text('/news-sitemap.xml'))).toHaveLength(1000);
}, 120_000);

test('more than 1,000 topics come in parts', async () => {
  const newsroom = await openNewsroom();
  await newsroom.act('2026-11-01T09:00:00Z', async (tx, act) => {
    for (let number = 0; number < 1000; number += 1) {
      await saveTopic(tx, topicSchema.parse({ slug: `t${number}`, name: `Topic ${number}`, edition: 'uk' }), act);
    }
  });
  await newsroom.press();
  const parts = ['/sitemaps/sections.xml', '/sitemaps/sections-2.xml'];
  expect(locsOf(await newsroom.text('/sitemap.xml'))).toEqual(parts.map((path) => `https://gazette.example${path}`));
  expect(locsOf(await newsroom.text(parts[1] ?? ''))).toHaveLength(6);
}, 120_000);

test('robots.txt names both sitemaps and bars nothing', async () => {
  const newsroom = await openNewsroom();
  await newsroom.press();
  expect(await newsroom.text('/robots.txt')).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://gazette.example/sitemap.xml\nSitemap: https://gazette.example/news-sitemap.xml\n',
  );
});

function locsOf(xml: string | null): string[] {
  return [...(xml ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => loc ?? '');
}

async function publishMany(newsroom: Awaited<ReturnType<typeof openNewsroom>>, count: number): Promise<void> {
  await newsroom.act('2026-11-01T09:00:00Z', async (tx, act) => {
    for (let number = 1; number <= count; number += 1) {
      await addVersion(tx, { story: aStory({ id: idOf(number) }), change: 'first', note: null }, act);
    }
  });
}
