import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { furniture, open, saved, unlikeOthers, write } from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

test('whoever is given a story or named in a comment is told, with a count, and marks it as done', async () => {
  const [nell, joanna] = [await people.as('reporter'), await people.as('editor')];
  const { person: me } = await ask<{ person: { id: string; name: string } }>(nell, 'GET /api/session');
  const headline = unlikeOthers('Ferry timetable, for the desk');
  const id = await write(joanna, headline, ['It sails at nine.']);
  await nell.goto('/inbox');
  await nell.getByRole('heading', { name: 'Inbox' }).waitFor();
  await ask(joanna, 'POST /api/desk/assignment', { ids: [id], assignee: me.id });
  await open(joanna, id);
  await furniture(joanna, 'headline').dblclick();
  await joanna.keyboard.press('Control+Alt+m');
  await joanna.getByRole('textbox', { name: 'Comment', exact: true }).fill(`@${me.name} nine or ten?`);
  await joanna.keyboard.press('Control+Enter');
  await saved(joanna);

  await nell.goto('/');
  const link = nell.getByRole('link', { name: /^Inbox/ });
  await expect.poll(() => link.innerText()).toMatch(/Inbox\s*\d/);
  await link.click();
  const mine = nell.getByRole('list', { name: 'Not done' }).getByRole('listitem').filter({ hasText: headline });
  await mine.filter({ hasText: 'gave you this story' }).waitFor();
  const mention = mine.filter({ hasText: 'nine or ten?' });
  await mention.getByRole('button', { name: /^Done: / }).click();
  await mention.waitFor({ state: 'detached' });
  await nell.getByRole('button', { name: 'Undo' }).click();
  await mention.waitFor();
  await mention.getByRole('link', { name: headline }).click();
  await nell.waitForURL(`**/stories/${id}`);
});

test('quiet hours are kept, and where no e-mail is sent it is said', async () => {
  const nell = await people.as('reporter');
  await nell.goto('/inbox');
  await nell.getByText('This newsroom sends no e-mail.', { exact: false }).waitFor();
  await nell.getByLabel('Send nothing in quiet hours').check();
  await nell.getByLabel('From').fill('21:30');
  await nell.getByLabel('Until').fill('06:15');
  await nell.getByRole('button', { name: 'Save', exact: true }).click();
  await nell.getByText('Saved', { exact: true }).waitFor();
  await nell.reload();
  expect(await nell.getByLabel('From').inputValue()).toBe('21:30');
  expect(await nell.getByLabel('Until').inputValue()).toBe('06:15');
  await nell.getByLabel('Send nothing in quiet hours').uncheck();
  await nell.getByRole('button', { name: 'Save', exact: true }).click();
  await nell.getByText('Saved', { exact: true }).first().waitFor();
});
