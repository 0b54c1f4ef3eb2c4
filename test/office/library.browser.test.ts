import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { violationsIn } from '../house/looks.ts';
import { anXmp, withBlocks } from '../house/picture-files.ts';
import { journalists } from './journalists.ts';

const people = journalists();

/** A photograph that says who made it, of one colour, so that no two tests send the same bytes. */
async function aPhotograph(background: string, credit: string): Promise<Buffer> {
  const jpeg = await sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return withBlocks(jpeg, { xmp: anXmp('', `photoshop:Credit="${credit}" photoshop:Headline="${credit} at work"`) });
}

async function add(page: Page, files: readonly { readonly name: string; readonly buffer: Buffer }[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add pictures' }).click();
  await (await choosing).setFiles(files.map((file) => ({ ...file, mimeType: 'image/jpeg' })));
}

const tile = (page: Page, name: string) => page.getByRole('row', { name });

test('several pictures are added at once, each with what its file says; what was there and what is none are told', async () => {
  const page = await people.as('reporter');
  await page.goto('/media');
  const buffer = await aPhotograph('#336699', 'Lena Ostrow');
  await add(page, [
    { name: 'one.jpg', buffer },
    { name: 'words.jpg', buffer: Buffer.from('no picture') },
  ]);
  await page.getByRole('listitem').filter({ hasText: 'one.jpg' }).getByText('In the library').waitFor();
  await page.getByText('This is not a picture that can be read.').waitFor();
  await add(page, [{ name: 'again.jpg', buffer }]);
  await page.getByText('Was there already: the same file').waitFor();
  await page.getByRole('searchbox', { name: 'Search the pictures' }).fill('Ostrow');
  await expect.poll(() => page.getByRole('row').count()).toBe(1);
  await tile(page, 'Lena Ostrow at work').waitFor();
});

test('a picture is described and its focal point set without a mouse, and what was saved can be taken back', async () => {
  const page = await people.as('reporter');
  await page.goto('/media');
  await add(page, [{ name: 'two.jpg', buffer: await aPhotograph('#996633', 'Mira Holt') }]);
  await tile(page, 'Mira Holt at work').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Mira Holt at work' });
  await dialog.getByRole('slider', { name: 'From the left' }).focus();
  await page.keyboard.press('End');
  await dialog.getByRole('radio', { name: '1:1' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('slider', { name: 'Size' }).fill('40');
  await dialog.getByText('240 × 240 pixels. Under 640 pixels wide it looks soft where it is shown.').waitFor();
  await dialog.getByRole('textbox', { name: 'Caption' }).fill('Mira Holt mends a net.');
  expect(await violationsIn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('1 picture changed').waitFor();
  await expect.poll(() => dialog.getByRole('slider', { name: 'From the left' }).inputValue()).toBe('100');
  await dialog.getByRole('radio', { name: '1:1 cut by hand' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => dialog.getByRole('textbox', { name: 'Caption' }).inputValue()).toBe('');
});

test('many are changed at once and put away, and each comes back', async () => {
  const page = await people.as('sub-editor');
  await page.goto('/media');
  const made = ['#123456', '#654321'].map(async (colour, at) => ({
    name: `${at}.jpg`,
    buffer: await aPhotograph(colour, 'Otto Vance'),
  }));
  await add(page, await Promise.all(made));
  await page.getByRole('searchbox', { name: 'Search the pictures' }).fill('Vance');
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page.getByRole('row').first().focus();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: '2 selected' });
  await bar.getByRole('button', { name: 'Change their fields' }).click();
  await page.getByRole('textbox', { name: 'Copyright' }).fill('Harbour Agency');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('2 pictures changed').waitFor();
  await bar.getByRole('button', { name: 'Put away' }).click();
  await expect.poll(() => page.getByRole('row').count()).toBe(0);
  const told = page.getByRole('alertdialog', { name: '2 pictures put away' });
  await told.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
});
