import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type PublishedStory, storyPath } from '../../src/story/published.ts';
import { hasTurn } from '../house/proof.ts';
import { pagesInTurn, eachKind } from './chosen.ts';
import { aReader, settled } from './chromium.ts';
import { inPieces } from './pieces.ts';
import { everyStory } from './sample.ts';
import { shiftsOf, watchShifts } from './shifts.ts';

const reader = aReader();
let paths: readonly string[];

beforeAll(async () => {
  paths = await pagesInTurn();
});

/** Waits so many milliseconds before each answer of a kind. */
async function slowly(page: Page, pattern: RegExp, ms: number): Promise<void> {
  await page.route(pattern, async (route) => {
    await new Promise((done) => setTimeout(done, ms));
    await route.continue();
  });
}

test('a page is painted and can be read when nothing but itself has arrived', async () => {
  const page = await reader.page({ viewport: { width: 360, height: 800 } });
  const asked: string[] = [];
  let open = '';
  // Whatever else is asked for is never answered.
  await page.route('**/*', (route) => {
    const request = route.request();
    const is = request.resourceType();
    if (is === 'document') return route.continue();
    // The page of a live stream, and no other, has a script, which plays it.
    const isPlayer = is === 'script' && open.includes('/embed/');
    if (!isPlayer && !request.url().endsWith('/favicon.svg')) asked.push(is);
    return new Promise<void>(() => {});
  });
  for (const path of paths) {
    open = path;
    await page.goto(path, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    expect(await page.locator('h1').first().isVisible(), path).toBe(true);
    const blocking = await page.evaluate(
      () =>
        (
          performance.getEntriesByType('resource') as (PerformanceResourceTiming & { renderBlockingStatus?: string })[]
        ).filter((one) => one.renderBlockingStatus === 'blocking').length,
    );
    expect(blocking, path).toBe(0);
  }
  // Captions come only where a page with a film has its turn.
  expect(new Set([...asked, 'texttrack'])).toEqual(new Set(['font', 'image', 'stylesheet', 'texttrack']));
});

const widths = [360, 1280];

describe.each(widths)('at %i px', (width) => {
  const inTurn = (path: string): boolean => hasTurn(path, widths.indexOf(width), widths.length);
  // What arrives slowly takes long.
  const inRarerTurn = (path: string): boolean => hasTurn(path, widths.indexOf(width), 4 * widths.length);

  test('nothing moves on any kind of page while slow pictures arrive, nor while it is read to its end', async () => {
    const page = await reader.page({ viewport: { width, height: 800 } });
    // Type that never comes moves nothing, so that what moves is moved by pictures.
    await page.route(/\.woff2$/, () => new Promise<void>(() => {}));
    await slowly(page, /\/media\//, 250);
    await watchShifts(page);
    const moved: string[] = [];
    for (const path of paths.filter(inTurn)) {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      await readThrough(page);
      moved.push(...(await shiftsOf(page)).map(({ value, what }) => `${path} ${value} ${what}`));
    }
    expect(moved).toEqual([]);
  });

  test('nothing moves on any kind of page that arrives piece by piece, each drawn before the next', async () => {
    // As high as three screens: what moves further down moves for whoever has scrolled.
    const page = await reader.page({ viewport: { width, height: 2400 } });
    await page.route(/\.woff2$/, () => new Promise<void>(() => {}));
    const slow = await inPieces(page);
    await watchShifts(page);
    const moved: string[] = [];
    const shiftsAt = async (path: string) => {
      await page.goto(slow + path, { waitUntil: 'domcontentloaded' });
      return (await shiftsOf(page)).map(({ value, what }) => `${path} ${value} ${what}`);
    };
    for (const path of (await eachKind()).filter(inRarerTurn)) {
      // A busy machine may draw half a piece, once in a hundred pages: what moves because of our styles moves again.
      const shifts = await shiftsAt(path);
      if (shifts.length === 0) continue;
      const again = await shiftsAt(path);
      moved.push(...shifts.filter((one) => again.includes(one)));
    }
    expect(moved).toEqual([]);
  });
});

/** Scrolls to the end, a window at a time, so that lazy pictures arrive while they are looked at. */
async function readThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
    for (let at = 0; at < document.body.scrollHeight; at += window.innerHeight) {
      window.scrollTo(0, at);
      await pause(40);
    }
    const shown = [...document.images].filter((image) => image.getClientRects().length > 0 && !image.complete);
    const done = Promise.all(shown.map((image) => new Promise((ready) => image.addEventListener('load', ready))));
    await Promise.race([done, pause(3000)]);
    await pause(50);
  });
}

