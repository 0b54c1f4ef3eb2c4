import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Role } from '../../src/story/person.ts';
import { theBrowser } from '../house/browsers.ts';
import { ask, speaksTo } from './ask.ts';
import { theOffice } from './the-office.ts';

export interface Journalists {
  /** A page of a browser of its own, in which the demonstration's first person of that role has signed in. */
  as(role: Role, options?: BrowserContextOptions): Promise<Page>;
  /** A page of a browser in which nobody has signed in. */
  nobody(options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Chromium for the tests of a file. A script that fails, and anything that
 * the Content-Security-Policy stops, fails the test that met it.
 */
export function journalists(): Journalists {
  const { office } = theOffice();
  const browser = theBrowser();
  const nobody: Journalists['nobody'] = async (options = {}) => {
    const context = await browser().newContext({ baseURL: office, ...options });
    speaksTo(context, options.baseURL ?? office);
    // What does not come within this time does not come: the test fails at that line and not at its own end.
    context.setDefaultTimeout(15_000);
    const faults: string[] = [];
    onTestFinished(async () => {
      await context.close();
      expect(faults).toEqual([]);
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) faults.push(message.text());
    });
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

/** What the button of the demonstration does. The screens are not loaded for it: each test loads the one it is about. */
async function signIn(page: Page, role: Role): Promise<void> {
  const { demoPeople } = await ask<Ways>(page, 'GET /api/session/ways');
  await ask(page, 'POST /api/session/demo', { id: demoPeople.find((person) => person.role === role)?.id });
}

interface Ways {
  readonly demoPeople: readonly { readonly id: string; readonly role: Role }[];
}
