import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { AnswerOf } from '../../src/newsroom-ui/api.ts';
import { aFolder } from '../house/folders.ts';
import { violationsIn } from '../house/looks.ts';
import { anXmp, withBlocks } from '../house/picture-files.ts';
import { ask } from './ask.ts';
import { workerThere } from './between-windows.ts';
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
  await page.getByRole('button', { name: 'Add files' }).click();
  await (await choosing).setFiles(files.map((file) => ({ ...file, mimeType: 'image/jpeg' })));
}

/** Lets a folder go over the page, as from the desktop. */
async function letGo(page: Page, folder: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
  await devtools.detach();
}

const tile = (page: Page, name: string) => page.getByRole('row', { name });

/** Holds back what is sent until somebody ends it, who was at another screen meanwhile. */
async function endWhileSending(page: Page, name: string): Promise<void> {
  const held = '**/api/uploads/*';
  await workerThere(page);
  await page.route(held, async (route) => (route.request().method() === 'PATCH' ? undefined : route.fallback()));
  const leavesAsked = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  expect(await leavesAsked()).toBe(false);
  await add(page, [{ name, buffer: await aPhotograph('#101010', 'Nobody') }]);
  await page.getByRole('button', { name: `Cancel ${name}` }).waitFor();
  await page.getByRole('link', { name: 'Inbox' }).click();
  await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor();
  expect(await leavesAsked()).toBe(true);
  await page.getByRole('link', { name: 'Library' }).click();
  const ended = page.waitForRequest((request) => request.method() === 'DELETE');
  await Promise.all([ended, page.getByRole('button', { name: `Cancel ${name}` }).click()]);
  await expect.poll(() => page.getByRole('listitem').filter({ hasText: name }).count()).toBe(0);
  await page.unroute(held);
}

/** Closes the window in the middle of a file, chooses it again in another, and answers from where on it was sent then. */
async function goOnInAnotherWindow(page: Page, path: string): Promise<Page> {
  const held = '**/api/uploads/*';
  const isPiece = (request: Request) => request.method() === 'PATCH';
  // Heard of before the window shows anything: a chooser that nobody waits for yet opens as the browser's own.
  const whenAsked = (where: Page) => where.on('filechooser', (chooser) => void chooser.setFiles(path));
  const choose = (where: Page) => where.getByRole('button', { name: 'Add files' }).click();
  whenAsked(page);
  let pieces = 0;
  await page.route(held, async (route) => {
    if (!isPiece(route.request())) return route.fallback();
    // The first piece breaks off; the one after it never gets through.
    if ((pieces += 1) === 1) await route.continue({ postData: readFileSync(path).subarray(0, 1000) });
  });
  const part = page.waitForResponse((answer) => isPiece(answer.request()));
  await choose(page);
  await part;
  await page.close();
  const next = whenAsked(await page.context().newPage());
  const offsets: (string | undefined)[] = [];
  next.on('request', (request) => isPiece(request) && offsets.push(request.headers()['upload-offset']));
  await next.goto('/media');
  await choose(next);
  await next.getByRole('listitem').filter({ hasText: 'cut-off.jpg' }).getByText('In the library').waitFor();
  expect(offsets).toEqual(['1000']);
  return next;
}

