import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { feedFormats } from '../../src/site/machine/addresses.ts';
import { feedKind } from '../../src/site/machine/feed-kind.ts';
import { saveSection, saveSettings } from '../../src/store/documents.ts';
import { sectionSchema } from '../../src/story/newsroom.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';
import { hostileLine, hostileStory, hostileText } from './hostile.ts';
import { openNewsroom, settings, type TestNewsroom, withResult } from './newsroom.ts';
import { picture } from './pictures.ts';

const FERRY = `urn:standfirst:story:${idOf(1)}`;

test('RSS says all that RSS 2.0 asks for, and who wrote what when', async () => {
  const newsroom = await openNewsroom();
  await publishFerry(newsroom);
  const feed = parseRssFeed(await wellFormed(newsroom, '/feeds/section/world.rss'));
  expect(feed).toMatchObject({
    title: 'Tern Island Gazette: World',
    link: 'https://gazette.example/world',
    description: 'Beyond the isles',
    language: 'en-GB',
    copyright: '© Tern Island Gazette',
    lastBuildDate: 'Sat, 21 Nov 2026 10:00:00 GMT',
    atom: {
      links: [{ rel: 'self', href: 'https://gazette.example/feeds/section/world.rss', type: 'application/rss+xml' }],
    },
  });
  expect(feed.items).toHaveLength(1);
  expect(feed.items?.[0]).toMatchObject({
    title: 'Ferry reaches the islands',
    link: `https://gazette.example/news/${idOf(1)}/ferry-reaches-the-islands`,
    description: '<p lang="en-GB" dir="ltr">The first boat in nine days has brought food and post.</p>',
    guid: { value: FERRY, isPermaLink: false },
    pubDate: 'Fri, 20 Nov 2026 09:00:00 GMT',
    categories: [{ name: 'World' }],
    dc: { creators: ['Ada Holm', 'Bo Lind'] },
    atom: { updated: '2026-11-21T10:00:00Z' },
  });
  expect(feed.items?.[0]?.media?.contents?.[0]).toMatchObject({
    url: 'https://gazette.example/media/0a1b2c/1280.jpg',
    type: 'image/jpeg',
    width: 1280,
    height: 720,
  });
});

test('Atom says all that RFC 4287 asks for', async () => {
  const newsroom = await openNewsroom();
  await publishFerry(newsroom);
  const feed = parseAtomFeed(await wellFormed(newsroom, '/feeds/topic/ferries.atom'));
  expect(feed).toMatchObject({
    id: 'https://gazette.example/feeds/topic/ferries.atom',
    title: { value: 'Tern Island Gazette: Ferries' },
    updated: '2026-11-21T10:00:00Z',
    authors: [{ name: 'Tern Island Gazette', uri: 'https://gazette.example/' }],
    links: [
      { rel: 'self', href: 'https://gazette.example/feeds/topic/ferries.atom' },
      { rel: 'alternate', href: 'https://gazette.example/topics/ferries' },
    ],
  });
  expect(feed.entries?.[0]).toMatchObject({
    id: FERRY,
    title: { value: 'Ferry reaches the islands' },
    updated: '2026-11-21T10:00:00Z',
    published: '2026-11-20T09:00:00Z',
    authors: [{ name: 'Ada Holm' }, { name: 'Bo Lind' }],
    categories: [{ term: 'World' }, { term: 'Ferries' }],
    links: [{ rel: 'alternate', href: `https://gazette.example/news/${idOf(1)}/ferry-reaches-the-islands` }],
  });
});

