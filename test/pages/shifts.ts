import type { Page, Route } from 'playwright-core';
import { picturesDrawn, settled } from './chromium.ts';

export interface Shift {
  readonly value: number;
  /** The beginning of what moved. */
  readonly what: string;
}

/** Has a page note each shift of what is shown: how much moved, and what. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moved: { value: number; what: string }[] = [];
    Object.assign(globalThis, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources: { node: Node | null }[];
      })[]) {
        const what = entry.sources.map(({ node }) =>
          (node instanceof Element ? node.outerHTML : String(node?.textContent)).slice(0, 60),
        );
        moved.push({ value: entry.value, what: what.join(' | ') });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What has moved since the page was opened. */
export function shiftsOf(page: Page): Promise<readonly Shift[]> {
  return page.evaluate(() => (globalThis as unknown as { moved: { value: number; what: string }[] }).moved);
}

/**
 * Opens addresses on a page that watches its shifts, one after the other, with type that comes late: when everything else is
 * painted, one file after the other, each drawn before the next. The answer is what moved on each.
 */
export async function withLateType(page: Page): Promise<(path: string) => Promise<readonly Shift[]>> {
  let held: Route[] = [];
  let isLate = true;
  await page.route(/\.woff2$/, (route) => {
    if (isLate) held.push(route);
    else void route.continue();
  });
  await watchShifts(page);
  return async (path) => {
    [held, isLate] = [[], true];
    await page.goto(path, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    await picturesDrawn(page);
    // Type that has arrived may call for more: a headline that wraps elsewhere uncovers a character of another file.
    for (let route = held.shift(); route; route = held.shift()) {
      const arrived = page.waitForEvent('requestfinished', (request) => request === route?.request());
      await route.continue();
      await arrived;
      await drawn(page);
    }
    isLate = false;
    await settled(page);
    return shiftsOf(page);
  };
}

/** Waits until what is known has been drawn. */
export function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}
