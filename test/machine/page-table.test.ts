import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createSite } from '../../src/site/site.ts';
import { siteFiles } from '../site/newsroom.ts';
import { aStory, idOf } from '../house/stories.ts';
import { openNewsroom, type TestNewsroom, withResult } from './newsroom.ts';
import { picture } from './pictures.ts';

const site = createSite(siteFiles());

test('no other kind of page takes an address of a page for machines', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish('2026-11-20T09:00:00Z', aStory());
  const paths = withResult(await newsroom.press(), 'written');
  const kinds = [
    'feed',
    'sitemap-month',
    'sitemap-sections',
    'sitemap-index',
    'news-sitemap',
    'robots',
    'time-map',
    'story-words',
  ];
  for (const path of paths) expect(kinds, path).toContain(site.find(path)?.kind.name);
});

test('a head says each thing once', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish(
    '2026-11-20T09:00:00Z',
    aStory({ mainMedia: picture('A ferry at the pier'), topics: ['ferries'] }),
  );
  for (const path of [`/news/${idOf(1)}/ferry-reaches-the-islands`, '/', '/world', '/topics/ferries']) {
    const head = /<head>(.*?)<\/head>/s.exec(await rendered(newsroom, path))?.[1] ?? '';
    const names = [...head.matchAll(/<meta (?:name|property)="([^"]+)"(?! content="[^"]*" media)/g)].map(
      ([, name]) => name,
    );
    const repeatable = ['article:tag', 'theme-color'];
    const once = names.filter((name) => !repeatable.includes(name ?? ''));
    expect(once, path).toEqual([...new Set(once)]);
    expect(names, path).toEqual(
      expect.arrayContaining(['description', 'robots', 'og:title', 'og:url', 'twitter:card']),
    );
    expect(head.match(/rel="canonical"/g), path).toHaveLength(1);
    expect(canonicalOf(head)).toBe(contentOf(head, 'og:url'));
    expect(head.match(/<script/g), path).toHaveLength(1);
  }
});

test('what a story’s head says to machines costs less than 1 KB of its page on the wire', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish(
    '2026-11-20T09:00:00Z',
    aStory({ mainMedia: picture('A ferry at the pier'), topics: ['ferries'] }),
  );
  const page = await rendered(newsroom, `/news/${idOf(1)}/ferry-reaches-the-islands`);
  const silent = page
    .replace(/<script type="application\/ld\+json">.*?<\/script>/s, '')
    .replaceAll(/<meta (?:property|name="(?:robots|twitter))[^>]*>/g, '');
  expect(silent.length).toBeLessThan(page.length);
  expect(brotliCompressSync(page).length - brotliCompressSync(silent).length).toBeLessThan(1024);
});

async function rendered(newsroom: TestNewsroom, path: string): Promise<string> {
  const found = site.find(path);
  const loaded = await found?.kind.load(newsroom.archive, found.params);
  if (!found || loaded?.is !== 'page') throw new Error(`${path} is ${loaded?.is}`);
  return String(found.kind.render(loaded.data).body);
}

function canonicalOf(head: string): string | undefined {
  return /rel="canonical" href="([^"]*)"/.exec(head)?.[1];
}

function contentOf(head: string, property: string): string | undefined {
  return new RegExp(`property="${property}" content="([^"]*)"`).exec(head)?.[1];
}