test('pictures are added, one is stopped on its way, one is described, cut and covered without a mouse, and it is taken back', async () => {
  const first = await people.as('reporter');
  await first.goto('/media');
  await endWhileSending(first, 'stopped.jpg');
  const path = join(aFolder(), 'cut-off.jpg');
  writeFileSync(path, await aPhotograph('#775511', 'Somebody'));
  const page = await goOnInAnotherWindow(first, path);
  const buffer = await aPhotograph('#336699', 'Lena Ostrow');
  await add(page, [
    { name: 'one.jpg', buffer },
    { name: 'words.jpg', buffer: Buffer.from('no picture') },
  ]);
  await page.getByRole('listitem').filter({ hasText: 'one.jpg' }).getByText('In the library').waitFor();
  await page.getByText('This is not a picture that can be read.').waitFor();
  await add(page, [{ name: 'again.jpg', buffer }]);
  await page.getByText('Already there: the same file').waitFor();
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('Ostrow');
  await expect.poll(() => page.getByRole('row').count()).toBe(1);
  await tile(page, 'Lena Ostrow at work').waitFor();
  await page.getByText('People, places, collections, days').click();
  await page.getByLabel('Made by').fill('Nobody Known');
  await page.keyboard.press('Enter');
  await page.getByText('Nothing matches').waitFor();
  expect(await violationsIn(page)).toEqual([]);
  await page.getByLabel('Made by').fill('');
  await tile(page, 'Lena Ostrow at work').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Lena Ostrow at work' });
  await dialog.getByRole('slider', { name: 'From the left' }).focus();
  await page.keyboard.press('End');
  await dialog.getByRole('radio', { name: '1:1' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('slider', { name: 'Size' }).fill('40');
  await dialog.getByText('240 × 240 pixels. Less than 640 pixels wide, it will look soft where it is shown.').waitFor();
  await cover(page);
  await dialog.getByRole('textbox', { name: 'Caption' }).fill('Lena Ostrow mends a net.');
  expect(await violationsIn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('1 item changed').waitFor();
  await dialog.getByRole('radio', { name: '1:1 cut by hand' }).waitFor();
  await dialog.getByRole('radio', { name: 'Cover 1 place covered' }).waitFor();
  expect(await dialog.getByRole('slider', { name: 'From the left' }).inputValue()).toBe('100');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => dialog.getByRole('textbox', { name: 'Caption' }).inputValue()).toBe('');
  await dialog.getByRole('radio', { name: 'Cover', exact: true }).waitFor();
});

/** Covers a place of the picture that is open, from the keyboard. */
async function cover(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Cover' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Cover a place' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('slider', { name: 'Width' }).fill('30');
}

test('many are changed at once, collected, laid out on a sheet and put away, and each comes back', async () => {
  const page = await people.as('sub-editor');
  await page.goto('/media');
  const folder = aFolder();
  mkdirSync(join(folder, 'more'));
  writeFileSync(join(folder, '.DS_Store'), 'for the system');
  writeFileSync(join(folder, '1.jpg'), await aPhotograph('#123456', 'Otto Vance'));
  writeFileSync(join(folder, 'more', '2.jpg'), await aPhotograph('#654321', 'Otto Vance'));
  await page.getByRole('searchbox', { name: 'Search the library' }).waitFor();
  await letGo(page, folder);
  await page.getByText('2 files added').waitFor();
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('Vance');
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page.getByRole('row').first().focus();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: '2 selected' });
  const answered = page.waitForResponse(/\/api\/media\?.*text=Otto/);
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('Otto Vance');
  await bar.getByRole('button', { name: 'Edit details' }).click();
  await page.getByRole('textbox', { name: 'Copyright' }).fill('Harbour Agency');
  // A search that is answered only now takes nothing away that is being typed.
  await answered;
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('2 items changed').waitFor();
  await bar.getByRole('button', { name: 'Contact sheet…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Contact sheet' });
  await sheet.getByRole('button', { name: 'Pick: 2' }).focus();
  await page.keyboard.press('Space');
  await sheet.getByText('1 pick', { exact: true }).waitFor();
  expect(await violationsIn(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Add the picks to a collection…' }).click();
  await page.getByLabel('Name of the collection').fill('Nets, mended');
  await page.keyboard.press('Enter');
  await page.getByText('1 item changed').waitFor();
  const { items } = await ask<AnswerOf<'GET /api/media'>>(page, 'GET /api/media?collection=nets+mended');
  expect(items.map(({ details }) => details.collections)).toEqual([['Nets mended']]);
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: 'Put away' }).click();
  await expect.poll(() => page.getByRole('row').count()).toBe(0);
  const told = page.getByRole('alertdialog', { name: '2 items put away' });
  await told.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
});

/** A picture that one live story shows and no front, with that story. */
async function aUsedPicture(page: Page) {
  const { items } = await ask<AnswerOf<'GET /api/media'>>(page, 'GET /api/media?used=yes&limit=200');
  for (const { id } of items) {
    const { item, uses } = await ask<AnswerOf<'GET /api/media/:id'>>(page, `GET /api/media/${id}`);
    const [use, ...others] = uses;
    const isPlain = use?.isCurrent && use.state === 'live' && use.fronts.length === 0 && others.length === 0;
    if (use && isPlain && item.original.fileName === null) return { item, use };
  }
  throw new Error('Every picture of the sample is on a front.');
}

