import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { open, paragraph, paragraphs, bothRead, onDevice, saved, text, typeOn, write } from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

async function typeBefore(page: Page, words: string): Promise<void> {
  await paragraph(page).click();
  await page.keyboard.press('Home');
  await page.keyboard.type(words);
}

test('what is typed offline is counted, merges with what a colleague typed meanwhile, and is saved', async () => {
  const [nell, beth] = [await people.as('reporter'), await people.as('sub-editor')];
  const id = await write(nell, 'Signal lost beyond the point', ['Radios failed.']);
  await open(beth, id);
  await nell.context().setOffline(true);
  await typeOn(nell, ' Nobody knew why.');
  await nell
    .getByText(/^Offline: \d+ changes kept on this device$/)
    .first()
    .waitFor();
  await typeBefore(beth, 'On Monday: ');
  await saved(beth);
  expect(await paragraphs(beth)).toEqual(['On Monday: Radios failed.']);
  await nell.context().setOffline(false);
  await bothRead([nell, beth], 'On Monday: Radios failed. Nobody knew why.');
  await saved(nell);
});

test('a window that is closed offline has everything when it is opened again', async () => {
  const [nell, beth] = [await people.as('reporter'), await people.as('sub-editor')];
  const id = await write(nell, 'Boat adrift off the head', ['A boat is adrift.']);
  await nell.context().setOffline(true);
  await typeOn(nell, ' It is empty.');
  await nell
    .getByText(/^Offline: \d+ changes kept on this device$/)
    .first()
    .waitFor();
  await onDevice(nell);
  const context = nell.context();
  await nell.close();
  await open(beth, id);
  await typeBefore(beth, 'Coastguards say: ');
  await saved(beth);
  await context.setOffline(false);
  const again = await context.newPage();
  await open(again, id);
  await bothRead([again, beth], 'Coastguards say: A boat is adrift. It is empty.');
  await saved(again);
});

test('somebody whose session ends while they type is told, goes on, signs in again, and has lost nothing', async () => {
  const [nell, elsewhere, beth] = [
    await people.as('reporter'),
    await people.as('reporter'),
    await people.as('sub-editor'),
  ];
  const id = await write(nell, 'Keys found in the harbour', ['A diver found keys.']);
  await open(beth, id);
  await elsewhere.goto('/account');
  await elsewhere.getByRole('button', { name: 'End all others' }).click();
  await elsewhere.getByText('You have been signed out everywhere else.').waitFor();
  await nell.getByText('You are signed out. Carry on writing').waitFor();
  await typeOn(nell, ' Nobody missed them.');
  await nell
    .getByText(/^Signed out: \d+ kept on this device$/)
    .first()
    .waitFor();
  expect(await paragraphs(beth)).toEqual(['A diver found keys.']);

  const opening = nell.context().waitForEvent('page');
  await nell.getByRole('link', { name: 'Open sign-in in a new window' }).click();
  const door = await opening;
  await door.getByRole('button', { name: /^Nell Ashby/ }).click();
  await door.getByRole('heading', { name: 'Desk' }).waitFor();
  await door.close();
  const goOn = nell.getByRole('button', { name: 'I have signed in' });
  // Coming back to the window may have been enough.
  if (await goOn.isVisible()) await goOn.click().catch(() => undefined);
  await text(nell).waitFor();
  await bothRead([nell, beth], 'A diver found keys. Nobody missed them.');
  await saved(nell);
});
