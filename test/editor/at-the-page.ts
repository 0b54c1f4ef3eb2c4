import { type Browser, type BrowserContextOptions, chromium as launcher, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, onTestFinished } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { aHouse } from '../house/houses.ts';
import { chromium, chromiumOptions } from '../house/programs.ts';
import { buildEditorPage } from './build-page.ts';
import { serveEditorPage, type Shown } from './editor-page.ts';

export interface Writer {
  /** A page with the text of a story in it, and what it did that it should not. */
  at(document: object, options?: Shown, context?: BrowserContextOptions): Promise<{ page: Page; alarms: string[] }>;
}

/** One Chromium and one built page for the tests of a file, which are skipped, with the reason, where there is none. */
export function aWriter(): Writer {
  const open = { browser: null as Browser | null, served: null as { url: string; close(): Promise<void> } | null };
  beforeAll(async () => {
    if (!chromium.path) return;
    const folder = aFolder();
    await buildEditorPage(folder);
    open.served = await serveEditorPage((await aHouse({ shelf: 'memory' })).rooms, folder);
    open.browser = await launcher.launch({ executablePath: chromium.path, args: [...chromiumOptions] });
  });
  afterAll(async () => {
    await open.browser?.close();
    await open.served?.close();
  });
  beforeEach((context) => context.skip(!chromium.path, chromium.absent));
  return {
    at: async (document, options = {}, said = {}) => {
      if (!open.browser || !open.served) throw new Error(chromium.absent);
      const context = await open.browser.newContext(said);
      onTestFinished(() => context.close());
      const page = await context.newPage();
      const alarms = await watched(page);
      await page.goto(open.served.url);
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