test('JSON Feed says all that version 1.1 asks for', async () => {
  const newsroom = await openNewsroom();
  await publishFerry(newsroom);
  await newsroom.press();
  const text = (await newsroom.text('/feeds/uk.json')) ?? '';
  const value = JSON.parse(text) as { version: string };
  expect(value.version).toBe('https://jsonfeed.org/version/1.1');
  expect(parseJsonFeed(text)).toMatchObject({
    title: 'Tern Island Gazette',
    home_page_url: 'https://gazette.example/',
    feed_url: 'https://gazette.example/feeds/uk.json',
    language: 'en-GB',
    authors: [{ name: 'Tern Island Gazette' }],
    items: [
      {
        id: FERRY,
        url: `https://gazette.example/news/${idOf(1)}/ferry-reaches-the-islands`,
        title: 'Ferry reaches the islands',
        summary: 'The first boat in nine days has brought food and post.',
        image: 'https://gazette.example/media/0a1b2c/1280.jpg',
        date_published: '2026-11-20T09:00:00Z',
        date_modified: '2026-11-21T10:00:00Z',
        authors: [{ name: 'Ada Holm' }, { name: 'Bo Lind' }],
        tags: ['World'],
        language: 'en-GB',
      },
    ],
  });
});

test('whatever stories, sections and the newsroom are called, feeds stay well-formed and mean the same', async () => {
  const newsroom = await openNewsroom();
  await newsroom.act('2026-11-01T00:00:00Z', async (tx, act) => {
    await saveSettings(tx, { ...settings, name: hostileText, tagline: hostileText }, act);
    await saveSection(
      tx,
      sectionSchema.parse({ slug: 'world', name: hostileText, description: hostileText, edition: 'uk' }),
      act,
    );
  });
  await newsroom.publish('2026-11-02T09:00:00Z', hostileStory());
  for (const name of ['uk', 'section/world', 'topic/ferries']) {
    const rss = parseRssFeed(await wellFormed(newsroom, `/feeds/${name}.rss`));
    expect(rss.items?.[0]?.title).toBe(hostileLine);
    expect(rss.items?.[0]?.dc?.creators).toEqual([hostileLine]);
    const atom = parseAtomFeed(await wellFormed(newsroom, `/feeds/${name}.atom`));
    expect(atom.entries?.[0]?.title?.value).toBe(hostileLine);
    const json = parseJsonFeed((await newsroom.text(`/feeds/${name}.json`)) ?? '');
    expect(json.items?.[0]?.title?.isWellFormed()).toBe(true);
    expect(json.items?.[0]?.content_html).not.toContain('<script');
    expect(rss.items?.[0]?.description).not.toContain('<script');
  }
});

test('an item keeps its id through a new headline, slug, section, host and newsroom name', async () => {
  const newsroom = await openNewsroom();
  await publishFerry(newsroom);
  await newsroom.press();
  const before = await idsAndUrls(newsroom, 'uk');
  await newsroom.publish(
    '2026-11-22T09:00:00Z',
    aStory({ headline: 'Ferry is back', urlSlug: 'ferry-is-back', section: 'عالم' }),
    {
      change: 'update',
      note: 'New',
    },
  );
  await newsroom.act('2026-11-22T09:00:00Z', (tx, act) =>
    saveSettings(tx, { ...settings, name: 'The Tern', siteUrl: 'https://tern.example' }, act),
  );
  await newsroom.press();
  const after = await idsAndUrls(newsroom, 'uk');
  expect(before.map(({ id }) => id)).toEqual([FERRY, FERRY, FERRY]);
  expect(after.map(({ id }) => id)).toEqual([FERRY, FERRY, FERRY]);
  expect(new Set(after.map(({ url }) => url))).toEqual(new Set([`https://tern.example/news/${idOf(1)}/ferry-is-back`]));
  expect(before[0]?.url).not.toBe(after[0]?.url);
});

test('a body fix leaves every feed as it is; an update moves its dates', async () => {
  const newsroom = await openNewsroom();
  await publishFerry(newsroom);
  await newsroom.press();
  const before = await newsroom.text('/feeds/uk.atom');
  await newsroom.publish('2026-11-22T09:00:00Z', aFerry([paragraph('The ferry came in at noon.')]), {
    change: 'minor',
  });
  const fixed = await newsroom.press();
  expect(fixed.filter(({ path }) => path.startsWith('/feeds/'))).toEqual([]);
  await newsroom.publish('2026-11-22T10:00:00Z', aFerry([]), { change: 'correction', note: 'It came in at noon.' });
  const written = withResult(await newsroom.press(), 'written').filter((path) => path.startsWith('/feeds/'));
  expect(written.filter((path) => path.startsWith('/feeds/corrections/'))).toHaveLength(3);
  expect(written).toHaveLength(9 + 3);
  expect(before).toContain('<updated>2026-11-21T10:00:00Z</updated>');
  expect(parseAtomFeed((await newsroom.text('/feeds/uk.atom')) ?? '').updated).toBe('2026-11-22T10:00:00Z');
});

