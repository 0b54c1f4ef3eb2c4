import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { storyPath } from '../../src/story/published.ts';
import type { Story } from '../../src/story/story.ts';
import { looksFor, overflow, overflowAtExtremes, violationsIn, violationsInLooks } from '../house/looks.ts';
import { pagesInTurn } from './chosen.ts';
import { aReader, settled } from './chromium.ts';
import { everyStory, sample } from './sample.ts';

const reader = aReader();
let paths: readonly string[];

beforeAll(async () => {
  paths = await pagesInTurn();
});

test('the judge finds what is wrong', async () => {
  const page = await reader.page();
  await page.goto('/');
  await page.evaluate(() => {
    const pale = document.createElement('p');
    pale.textContent = 'Pale words';
    // The policy of the page allows no style attribute in markup.
    Object.assign(pale.style, { color: '#999', background: '#aaa' });
    document.querySelector('main')?.append(document.createElement('img'), pale);
  });
  const found = (await violationsIn(page)).join('\n');
  expect(found).toContain('image-alt');
  expect(found).toContain('color-contrast');
});

test('no kind of page complains, breaks its own policy, or asks another origin or for a script; axe finds nothing at 360 or 1280 px, light or dark as its turn is; none runs off the side or keeps colours of its own', async () => {
  expect(paths.length).toBeGreaterThan(10);
  const page = await reader.page({ viewport: { width: 1280, height: 900 } });
  const complaints = await watchComplaints(page);
  const found: string[] = [];
  for (const path of paths) {
    complaints.isHeard = true;
    await page.goto(path);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await settled(page);
    // The one page that asks another site is for readers who asked for that (`test/flows/embeds.test.ts`).
    if (!path.includes('/embed/')) found.push(...complaints.all);
    [complaints.isHeard, complaints.all.length] = [false, 0];
    found.push(...(await faultsOf(page, path)).map((fault) => `${path} ${fault}`));
  }
  expect(found).toEqual([]);
});

/** Everything that a page says, asks for or is refused and should not, while it is heard: what looks at it afterwards asks for things itself. */
async function watchComplaints(page: Page): Promise<{ isHeard: boolean; readonly all: string[] }> {
  const complaints = { isHeard: true, all: [] as string[] };
  const complain = (what: string): void => {
    if (complaints.isHeard) complaints.all.push(`${page.url()} ${what}`);
  };
  page.on('console', (message) => {
    const isOwnStatus = /Failed to load resource: the server responded with a status of (404|410)/.test(message.text());
    if (!isOwnStatus) complain(message.text());
  });
  page.on('pageerror', (error) => complain(error.message));
  page.on('requestfailed', (request) => {
    // A lazy picture or the page's icon that is under way when we leave the page is given up.
    const isLate = request.resourceType() === 'image' || request.url().endsWith('/favicon.svg');
    const why = request.failure()?.errorText;
    if (!isLate || why !== 'net::ERR_ABORTED') complain(`failed ${request.url()} ${why}`);
  });
  page.on('request', (request) => {
    const isOurs = request.url().startsWith(`${sample.site}/`) || request.url().startsWith('data:');
    const isLater = /\/assets\/[0-9a-f]+-later\.css$/.test(request.url());
    if (!isOurs || (!isLater && ['script', 'stylesheet', 'xhr', 'fetch'].includes(request.resourceType())))
      complain(`asked ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document')
      complain(`${response.status()} ${response.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => {
      // eslint-disable-next-line no-console -- the test listens to it
      console.error(`policy ${violatedDirective} ${blockedURI}`);
    });
  });
  return complaints;
}

test('the lead of a section and the stories beside it end together, with no hole below the lead', async () => {
  const page = await reader.page({ viewport: { width: 1280, height: 900 } });
  await page.goto('/world');
  const [lead, beside] = await page.evaluate(() =>
    ['.strip-lead .card-big .card-text', '.strip-lead .rest'].map(
      (one) => document.querySelector(one)?.getBoundingClientRect().bottom ?? 0,
    ),
  );
  expect(beside).toBeGreaterThan(0);
  expect(Math.abs((lead ?? 0) - (beside ?? 0))).toBeLessThan(16);
});

test('a picture higher than wide stands beside head and text, which is read on at once, and further reading stands under it', async () => {
  const upright = (await everyStory()).find(({ story }) => story.kind === 'interview' && isUpright(story.mainMedia));
  expect(upright).toBeDefined();
  const page = await reader.page({ viewport: { width: 1280, height: 900 } });
  await page.goto(upright ? storyPath(upright.story) : '/');
  const [head, media, text, more] = await page.evaluate(() =>
    ['.head', '.main-media', '.body', '.rail'].map((one) => {
      const { top = 0, bottom = 0 } = document.querySelector(one)?.getBoundingClientRect() ?? {};
      return { top, bottom };
    }),
  );
  expect(text?.top).toBeLessThan((head?.bottom ?? 0) + 48);
  expect(text?.top).toBeLessThan(media?.bottom ?? 0);
  expect(more?.top).toBeGreaterThanOrEqual(media?.bottom ?? 0);
  expect(more?.top).toBeLessThan((media?.bottom ?? 0) + 48);
});

function isUpright(media: Story['mainMedia']): boolean {
  const picture = media?.type === 'image' ? media.picture : null;
  return picture !== null && picture.height > picture.width;
}

/** What is wrong with a page that is open: in the looks of its turn, at 320 px, with letters twice as large, and in forced colours. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  const violations = await violationsInLooks(page, looksFor(path));
  const { narrow, large } = await overflowAtExtremes(page);
  return [
    ...violations,
    ...(narrow > 0 ? [`is ${narrow} px too wide at 320 px`] : []),
    ...(large > 0 ? [`is ${large} px too wide with large letters`] : []),
    ...(await coloursKept(page)),
  ];
}

/** What would not be drawn in the colours that a reader forces. */
async function coloursKept(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const kept = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => getComputedStyle(one).forcedColorAdjust === 'none')
      .map((one) => `keeps its colours: ${one.outerHTML.slice(0, 80)}`),
  );
  await page.emulateMedia({ forcedColors: null });
  return kept;
}

test('on paper a story is whole, and so is a front: its words, its pictures and its source, dark on white, without the way round the site', async () => {
  const page = await reader.page({ colorScheme: 'dark', viewport: { width: 720, height: 1000 } });
  await page.emulateMedia({ media: 'print' });
  for (const path of ['/', ...paths.filter((one) => /^\/news\/[^/]+\/[^/]+$/.test(one))]) {
    const answer = await page.goto(path);
    if (answer?.status() !== 200) continue;
    const seen = await page.evaluate(() => {
      const isSeen = (one: Element): boolean => one.checkVisibility({ visibilityProperty: true });
      const luminance = (colour: string): number =>
        Math.max(...(colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number));
      const words = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, figcaption)')];
      return {
        nav: [...document.querySelectorAll('nav')].filter(isSeen).length,
        lost: [...document.querySelectorAll('article .body p')]
          .filter((one) => !isSeen(one))
          .map((one) => one.outerHTML.slice(0, 100)),
        pale: words
          .filter(isSeen)
          .filter((one) => luminance(getComputedStyle(one).color) > 140)
          .map((one) => one.outerHTML.slice(0, 100)),
      };
    });
    expect(seen, path).toEqual({ nav: 0, lost: [], pale: [] });
    expect(await overflow(page), path).toBe(0);
  }
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
});
