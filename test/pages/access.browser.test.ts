import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { chosenPages } from './chosen.ts';
import { aReader, overflow, settled } from './chromium.ts';

const reader = aReader();
let paths: readonly string[];

beforeAll(async () => {
  paths = await chosenPages();
});

const looks = [360, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** What axe objects to, by every rule it has, those for WCAG 2.2 AA among them. */
async function violationsIn(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary}`),
  );
}

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

test.each(looks)('axe finds nothing on any kind of page at $width px, $colorScheme', async ({ width, colorScheme }) => {
  expect(paths.length).toBeGreaterThan(40);
  const page = await reader.page({ viewport: { width, height: 900 }, colorScheme });
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    found.push(...(await violationsIn(page)).map((violation) => `${path} ${violation}`));
  }
  expect(found).toEqual([]);
});

test('nothing runs off the side at 320 px, nor with letters twice as large', async () => {
  const page = await reader.page({ viewport: { width: 320, height: 640 } });
  const large = await reader.page({ viewport: { width: 1280, height: 800 } });
  const wide: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    if ((await overflow(page)) > 0) wide.push(path);
    await large.goto(path);
    await large.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    if ((await overflow(large)) > 0) wide.push(`${path} with large letters`);
  }
  expect(wide).toEqual([]);
});

test('in forced colours every word is drawn in the reader’s own colours, and nothing is lost', async () => {
  const page = await reader.page({ forcedColors: 'active', viewport: { width: 1280, height: 900 } });
  for (const path of paths) {
    await page.goto(path);
    await settled(page);
    const kept = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((one) => getComputedStyle(one).forcedColorAdjust === 'none')
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(kept, path).toEqual([]);
  }
});

test('on paper a story is whole: its words, its pictures and its source, dark on white, without the way round the site', async () => {
  const page = await reader.page({ colorScheme: 'dark', viewport: { width: 720, height: 1000 } });
  await page.emulateMedia({ media: 'print' });
  for (const path of paths.filter((one) => /^\/news\/[^/]+\/[^/]+$/.test(one))) {
    const answer = await page.goto(path);
    if (answer?.status() !== 200) continue;
    const seen = await page.evaluate(() => {
      const isSeen = (one: Element): boolean => one.checkVisibility({ visibilityProperty: true });
      const luminance = (colour: string): number =>
        Math.max(...(colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number));
      const words = [...document.querySelectorAll('main h1, main p, main li, main figcaption')];
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
