import { type Browser, chromium as launcher } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { chromium } from './programs.ts';

/**
 * The Chromium of this run, for the tests of a file, which are skipped, with the reason, where there is none. A file's contexts end
 * with its connection.
 */
export function theBrowser(): () => Browser {
  return aBrowserFor(chromium.path ? null : chromium.absent, async () => {
    const endpoint = inject('chromium');
    return endpoint ? launcher.connect(endpoint) : null;
  });
}

/** A browser for the tests of a file or suite, which are skipped where it is `absent`, for the reason that says; closed after them. */
export function aBrowserFor(absent: string | null, open: () => Promise<Browser | null>): () => Browser {
  let browser: Browser | null = null;
  beforeAll(async () => {
    if (absent === null) browser = await open();
  });
  afterAll(() => browser?.close());
  beforeEach((context) => context.skip(absent !== null, absent ?? ''));
  return () => {
    if (!browser) throw new Error(absent ?? 'There is no browser.');
    return browser;
  };
}
