import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { furniture, missingIn, paragraphs, readersOf, saved, text } from './at-work.ts';
import { journalists } from './journalists.ts';
import { theOffice } from './the-office.ts';

const people = journalists();
const readers = readersOf(theOffice().site);

test('a story is begun, written, checked, published and left by keyboard alone', async () => {
  const joanna = await people.as('editor');
  const { keyboard } = joanna;
  await joanna.goto('/');
  await joanna.getByRole('heading', { name: 'Desk' }).waitFor();
  await keyboard.press('n');
  await joanna.getByRole('dialog').getByLabel('Section').waitFor();
  await keyboard.type('Kes');
  await keyboard.press('Tab');
  await keyboard.type('Wren colony counted from the pier');
  await keyboard.press('Enter');
  await joanna.waitForURL('**/stories/*');
  const id = joanna.url().split('/').at(-1) ?? '';
  await expect.poll(() => text(joanna).evaluate((place) => place === document.activeElement)).toBe(true);
  await keyboard.press('Control+End');
  await keyboard.type('Forty wrens were counted on Tuesday.');
  await saved(joanna);

  await keyboard.press('Control+Alt+2');
  await joanna.getByRole('tab', { name: /^Checks/, selected: true }).waitFor();
  await tabTo(joanna, 'Write a standfirst');
  await keyboard.press('Enter');
  await keyboard.type('More than ever before.');
  await expect.poll(() => furniture(joanna, 'standfirst').innerText()).toBe('More than ever before.');
  expect(await paragraphs(joanna)).toEqual(['Forty wrens were counted on Tuesday.']);
  await keyboard.press('Control+Alt+2');
  await tabTo(joanna, 'It has no topic');
  await keyboard.press('Enter');
  await expect.poll(() => focused(joanna)).toBe('Add a topic');
  await keyboard.type('Orran f');
  await joanna.getByRole('option', { name: 'Orran ferries' }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await keyboard.press('Control+Alt+2');
  await tabTo(joanna, 'Nobody is named as its writer');
  await keyboard.press('Enter');
  await expect.poll(() => focused(joanna)).toMatch(/^Sign as Joanna/);
  await keyboard.press('Enter');
  await keyboard.press('Control+Alt+2');
  await joanna.getByText('No problems found.').waitFor();
  await saved(joanna);

  await keyboard.press('Control+Alt+p');
  await joanna.getByRole('dialog').getByText('What will go live').waitFor();
  await tabTo(joanna, 'Publish now');
  await keyboard.press('Enter');
  await joanna.getByRole('heading', { name: 'Live as version 1' }).waitFor();
  await expect.poll(() => focused(joanna)).toBe('Done');
  await keyboard.press('Enter');
  await joanna.getByRole('dialog').waitFor({ state: 'detached' });
  const story = await readers(`/news/${id}`);
  expect(missingIn(story, 'Wren colony counted from the pier', 'Forty wrens', 'More than ever before.')).toEqual([]);

  await goByPalette(joanna, 'Coming up');
  await joanna.waitForURL('**/coming-up');
  await goByPalette(joanna, 'Desk');
  await joanna.getByRole('heading', { name: 'Desk' }).waitFor();
  await keyboard.press('/');
  await keyboard.type('wren colony');
  await joanna.locator('.story-headline mark').first().waitFor();
});

/** What has the focus, as it is read aloud or stands there. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: here } = document;
    const label = here instanceof HTMLInputElement ? here.labels?.[0]?.textContent : null;
    return label ?? here?.getAttribute('aria-label') ?? here?.textContent ?? '';
  });
}

/** Presses Tab until something that begins with these words has the focus, as often as a patient person would. */
async function tabTo(page: Page, words: string): Promise<void> {
  const passed: string[] = [];
  for (let pressed = 0; pressed < 40; pressed += 1) {
    const now = await focused(page);
    if (now.startsWith(words)) return;
    passed.push(now.slice(0, 30));
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to “${words}”, only to: ${passed.join(' | ')}`);
}

/** Goes somewhere by the first letters of its name in the palette. In the text Control K is the link's, so first out of it. */
async function goByPalette(page: Page, name: string): Promise<void> {
  if (await page.evaluate(() => document.activeElement?.getAttribute('role') === 'textbox'))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find or do anything' }).waitFor();
  await page.keyboard.type(name);
  await page.getByRole('menuitem', { name, exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
