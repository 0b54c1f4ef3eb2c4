import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { begin, unlikeOthers } from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

/** A device in another zone than the newsroom's: what people choose is meant on the newsroom's clocks all the same. */
const FAR = { timezoneId: 'America/New_York', locale: 'en-GB' };

/** Runs in the page: where a story stands. */
async function standing(id: string): Promise<{ embargoUntil: string | null; deadline: string | null }> {
  const { stories } = (await (await fetch(`/api/desk/stories?ids=${id}`)).json()) as {
    stories: { embargoUntil: string | null; deadline: string | null }[];
  };
  return stories[0] ?? { embargoUntil: null, deadline: null };
}

/** Opens the dialog of an act on a story from its row on the desk. */
async function ask(page: Page, headline: string, act: 'Embargo' | 'Deadline'): Promise<Locator> {
  await page.goto(`/?text=${encodeURIComponent(headline)}`);
  await page.getByRole('button', { name: `Actions for ${headline}` }).click();
  await page.getByRole('menuitem', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('On the clock of').selectOption('Europe/London');
  return dialog;
}

test.for([['Embargo', 'embargoUntil'] as const, ['Deadline', 'deadline'] as const])(
  '%s is set on a clock of the newsroom, and the hour that clocks show twice is asked for',
  async ([act, field]) => {
    const joanna = await people.as('editor', FAR);
    const headline = unlikeOthers(`${act} in the hour that comes twice`);
    const id = await begin(joanna, headline);
    const dialog = await ask(joanna, headline, act);
    const set = dialog.getByRole('button', { name: 'Set', exact: true });
    expect(await set.isDisabled()).toBe(true);
    await dialog.getByLabel('Day and time').fill('2027-10-31T01:30');
    await dialog.getByText('The clocks show this time twice. Which one?').waitFor();
    expect(await set.isDisabled()).toBe(true);
    await dialog.getByText('The second', { exact: true }).click();
    await set.click();
    await expect.poll(async () => (await joanna.evaluate(standing, id))[field]).toBe('2027-10-31T01:30:00Z');

    const again = await ask(joanna, headline, act);
    expect(await again.getByLabel('Day and time').inputValue()).toBe('2027-10-31T01:30');
    expect(await again.getByRole('radio', { name: /The second/ }).isChecked()).toBe(true);
  },
);

test('a time that clocks never show and one that has passed cannot be chosen, and each says why', async () => {
  const joanna = await people.as('editor', FAR);
  const headline = unlikeOthers('Embargo at no time at all');
  await begin(joanna, headline);
  const dialog = await ask(joanna, headline, 'Embargo');
  const set = dialog.getByRole('button', { name: 'Set', exact: true });
  await dialog.getByLabel('Day and time').fill('2027-03-28T01:30');
  await dialog.getByText('The clocks go forward past this time and never show it.').waitFor();
  expect(await set.isDisabled()).toBe(true);
  await dialog.getByLabel('Day and time').fill('2020-06-01T12:00');
  await dialog.getByText('That time has passed. Choose a later one.').waitFor();
  expect(await set.isDisabled()).toBe(true);
  await dialog.getByLabel('Day and time').fill('2033-06-01T12:00');
  await expect.poll(() => set.isEnabled()).toBe(true);
});
