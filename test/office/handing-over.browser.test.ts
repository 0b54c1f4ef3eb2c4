import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { begin, goTo, isSound, open, paragraph, saved, unlikeOthers, text } from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

const NOTE = 'The fares are still to come.\nAsk the harbour master.';

const row = (page: Page, headline: string) => page.getByRole('listitem').filter({ hasText: headline });

async function chooseInMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions for this story' }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** Hands the story that is open over to somebody, with the note. */
async function handOver(page: Page, to: string): Promise<void> {
  await chooseInMenu(page, 'Hand over…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'To', exact: true }).selectOption({ label: to });
  await dialog.getByLabel('Note').fill(NOTE);
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await page.getByText('Handed over.').waitFor();
}

const noteIn = (page: Page) => page.locator('.notice-handed');

test('a story is handed over in the editor; whoever it is for is told on the desk and in the story until it is taken back or they put the note away', async () => {
  const headline = unlikeOthers('Fares to rise');
  const [nell, beth] = [await people.as('reporter'), await people.as('sub-editor', { colorScheme: 'dark' })];
  const joanna = await people.as('editor');
  const id = await begin(nell, headline);
  await beth.goto('/');
  await row(beth, headline).waitFor();
  await handOver(nell, 'Beth Carrick');
  await row(beth, headline).getByText('Note for you').waitFor();
  await isSound(beth, 'desk with a note');
  await row(beth, headline).getByRole('link').first().click();
  await noteIn(beth).getByText('Nell Ashby handed this story over').waitFor();
  expect(await noteIn(beth).locator('blockquote').innerText()).toBe(NOTE);
  await isSound(beth, 'story with a note');
  await nell.getByRole('button', { name: 'Undo' }).click();
  await noteIn(beth).waitFor({ state: 'detached' });

  await handOver(nell, 'Beth Carrick');
  await noteIn(beth).waitFor();
  await open(joanna, id);
  await saved(joanna);
  for (const other of [nell, joanna]) expect(await noteIn(other).count()).toBe(0);
  await looksLikeNobodyElse(nell, beth, id);
  await noteIn(beth).getByRole('button', { name: 'Dismiss the note' }).click();
  await noteIn(beth).waitFor({ state: 'detached' });
  await goTo(beth, '/');
  await row(beth, headline).waitFor();
  // What the desk knew before is shown until it has asked again.
  await expect.poll(() => row(beth, headline).getByText('Note for you').count()).toBe(0);
  await chooseInMenu(nell, 'Activity');
  await nell.getByText(`Read the note on “${headline}”`).waitFor();
  await nell.getByText('Ask the harbour master.').first().waitFor();
  await isSound(nell, 'activity');
  await nell.keyboard.press('Escape');
  await givesByPalette(nell);
});

/** No two people in a story look alike, and each cursor has the colour of the initials: with a fourth, who comes to it. */
async function looksLikeNobodyElse(nell: Page, beth: Page, id: string): Promise<void> {
  const fourth = await people.as('administrator');
  await open(fourth, id);
  const initials = nell.getByRole('list', { name: 'In this story now' }).getByRole('listitem');
  await expect.poll(() => initials.count()).toBe(4);
  const grounds = await initials.evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
  expect(new Set(grounds).size).toBe(4);
  await paragraph(beth).click();
  const flag = nell.locator('.cursor-name', { hasText: 'Beth Carrick' });
  const bethsInitials = initials.filter({ hasText: 'Beth Carrick' });
  const ground = await bethsInitials.evaluate((one) => getComputedStyle(one).backgroundColor);
  // A flag is drawn anew with every move of its cursor, and one that was just taken out has no colour.
  await expect.poll(() => flag.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe(ground);
}

/** Gives the story that is open to somebody by the palette, without a hand on the pointer. */
async function givesByPalette(nell: Page): Promise<void> {
  await nell.getByRole('button', { name: 'More actions for this story' }).focus();
  await nell.keyboard.press('Control+k');
  await nell.getByRole('dialog', { name: 'Find or do anything' }).waitFor();
  await nell.keyboard.type('assign');
  await nell.getByRole('menuitem', { name: 'Assign…' }).waitFor();
  await nell.keyboard.press('ArrowDown');
  await nell.keyboard.press('Enter');
  await nell
    .getByRole('dialog')
    .getByRole('combobox', { name: 'To', exact: true })
    .selectOption({ label: 'Tom Quillan' });
  await nell.getByRole('dialog').getByRole('button', { name: 'Assign' }).press('Enter');
  await nell.getByText('Given to Tom Quillan.').waitFor();
}

test('a new story is filed in no section that nobody chose, and the next one where the last one was', async () => {
  const page = await people.as('sub-editor');
  const dialog = page.getByRole('dialog');
  const section = dialog.getByLabel('Section');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await page.keyboard.press('n');
  await expect.poll(() => section.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await section.inputValue()).toBe('');
  await dialog.getByLabel('Headline').fill(unlikeOthers('Bettong found'));
  await dialog.getByLabel('Headline').press('Enter');
  await dialog.getByText('Choose a section for the story.').waitFor();
  expect(await section.evaluate((one) => one === document.activeElement)).toBe(true);
  await isSound(page, 'new story');
  await page.keyboard.type('Spo');
  await dialog.getByLabel('Headline').press('Enter');
  await text(page).waitFor();

  await goTo(page, '/');
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await page.keyboard.press('n');
  await dialog.getByText('The section of the last story you started.').waitFor();
  expect(await section.inputValue()).toBe('sport');
  await page.keyboard.type(unlikeOthers('Bettong lost'));
  await page.keyboard.press('Enter');
  await text(page).waitFor();

  await goTo(page, '/?section=kestrey');
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await page.keyboard.press('n');
  await dialog.getByText('The section this desk shows.').waitFor();
  expect(await section.inputValue()).toBe('kestrey');
  await dialog.getByLabel('Edition').selectOption('ar');
  expect(await section.inputValue()).toBe('');
});