test('a picture is replaced in the story that shows it, its readers are told what was wrong, and it is put back though it lacks a cover', async () => {
  const page = await people.as('editor');
  const { item, use } = await aUsedPicture(page);
  const name = item.details.headline ?? item.details.caption ?? item.details.alt ?? '';
  await page.goto('/media');
  await page.getByRole('searchbox', { name: 'Search the library' }).fill(`"${name.split(' ').slice(0, 6).join(' ')}"`);
  // Before the search has answered, another picture stands first.
  await expect.poll(() => page.getByRole('row').count()).toBe(1);
  await page.getByRole('row').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Replace…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replace this item' });
  await dialog.getByText('1 live story gets a new version').click();
  await dialog.getByText(use.headline).waitFor();
  const choosing = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose the new file' }).click();
  const buffer = await aPhotograph('#227755', 'Rosa Lind');
  await (await choosing).setFiles({ name: 'right.jpg', mimeType: 'image/jpeg', buffer });
  await dialog.getByRole('radio', { name: 'Correction' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('textbox', { name: 'What was wrong' }).fill('The picture was of another harbour.');
  expect(await violationsIn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Replace it' }).click();
  await page.getByText('1 story has a new version').waitFor();
  await page.getByRole('button', { name: 'Show the new one' }).click();
  await page.getByRole('dialog', { name: 'Rosa Lind at work' }).getByText('on its page').waitFor();
  await cover(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('1 item changed').waitFor();
  await page.getByRole('button', { name: 'Put it back…' }).click();
  // Somebody is covered in this one: that nobody needs to be in the other is said by name.
  expect(await page.getByRole('button', { name: 'Replace it' }).isDisabled()).toBe(true);
  await page.getByText('I have looked').click();
  expect(await violationsIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Replace it' }).click();
  await page.getByText('1 story has a new version').waitFor();
  const { versions } = await ask<AnswerOf<'GET /api/stories/:id/history'>>(
    page,
    `GET /api/stories/${use.storyId}/history`,
  );
  expect(versions.map(({ change }) => change).slice(0, 2)).toEqual(['minor', 'correction']);
});

test('rights are written in the library, and a picture is taken down with proof, which nobody can take back', async () => {
  const page = await people.as('editor');
  await page.goto('/media');
  await add(page, [{ name: 'child.jpg', buffer: await aPhotograph('#552277', 'Ines Cole') }]);
  await tile(page, 'Ines Cole at work').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Ines Cole at work' });
  await dialog.getByRole('textbox', { name: 'Licence' }).fill('Editorial use, one year');
  await dialog.getByLabel('Not to be shown from').fill('2036-12-24');
  await dialog.getByRole('textbox', { name: 'Most stories it may appear in' }).fill('2');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('1 item changed').waitFor();
  const { items } = await ask<AnswerOf<'GET /api/media'>>(page, 'GET /api/media?text=Ines');
  const rights = { licence: 'Editorial use, one year', expires: '2036-12-24T00:00:00Z', mostUses: 2 };
  expect(items[0]?.details.rights).toMatchObject(rights);
  await dialog.getByRole('button', { name: 'Take down…' }).click();
  const asking = page.getByRole('alertdialog', { name: 'Take this item from readers' });
  const now = asking.getByRole('button', { name: 'Take it down now' });
  expect(await now.isDisabled()).toBe(true);
  await asking.getByRole('textbox', { name: 'Why' }).fill('A child can be known.');
  await asking.getByText('Also destroy the original', { exact: false }).click();
  expect(await violationsIn(page)).toEqual([]);
  await now.click();
  await asking.getByText('Readers can no longer see it.').waitFor();
  await asking.getByText('was never public').first().waitFor();
  await page.keyboard.press('Escape');
  await dialog.getByText('It was taken down').waitFor();
  expect(await dialog.getByRole('button', { name: 'Take down…' }).count()).toBe(0);
});

test('a picture pasted into a story stands in its text at once, and is in the library when its connection comes back', async () => {
  const page = await people.as('reporter');
  await page.goto('/');
  const story = { kind: 'report', headline: 'A picture on its way', edition: 'uk', section: 'world' };
  const { id } = await ask<{ id: string }>(page, 'POST /api/stories', story);
  await page.goto(`/stories/${id}`);
  await page.locator('.text').waitFor();
  const buffer = await aPhotograph('#225544', 'Ines Vale');
  // The line breaks after it began, until that has been seen.
  let broken = 0;
  let isBack = false;
  await workerThere(page);
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH' || isBack) return route.fallback();
    broken += 1;
    return route.abort('connectionreset');
  });
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'vale.jpg', { type: 'image/jpeg' }));
    const text = document.querySelector('.text');
    text?.lastElementChild?.scrollIntoView();
    text?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, buffer.toString('base64'));
  const picture = page.locator('.form-image img');
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(900);
  await page.getByText('Waiting for a connection').waitFor();
  isBack = true;
  await page.getByText('In the library').waitFor();
  expect(broken).toBeGreaterThan(0);
  await page.locator('.form-image').getByText('Ines Vale').waitFor();
  await page.reload();
  await expect.poll(() => picture.getAttribute('src')).toContain('/still?');
  expect(await violationsIn(page)).toEqual([]);
});
