import { beforeAll, describe, expect, test } from 'vitest';
import { storyKinds } from '../../src/story/story.ts';
import { htmlFaults } from '../site/html-rules.ts';
import { attributesOf, everyPage, everyStory, get, sample, type Shelved } from './sample.ts';

interface Served extends Shelved {
  readonly status: number;
  readonly html: string;
}

/** Every page of the sample as it is served. */
const pages: Served[] = [];

beforeAll(async () => {
  for (const page of await everyPage()) {
    const { status, text } = await get(page.path);
    pages.push({ ...page, status, html: text });
  }
});

test('the sample makes every kind of page look real: every kind of story and block, every state, both directions', async () => {
  const stories = await everyStory();
  const live = stories.filter(({ state }) => state.is === 'live');
  expect([...new Set(live.map(({ story }) => story.kind))].toSorted()).toEqual(storyKinds.toSorted());
  const blocks = new Set(live.flatMap(({ story }) => story.body.map(({ type }) => type)));
  expect([...blocks].toSorted()).toEqual([...blockTypes].toSorted());
  expect(new Set(stories.map(({ state }) => state.is))).toEqual(new Set(['live', 'withdrawn', 'killed']));
  expect(new Set(stories.map(({ story }) => story.dir))).toEqual(new Set(['ltr', 'rtl']));
  const kinds = new Set(pages.map(({ kind }) => kind));
  const full = ['front', 'edition-or-section', 'topic', 'month', 'story', 'history', 'version', 'corrections'];
  for (const kind of full) expect([...kinds]).toEqual(expect.arrayContaining([kind, `lite-${kind}`]));
});

const blockTypes = [
  ...['paragraph', 'crosshead', 'list', 'pullQuote', 'quote', 'image', 'gallery', 'video', 'audio', 'embed', 'table'],
  ...['factBox', 'keyPoints', 'timeline', 'relatedLink', 'divider', 'livePost'],
];

test('every page answers with the status of what it is', () => {
  const expected = ({ kind, is }: Shelved): number => (kind === 'missing' ? 404 : is === 'gone' ? 410 : 200);
  expect(pages.filter((page) => page.status !== expected(page)).map(({ path, status }) => [path, status])).toEqual([]);
});

describe('each page, whatever its kind', () => {
  test('is valid by the strictest rules', async () => {
    const faults: string[] = [];
    for (const { path, html } of pages) faults.push(...(await htmlFaults(html)).map((fault) => `${path} ${fault}`));
    expect(faults).toEqual([]);
  });

  test('holds no script but its structured data and, where a live stream plays, its player, no other file that paint must wait for, and nothing of other sites', () => {
    for (const { path, html } of pages) {
      const scripts = html.match(/<script\b[^>]*>/g) ?? [];
      const player = /^<script type="module" src="\/assets\/[\da-f]+-stream\.js">$/;
      const players = scripts.filter((tag) => player.test(tag));
      expect(players, path).toHaveLength(path.includes('/embed/') && html.includes('.m3u8') ? 1 : 0);
      expect(
        scripts.filter((tag) => tag !== '<script type="application/ld+json">' && !player.test(tag)),
        path,
      ).toEqual([]);
      // What is fetched ahead is our own type, which paint does without when it is late (decision 0028).
      for (const [link] of html.matchAll(/<link[^>]*rel="preload"[^>]*>/g))
        expect(link, path).toMatch(/ href="\/assets\/[\w-]+\.woff2" as="font" type="font\/woff2" /);
      expect(html, path).not.toMatch(
        /<link[^>]*rel="(?:modulepreload|prefetch|preconnect)"|rel="stylesheet"(?! href="\/assets\/[\da-f]+-later\.css"\/><\/body>)|@import|\son[a-z]+="|javascript:/,
      );
      // One kind of page has a frame, for readers who asked for it (`test/flows/embeds.test.ts`).
      const frames = path.includes('/embed/') ? 1 : 0;
      const others = loadedBy(html).filter((source) => !/^\/(?!\/)|^data:/.test(source));
      expect(others, path).toHaveLength(frames);
    }
  });

  test('shows neither a directive nor an error of the house', () => {
    for (const { path, html } of pages) {
      expect(html, path).not.toMatch(/<!--|\[an error|undefined|\bNaN\b|\[object |Invalid Date/);
    }
  });

  test('says its language, its direction and its name, and has one first heading', () => {
    for (const { path, html } of pages) {
      expect(html, path).toMatch(/^<!DOCTYPE html>\n<html lang="(?:en-GB" dir="ltr|ar" dir="rtl)">/);
      expect(html.match(/<title>[^<]+<\/title>/g), path).toHaveLength(1);
      expect(html.match(/<h1\b/g), path).toHaveLength(1);
      expect(html.match(/<main\b/g), path).toHaveLength(1);
    }
  });

  test('gives every picture its alternative text, its size and time to wait, but for the first that is seen', () => {
    for (const { path, html } of pages) {
      for (const [at, tag] of (html.match(/<img\b[^>]*>/g) ?? []).entries()) {
        expect(tag, path).toMatch(/\salt(?:="[^"]*")?[\s/>]/);
        expect(tag, path).toMatch(/\swidth="\d+"/);
        expect(tag, path).toMatch(/\sheight="\d+"/);
        if (at > 0) expect(tag, path).toContain('loading="lazy"');
      }
    }
  });
});

/** Addresses of what a browser would load for a page. */
function loadedBy(html: string): string[] {
  const sets = ['img', 'source'].flatMap((element) => attributesOf(html, element, 'srcset'));
  const single = ['img', 'source', 'video', 'audio', 'iframe', 'embed'].flatMap((element) =>
    attributesOf(html, element, 'src'),
  );
  const styles = [...html.matchAll(/url\(([^)]+)\)/g)].map(([, url = '']) => url.replaceAll(/["']/g, ''));
  const icons = attributesOf(html, 'link rel="icon"', 'href');
  return [
    ...sets.flatMap((set) => set.split(/,\s+/).map((one) => one.split(' ')[0] ?? '')),
    ...single,
    ...styles,
    ...icons,
  ];
}

test('a story page is at most 14 KB on the wire at its first asking, with its includes, in each encoding', async () => {
  const stories = pages.filter(({ kind, is }) => kind === 'story' && is === 'page');
  expect(stories.length).toBeGreaterThan(20);
  for (const { path } of stories) {
    const { bytes, headers } = await get(path, { 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBe('br');
    expect(bytes.length, path).toBeLessThanOrEqual(14 * 1024);
  }
});

test('a lite page loads nothing but itself', () => {
  for (const { path, html } of pages.filter(({ kind, is }) => kind.startsWith('lite-') && is === 'page')) {
    expect(
      loadedBy(html).filter((source) => source !== '/favicon.svg'),
      path,
    ).toEqual([]);
  }
});

test('pages that are gone say when and why, or that they were withdrawn, and lead on', async () => {
  const gone = (await everyStory()).filter(({ state }) => state.is !== 'live');
  for (const { story, state } of gone) {
    const { html } = pages.find(({ path, kind }) => kind === 'story' && path.startsWith(`/news/${story.id}/`)) ?? {
      html: '',
    };
    if (state.is === 'killed') expect(html).toContain(state.reason);
    expect(attributesOf(html, 'a', 'href')).toEqual(expect.arrayContaining(['/', '/corrections']));
    expect(html).not.toContain(story.headline);
    expect(html).toContain('noindex');
  }
  expect(sample.imported).toMatch(/^\/news\//);
});
