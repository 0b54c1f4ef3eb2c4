import { expect, test } from 'vitest';
import { collectionHead, frontHead, type HeadMetadata, storyHead } from '../../src/site/machine/head-metadata.ts';
import { localeOf } from '../../src/site/machine/open-graph.ts';
import type { StoryHead } from '../../src/site/machine/story-data.ts';
import { describe as described, wordCount } from '../../src/site/machine/words.ts';
import type { Edition } from '../../src/story/newsroom.ts';
import { cardOf, type PublishedStory } from '../../src/story/published.ts';
import { type Story, storyKinds } from '../../src/story/story.ts';
import type { VersionHead } from '../../src/story/version.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';
import { hostileStory, hostileText } from './hostile.ts';
import { settings } from './newsroom.ts';
import { picture } from './pictures.ts';
import { vocabularyErrors } from './vocabulary.ts';

type Node = Record<string, unknown> & { '@type': string | string[] };

const site = { settings, edition: settings.editions[0] as Edition };
const FERRY = `https://gazette.example/news/${idOf(1)}/ferry-reaches-the-islands`;

test('the judge of vocabulary finds what is wrong', () => {
  expect(
    vocabularyErrors({ '@type': 'NewsArticle', headline: 'x', author: { '@type': 'Person', jobTitle: 'y' } }),
  ).toEqual([]);
  expect(vocabularyErrors({ '@type': 'NewsReport' })).not.toEqual([]);
  expect(vocabularyErrors({ '@type': 'NewsArticle', headLine: 'x' })).not.toEqual([]);
  expect(vocabularyErrors({ '@type': 'NewsArticle', wordCount: true })).not.toEqual([]);
  expect(vocabularyErrors({ '@type': 'NewsArticle', publisher: { '@type': 'Place', name: 'x' } })).not.toEqual([]);
  expect(vocabularyErrors({ '@type': 'Person', dateline: 'x' })).not.toEqual([]);
});

test('a story says everything we know of it', () => {
  const [article, breadcrumb] = graphOf(storyHead(fullHead()));
  expect(article).toEqual({
    '@type': ['NewsArticle', 'ReportageNewsArticle'],
    '@id': `${FERRY}#article`,
    url: FERRY,
    mainEntityOfPage: FERRY,
    identifier: `urn:standfirst:story:${idOf(1)}`,
    headline: 'Ferry reaches the islands',
    alternativeHeadline: 'Ferry is in',
    description: 'The first boat in nine days has brought food and post.',
    articleSection: 'World',
    keywords: ['Ferries', 'Ada Holm', 'Isles Council', 'Tern Island'],
    about: [
      { '@type': 'Thing', name: 'Ferries', url: 'https://gazette.example/topics/ferries' },
      { '@type': 'Person', name: 'Ada Holm', url: 'https://gazette.example/topics/ada-holm' },
      { '@type': 'Organization', name: 'Isles Council', url: 'https://gazette.example/topics/isles-council' },
      { '@type': 'Place', name: 'Tern Island', url: 'https://gazette.example/topics/tern-island' },
    ],
    dateline: 'PORT TERN',
    datePublished: '2026-11-20T09:00:00Z',
    dateModified: '2026-11-21T10:00:00Z',
    correction: [{ '@type': 'CorrectionComment', text: 'It came in at noon.', datePublished: '2026-11-21T10:00:00Z' }],
    author: [
      { '@type': 'Person', name: 'Ada Holm', jobTitle: 'Isles correspondent' },
      { '@type': 'Person', name: 'Bo Lind' },
    ],
    publisher: {
      '@type': 'NewsMediaOrganization',
      '@id': 'https://gazette.example/#publisher',
      name: 'Tern Island Gazette',
      slogan: 'News of the outer isles',
      url: 'https://gazette.example/',
      logo: { '@type': 'ImageObject', url: 'https://gazette.example/assets/mark.png', width: 512, height: 512 },
      correctionsPolicy: 'https://gazette.example/corrections',
      contactPoint: { '@type': 'ContactPoint', contactType: 'newsroom', email: 'desk@gazette.example' },
    },
    locationCreated: [{ '@type': 'Place', name: 'Port Tern' }],
    sourceOrganization: [
      { '@type': 'Organization', name: 'The Skerry Post' },
      { '@type': 'Organization', name: 'Isles Press Agency' },
    ],
    isBasedOn: 'https://skerry.example/ferry',
    image: [1280, 640].map((width) => ({
      '@type': 'ImageObject',
      url: `https://gazette.example/media/0a1b2c/${width}.jpg`,
      width,
      height: (width / 16) * 9,
      encodingFormat: 'image/jpeg',
      description: 'A ferry at the pier',
      caption: 'A ferry at the pier',
      creditText: 'A ferry at the pier',
    })),
    inLanguage: 'en-GB',
    wordCount: 7,
    isAccessibleForFree: true,
    version: 2,
  });
  expect(breadcrumb).toEqual({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: 'Tern Island Gazette', item: 'https://gazette.example/' },
      { '@type': 'ListItem', position: 2, name: 'World', item: 'https://gazette.example/world' },
      { '@type': 'ListItem', position: 3, name: 'Ferry reaches the islands' },
    ],
  });
});

