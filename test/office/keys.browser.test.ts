import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsIn } from '../house/looks.ts';
import { begin, open, paragraph, text } from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keys' });
const palette = (page: Page) => page.getByRole('dialog', { name: 'Find or do anything' });
const isInText = (page: Page) => text(page).evaluate((place) => place === document.activeElement);

test('in a text Control K asks for a link, and Control, Alt and K find or do anything, as elsewhere', async () => {
  const page = await people.as('reporter');
  await begin(page, 'Wren colony counted');
  await paragraph(page).click();
  await page.keyboard.type('Forty wrens.');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Link' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => isInText(page)).toBe(true);
  await page.keyboard.press('Control+Alt+k');
  await palette(page).getByText('Ctrl Alt K').waitFor();
  await page.keyboard.press('Control+Alt+k');
  await palette(page).waitFor({ state: 'detached' });
  await page.goto('/');
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await page.keyboard.press('Control+Alt+k');
  await palette(page).waitFor();
});

test('Control and a slash shows every key of the editor, and the text is as it was afterwards', async () => {
  const page = await people.as('editor');
  await open(page, await begin(page, 'Wren colony counted'));
  await paragraph(page).click();
  await page.keyboard.type('Forty');
  await page.keyboard.press('Control+/');
  for (const key of ['Ctrl B', 'Ctrl Shift Z', 'Ctrl Alt P', 'Ctrl Alt 1', 'Ctrl /', 'Ctrl Alt K'])
    await sheet(page).getByText(key, { exact: true }).waitFor();
  const all = await sheet(page).locator('kbd').allInnerTexts();
  expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([]);
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('Control+Alt+p');
  expect(await page.getByRole('dialog').count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => isInText(page)).toBe(true);
  await page.keyboard.type(' wrens');
  expect(await paragraph(page).innerText()).toBe('Forty wrens');
  await page.getByRole('button', { name: 'More actions for this story' }).click();
  await page.getByRole('menuitem', { name: 'Keys' }).click();
  await sheet(page).waitFor();
});

test('the desk shows its keys in the same way', async () => {
  const page = await people.as('reporter');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await page.keyboard.press('?');
  await sheet(page).getByText('Next story', { exact: true }).waitFor();
});
