import { type Browser, chromium as launcher } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { chromium } from './programs.ts';

/**
 * The Chromium of this run, for the tests of a file, which are skipped, with the reason, where there is none. A file's contexts end
 * with its connection.
 */
export function theBrowser(): () => Browser {
  let browser: Browser | null = null;
  beforeAll(async () => {
    const endpoint = inject('chromium');
    if (endpoint) browser = await launcher.connect(endpoint);
  });
  afterAll(() => browser?.close());
  beforeEach((context) => context.skip(!chromium.path, chromium.absent));
  return () => {
    if (!browser) throw new Error(chromium.absent);
    return browser;
  };
}