/** https://developers.google.com/search/docs/appearance/structured-data/article: all properties are recommended. */
const recommended = ['author', 'author.name', 'dateModified', 'datePublished', 'headline', 'image', 'image.url'];

test('every property that search engines ask of an article is there', () => {
  const [article] = graphOf(storyHead(fullHead()));
  for (const path of recommended) expect(valueAt(article, path), path).toBeTruthy();
});

test('every kind of story speaks only schema.org', () => {
  for (const kind of storyKinds) {
    const head = headOf(livePosts({ ...ferry(), kind }));
    for (const node of graphOf(storyHead(head))) expect(vocabularyErrors(node), kind).toEqual([]);
  }
});

test('fronts, sections and topics speak only schema.org, and say what they hold', () => {
  const cards = [cardOf(published(ferry())), cardOf(published(aStory({ id: idOf(2) })))];
  const front = graphOf(frontHead({ site, cards }));
  const section = graphOf(collectionHead({ site, of: world, path: '/world', cards }));
  const of = {
    is: 'topic' as const,
    slug: 'tern-island',
    name: 'Tern Island',
    description: null,
    topicType: 'place' as const,
  };
  const topic = graphOf(collectionHead({ site, of, path: '/topics/tern-island', cards: [] }));
  for (const node of [...front, ...section, ...topic]) expect(vocabularyErrors(node)).toEqual([]);
  expect([front, section, topic].map((nodes) => nodes.map((node) => node['@type']))).toEqual([
    ['WebSite', 'ItemList'],
    ['CollectionPage', 'BreadcrumbList'],
    ['CollectionPage', 'BreadcrumbList'],
  ]);
  expect(front[0]).toMatchObject({ publisher: { '@type': 'NewsMediaOrganization' }, inLanguage: 'en-GB' });
  expect(topic[0]).toMatchObject({ about: { '@type': 'Place', name: 'Tern Island' } });
  expect(valueAt(section[0], 'mainEntity.itemListElement')).toEqual([
    { '@type': 'ListItem', position: 1, url: FERRY },
    { '@type': 'ListItem', position: 2, url: `https://gazette.example/news/${idOf(2)}/ferry-reaches-the-islands` },
  ]);
});

test('whatever a story says stays text', () => {
  const head = headOf(hostileStory());
  const metadata = storyHead({ ...head, section: { name: hostileText, path: '/world' } });
  expect(metadata.linkedData).not.toMatch(/[<>&\u2028\u2029]/);
  for (const node of graphOf(metadata)) expect(vocabularyErrors(node)).toEqual([]);
  expect(valueAt(graphOf(metadata)[0], 'articleSection')).toBe(hostileText);
});

