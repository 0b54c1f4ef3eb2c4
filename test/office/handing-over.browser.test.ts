import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsIn } from '../house/looks.ts';
import { begin, open, paragraph, saved, unlikeOthers } from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

const NOTE = 'The fares are still to come.\nAsk the harbour master.';

const row = (page: Page, headline: string) => page.getByRole('listitem').filter({ hasText: headline });

/** Nothing axe objects to and nothing to scroll sideways for, on a phone and on a desk. */
async function isSound(page: Page, name: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violationsIn(page), `${name} ${width}`).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider, `${name} ${width}`).toBeLessThanOrEqual(0);
  }
}

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

test('a story is handed over in the editor; whoever it is for is told on the desk and in the story until they put the note away', async () => {
  const headline = unlikeOthers('Fares to rise');
  const [nell, beth] = [await people.as('reporter'), await people.as('sub-editor', { colorScheme: 'dark' })];
  const joanna = await people.as('editor');
  const id = await begin(nell, headline);
  await beth.goto('/');
  await row(beth, headline).waitFor();
  await handOver(nell, 'Beth Carrick');
  await row(beth, headline).getByText('Note for you').waitFor();
  await isSound(beth, 'desk with a note');
  await open(beth, id);
  await noteIn(beth).getByText('Nell Ashby handed this story over').waitFor();
  expect(await noteIn(beth).locator('blockquote').innerText()).toBe(NOTE);
  await isSound(beth, 'story with a note');
  for (const other of [nell, joanna]) {
    await open(other, id);
    await saved(other);
    expect(await noteIn(other).count()).toBe(0);
  }
  await noteIn(beth).getByRole('button', { name: 'Dismiss the note' }).click();
  await noteIn(beth).waitFor({ state: 'detached' });
  await beth.goto('/');
  await row(beth, headline).waitFor();
  expect(await row(beth, headline).getByText('Note for you').count()).toBe(0);
  await chooseInMenu(nell, 'Activity');
  await nell.getByText(`Read the note on “${headline}”`).waitFor();
  await nell.getByText('Ask the harbour master.').waitFor();
  await isSound(nell, 'activity');
});

test('a note that was taken back waits for nobody', async () => {
  const headline = unlikeOthers('Fares to fall');
  const [nell, beth] = [await people.as('reporter'), await people.as('sub-editor')];
  const id = await begin(nell, headline);
  await handOver(nell, 'Beth Carrick');
  await open(beth, id);
  await noteIn(beth).waitFor();
  await nell.getByRole('button', { name: 'Undo' }).click();
  await noteIn(beth).waitFor({ state: 'detached' });
});

test('a story is given to somebody by the palette, without a hand on the pointer', async () => {
  const headline = unlikeOthers('Fares to stay');
  const nell = await people.as('reporter');
  await begin(nell, headline);
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
});

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
  await page.waitForURL('**/stories/*');

  await page.goto('/');
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await page.keyboard.press('n');
  await dialog.getByText('The section of the last story you started.').waitFor();
  expect(await section.inputValue()).toBe('sport');
  await page.keyboard.type(unlikeOthers('Bettong lost'));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/stories/*');

  await page.goto('/?section=kestrey');
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await page.keyboard.press('n');
  await dialog.getByText('The section this desk shows.').waitFor();
  expect(await section.inputValue()).toBe('kestrey');
  await dialog.getByLabel('Edition').selectOption('ar');
  expect(await section.inputValue()).toBe('');
});

test('no two people in a story look alike, and each cursor has the colour of the initials', async () => {
  const nell = await people.as('reporter');
  const id = await begin(nell, unlikeOthers('Numbers of people'));
  const others = await Promise.all((['sub-editor', 'editor', 'administrator'] as const).map((role) => people.as(role)));
  for (const other of others) await open(other, id);
  const initials = nell.getByRole('list', { name: 'In this story now' }).getByRole('listitem');
  await expect.poll(() => initials.count()).toBe(4);
  const grounds = await initials.evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
  expect(new Set(grounds).size).toBe(4);
  const [beth] = others;
  if (beth) await paragraph(beth).click();
  const flag = nell.locator('.cursor-name', { hasText: 'Beth Carrick' });
  const bethsInitials = initials.filter({ hasText: 'Beth Carrick' });
  const ground = await bethsInitials.evaluate((one) => getComputedStyle(one).backgroundColor);
  // A flag is drawn anew with every move of its cursor, and one that was just taken out has no colour.
  await expect.poll(() => flag.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe(ground);
});
