import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { theBrowser } from '../house/browsers.ts';
import { aFolder } from '../house/folders.ts';
import { aHouse } from '../house/houses.ts';
import { chromium } from '../house/programs.ts';
import { buildEditorPage } from './build-page.ts';
import { serveEditorPage, type Shown } from './editor-page.ts';

export interface Writer {
  /** A page with the text of a story in it, and what it did that it should not. */
  at(document: object, options?: Shown, context?: BrowserContextOptions): Promise<{ page: Page; alarms: string[] }>;
}

/** One Chromium and one built page for the tests of a file, which are skipped, with the reason, where there is none. */
export function aWriter(): Writer {
  const browser = theBrowser();
  let served: { url: string; close(): Promise<void> } | null = null;
  beforeAll(async () => {
    if (!chromium.path) return;
    const folder = aFolder();
    await buildEditorPage(folder);
    served = await serveEditorPage((await aHouse({ shelf: 'memory' })).rooms, folder);
  });
  afterAll(() => served?.close());
  return {
    at: async (document, options = {}, said = {}) => {
      if (!served) throw new Error(chromium.absent);
      const context = await browser().newContext(said);
      onTestFinished(() => context.close());
      const page = await context.newPage();
      const alarms = await watched(page);
      await page.goto(served.url);
      await page.waitForSelector('body[data-ready]', { state: 'attached' });
      await page.evaluate(([json, shown]) => window.tools.show(json, shown), [document, options] as const);
      await page.waitForSelector('.text');
      return { page, alarms };
    },
  };
}

/** Everything that says a page ran, asked for or was refused what it should not. */
async function watched(page: Page): Promise<string[]> {
  const alarms: string[] = [];
  await page.exposeFunction('ran', () => void alarms.push('script ran'));
  await page.exposeFunction('refused', (what: string) => void alarms.push(`the policy refused ${what}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const { refused } = window as unknown as { refused(what: string): void };
      refused(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  page.on('dialog', (dialog) => {
    alarms.push(`a dialog said ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => alarms.push(error.message));
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname !== '/' && !pathname.startsWith('/assets/') && !pathname.endsWith('.ico'))
      alarms.push(`${request.url()} was asked for`);
  });
  page.on('popup', () => alarms.push('a window was opened'));
  return alarms;
}
