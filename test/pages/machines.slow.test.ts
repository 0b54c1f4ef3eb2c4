import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PublishedStory } from '../../src/story/published.ts';
import { publicPath, storyPath } from '../../src/story/published.ts';
import { vocabularyErrors } from '../machine/vocabulary.ts';
import { indexErrors, sitemapErrors } from '../machine/xsd.ts';
import { attributesOf, everyAddress, everyStory, get, sample, type Shelved, withArchive } from './sample.ts';

let addresses: readonly Shelved[];
let stories: readonly PublishedStory[];
let live: readonly PublishedStory[];

beforeAll(async () => {
  addresses = await everyAddress();
  stories = await everyStory();
  live = stories.filter(({ state }) => state.is === 'live');
});

const ofKind = (kind: string): string[] =>
  addresses.filter((one) => one.kind === kind && one.is === 'page').map(({ path }) => path);
const textOf = async (path: string): Promise<string> => (await get(path)).text;
const locsOf = (xml: string): string[] => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc = '']) => loc);

describe('feeds', () => {
  test('every feed is well-formed and served as what it is', async () => {
    const types = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' };
    const feeds = ofKind('feed');
    expect(feeds.length).toBeGreaterThan(50);
    for (const path of feeds) {
      const { headers, text } = await get(path);
      const form = path.split('.').at(-1) as keyof typeof types;
      expect(headers['content-type'], path).toBe(`${types[form]}; charset=utf-8`);
      if (form === 'json') JSON.parse(text);
      else new SaxesParser({ xmlns: true }).write(text).close();
    }
  });

  test('a list says the same in all three forms: the same stories or notes, under ids that never change', async () => {
    for (const path of ofKind('feed').filter((one) => one.endsWith('.rss'))) {
      const base = path.slice(0, -'.rss'.length);
      const rss = parseRssFeed(await textOf(path)).items?.map((item) => [item.guid?.value, item.title]) ?? [];
      const atom =
        parseAtomFeed(await textOf(`${base}.atom`)).entries?.map((entry) => [entry.id, entry.title?.value]) ?? [];
      const json = parseJsonFeed(await textOf(`${base}.json`)).items?.map((item) => [item.id, item.title]) ?? [];
      expect(atom, path).toEqual(rss);
      expect(json, path).toEqual(rss);
      // A note is that of one version of a story.
      const of = path.includes('corrections') ? ':version:\\d+' : '';
      for (const [id] of rss) expect(id, path).toMatch(new RegExp(`^urn:standfirst:story:[a-z0-9]{8,32}${of}$`));
      expect(new Set(rss.map(([id]) => id)).size).toBe(rss.length);
    }
  });

  test('every edition’s feed begins with its newest story', async () => {
    for (const edition of ['uk', 'international', 'ar']) {
      const [newest] = await withArchive((archive) => archive.newest(`edition/${edition}`, 1));
      const items = parseJsonFeed(await textOf(`/feeds/${edition}.json`)).items ?? [];
      expect(items[0]?.id).toBe(newest === undefined ? undefined : `urn:standfirst:story:${newest}`);
    }
  });
});

describe('sitemaps', () => {
  test('all of them are valid, and the index names each', async () => {
    const index = await textOf('/sitemap.xml');
    expect(await indexErrors(index)).toEqual([]);
    const named = locsOf(index).map((loc) => loc.slice(sample.site.length));
    expect(named.toSorted()).toEqual([...ofKind('sitemap-month'), ...ofKind('sitemap-sections')].toSorted());
    for (const path of [...named, '/news-sitemap.xml'])
      expect(await sitemapErrors(await textOf(path)), path).toEqual([]);
  });

  test('together they name each live story, each front, section, topic and author once, and nothing that is gone', async () => {
    const maps = [...ofKind('sitemap-month'), ...ofKind('sitemap-sections')];
    const locs = (await Promise.all(maps.map(textOf))).flatMap(locsOf).map((loc) => loc.slice(sample.site.length));
    expect(new Set(locs).size).toBe(locs.length);
    // Plain pages stand under one word as sections do.
    const lists = [
      ...ofKind('front'),
      ...ofKind('edition-or-section'),
      ...ofKind('topic'),
      ...ofKind('people'),
      ...ofKind('author'),
    ];
    const due = new Set([...live.map(({ story }) => publicPath(story)), ...lists]);
    expect(locs.toSorted()).toEqual([...due].toSorted());
  });

  test('robots.txt names them', async () => {
    const text = await textOf('/robots.txt');
    for (const path of ['/sitemap.xml', '/news-sitemap.xml'])
      expect(text).toContain(`Sitemap: ${sample.site}${path}\n`);
  });
});

/** A story's address, in any of its editions. */
const STORY = /^(?:\/(?:uk|international|ar))?\/news\/[^/]+\/[^/]+$/;

/** Where a story stands by itself. */
function plainAddress(path: string): string {
  const plain = path.replace(/^\/(?:uk|international|ar)(?=\/news\/)/, '');
  const page = stories.find(({ story }) => story.kind === 'page' && storyPath(story) === plain);
  return page ? publicPath(page.story) : plain;
}

type Node = Record<string, unknown> & { '@type': string | string[] };

