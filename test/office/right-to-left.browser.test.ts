import { expect, test } from 'vitest';
import {
  askToPublish,
  beginOnDesk,
  furniture,
  missingIn,
  paragraph,
  paragraphs,
  readersOf,
  saved,
  text,
} from './at-work.ts';
import { journalists } from './journalists.ts';
import { theOffice } from './the-office.ts';

const people = journalists();
const readers = readersOf(theOffice().site);

test('an Arabic story is written, looked at and published from right to left', async () => {
  const joanna = await people.as('editor');
  const headline = 'العبّارات تعود إلى العمل يوم الاثنين';
  const id = await beginOnDesk(joanna, headline, { edition: 'ar', section: 'akhbar' });
  expect(await text(joanna).getAttribute('dir')).toBe('rtl');
  expect(await text(joanna).getAttribute('lang')).toMatch(/^ar/);
  await furniture(joanna, 'standfirst').click();
  await joanna.keyboard.type('سبعة قوارب تغادر الرصيف.');
  await paragraph(joanna).click();
  await joanna.keyboard.type('صوّت البحّارة مساء الأحد.');
  await saved(joanna);
  expect(await paragraphs(joanna)).toEqual(['صوّت البحّارة مساء الأحد.']);
  const sides = await paragraph(joanna).evaluate((place) => {
    const range = document.createRange();
    range.selectNodeContents(place);
    const [words, whole] = [range.getBoundingClientRect(), place.getBoundingClientRect()];
    return { start: whole.right - words.right, end: words.left - whole.left };
  });
  expect(sides.start).toBeLessThan(sides.end);

  await joanna.getByRole('button', { name: 'Preview' }).click();
  const page = joanna.frameLocator('iframe:not([hidden])').first();
  await page.getByRole('heading', { name: headline }).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await joanna.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  const dialog = await askToPublish(joanna);
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await joanna.getByRole('heading', { name: 'Live as version 1' }).waitFor();
  const story = await readers(`/news/${id}`);
  expect(story.page).toMatch(/<html lang="ar[^"]*" dir="rtl">/);
  expect(missingIn(story, headline, 'صوّت البحّارة مساء الأحد.')).toEqual([]);
  expect(missingIn(await readers('/akhbar'), headline)).toEqual([]);
});
