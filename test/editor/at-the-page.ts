import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { theBrowser } from '../house/browsers.ts';
import { aHouse } from '../house/houses.ts';
import { chromium } from '../house/programs.ts';
import { windowOf } from '../house/windows.ts';
import { serveEditorPage, type Shown } from './editor-page.ts';

export interface Writer {
  /** A page with the text of a story in it, and what it did that it should not. */
  at(document: object, options?: Shown, context?: BrowserContextOptions): Promise<Opened>;
}

interface Opened {
  readonly page: Page;
  readonly alarms: string[];
}

/** One Chromium and one served page for the tests of a file, which are skipped, with the reason, where there is none. */
export function aWriter(): Writer {
  const browser = theBrowser();
  let served: { url: string; close(): Promise<void> } | null = null;
  beforeAll(async () => {
    const folder = inject('editorPage');
    if (folder !== null) served = await serveEditorPage((await aHouse({ shelf: 'memory' })).rooms, folder);
  });
  afterAll(() => served?.close());
  return {
    at: async (document, options = {}, said = {}) => {
      if (!served) throw new Error(chromium.absent);
      const opened = await windowFor(browser(), said);
      const { page } = opened;
      if (!(await isReady(page, served.url))) {
        await page.goto(served.url);
        await page.waitForSelector('body[data-ready]', { state: 'attached' });
      }
      await page.evaluate(([json, shown]) => window.tools.show(json, shown), [document, options] as const);
      await page.waitForSelector('.text');
      return opened;
    },
  };
}

/** Whether another test has left the page so that it need not be loaded anew: it has no message over the text any more. */
async function isReady(page: Page, url: string): Promise<boolean> {
  return (
    page.url().startsWith(url) &&
    page.evaluate(() => 'ready' in document.body.dataset && !document.querySelector('.toast, [role="dialog"]'))
  );
}

/** The page keeps nothing, so that nothing but alarms is to be taken away after a test. */
function windowFor(browser: Browser, said: BrowserContextOptions): Promise<Opened> {
  return windowOf(`editor ${JSON.stringify(said)}`, {
    open: () => aWindow(browser, said),
    leave: async ({ alarms }) => void (alarms.length = 0),
  });
}

async function aWindow(browser: Browser, said: BrowserContextOptions): Promise<Opened> {
  const page = await (await browser.newContext(said)).newPage();
  return { page, alarms: await watched(page) };
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
