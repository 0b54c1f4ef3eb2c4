import type { BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { theBrowser } from '../house/browsers.ts';
import { sample } from './sample.ts';

export interface Reader {
  /** A page of a context of its own, closed when the test has finished. */
  page(options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Chromium for the tests of a file. Addresses are those of the served sample.
 */
export function aReader(): Reader {
  const browser = theBrowser();
  return {
    page: async (options = {}) => {
      const context = await browser().newContext({ baseURL: sample.site, ...options });
      onTestFinished(() => context.close());
      return context.newPage();
    },
  };
}

/** Waits until pictures and type that are asked for have arrived and been drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await picturesDrawn(page);
}

/** Waits until pictures that are asked for have arrived and been drawn. */
export async function picturesDrawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const due = [...document.images].filter((image) => image.loading !== 'lazy' && !image.complete);
    await Promise.all(due.map((image) => image.decode().catch(() => {})));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}
