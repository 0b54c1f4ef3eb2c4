import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { atTheEnd } from '../house/endings.ts';
import { aFolder } from '../house/folders.ts';
import { overflow, violationsIn } from '../house/looks.ts';
import { serve } from '../house/standfirst.ts';
import { journalists } from './journalists.ts';
import { PASSWORD } from './newcomers.ts';

const people = journalists();

/** Does what changes an answer, and waits until it is kept and what is drawn of it stands there. */
async function answered(page: Page, act: () => Promise<unknown>): Promise<void> {
  const drawn = page.waitForResponse((response) => response.url().includes('/api/first-run/front'));
  await act();
  await (await drawn).finished();
}

/** Until every front on the screen is whole: axe stands in each. */
async function whole(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('iframe')].every(
      ({ contentDocument }) => contentDocument?.URL.includes('/front') && contentDocument.readyState === 'complete',
    ),
  );
}

/** Goes on with the key with which one sends a form, and looks at the question that comes. */
async function on(page: Page, question: string): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).press('Enter');
  await page.getByRole('heading', { name: question }).waitFor();
  await page.getByRole('heading', { name: question, exact: true, level: 1 }).and(page.locator(':focus')).waitFor();
  await whole(page);
  expect(await violationsIn(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
}

test('five questions make a paper: left half-way, come back to on a telephone, and nothing is with readers before the end', async () => {
  const data = join(aFolder(), 'data');
  const { site, office, stop } = await serve(data, '--empty');
  atTheEnd(() => stop('SIGKILL'));
  const link = readFileSync(join(data, 'first-administrator.txt'), 'utf8').trim();
  const desk = await people.nobody({ baseURL: office, locale: 'fr-CA', timezoneId: 'America/Montreal' });
  await desk.goto(link);
  await desk.getByRole('navigation', { name: 'Five questions' }).getByText('You').waitFor();
  await desk.getByLabel('Your name').fill('Ada Reed');
  await desk.getByLabel('E-mail address').fill('ada@paper.example');
  await desk.getByLabel('Password').fill(PASSWORD);
  await desk.getByRole('button', { name: 'Join' }).click();
  await desk.getByLabel('Name of the paper').fill('Le Phare');
  await desk.frameLocator('.first-run-beside iframe').locator('.masthead').getByText('Le Phare').waitFor();
  await on(desk, 'In which language?');
  expect(await desk.getByLabel('Language').inputValue()).toBe('fr-CA');
  await on(desk, 'Which sections does it have?');
  await desk.getByLabel('Section 1', { exact: true }).fill('Côte');
  await desk.getByRole('button', { name: 'Move Politique up' }).press('Enter');
  await desk.goBack();
  await desk.getByRole('heading', { name: 'In which language?' }).waitFor();
  await desk.goto('/settings');
  await desk.getByRole('heading', { name: 'In which language?' }).waitFor();
  expect((await fetch(`${site}/`)).status).toBe(503);
  const phone = await people.nobody({ baseURL: office, viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  await phone.goto('/sign-in');
  await phone.getByLabel('E-mail address').fill('ada@paper.example');
  await phone.getByLabel('Password').fill(PASSWORD);
  await phone.keyboard.press('Enter');
  await phone.getByRole('heading', { name: 'In which language?' }).waitFor();
  await on(phone, 'Which sections does it have?');
  expect(await phone.getByLabel('Section 2', { exact: true }).inputValue()).toBe('Côte');
  await answered(phone, () => phone.getByLabel('Section 3', { exact: true }).fill('News'));
  await on(phone, 'Which colours?');
  await phone.getByRole('radio', { name: 'Carmine' }).focus();
  await answered(phone, () => phone.keyboard.press('ArrowDown'));
  await phone.getByRole('radio', { name: 'Harbour blue', checked: true }).waitFor();
  await on(phone, 'This is your front');
  await phone.getByRole('button', { name: 'Begin, and show it to readers' }).press('Enter');
  await phone.getByRole('alert').getByText('The site needs /news itself').waitFor();
  await phone.getByRole('alert').getByRole('button', { name: 'Sections' }).press('Enter');
  await phone.getByLabel('Section 3', { exact: true }).fill('Économie');
  await phone.getByRole('navigation', { name: 'Five questions' }).getByRole('button', { name: 'The front' }).click();
  await phone.getByRole('button', { name: 'Begin, and show it to readers' }).press('Enter');
  await phone.getByRole('heading', { name: 'Le Phare has begun' }).waitFor();
  expect(await violationsIn(phone)).toEqual([]);
  await expect.poll(async () => (await fetch(`${site}/`)).status).toBe(200);
  const front = await (await fetch(`${site}/`)).text();
  expect(front).toContain('Nos premiers articles paraîtront bientôt ici.');
  expect(front).toMatch(/<html lang="fr-CA"[^]*#17508c[^]*Politique[^]*Côte[^]*Économie/);
  await phone.getByRole('button', { name: 'Write the first story' }).press('Enter');
  await phone.getByRole('dialog', { name: 'New story' }).getByLabel('Headline').waitFor();
});
