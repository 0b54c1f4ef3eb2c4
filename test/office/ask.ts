import type { BrowserContext, Page } from 'playwright-core';

/** The newsroom that each browser of somebody was opened on. */
const newsrooms = new WeakMap<BrowserContext, string>();

/** Notes which newsroom a browser is to speak to. */
export function speaksTo(context: BrowserContext, origin: string): void {
  newsrooms.set(context, origin);
}

/**
 * Asks the newsroom, as `POST /api/stories`, as whoever has signed in on a page, beside what the page shows: a page need not show anything
 * yet. A refusal is thrown with its words.
 */
export async function ask<T>(page: Page, route: string, body?: object): Promise<T> {
  const [method = 'GET', path = '/'] = route.split(' ');
  const origin = newsrooms.get(page.context()) ?? '';
  const answer = await page.request.fetch(origin + path, { method, data: body, headers: { origin } });
  if (!answer.ok()) throw new Error(`${route}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}
