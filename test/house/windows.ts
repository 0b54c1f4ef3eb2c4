import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** A window of a browser of its own, with whatever a test watches in it. */
interface Window {
  readonly page: Page;
}

/** By kind, for all files of this process. */
const atRest = new Map<string, Window[]>();

const spoilt = new WeakSet<Page>();

interface Use<W extends Window> {
  open(): Promise<W>;
  /** Takes out of a window everything that a test has left in it. */
  leave(window: W): Promise<void>;
}

/**
 * A window of this kind for a test: one that another test has left, where there is one, or a new one. The test leaves it to the next if it
 * passes. A new window takes three times as long as a page loaded anew in one that is there, since it reads every script anew.
 */
export async function windowOf<W extends Window>(kind: string, { open, leave }: Use<W>): Promise<W> {
  const window = (atRest.get(kind)?.pop() as W | undefined) ?? (await open());
  onTestFinished(async ({ task }) => {
    const { page } = window;
    const passed = task.result?.state === 'pass';
    const [error] = passed ? [] : (task.result?.errors ?? []);
    if (error) error.message += await whatShows(page);
    if (!passed || spoilt.has(page) || page.isClosed()) await page.context().close();
    else {
      await leave(window);
      atRest.set(kind, [...(atRest.get(kind) ?? []), window]);
    }
  });
  return window;
}

/** What stands in a window where a test has failed, as somebody would be told who does not see it. */
async function whatShows(page: Page): Promise<string> {
  try {
    const seen = await page.locator('body').ariaSnapshot({ timeout: 5_000 });
    return `\n${page.url()} shows:\n${seen.split('\n').slice(-MOST_LINES).join('\n')}`;
  } catch (error) {
    return `\nWhat the window shows could not be had: ${String(error)}`;
  }
}

const MOST_LINES = 40;

/** What is done to this browser cannot be undone: no other test goes on in it. */
export function forThisTestAlone(page: Page): void {
  spoilt.add(page);
}