function graphOf(html: string): Node[] {
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  const { '@context': context, '@graph': graph } = JSON.parse(text) as { '@context': string; '@graph': Node[] };
  expect(context).toBe('https://schema.org');
  return graph;
}

function nodesOf(value: unknown): Node[] {
  return Array.isArray(value) ? (value as Node[]) : [];
}

describe('structured data', () => {
  test('every story says all that the archive knows of it, in the words of schema.org', async () => {
    for (const published of live.filter(({ story }) => story.kind !== 'page')) {
      const { story, version, firstPublishedAt, lastUpdatedAt } = published;
      const path = publicPath(story);
      const graph = graphOf(await textOf(path));
      for (const node of graph) expect(vocabularyErrors(node), path).toEqual([]);
      const article = graph.find((node) => [node['@type']].flat().includes('NewsArticle'));
      expect(article, path).toMatchObject({
        url: sample.site + path,
        headline: expect.any(String),
        inLanguage: story.lang,
        version,
      });
      expect([article?.['datePublished'] ?? null, article?.['dateModified'] ?? null], path).toEqual([
        firstPublishedAt,
        lastUpdatedAt,
      ]);
      const authors = nodesOf(article?.['author']).map((author) => author['name']);
      if (story.byline.length > 0) expect(authors, path).toEqual(story.byline.map(({ person }) => person));
      else expect(authors, path).toHaveLength(1);
      expect(article?.['publisher'], path).toMatchObject({
        '@type': 'NewsMediaOrganization',
        name: 'The Kestrey Courier',
      });
      expect(article?.['articleSection'], path).toEqual(expect.any(String));
      const hasPicture = story.mainMedia !== null || story.body.some(({ type }) => type === 'image');
      expect(article?.['image'] !== undefined, path).toBe(hasPicture && path !== sample.imported);
    }
  });

  test('every correction that readers see stands in the data, and every picture in it is there', async () => {
    const corrected = await withArchive((archive) => archive.corrections('uk', { skip: 0, limit: 200 }));
    expect(corrected.length).toBeGreaterThan(0);
    for (const { note, card } of corrected.filter((one) => one.card !== null)) {
      const article = graphOf(await textOf(card?.path ?? '')).find((node) => 'correction' in node);
      expect(article?.['correction']).toContainEqual(expect.objectContaining({ text: note }));
    }
    const images = new Set<string>();
    for (const { story } of live) {
      const urls = JSON.stringify(graphOf(await textOf(publicPath(story)))).match(/http[^"]+\/media\/[^"]+/g) ?? [];
      for (const url of urls) images.add(url);
    }
    expect(images.size).toBeGreaterThan(10);
    for (const url of images) expect((await fetch(url, { method: 'HEAD' })).status, url).toBe(200);
  });

  test('every front, section and topic lists its stories in the order of the page', async () => {
    for (const path of [...ofKind('front'), ...ofKind('edition-or-section'), ...ofKind('topic')]) {
      const html = await textOf(path);
      const graph = graphOf(html);
      for (const node of graph) expect(vocabularyErrors(node), path).toEqual([]);
      const list = graph.find((node) => node['@type'] === 'ItemList') ?? (graph[0]?.['mainEntity'] as Node | undefined);
      const urls = ((list?.['itemListElement'] as Node[] | undefined) ?? []).map((item) =>
        String(item['url']).slice(sample.site.length),
      );
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
      const linked = attributesOf(main, 'a', 'href')
        .filter((href) => STORY.test(href))
        .map(plainAddress);
      expect([...new Set(linked)].slice(0, urls.length), path).toEqual(urls);
    }
  });
});

describe('addresses that pages give of themselves and of each other', () => {
  test('every page’s canonical address is its own; a lite one’s the full page’s, an old version’s and an embed’s its story’s', async () => {
    for (const { path, kind, is, type } of addresses) {
      if (type !== 'text/html' || is !== 'page') continue;
      const [canonical, ...more] = attributesOf(await textOf(path), 'link rel="canonical"', 'href');
      expect(more, path).toEqual([]);
      const full = kind.startsWith('lite-') ? path.replace(/^\/lite/, '') || '/' : path;
      const own = plainAddress(
        full.replace(kind === 'embed' ? /\/embed\/\w+$/ : kind.endsWith('version') ? /\/versions\/\d+$/ : /$/, ''),
      );
      expect(canonical, path).toBe(sample.site + own);
      expect((await get(own)).status, path).toBe(200);
    }
  });

  test('fronts name each other by language, each says the same, and each of them answers', async () => {
    const fronts = ['/', '/international', '/ar'];
    for (const path of fronts) {
      const html = await textOf(path);
      const links = [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map(
        ([, lang, href]) => [lang, href],
      );
      const byLang = Object.fromEntries(links) as Record<string, string>;
      expect(byLang['x-default'], path).toBe(`${sample.site}/`);
      expect(byLang['ar'], path).toBe(`${sample.site}/ar`);
      const own = /<html lang="([^"]*)"/.exec(html)?.[1] ?? '';
      expect(byLang[own], path).toBe(sample.site + path);
      for (const href of Object.values(byLang)) expect((await fetch(href)).status).toBe(200);
    }
  });
});