test('what nobody knows is not said', () => {
  const unknown = published(aStory({ standfirst: null, body: [] }), { firstPublishedAt: null, lastUpdatedAt: null });
  const metadata = storyHead({
    site: { settings, edition: site.edition },
    published: unknown,
    section: null,
    topics: [],
    versions: [],
  });
  const [article, breadcrumb] = graphOf(metadata);
  const silent = [
    'datePublished',
    'dateModified',
    'description',
    'image',
    'articleSection',
    'correction',
    'keywords',
    'about',
    'isBasedOn',
  ];
  expect(silent.filter((property) => property in (article ?? {}))).toEqual([]);
  // Every newsroom has a mark: the one made of its name.
  expect(valueAt(article, 'publisher.logo')).toEqual({
    '@type': 'ImageObject',
    url: 'https://gazette.example/favicon.svg',
  });
  expect(valueAt(breadcrumb, 'itemListElement')).toHaveLength(2);
  const keys = metadata.metas.map(({ key }) => key);
  expect(keys.filter((key) => /time|image$|description|section/.test(key))).toEqual([]);
  expect(contentOf(metadata, 'twitter:card')).toEqual(['summary']);
});

test('an unsigned story is the word of whoever first published it', () => {
  expect(authorOf(aStory())).toEqual([
    { '@type': 'NewsMediaOrganization', name: 'Tern Island Gazette', url: 'https://gazette.example/' },
  ]);
  const signed = aStory({ agencies: ['Tide Wire'], byline: [{ person: 'Tide Wire', role: 'Agency', location: null }] });
  expect(authorOf(signed)).toEqual([{ '@type': 'Organization', name: 'Tide Wire' }]);
  const origin = { name: 'The Skerry Post', url: null };
  expect(authorOf(aStory({ origin }))).toEqual([{ '@type': 'Organization', name: 'The Skerry Post' }]);
});

test('notes of suppressed versions and of mere updates are no corrections', () => {
  const suppressed = { at: '2026-11-22T10:00:00Z', reason: 'A court order' };
  const versions = [
    versionHead({ number: 2, change: 'update', note: 'More' }),
    versionHead({ number: 3, change: 'correction', note: null, suppressed }),
    versionHead({ number: 4, change: 'retraction', note: 'It was not so.' }),
  ];
  const [article] = graphOf(storyHead({ ...headOf(aStory()), versions }));
  expect(valueAt(article, 'correction')).toEqual([
    { '@type': 'CorrectionComment', text: 'It was not so.', datePublished: '2026-11-21T10:00:00Z' },
  ]);
});

test('a live story tells its newest posts and when it began', () => {
  const [article] = graphOf(storyHead(headOf(livePosts(aStory({ kind: 'live' })))));
  expect(article?.['@type']).toEqual(['NewsArticle', 'LiveBlogPosting']);
  expect(valueAt(article, 'coverageStartTime')).toBe('2026-11-20T08:01:00Z');
  expect(valueAt(article, 'liveBlogUpdate')).toHaveLength(20);
  expect(valueAt(article, 'liveBlogUpdate.0')).toEqual({
    '@type': 'BlogPosting',
    url: `${FERRY}#post-p25`,
    headline: 'Post 25',
    datePublished: '2026-11-20T08:25:00Z',
    author: { '@type': 'Person', name: 'Ada Holm' },
    articleBody: 'One.\nTwo.',
  });
});

test('a video is told with all that its search results need', () => {
  const poster = { ...picture('The ferry under way'), type: 'image' as const };
  const mainMedia = {
    type: 'video' as const,
    title: 'The crossing',
    src: '/media/v/crossing.mp4',
    poster,
    durationSeconds: 95,
  };
  const [article] = graphOf(storyHead(headOf(aStory({ kind: 'video', mainMedia }))));
  expect(valueAt(article, 'video')).toEqual([
    {
      '@type': 'VideoObject',
      name: 'The crossing',
      description: 'The crossing',
      thumbnailUrl: 'https://gazette.example/media/0a1b2c/1280.jpg',
      uploadDate: '2026-11-20T09:00:00Z',
      duration: 'PT95S',
      contentUrl: 'https://gazette.example/media/v/crossing.mp4',
    },
  ]);
  expect(valueAt(article, 'image.0.url')).toBe('https://gazette.example/media/0a1b2c/1280.jpg');
});

