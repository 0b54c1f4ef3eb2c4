import type { BrowserContextOptions, Page, Route } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSite } from '../../src/site/site.ts';
import { theBrowser } from '../house/browsers.ts';
import { device, theBrowserOf } from '../house/devices.ts';
import { someVectors } from '../house/hostile-vectors.ts';
import { looksFor, overflowAtExtremes, violationsInLooks } from '../house/looks.ts';
import { SEED } from '../house/proof.ts';
import { aNakedPage, dangersIn, harmOf } from './hostile-pages.ts';
import { siteFiles } from './newsroom.ts';
import { readPage, readWhole } from './read-page.ts';
import { ids, wholeNewsroom } from './whole-newsroom.ts';

// Every kind of page in a real browser: axe, narrow screens, large type, and nothing that moves while type arrives.
// The browser asks nobody: each request is answered from the site's own renderers.

const ORIGIN = 'http://harbour.test';
const site = createSite(siteFiles());
const archive = wholeNewsroom();
const WHOLE = `/news/${ids.whole}/a-headline`;

const readers = [
  '/',
  '/international',
  '/arabic',
  '/world',
  '/empty',
  '/topics/ferries',
  '/world/2026-04',
  WHOLE,
  `/news/${ids.bare}/short`,
  `/news/${ids.arabic}/${encodeURIComponent('العبارة-تصل')}`,
  `/news/${ids.retracted}/retracted`,
  `${WHOLE}/history`,
  `${WHOLE}/versions/1`,
  `${WHOLE}/versions/2`,
  '/corrections',
];
const lite = ['/lite', '/lite/arabic', '/lite/world', `/lite${WHOLE}`, `/lite${WHOLE}/history`, '/lite/corrections'];
const pages = [...readers, ...lite, '/_/error/404/uk', '/_/error/500/arabic'];

const browser = theBrowser();

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><rect width="16" height="9" fill="#678"/></svg>';

async function answer(route: Route, slowType: number): Promise<void> {
  const path = new URL(route.request().url()).pathname;
  if (path.startsWith('/media/')) return route.fulfill({ contentType: 'image/svg+xml', body: PICTURE });
  if (path.startsWith('/assets/')) await new Promise((resolve) => setTimeout(resolve, slowType));
  const found = await readPage(site, archive, path);
  if (found.is !== 'page') return route.fulfill({ status: 404, body: '' });
  const html = found.type.startsWith('text/html');
  const body = html ? await readWhole(site, archive, path) : Buffer.from(found.body);
  return route.fulfill({ contentType: found.type, body });
}

async function open(options: BrowserContextOptions, { slowType = 0, by = browser } = {}): Promise<Page> {
  const context = await by().newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.route(`${ORIGIN}/**`, (route) => answer(route, slowType));
  return page;
}

test('no kind of page has anything that axe objects to, at 360 or 1280 px, light or dark as its turn is, nothing that runs off the side at 320 px or with letters twice as large, and nothing to press that is less than 44 px high', async () => {
  const page = await open({ viewport: { width: 360, height: 900 } });
  const found: string[] = [];
  for (const path of pages) {
    await page.setViewportSize({ width: 360, height: 900 });
    await page.goto(ORIGIN + path);
    if (readers.includes(path)) found.push(...(await tooSmall(page)).map((one) => `${path} ${one}`));
    found.push(...(await violationsInLooks(page, looksFor(path))).map((violation) => `${path} ${violation}`));
    const { narrow, large } = await overflowAtExtremes(page);
    if (narrow > 0) found.push(`${path} is ${narrow} px too wide at 320 px`);
    if (large > 0) found.push(`${path} is ${large} px too wide with large letters`);
  }
  expect(found).toEqual([]);
});

test('on paper a table that is too wide for the screen is whole, in either edition, with every cell in its place', async () => {
  const page = await open({ viewport: { width: 640, height: 900 } });
  for (const path of [WHOLE, `/lite${WHOLE}`]) {
    await page.goto(ORIGIN + path);
    const strip = page.locator('main .scroll').first();
    expect(await strip.evaluate((one) => one.scrollWidth > one.clientWidth), path).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await strip.evaluate(cutOff), path).toEqual([]);
    expect(await page.locator('main thead th[scope="col"][colspan="5"]').count(), path).toBe(2);
    expect(await page.locator('main tbody th[rowspan="2"]').innerText(), path).toBe('Skarra');
    await page.emulateMedia({ media: null });
  }
});

/** Runs in the page: the cells that are not whole within the strip of their table. */
function cutOff(strip: Element): string[] {
  const { right } = strip.getBoundingClientRect();
  const cells = [...strip.querySelectorAll('th, td')];
  return cells.filter((cell) => cell.getBoundingClientRect().right > right + 1).map((cell) => cell.textContent ?? '');
}

/** What is pressed with a finger and is less than 44 px high, words inside running text apart. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('nav a, summary, .version a, .rendition a, .steps a, .old-ways a')]
      .filter((link) => link.getClientRects().length > 0 && link.getBoundingClientRect().height < 43.5)
      .map((link) => `${link.textContent} is ${link.getBoundingClientRect().height} px high`),
  );
}

// What each sort of device does with the sample is seen in test/pages/stand-ins.
describe('on Android', () => {
  const own = theBrowserOf(device('Android'));

  test.each([360, 1280])('nothing moves while type arrives, at %i px', async (width) => {
    const page = await open({ viewport: { width, height: 800 } }, { slowType: 400, by: own });
    await page.addInitScript(() => {
      const moved = { value: 0 };
      Object.assign(globalThis, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) moved.value += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const path of ['/', '/world', WHOLE]) {
      await page.goto(ORIGIN + path);
      await page.evaluate(() => document.fonts.ready.then(() => new Promise((resolve) => setTimeout(resolve, 300))));
      const moved = await page.evaluate(() => (globalThis as unknown as { moved: { value: number } }).moved.value);
      expect(moved, path).toBeLessThan(0.02);
    }
    await page.context().close();
  });
});

test('without pictures, type or includes a story is still read from top to bottom', async () => {
  const page = await open({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
  await page.route(`${ORIGIN}${WHOLE}`, async (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: await readWhole(site, archive, WHOLE, true) }),
  );
  await page.route(/\/(assets|media)\//, (route) => route.abort());
  await page.goto(ORIGIN + WHOLE);
  expect(await page.locator('h1').innerText()).toContain('The ferry that came in at first light');
  expect(await page.locator('main').innerText()).toContain('Harrier Wire');
});

test('nothing of some hostile vectors runs, is asked for or is left to click on', async () => {
  const { harm } = await harmOf(browser(), someVectors(20, SEED));
  expect(harm, `--seed ${SEED}`).toEqual([]);
  // On a page that shows them as they are, it is seen.
  for (const raw of ['<img src=x onerror=ran()>', `<a href="javascript:ran()">x</a>`, '<video poster=/ran></video>']) {
    const { page, alarms } = await aNakedPage(browser(), async () => raw);
    await page.goto('http://harbour.test/news/x');
    await expect.poll(async () => [...alarms, ...(await dangersIn(page))]).not.toEqual([]);
    await page.context().close();
  }
});