test('without JavaScript the site is the same: read, followed and gone back from', async () => {
  const page = await reader.page({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  await page.goto('/');
  const headline = (await page.locator('main h2 a, main h3 a').first().innerText()).trim();
  await page.locator('main h2 a, main h3 a').first().click();
  expect(await page.locator('h1').innerText()).toContain(headline.slice(0, 20));
  await page.locator('a[href$="/history"]').first().click();
  expect(page.url()).toMatch(/\/history$/);
  await page.goBack();
  await page.locator('.masthead nav a').last().click();
  expect((await page.locator('h1').innerText()).length).toBeGreaterThan(0);
  await page.goto('/');
  await page.locator('.rendition a').click();
  expect(new URL(page.url()).pathname).toBe('/lite');
});

test('a story opens with its date and its first paragraph in sight on a desk, and something to read beside it to its end', async () => {
  const page = await reader.page({ viewport: { width: 1280, height: 900 } });
  for (const front of ['/', '/international', '/ar']) {
    await page.goto(front);
    await page.locator('main h2 a, main h3 a').first().click();
    await settled(page);
    const seen = await page.evaluate(() => {
      const bottomOf = (part: string): number => document.querySelector(part)?.getBoundingClientRect().bottom ?? NaN;
      const lists = [...document.querySelectorAll('.rail > .lines')].map((one) => one.getBoundingClientRect());
      const ends = [...lists.slice(1).map(({ top }) => top), bottomOf('.tale')];
      return {
        date: bottomOf('.date'),
        first: bottomOf('.body > p'),
        gaps: lists.map(({ bottom }, at) => (ends[at] ?? 0) - bottom),
      };
    });
    expect(seen.date, page.url()).toBeLessThan(900);
    expect(seen.first, page.url()).toBeLessThan(900);
    expect(Math.max(...seen.gaps), page.url()).toBeLessThan(1200);
  }
});

test('what a telephone of twice the density fetches of pictures for the first view of a story is little, of a picture story too', async () => {
  const live = (await everyStory()).filter(({ state }) => state.is === 'live');
  const picturesIn = ({ story: { mainMedia, body } }: PublishedStory): number =>
    Number(mainMedia !== null) +
    body.reduce(
      (sum, block) => sum + (block.type === 'gallery' ? block.images.length : Number(block.type === 'image')),
      0,
    );
  const fullest = live.toSorted((a, b) => picturesIn(b) - picturesIn(a)).slice(0, 4);
  expect(fullest.map(({ story }) => story.kind)).toContain('picture');
  const page = await reader.page({ viewport: { width: 412, height: 915 }, deviceScaleFactor: 2, isMobile: true });
  let [fetched, most] = [0, 0];
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'image') fetched += Number(answer.headers()['content-length'] ?? 0);
  });
  for (const { story } of fullest) {
    fetched = 0;
    await page.goto(storyPath(story), { waitUntil: 'networkidle' });
    // What a browser fetches ahead of scrolling is up to it: the one used here, as on a slow connection, goes twice as far as on a quick one.
    expect(fetched, story.headline).toBeLessThan(92_160);
    most = Math.max(most, fetched);
  }
  expect(most).toBeGreaterThan(20_000);
});