test('sound is told with where it is, how long it lasts and what is said in it', () => {
  const body = [
    {
      type: 'audio' as const,
      title: 'The fog horn',
      src: '/media/a/fog.mp3',
      credit: 'Ada Holm',
      durationSeconds: 62,
      transcript: 'Two long blasts.',
    },
  ];
  const [article] = graphOf(storyHead(headOf(aStory({ body }))));
  expect(valueAt(article, 'audio')).toEqual([
    {
      '@type': 'AudioObject',
      name: 'The fog horn',
      uploadDate: '2026-11-20T09:00:00Z',
      duration: 'PT62S',
      contentUrl: 'https://gazette.example/media/a/fog.mp3',
      transcript: 'Two long blasts.',
      creditText: 'Ada Holm',
    },
  ]);
});

test('shared links show headline, picture, times, section and topics', () => {
  const metadata = storyHead(fullHead());
  expect(
    Object.fromEntries(
      metadata.metas.filter(({ key }) => key !== 'article:tag').map(({ key, content }) => [key, content]),
    ),
  ).toEqual({
    robots: 'max-image-preview:large',
    'og:type': 'article',
    'og:url': FERRY,
    'og:title': 'Ferry reaches the islands',
    'og:description': 'The first boat in nine days has brought food and post.',
    'og:site_name': 'Tern Island Gazette',
    'og:locale': 'en_GB',
    'article:published_time': '2026-11-20T09:00:00Z',
    'article:modified_time': '2026-11-21T10:00:00Z',
    'article:section': 'World',
    'og:image': 'https://gazette.example/media/0a1b2c/1280.jpg',
    'og:image:type': 'image/jpeg',
    'og:image:width': '1280',
    'og:image:height': '720',
    'og:image:alt': 'A ferry at the pier',
    'twitter:card': 'summary_large_image',
    'twitter:image:alt': 'A ferry at the pier',
  });
  expect(contentOf(metadata, 'article:tag')).toEqual(['Ferries', 'Ada Holm', 'Isles Council', 'Tern Island']);
});

test('each page leads to its feeds, its lite rendition and its like in other languages', () => {
  expect(storyHead(fullHead()).links.map(({ rel, type, href }) => [rel, type, href])).toEqual([
    ['timemap', 'application/link-format', `/timemap/news/${idOf(1)}`],
    ['alternate', 'text/html', `/lite/news/${idOf(1)}/ferry-reaches-the-islands`],
    ['alternate', 'application/rss+xml', '/feeds/section/world.rss'],
    ['alternate', 'application/rss+xml', '/feeds/uk.rss'],
  ]);
  const front = frontHead({ site, cards: [] }).links;
  expect(
    front.filter(({ type }) => type?.includes('feed') || type?.includes('rss') || type?.includes('atom')),
  ).toHaveLength(3);
  expect(front.filter(({ hreflang }) => hreflang).map(({ hreflang, href }) => [hreflang, href])).toEqual([
    ['en-GB', 'https://gazette.example/'],
    ['ar', 'https://gazette.example/arabic'],
    ['x-default', 'https://gazette.example/'],
  ]);
  expect(collectionHead({ site, of: world, path: '/world', cards: [] }).links.map(({ href }) => href)).toEqual([
    '/lite/world',
    '/feeds/section/world.rss',
    '/feeds/section/world.atom',
    '/feeds/section/world.json',
  ]);
});

test('a description is the standfirst, else the trail text, else the opening cut at a word', () => {
  const long = 'The ferry came in at first light. '.repeat(9);
  const bare = aStory({ standfirst: null, trailText: null, body: [{ type: 'divider' }, paragraph(long)] });
  expect(described(aStory({ standfirst: 'One\n two' }))).toBe('One two');
  expect(described({ ...bare, trailText: 'Trail' })).toBe('Trail');
  expect(described(bare)).toMatch(/^The ferry .* (at|in|first|light\.|came|ferry|The)…$/);
  expect(described(bare)?.length).toBeLessThanOrEqual(201);
  expect(described({ ...bare, body: [] })).toBeNull();
});