test('a story touches only the feeds that list it, and leaves them when it is withdrawn', async () => {
  const newsroom = await openNewsroom();
  await newsroom.press();
  await newsroom.publish('2026-11-20T09:00:00Z', aStory({ edition: 'international' }));
  const written = withResult(await newsroom.press(), 'written').filter((path) => path.startsWith('/feeds/'));
  expect(written.toSorted()).toEqual(
    ['international', 'section/world'].flatMap((name) =>
      ['atom', 'json', 'rss'].map((format) => `/feeds/${name}.${format}`),
    ),
  );
  await newsroom.withdraw('2026-11-20T10:00:00Z', idOf(1));
  await newsroom.press();
  expect(await newsroom.text('/feeds/section/world.atom')).not.toContain(FERRY);
});

test('a feed of nothing is valid and has a date that is no one’s present', async () => {
  const newsroom = await openNewsroom();
  const atom = parseAtomFeed(await wellFormed(newsroom, '/feeds/uk.atom'));
  expect(atom.updated).toBe('1970-01-01T00:00:00Z');
  expect(parseRssFeed(await wellFormed(newsroom, '/feeds/uk.rss')).title).toBe('Tern Island Gazette');
  expect(JSON.parse((await newsroom.text('/feeds/uk.json')) ?? '')).toMatchObject({ items: [] });
});

test('no date is invented', async () => {
  const newsroom = await openNewsroom();
  const updatedOnly = { firstPublishedAt: null, lastUpdatedAt: '2007-07-24T16:32:00Z' };
  await newsroom.publish('2026-11-20T09:00:00Z', aStory(), { stated: updatedOnly });
  const undated = { firstPublishedAt: null, lastUpdatedAt: null };
  await newsroom.publish('2026-11-20T10:00:00Z', aStory({ id: idOf(2) }), { stated: undated });
  const rss = parseRssFeed(await wellFormed(newsroom, '/feeds/uk.rss'));
  // A story without any date is in no feed: readers' programs would show it as the news of the moment.
  expect(rss.items?.map(({ pubDate }) => pubDate)).toEqual(['Tue, 24 Jul 2007 16:32:00 GMT']);
  const atom = parseAtomFeed(await wellFormed(newsroom, '/feeds/uk.atom'));
  expect(atom.entries?.map(({ published }) => published)).toEqual([undefined]);
  expect(atom.entries?.map(({ updated }) => updated)).toEqual(['2007-07-24T16:32:00Z']);
  const { items } = parseJsonFeed((await newsroom.text('/feeds/uk.json')) ?? '');
  expect(items?.map(({ date_modified: at }) => at)).toEqual(['2007-07-24T16:32:00Z']);
});

