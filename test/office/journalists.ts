import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Role } from '../../src/story/person.ts';
import { theBrowser } from '../house/browsers.ts';
import { forThisTestAlone, windowOf } from '../house/windows.ts';
import { ask, speaksTo } from './ask.ts';
import { theOffice } from './the-office.ts';

export interface Journalists {
  /** A page of a browser with nothing else in it, in which the demonstration's first person of that role has signed in. */
  as(role: Role, options?: BrowserContextOptions): Promise<Page>;
  /** A page of a browser with nothing in it, in which nobody has signed in. */
  nobody(options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Chromium for the tests of a file. A script that fails, and anything that
 * the Content-Security-Policy stops, fails the test that met it.
 */
export function journalists(): Journalists {
  const { office } = theOffice();
  const browser = theBrowser();
  const nobody: Journalists['nobody'] = async ({ viewport = SIZE, colorScheme = null, ...others } = {}) => {
    const said = { baseURL: office, ...others };
    const kind = `office ${JSON.stringify(said)}`;
    const { page, faults } = await windowOf(kind, { open: () => aWindow(browser(), said), leave });
    faults.length = 0;
    onTestFinished(() => expect(faults).toEqual([]));
    // A newsroom of the test's own ends with it.
    if (said.baseURL !== office) forThisTestAlone(page);
    if (viewport) await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    return page;
  };
  return {
    nobody,
    as: async (role, options) => {
      const page = await nobody(options);
      await signIn(page, role);
      return page;
    },
  };
}

const SIZE = { width: 1280, height: 720 };

interface Watched {
  readonly page: Page;
  readonly faults: string[];
}

async function aWindow(browser: Browser, said: BrowserContextOptions & { baseURL: string }): Promise<Watched> {
  const context = await browser.newContext(said);
  speaksTo(context, said.baseURL);
  // What does not come within this time does not come: the test fails at that line and not at its own end.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  return { page, faults };
}

/** Says little, in the origin of the newsroom: a page from elsewhere would have another process, which reads all scripts anew. */
const RESTING = '/api/session/ways';

/** What a browser keeps of an origin, but for the screens and their worker, as on the device of somebody who works there every day. */
const LEFT = 'file_systems,indexeddb,local_storage,shader_cache,websql,shared_storage,storage_buckets';

/**
 * Takes away what a test has left in a browser: other windows, cookies, all that is kept on the device but the screens, a broken line. Screens
 * that are kept load in half the time: they are compiled.
 */
async function leave({ page }: Watched): Promise<void> {
  const context = page.context();
  const others = context.pages().filter((other) => other !== page);
  await Promise.all([...others.map((other) => other.close()), page.unrouteAll({ behavior: 'ignoreErrors' })]);
  await context.setOffline(false);
  await page.goto(RESTING);
  await context.clearCookies();
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: LEFT });
  await devtools.detach();
}

/** What the button of the demonstration does. The screens are not loaded for it: each test loads the one it is about. */
async function signIn(page: Page, role: Role): Promise<void> {
  const { demoPeople } = await ask<Ways>(page, 'GET /api/session/ways');
  await ask(page, 'POST /api/session/demo', { id: demoPeople.find((person) => person.role === role)?.id });
}

interface Ways {
  readonly demoPeople: readonly { readonly id: string; readonly role: Role }[];
}