test('words are counted as each script parts them', () => {
  const count = (text: string, lang = 'en-GB'): number => wordCount({ lang, body: [paragraph(text)] });
  expect(count('It isn’t 3.5 well-known “words” — or is it?')).toBe(8);
  expect(count('وصلت العبارة إلى الجزر', 'ar')).toBe(4);
  expect(count('渡轮抵达群岛', 'zh')).toBeGreaterThan(1);
  expect(count('')).toBe(0);
});

test('locales name a territory, or are left out', () => {
  expect(['en-GB', 'en', 'ar', 'pt-BR', 'zh-Hant', '<x>'].map(localeOf)).toEqual([
    'en_GB',
    'en_US',
    'ar_EG',
    'pt_BR',
    'zh_TW',
    null,
  ]);
});

const world = { is: 'section' as const, slug: 'world', name: 'World', description: 'Beyond the isles' };

function ferry(): Story {
  return aStory({
    shortHeadline: 'Ferry is in',
    dateline: 'PORT TERN',
    byline: [{ person: 'Ada Holm', role: 'Isles correspondent', location: 'Port Tern' }, { person: 'Bo Lind' }],
    agencies: ['Isles Press Agency'],
    origin: { name: 'The Skerry Post', url: 'https://skerry.example/ferry' },
    mainMedia: picture('A ferry at the pier'),
  });
}

function livePosts(story: Story): Story {
  const posts = Array.from({ length: 25 }, (_, at) => ({
    type: 'livePost' as const,
    id: `p${25 - at}`,
    at: `2026-11-20T08:${String(25 - at).padStart(2, '0')}:00Z`,
    headline: `Post ${25 - at}`,
    by: 'Ada Holm',
    paragraphs: [
      { text: 'One.', marks: [] },
      { text: 'Two.', marks: [] },
    ],
  }));
  return { ...story, body: [...story.body, ...posts] };
}

function published(story: Story, more: Partial<PublishedStory> = {}): PublishedStory {
  const dates = {
    firstPublishedAt: '2026-11-20T09:00:00Z',
    lastUpdatedAt: '2026-11-21T10:00:00Z',
    sortAt: '2026-11-20T09:00:00Z',
  };
  return { story, state: { is: 'live' }, version: 2, change: 'correction', ...dates, ...more };
}

function versionHead(said: Partial<VersionHead>): VersionHead {
  const first = { storyId: idOf(1), number: 1, change: 'first' as const, note: null, headline: 'x', suppressed: null };
  return { ...first, publishedAt: '2026-11-21T10:00:00Z', ...said };
}

function headOf(story: Story): StoryHead {
  return { site, published: published(story), section: null, topics: [], versions: [] };
}

function fullHead(): StoryHead {
  const logo = { path: '/assets/mark.png', width: 512, height: 512 };
  return {
    site: { ...site, logo },
    published: published(ferry()),
    section: { name: 'World', path: '/world' },
    topics: [
      { slug: 'ferries', name: 'Ferries', type: 'subject' },
      { slug: 'ada-holm', name: 'Ada Holm', type: 'person' },
      { slug: 'isles-council', name: 'Isles Council', type: 'organisation' },
      { slug: 'tern-island', name: 'Tern Island', type: 'place' },
    ],
    versions: [versionHead({}), versionHead({ number: 2, change: 'correction', note: 'It came in at noon.' })],
  };
}

function graphOf({ linkedData }: HeadMetadata): Node[] {
  const { '@context': context, '@graph': graph } = JSON.parse(linkedData) as { '@context': string; '@graph': Node[] };
  expect(context).toBe('https://schema.org');
  return graph;
}

/** The value behind a path such as `author.name`; of a list, its first one, or the one with that number. */
function valueAt(node: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    const one = Array.isArray(value) && !/^\d+$/.test(key) ? value[0] : value;
    return (one as Record<string, unknown> | undefined)?.[key];
  }, node);
}

function authorOf(story: Story): unknown {
  return valueAt(graphOf(storyHead(headOf(story)))[0], 'author');
}

function contentOf({ metas }: HeadMetadata, name: string): string[] {
  return metas.filter(({ key }) => key === name).map(({ content }) => content);
}
