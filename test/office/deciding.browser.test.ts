import { expect, test } from 'vitest';
import {
  askToPublish,
  begin,
  goTo,
  missingIn,
  open,
  paragraph,
  readersOf,
  saved,
  unlikeOthers,
  write,
} from './at-work.ts';
import { ask } from './ask.ts';
import { journalists } from './journalists.ts';
import { theOffice } from './the-office.ts';

const people = journalists();
const readers = readersOf(theOffice().site);

test('the preview of a story that readers have as it is says no other time of its last update; a withdrawal has a reason, which stands in the activity and not before readers', async () => {
  const joanna = await people.as('editor');
  const id = await write(joanna, unlikeOthers('Ferry keeps its times'), ['It keeps them.']);
  const publishing = await askToPublish(joanna);
  await publishing.getByRole('button', { name: 'Publish now' }).click();
  await joanna.getByRole('button', { name: 'Done' }).click();
  const times = (page: string) =>
    [...page.slice(page.indexOf('<article'), page.indexOf('</article>')).matchAll(/datetime="([^"]+)"/gi)].map(
      ([, at]) => at,
    );
  const live = times((await readers(`/news/${id}`)).page);
  await paragraph(joanna).click();
  await joanna.keyboard.press('End');
  await joanna.keyboard.type('x');
  await joanna.keyboard.press('Backspace');
  await saved(joanna);
  const preview = await joanna.evaluate(async (story) => (await fetch(`/api/stories/${story}/preview`)).text(), id);
  expect(live.length).toBeGreaterThan(0);
  expect(times(preview)).toEqual(live);

  await joanna.getByRole('button', { name: 'More actions for this story' }).click();
  await joanna.getByRole('menuitem', { name: /^Withdraw/ }).click();
  const dialog = joanna.getByRole('alertdialog');
  const withdraw = dialog.getByRole('button', { name: 'Withdraw', exact: true });
  expect(await withdraw.isDisabled()).toBe(true);
  await dialog.getByLabel('Reason, for colleagues').fill('The mayor has not confirmed.');
  await withdraw.click();
  await joanna.getByRole('heading', { name: 'The story is withdrawn' }).waitFor();
  const gone = await readers(`/news/${id}`);
  expect(gone.status).toBe(410);
  expect(missingIn(gone, 'The mayor has not confirmed.')).toEqual(['The mayor has not confirmed.']);
  await open(joanna, id);
  await joanna.getByRole('button', { name: 'More actions for this story' }).click();
  await joanna.getByRole('menuitem', { name: 'Activity' }).click();
  await joanna.getByRole('dialog').getByText('The mayor has not confirmed.').waitFor();
});

test('what an embargo keeps back stands in what is coming up, and is not released with others before its time', async () => {
  const joanna = await people.as('editor');
  const names = ['Honours list', 'What the honours mean'].map(unlikeOthers);
  const id = await write(joanna, names[0] ?? '', ['They are honoured.']);
  await write(joanna, names[1] ?? '', ['Much.']);
  await ask(joanna, 'POST /api/desk/embargo', { ids: [id], embargoUntil: '2033-05-01T09:00:00Z' });
  await goTo(joanna, '/coming-up');
  await joanna.getByRole('heading', { name: 'Under embargo' }).waitFor();
  const line = joanna
    .getByRole('listitem')
    .filter({ hasText: names[0] ?? '' })
    .first();
  await line.getByText('Not scheduled').waitFor();
  await joanna.getByRole('button', { name: 'Release together' }).click();
  for (const headline of names) {
    await joanna.getByLabel('Find a story').fill(headline);
    await joanna.getByRole('button', { name: `Add: ${headline}` }).click();
  }
  await joanna.getByText('One of them is under embargo.').waitFor();
  const now = joanna.getByRole('button', { name: 'Release now' });
  expect(await now.isDisabled()).toBe(true);
});

test('restoring asks first, with the length of both and the colleagues who are in the text', async () => {
  const [nell, joanna] = [await people.as('reporter'), await people.as('editor')];
  const id = await write(nell, unlikeOthers('Tide tables for May'), ['High at six and noon.']);
  await joanna.goto(`/stories/${id}/history`);
  await joanna.getByRole('button', { name: /^State 1/ }).click();
  await joanna
    .getByRole('button', { name: /^State .*words?$/ })
    .first()
    .waitFor();
  await joanna.getByRole('button', { name: 'Restore this state' }).click();
  const dialog = joanna.getByRole('alertdialog');
  await dialog.getByText(/In the story now: .*Nell Ashby/).waitFor();
  await dialog.getByText(/The draft has 5 words now; it will have 0 words\./).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await nell.locator('.text > p').first().innerText()).toContain('High at six and noon.');
  await joanna.getByRole('button', { name: 'Restore this state' }).click();
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await joanna.getByText(/^Restored as state/).waitFor();
});

test('a fold over the filters says that one is on', async () => {
  const joanna = await people.as('editor');
  await joanna.goto('/?section=kestrey');
  await joanna.getByText('1 on', { exact: true }).waitFor();
  await goTo(joanna, '/');
  await expect.poll(() => joanna.getByText('1 on', { exact: true }).count()).toBe(0);
  await joanna.getByText('Filters', { exact: true }).waitFor();
});

test('a new story counts Japanese by its words', async () => {
  const joanna = await people.as('editor');
  await begin(joanna, unlikeOthers('フェリー'));
  await paragraph(joanna).click();
  await joanna.keyboard.insertText('フェリーは島に着いた。');
  await joanna.getByText('6 words', { exact: false }).first().waitFor();
});
