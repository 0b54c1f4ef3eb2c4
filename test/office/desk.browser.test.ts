import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { journalists } from './journalists.ts';

const people = journalists();

interface Listed {
  readonly stories: { readonly id: string; readonly headline: string }[];
}

/** Begins stories of a catchline of their own, so that tests do not meet each other's. */
async function begin(page: Page, ...headlines: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const headline of headlines) {
    const body = { headline, kind: 'report', edition: 'uk', section: 'kestrey' };
    const { id } = await ask<{ id: string }>(page, 'POST /api/stories', body);
    ids.push(id);
  }
  return ids;
}

const focusedHeadline = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

const row = (page: Page, headline: string) => page.getByRole('listitem').filter({ hasText: headline });

test('a click beside a dialog does not cost the words typed in it', async () => {
  const page = await people.as('sub-editor');
  await begin(page, 'Wombat census begins');
  await page.goto('/?text=wombat+census');
  await row(page, 'Wombat census begins').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('h');
  const note = page.getByRole('dialog').getByLabel('Note');
  await note.fill('Ask the warden again.');
  await page.mouse.move(4, 4);
  await page.mouse.down();
  expect(await focused(page)).toBe('TEXTAREA');
  await page.mouse.up();
  expect(await note.inputValue()).toBe('Ask the warden again.');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.mouse.click(4, 4);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a desk is worked by keyboard: search, go down, select, move together, take back, hand over, open', async () => {
  const page = await people.as('sub-editor');
  const [first] = await begin(page, 'Quokka count one', 'Quokka count two', 'Quokka count three');
  await page.goto('/');
  await row(page, 'Quokka count three').waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('quokka cou');
  await page.waitForURL(/text=quokka/);
  await page.locator('.story-headline mark').first().waitFor();
  expect(await page.locator('[data-row-link]').count()).toBe(3);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('toolbar', { name: '2 stories selected' }).waitFor();

  await page.keyboard.press('m');
  await page.getByRole('dialog').getByLabel('Stage').selectOption('subs');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click();
  await page.getByText('Moved to Subs.').waitFor();
  expect(await inSubs(page)).toHaveLength(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone.').waitFor();
  expect(await inSubs(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await page.getByRole('toolbar').waitFor({ state: 'detached' });
  await page.goto(`/?text=quokka+count+one`);
  await row(page, 'Quokka count one').waitFor();
  await page.keyboard.press('j');
  expect(await focusedHeadline(page)).toBe('Quokka count one');
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note').fill('The last figure is missing.');
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await dialog.getByText('Choose who has it next.').waitFor();
  await dialog.getByRole('combobox', { name: 'To', exact: true }).selectOption('Nobody');
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await page.getByText('Handed over.').waitFor();
  await page.locator('[data-row-link]').first().focus();
  await page.keyboard.press('v');
  await page.getByText('The last figure is missing.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('[data-row-link]').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/stories/${first}`);
});

async function inSubs(page: Page): Promise<string[]> {
  const { stories } = await ask<Listed>(page, 'GET /api/desk?lane=subs&text=quokka');
  return stories.map(({ headline }) => headline);
}

test('the row that leaves a lane hands its focus to the next, and the spike can be taken back', async () => {
  const page = await people.as('reporter');
  await begin(page, 'Numbat seen east', 'Numbat seen west');
  await page.goto('/?text=numbat&lane=open&sort=headline');
  await row(page, 'Numbat seen west').waitFor();
  await page.keyboard.press('j');
  expect(await focusedHeadline(page)).toBe('Numbat seen east');
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('It was a cat.');
  await page.keyboard.press('Enter');
  await row(page, 'Numbat seen east').waitFor({ state: 'detached' });
  await expect.poll(() => focusedHeadline(page)).toBe('Numbat seen west');
  await page.getByRole('button', { name: 'Undo' }).click();
  await row(page, 'Numbat seen east').waitFor();
});

test('what a colleague does shows by itself, in place while one points at the list', async () => {
  const [page, colleague] = [await people.as('sub-editor'), await people.as('editor')];
  const ids = await begin(colleague, 'Bilby tracks found');
  await page.goto('/?text=bilby&lane=all');
  await row(page, 'Bilby tracks found').hover();
  await ask(colleague, 'POST /api/desk/hold', { ids, reason: 'Ask the park.' });
  await row(page, 'Bilby tracks found').getByText('Held').waitFor();
  await begin(colleague, 'Bilby tracks lost');
  await page.getByRole('button', { name: 'Show' }).click();
  await row(page, 'Bilby tracks lost').waitFor();
  await page.mouse.move(0, 0);
  await begin(colleague, 'Bilby tracks again');
  await row(page, 'Bilby tracks again').waitFor();
});

test('the columns say what they hold, and order the desk; what a row says is changed where it stands', async () => {
  const page = await people.as('sub-editor');
  await begin(page, 'Bettong burrow mapped', 'Bettong nest mapped');
  await page.goto('/?text=bettong&lane=open');
  // Under a filter too it is the desk where one is.
  await page.locator('nav a[aria-current="page"]', { hasText: 'Desk' }).first().waitFor({ state: 'attached' });
  await row(page, 'Bettong nest mapped').waitFor();
  const heads = page.getByRole('group', { name: 'Sort by' }).getByRole('button');
  expect(await heads.allInnerTexts()).toEqual(['Story', 'Status', 'With', 'Length', 'Due']);
  await heads.filter({ hasText: 'Story' }).click();
  await page.waitForURL(/sort=headline/);
  await row(page, 'Bettong burrow mapped').getByTitle('Move').click();
  await page.getByRole('dialog').getByLabel('Stage').selectOption('subs');
  await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click();
  await page.getByText('Moved to Subs.').waitFor();
  await row(page, 'Bettong nest mapped').getByTitle('Assign').click();
  await page.getByRole('dialog').getByLabel('To').selectOption('Nobody');
  await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
  await row(page, 'Bettong nest mapped').getByText('Nobody').waitFor();

  await page.getByLabel('Group by').selectOption('Status');
  await page.getByRole('region', { name: 'Subs' }).getByRole('link', { name: 'Bettong burrow mapped' }).waitFor();
  await page.getByRole('region', { name: 'Writing' }).getByRole('link', { name: 'Bettong nest mapped' }).waitFor();
  await page.getByRole('button', { name: 'Mine' }).click();
  await row(page, 'Bettong nest mapped').waitFor({ state: 'detached' });
  expect(await page.locator('[data-row-link]').allInnerTexts()).toEqual(['Bettong burrow mapped']);
});

test('at a laptop’s first sight one can sign in', async () => {
  const page = await people.nobody({ viewport: { width: 1280, height: 800 } });
  await page.goto('/sign-in');
  await page.getByRole('heading', { name: 'Choose who to be' }).waitFor();
  const button = page.getByRole('button', { name: 'Sign in', exact: true });
  const { y, height } = (await button.boundingBox()) ?? { y: Infinity, height: 0 };
  expect(y + height).toBeLessThan(800);
});

test('on a telephone two thirds of the desk are stories, and every screen is a press or two away', async () => {
  const page = await people.as('editor', { viewport: { width: 360, height: 740 } });
  await page.goto('/');
  const first = await page.locator('.story-row').first().boundingBox();
  expect(first?.y).toBeLessThan(740 / 3);
  await page.getByRole('button', { name: 'Menu Desk' }).click();
  const ways = page.getByRole('navigation', { name: 'Newsroom' }).getByRole('link');
  for (const way of await ways.all()) {
    const box = await way.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 360 && box.height >= 40).toBe(true);
  }
  await ways.filter({ hasText: 'Coming up' }).click();
  await page.getByRole('heading', { name: 'Coming up' }).first().waitFor();
  expect(await ways.count()).toBe(0);
});

test('a new story is begun with n and opens', async () => {
  const page = await people.as('reporter');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('dialog').getByLabel('Section').selectOption('kestrey');
  await page.getByRole('dialog').getByLabel('Headline').fill('Potoroo at large');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/stories/*');
});

test('the keys say themselves', async () => {
  const page = await people.as('reporter');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Next story').waitFor();
});
