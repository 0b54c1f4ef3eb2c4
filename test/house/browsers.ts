import { type Browser, chromium as launcher } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { chromium } from './programs.ts';

/** One connection for all files of a process, so that windows outlive them (windows.ts). */
let connected: Promise<Browser> | null = null;

/** The Chromium of this run, for the tests of a file, which are skipped, with the reason, where there is none. */
export function theBrowser(): () => Browser {
  const endpoint = inject('chromium');
  let browser: Browser | null = null;
  beforeAll(async () => {
    if (endpoint) browser = await (connected ??= launcher.connect(endpoint));
  });
  beforeEach((context) => context.skip(!endpoint, chromium.absent));
  return () => {
    if (!browser) throw new Error(chromium.absent);
    return browser;
  };
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
