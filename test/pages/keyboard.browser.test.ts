import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { pagesInTurn } from './chosen.ts';
import { aReader } from './chromium.ts';

const reader = aReader();
let paths: readonly string[];

beforeAll(async () => {
  paths = await pagesInTurn();
});

test('the first key leads past the masthead: the skip link shows itself and moves to the content', async () => {
  const page = await reader.page({ viewport: { width: 360, height: 800 } });
  for (const path of paths) {
    await page.goto(path);
    await page.keyboard.press('Tab');
    const skip = await focused(page);
    expect(skip, path).toMatchObject({ href: '#content', isInWindow: true });
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash === '#content');
    await page.keyboard.press('Tab');
    const isPast = await page.evaluate(() => {
      const main = document.querySelector('main');
      return (
        main?.contains(document.activeElement) ||
        !!(
          main &&
          document.activeElement &&
          main.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING
        )
      );
    });
    expect(isPast, path).toBe(true);
  }
});

/** What has the focus: where it leads, whether it can be seen, and how the focus shows. */
function focused(page: Page): Promise<{ href: string | null; isInWindow: boolean; mark: string }> {
  return page.evaluate(() => {
    const one = document.activeElement ?? document.body;
    const box = one.getBoundingClientRect();
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    return {
      href: one.getAttribute('href'),
      isInWindow: box.width > 0 && box.top >= -1 && box.left >= -1 && box.top < innerHeight && box.left < innerWidth,
      mark: outlineStyle === 'none' || outlineWidth === '0px' ? '' : `${outlineWidth} ${outlineStyle} ${outlineColor}`,
    };
  });
}

test('the keys go through everything that can be used, in the order of the page, and always show where they are', async () => {
  const page = await reader.page({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  for (const path of await onePageOfEachLook()) {
    await page.goto(path);
    const expected = await page.evaluate(
      () =>
        [...document.querySelectorAll('a[href], button, input, summary, audio[controls], video[controls], [tabindex]')]
          .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getAttribute('tabindex') !== '-1')
          .map((one, at) => one.setAttribute('data-stop', String(at))).length,
    );
    const stops: string[] = [];
    for (let at = 0; at < expected + 60 && stops.at(-1) !== String(expected - 1); at += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => document.activeElement?.getAttribute('data-stop') ?? null);
      // Between two stops the browser may have its own, as the buttons of a player or a strip that scrolls.
      if (stop === null || stop === stops.at(-1)) continue;
      stops.push(stop);
      // The window follows the focus, which takes a moment.
      await expect
        .poll(async () => (await focused(page)).isInWindow, { message: `${path} stop ${stop}`, timeout: 10_000 })
        .toBe(true);
      expect((await focused(page)).mark, `${path} stop ${stop}`).not.toBe('');
    }
    expect(stops, path).toEqual(Array.from({ length: expected }, (_, at) => String(at)));
  }
});

/** Pages that look the same have their stops in the same order; one of each is enough. */
async function onePageOfEachLook(): Promise<string[]> {
  const stories = paths.filter((path) => /^\/news\/[^/]+\/[^/]+$/.test(path));
  return ['/', '/ar', '/lite', '/corrections', ...stories.slice(0, 4)];
}
