import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, violationsIn } from '../house/looks.ts';
import { hasTurn } from '../house/proof.ts';
import { ask } from './ask.ts';

/** What readers get at an address of their site, redirects followed. */
export interface Got {
  readonly status: number;
  readonly page: string;
}

/** Asks the readers' site at `origin` as readers do. */
export function readersOf(origin: string): (path: string) => Promise<Got> {
  return async (path) => {
    const answer = await fetch(origin + path);
    return { status: answer.status, page: await answer.text() };
  };
}

/** Which of these words a page does not say, so that a failure shows them and not the page. */
export function missingIn({ page }: Got, ...words: readonly string[]): string[] {
  return words.filter((one) => !page.includes(one));
}

const WIDTHS = [360, 1280] as const;

/** Nothing to scroll sideways for, on a phone and on a desk, and nothing axe objects to, on that one of them whose turn it is. */
export async function isSound(page: Page, name: string): Promise<void> {
  for (const [at, width] of WIDTHS.entries()) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflow(page), `${name} ${width}`).toBeLessThanOrEqual(0);
    if (hasTurn(name, at, WIDTHS.length)) expect(await violationsIn(page), `${name} ${width}`).toEqual([]);
  }
}

/** Goes to a screen as by a link of another screen, so that no script is read anew; where no screen stands yet, it is loaded. */
export async function goTo(page: Page, path: string): Promise<void> {
  const isShown = await page.evaluate(() => (document.getElementById('screens')?.childElementCount ?? 0) > 0);
  if (!isShown) await page.goto(path);
  else await page.evaluate((to) => history.pushState(null, '', to), path);
}

/** A headline that no other story has, for tests that find theirs by it. */
export function unlikeOthers(headline: string): string {
  return `${headline}, ${new Date().toISOString().slice(11, 19)}`;
}

/** The text of a story, where one writes. */
export function text(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Text of the story' });
}

/** A paragraph of the running text, the first by default. */
export function paragraph(page: Page, number = 1): Locator {
  return page.locator('.text > p').nth(number - 1);
}

/** A field of the furniture over the text. */
export function furniture(page: Page, name: 'headline' | 'standfirst'): Locator {
  return page.locator(`.form-furniture .form-field-${name} .field-words`);
}

/** The paragraphs as they read, without the flags of other people's cursors. */
export function paragraphs(page: Page): Promise<string[]> {
  return page.locator('.text > p').evaluateAll((found) =>
    found.map((one) => {
      const copy = one.cloneNode(true) as Element;
      for (const cursor of copy.querySelectorAll('.cursor')) cursor.remove();
      return copy.textContent;
    }),
  );
}

/** Types at the end of the first paragraph. */
export async function typeOn(page: Page, words: string): Promise<void> {
  await paragraph(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

/** Waits until both people read these paragraphs, however long it takes a broken line to come back. */
export async function bothRead(pages: readonly [Page, Page], ...words: readonly string[]): Promise<void> {
  for (const page of pages) await expect.poll(() => paragraphs(page), { timeout: 45_000 }).toEqual(words);
}

/** Waits until the screen says that everything typed is on the newsroom's disk. */
export async function saved(page: Page): Promise<void> {
  const says = page.getByText('Saved', { exact: true });
  await says.waitFor().catch(async (error: unknown) => {
    throw new Error(`The screen says: ${await page.locator('header').first().innerText()}`, { cause: error });
  });
}

/** Waits until the browser has written everything typed so far. */
export async function onDevice(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const [{ name = '' } = {}] = (await indexedDB.databases()).filter(({ name: one }) =>
      one?.startsWith('standfirst/'),
    );
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('error', () => reject(opening.error));
      opening.addEventListener('success', () => {
        // One who wants to write waits for all who wrote before.
        const waiting = opening.result.transaction('updates', 'readwrite');
        waiting.objectStore('updates').count();
        waiting.addEventListener('complete', () => {
          opening.result.close();
          resolve();
        });
      });
    });
  });
}

const KESTREY = { edition: 'uk', section: 'kestrey' };

/** Begins a story on the desk, by its button and the keys of whoever writes. The id of the story. */
export async function beginOnDesk(page: Page, headline: string, filed = KESTREY): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: 'New story' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Edition').selectOption(filed.edition);
  await dialog.getByLabel('Section').selectOption(filed.section);
  await dialog.getByLabel('Headline').fill(headline);
  await dialog.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL('**/stories/*');
  await text(page).waitFor();
  return page.url().split('/').at(-1) ?? '';
}

/** Begins a story without the desk, and opens it. The id of the story. */
export async function begin(page: Page, headline: string, filed = KESTREY): Promise<string> {
  const { id } = await ask<{ id: string }>(page, 'POST /api/stories', { headline, kind: 'report', ...filed });
  await open(page, id);
  return id;
}

/** Begins a story and puts these paragraphs in it, each at once, as a colleague who writes fast, until it is saved. */
export async function write(page: Page, headline: string, words: readonly string[]): Promise<string> {
  const id = await begin(page, headline);
  await paragraph(page).click();
  for (const [at, line] of words.entries()) {
    if (at > 0) await page.keyboard.press('Enter');
    await page.keyboard.insertText(line);
  }
  await saved(page);
  return id;
}

/** Opens a story and waits until one can write in it. */
export async function open(page: Page, id: string): Promise<void> {
  // On the way from one story to another the text of the one before is what stands there for a moment.
  if (page.url().includes('/stories/')) await page.goto(`/stories/${id}`);
  else await goTo(page, `/stories/${id}`);
  await text(page).waitFor();
}

/** Opens the dialog that publishes, and waits until it shows what will go live. */
export async function askToPublish(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('What will go live').waitFor();
  return dialog;
}
