import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { unlikeOthers, write } from './at-work.ts';
import { ask } from './ask.ts';
import { journalists } from './journalists.ts';

const people = journalists();

/** Goes to a screen that offers nothing of its own. */
async function toPress(page: Page): Promise<void> {
  await page.goto('/press');
  await page.getByRole('heading', { name: 'Press' }).first().waitFor();
}

/** Opens the palette and looks for something in it. */
async function lookFor(page: Page, text: string) {
  await page.keyboard.press('Control+Alt+k');
  const palette = page.getByRole('dialog', { name: 'Find or do anything' });
  await palette.getByRole('searchbox').fill(text);
  return palette;
}

test('the palette finds a story by a word of its text, and opens it', async () => {
  const joanna = await people.as('editor');
  const headline = unlikeOthers('Lock gates to be renewed');
  const id = await write(joanna, headline, ['The greenheart timbers are rotten.']);
  await toPress(joanna);
  const palette = await lookFor(joanna, 'greenheart');
  await palette.getByRole('group', { name: 'Stories' }).getByRole('menuitem', { name: headline }).first().waitFor();
  await joanna.keyboard.press('Enter');
  await joanna.waitForURL(`**/stories/${id}`);
});

test('it finds people, pictures and settings, and begins a story from any screen', async () => {
  const joanna = await people.as('editor');
  await toPress(joanna);
  const palette = await lookFor(joanna, 'nell');
  await palette
    .getByRole('group', { name: 'People' })
    .getByRole('menuitem', { name: /Nell Ashby/ })
    .click();
  await joanna.waitForURL(/assignee=/);
  // A picture of the library, whether a story has it or not.
  const { items } = await ask<{ items: { id: string; details: { alt: string | null } }[] }>(joanna, 'GET /api/media');
  const pictured = items.find(({ details }) => (details.alt ?? '').length > 8);
  const again = await lookFor(joanna, pictured?.details.alt ?? '');
  await again.getByRole('group', { name: 'Pictures' }).getByRole('menuitem').first().click();
  await joanna.waitForURL(`**/media?item=${pictured?.id}`);
  await joanna.getByRole('dialog').waitFor();
  await joanna.keyboard.press('Escape');
  await joanna.waitForURL('**/media');
  const part = await lookFor(joanna, 'redirects');
  await part.getByRole('menuitem', { name: 'Settings: Redirects' }).click();
  await joanna.waitForURL('**/settings?part=redirects');
  const settings = await lookFor(joanna, 'password');
  await settings.getByRole('menuitem', { name: 'Change your password' }).click();
  await joanna.waitForURL('**/account');
  const begin = await lookFor(joanna, 'new st');
  await begin.getByRole('menuitem', { name: 'New story' }).click();
  await joanna.getByRole('dialog').getByLabel('Headline').waitFor();
});

test('it finds fronts, sections and topics by their names', async () => {
  const joanna = await people.as('editor');
  await toPress(joanna);
  const { fronts } = await ask<{ fronts: { id: string; name: string }[] }>(joanna, 'GET /api/fronts');
  const last = fronts.at(-1);
  const found = await lookFor(joanna, `${last?.name} fr`);
  await found
    .getByRole('group', { name: 'Fronts' })
    .getByRole('menuitem', { name: `${last?.name} front` })
    .click();
  await joanna.waitForURL(`**/fronts/${last?.id}`);
  const { sections, topics } = await ask<Record<'sections' | 'topics', { slug: string; name: string }[]>>(
    joanna,
    'GET /api/newsroom',
  );
  const [section, topic] = [sections[0], topics[0]];
  const filed = await lookFor(joanna, section?.name ?? '');
  await filed
    .getByRole('group', { name: 'Sections' })
    .getByRole('menuitem', { name: section?.name ?? '' })
    .first()
    .click();
  await joanna.waitForURL((url) => url.searchParams.get('section') === section?.slug);
  const about = await lookFor(joanna, topic?.name ?? '');
  await about
    .getByRole('group', { name: 'Topics' })
    .getByRole('menuitem', { name: topic?.name ?? '' })
    .first()
    .click();
  await joanna.waitForURL((url) => decodeURIComponent(url.pathname).endsWith(topic?.slug ?? ''));
});

test('what nothing is called is said so', async () => {
  const joanna = await people.as('editor');
  await toPress(joanna);
  const palette = await lookFor(joanna, 'qqqzzz');
  await palette.getByText('Nothing found. Try fewer letters.').waitFor();
  expect(await palette.getByRole('group').count()).toBe(0);
});