test('a feed read from the right says so for every item', async () => {
  const newsroom = await openNewsroom();
  const story = aStory({
    edition: 'arabic',
    section: 'عالم',
    lang: 'ar',
    dir: 'rtl',
    headline: 'وصلت العبارة',
    standfirst: 'بعد تسعة أيام',
  });
  await newsroom.publish('2026-11-20T09:00:00Z', story);
  await newsroom.publish('2026-11-20T10:00:00Z', aStory({ id: idOf(2), edition: 'arabic' }));
  const path = `/feeds/section/${encodeURIComponent('عالم')}`;
  const rss = parseRssFeed(await wellFormed(newsroom, `${path}.rss`));
  expect(rss.language).toBe('ar');
  expect(rss.items?.[0]?.description).toBe('<p lang="ar" dir="rtl">بعد تسعة أيام</p>');
  const atom = await wellFormed(newsroom, '/feeds/arabic.atom');
  expect(atom).toContain('xml:lang="ar"');
  expect(atom.match(/<entry( xml:lang="[^"]*")?>/g)).toEqual(['<entry xml:lang="en-GB">', '<entry>']);
});

test('a feed holds the thirty newest stories, newest first', async () => {
  const newsroom = await openNewsroom();
  for (let day = 1; day <= 31; day += 1) {
    await newsroom.publish(`2026-10-${String(day).padStart(2, '0')}T09:00:00Z`, aStory({ id: idOf(day) }));
  }
  const { entries } = parseAtomFeed(await wellFormed(newsroom, '/feeds/uk.atom'));
  expect(entries?.map(({ id }) => id)).toEqual(
    Array.from({ length: 30 }, (_, at) => `urn:standfirst:story:${idOf(31 - at)}`),
  );
});

test('addresses lead back to what they are of, and cannot clash', () => {
  for (const format of feedFormats) {
    expect(feedKind.parse(`/feeds/uk.${format}`)).toEqual({ of: { is: 'front', edition: 'uk' }, format });
    expect(feedKind.parse(`/feeds/section.${format}`)).toEqual({ of: { is: 'front', edition: 'section' }, format });
    expect(feedKind.parse(`/feeds/section/uk.${format}`)).toEqual({ of: { is: 'section', slug: 'uk' }, format });
    expect(feedKind.parse(`/feeds/topic/${encodeURIComponent('عالم')}.${format}`)).toEqual({
      of: { is: 'topic', slug: 'عالم' },
      format,
    });
  }
  const wrong = [
    '/feeds',
    '/feeds/uk',
    '/feeds/.rss',
    '/feeds/uk.xml',
    '/feeds/a/b.rss',
    '/feeds/section/a/b.rss',
    '/feeds/section/%E0.rss',
    '/uk.rss',
  ];
  expect(wrong.map((path) => feedKind.parse(path))).toEqual(wrong.map(() => null));
});

test('every feed there is is pressed, and the feeds of an edition that went are gone', async () => {
  const newsroom = await openNewsroom();
  const pressed = withResult(await newsroom.press(), 'written').filter((path) => path.startsWith('/feeds/'));
  // Each edition has one of its stories and one of its corrections.
  expect(pressed).toHaveLength((3 + 3 + 2 + 1) * 3);
  await newsroom.act('2026-11-01T00:00:00Z', (tx, act) =>
    saveSettings(tx, { ...settings, editions: settings.editions.filter(({ id }) => id !== 'international') }, act),
  );
  await newsroom.press();
  for (const path of ['/feeds/international.rss', '/feeds/corrections/international.rss'])
    expect(await newsroom.text(path)).toBe('gone');
});

function aFerry(body: ReturnType<typeof paragraph>[]): ReturnType<typeof aStory> {
  const byline = [{ person: 'Ada Holm', role: 'Isles correspondent' }, { person: 'Bo Lind' }];
  return aStory({ body, byline, topics: ['ferries'], mainMedia: picture('A ferry at the pier') });
}

async function publishFerry(newsroom: TestNewsroom): Promise<void> {
  await newsroom.publish('2026-11-20T09:00:00Z', aFerry([paragraph('The ferry came in at first light.')]));
  await newsroom.publish('2026-11-21T10:00:00Z', aFerry([paragraph('The ferry came in at dawn.')]), {
    change: 'update',
    note: 'Time',
  });
}

async function wellFormed(newsroom: TestNewsroom, path: string): Promise<string> {
  await newsroom.press();
  const xml = (await newsroom.text(path)) ?? '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return xml;
}

async function idsAndUrls(
  newsroom: TestNewsroom,
  name: string,
): Promise<{ id: string | undefined; url: string | undefined }[]> {
  const [rss, atom, json] = [
    parseRssFeed((await newsroom.text(`/feeds/${name}.rss`)) ?? '').items?.[0],
    parseAtomFeed((await newsroom.text(`/feeds/${name}.atom`)) ?? '').entries?.[0],
    parseJsonFeed((await newsroom.text(`/feeds/${name}.json`)) ?? '').items?.[0],
  ];
  return [
    { id: rss?.guid?.value, url: rss?.link },
    { id: atom?.id, url: atom?.links?.[0]?.href },
    { id: json?.id, url: json?.url },
  ];
}
