import { type AxeResults, type RunOptions, source } from 'axe-core';
import type { Page } from 'playwright-core';
import { hasTurn } from './proof.ts';

// What a page looks like in several windows and colours is looked at on one load: the loading costs far more than the looking.

/** A window, and the colours that its owner has asked for. */
export interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

const LOOKS: readonly Look[] = [360, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** What a page, one of many, is looked at in now: all that there is in `npm run proof`, one of them in `npm test`. */
export function looksFor(path: string): readonly Look[] {
  return LOOKS.filter((_, at) => hasTurn(path, at, LOOKS.length));
}

/** What axe objects to, a line each: every rule that it has switched on, and that targets are large enough (WCAG 2.2 AA). */
export async function violationsIn(page: Page): Promise<string[]> {
  await bringTheJudge(page);
  await settled(page);
  return judged(page);
}

/** What axe objects to on a page that is open, in each of these looks, one after the other; the last stays. */
export async function violationsInLooks(page: Page, looks: readonly Look[]): Promise<string[]> {
  await bringTheJudge(page);
  const found: string[] = [];
  for (const look of looks) {
    await showAs(page, look);
    found.push(...(await judged(page)).map((violation) => `${look.width} ${look.colorScheme}: ${violation}`));
  }
  return found;
}

/**
 * Has axe stand in every frame of a page, since frames answer for themselves; where it stands already it is not read anew. A frame that gives way to
 * another meanwhile has all of them looked at again.
 */
async function bringTheJudge(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    try {
      const stands = await frame.evaluate(() => 'axe' in globalThis);
      if (!stands) await frame.evaluate(source);
    } catch (error) {
      if (!frame.isDetached()) throw error;
      return bringTheJudge(page);
    }
  }
}

/** Shows a page that is open in another window and other colours, and waits until it has been drawn so. */
export async function showAs(page: Page, { width, colorScheme }: Look): Promise<void> {
  const { height = 900 } = page.viewportSize() ?? {};
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  await settled(page);
}

/** Waits until what changes on a page has been drawn: half-way, what comes into sight is too faint to read. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const isEnding = (one: Animation): boolean => one.effect?.getComputedTiming().iterations !== Infinity;
    const changing = document.getAnimations().filter(isEnding);
    await Promise.all(changing.map(({ finished }) => finished.catch(() => {})));
  });
}

/** By how much a page is wider than its window; 0 when nobody has to scroll sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** By how much it would be wider in a window of 320 px, and in one of 1280 px with letters twice as large; the window stays so. */
export async function overflowAtExtremes(page: Page): Promise<{ narrow: number; large: number }> {
  await page.setViewportSize({ width: 320, height: 640 });
  const narrow = await overflow(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  const large = await page.evaluate(() => {
    const { style } = document.documentElement;
    style.fontSize = '200%';
    const by = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    style.fontSize = '';
    return by;
  });
  return { narrow, large };
}

function judged(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true } },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
  });
}
