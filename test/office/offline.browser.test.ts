import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsIn } from '../house/looks.ts';
import { ask } from './ask.ts';
import {
  askToPublish,
  bothRead,
  onDevice,
  open,
  paragraph,
  paragraphs,
  saved,
  text,
  typeOn,
  write,
} from './at-work.ts';
import { journalists } from './journalists.ts';
import { aCopy, anotherBuild, start } from './own-newsroom.ts';

const people = journalists();

/** Waits until the screens of this page's origin are kept on the device. */
async function screensKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const onlyHere = (page: Page) => page.getByText(/^Offline: \d+ changes kept on this device$/).first();

/** Everything the worker keeps, by address. */
function addressesKept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
}

test('a story is loaded again offline and has what was typed; the desk leads to it; online it merges and is saved', async () => {
  const [nell, beth] = [await people.as('reporter'), await people.as('sub-editor')];
  const id = await write(nell, 'Pier closed after a storm', ['The pier is closed.']);
  await open(beth, id);
  await screensKept(nell);
  await nell.context().setOffline(true);
  await typeOn(nell, ' Planks are loose.');
  await onlyHere(nell).waitFor();

  await nell.reload();
  await onlyHere(nell).waitFor();
  expect(await paragraphs(nell)).toEqual(['The pier is closed. Planks are loose.']);
  await typeOn(nell, ' Nobody fell.');

  const another = await nell.context().newPage();
  await another.goto('/');
  await another.getByRole('heading', { name: 'No connection to the newsroom' }).waitFor();
  const [kept] = await another.locator('.kept-list li').allInnerTexts();
  expect(kept).toMatch(/Pier closed after a storm\s+\d+ changes only on this device/);
  expect(await violationsIn(another)).toEqual([]);
  await another.getByRole('link', { name: 'Pier closed after a storm' }).click();
  await text(another).waitFor();
  expect(await paragraphs(another)).toEqual(['The pier is closed. Planks are loose. Nobody fell.']);
  await another.close();

  await typeOn(beth, ' So says the harbour.');
  await saved(beth);
  await nell.context().setOffline(false);
  const typed = ['The pier is closed.', ' Planks are loose. Nobody fell.', ' So says the harbour.'];
  const length = typed.join('').length;
  await expect.poll(async () => (await paragraphs(beth))[0]?.length, { timeout: 45_000 }).toBe(length);
  const [both] = await paragraphs(beth);
  for (const words of typed) expect(both).toContain(words);
  await bothRead([nell, beth], both ?? '');
  await saved(nell);
});

test('nothing that the newsroom answers under /api is kept, and a screen comes from the newsroom while it answers', async () => {
  const nell = await people.as('reporter');
  await nell.goto('/');
  await screensKept(nell);
  await nell.reload();
  await nell.getByRole('heading', { name: 'Desk' }).waitFor();
  const kept = await addressesKept(nell);
  expect(kept.filter((path) => !path.startsWith('/assets/')).toSorted()).toEqual([
    '/front.html',
    '/index.html',
    '/story.html',
  ]);
  expect(kept.some((path) => path.includes('publish-dialog'))).toBe(true);
  const answer = await nell.goto('/coming-up');
  expect(answer?.headers()['content-security-policy']).toContain(`worker-src 'self'`);
  const shown = await (await nell.goto('/'))?.text();
  const startKept = await nell.evaluate(async () => (await caches.match('/index.html'))?.text());
  expect(nonceIn(shown)).not.toBe(nonceIn(startKept));
});

function nonceIn(page: string | undefined): string | undefined {
  return /nonce="([^"]+)"/.exec(page ?? '')?.[1];
}

test('whoever signed out finds no story and no name on the device offline', async () => {
  const nell = await people.as('reporter');
  await write(nell, 'Secret list of witnesses', ['Their names.']);
  await screensKept(nell);
  await signOut(nell);
  await nell.context().setOffline(true);
  for (const path of ['/', '/account']) {
    await nell.goto(path);
    await nell.getByText('No answer from the newsroom.').waitFor();
    expect(await nell.locator('body').innerText()).not.toMatch(/Nell|Secret/);
  }
  expect(await nell.evaluate(wordsOnDevice)).not.toMatch(/Secret|witnesses|Nell/);
  await nell.context().setOffline(false);
  await nell.getByRole('heading', { name: 'Sign in' }).waitFor();
});

/** Signs out on the screen of one's account. */
async function signOut(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Desk' }).first().click();
  await page.getByRole('link', { name: 'Your account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** Runs in the page: everything that the device keeps, as one text. */
async function wordsOnDevice(): Promise<string> {
  const names = (await indexedDB.databases()).map(({ name = '' }) => name);
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const texts = names.map(async (name) => {
    const kept = await answer(indexedDB.open(name));
    const stores = [...kept.objectStoreNames];
    const all = await Promise.all(stores.map((store) => answer(kept.transaction(store).objectStore(store).getAll())));
    kept.close();
    const read = (value: unknown): string =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value);
    return all.flat().map(read).join(' ');
  });
  return [...(await Promise.all(texts)), JSON.stringify({ ...localStorage })].join(' ');
}

test('what somebody typed offline stays theirs when another person signs in on the device, and is sent when they are back', async () => {
  const [nell, beth] = [await people.as('reporter'), await people.as('sub-editor')];
  const id = await write(nell, 'Ferry turned back', ['The ferry turned back.']);
  await open(beth, id);
  await screensKept(nell);
  await nell.context().setOffline(true);
  await typeOn(nell, ' The captain was ill.');
  await onlyHere(nell).waitFor();
  // Where the story is not open nothing sends it, even with a line.
  await nell.getByRole('link', { name: 'Desk' }).first().click();
  await nell.context().setOffline(false);
  await nell.goto('/account');
  await nell.getByRole('button', { name: 'Sign out' }).click();
  const told = nell.getByRole('alertdialog', { name: 'Some changes are only on this device' });
  await told.getByRole('link', { name: 'Ferry turned back' }).waitFor();
  expect(await violationsIn(nell)).toEqual([]);
  await told.getByRole('button', { name: 'Sign out and leave it here' }).click();

  await nell.getByRole('button', { name: /^Beth/ }).click();
  await nell.getByRole('heading', { name: 'Desk' }).waitFor();
  await open(nell, id);
  await saved(nell);
  expect(await paragraphs(nell)).toEqual(['The ferry turned back.']);
  await signOut(nell);

  await nell.getByRole('button', { name: /^Nell Ashby/ }).click();
  await nell.getByRole('heading', { name: 'Desk' }).waitFor();
  await open(nell, id);
  await bothRead([nell, beth], 'The ferry turned back. The captain was ill.');
  await saved(nell);
});

test('whoever signs out in one window loses nothing of what they go on typing in another', async () => {
  const nell = await people.as('reporter');
  const beth = await people.as('sub-editor');
  const id = await write(nell, 'Lifeboat called twice', ['The lifeboat went out.']);
  await open(beth, id);
  const other = await nell.context().newPage();
  await other.goto('/account');
  await other.getByRole('button', { name: 'Sign out' }).click();
  await other.getByRole('heading', { name: 'Sign in' }).waitFor();
  await nell.getByText('You are signed out. Carry on writing').waitFor();
  await typeOn(nell, ' It found nobody.');
  await nell
    .getByText(/^Signed out: \d+ kept on this device$/)
    .first()
    .waitFor();
  await onDevice(nell);
  await nell.close();
  await other.getByRole('button', { name: /^Nell Ashby/ }).click();
  await other.getByRole('heading', { name: 'Desk' }).waitFor();
  await open(other, id);
  await bothRead([other, beth], 'The lifeboat went out. It found nobody.');
  await saved(other);
});

test('a window of somebody who signed out does not send their words as those of whoever signed in after them', async () => {
  const nell = await people.as('reporter');
  const watching = await people.as('editor');
  const id = await write(nell, 'Harbour master resigns', ['He resigned.']);
  await open(watching, id);
  const door = await nell.context().newPage();
  await nell.context().setOffline(true);
  await typeOn(nell, ' He was tired.');
  await onlyHere(nell).waitFor();
  await nell.context().setOffline(false);
  await bothRead([nell, watching], 'He resigned. He was tired.');
  await door.goto('/account');
  await door.getByRole('button', { name: 'Sign out' }).click();
  await door.getByRole('button', { name: /^Beth/ }).click();
  await door.getByRole('heading', { name: 'Desk' }).waitFor();
  await nell.getByText('You are signed out. Carry on writing').waitFor();
  await typeOn(nell, ' He is 71.');
  await nell.getByRole('button', { name: 'I have signed in' }).click();
  await nell.getByText('You are signed out. Carry on writing').waitFor();
  expect(await paragraphs(watching)).toEqual(['He resigned. He was tired.']);
});

test('while the server is killed two write on and a story is loaded again; another build is started in its place, and both come to it with every word', async () => {
  const data = aCopy();
  const first = await start(data);
  const at = { baseURL: first.office };
  const [nell, beth] = [
    await people.as('reporter', at),
    await people.as('sub-editor', { ...at, serviceWorkers: 'block' }),
  ];
  const id = await write(nell, 'Bridge shut for repairs', ['The bridge is shut.']);
  await open(beth, id);
  await screensKept(nell);
  await first.stop('SIGKILL');
  for (const page of [nell, beth]) await page.getByText('Offline. Everything you typed is saved.').first().waitFor();
  await typeOn(nell, ' Until Friday.');
  await paragraph(beth).click();
  await beth.keyboard.press('Home');
  await beth.keyboard.type('At nine: ');
  for (const page of [nell, beth]) await onlyHere(page).waitFor();
  await nell.reload();
  await onlyHere(nell).waitFor();
  await nell.getByText('No connection to the newsroom. What you type').waitFor();
  expect(await paragraphs(nell)).toEqual(['The bridge is shut. Until Friday.']);

  await start(data, { before: first, build: anotherBuild() });
  await bothRead([nell, beth], 'At nine: The bridge is shut. Until Friday.');
  for (const page of [nell, beth]) await saved(page);
  await nell.getByText('No connection to the newsroom. What you type').waitFor({ state: 'detached' });
  await theDeviceKeepsTheNewBuild(nell);
  await aWindowFromBeforeSaysSo(beth);
  expect(await paragraphs(beth)).toEqual(await paragraphs(nell));
});

/** The device has that build alone, and a window from before comes back in it offline, with every word. */
async function theDeviceKeepsTheNewBuild(nell: Page): Promise<void> {
  const other = await nell.context().newPage();
  await other.goto('/');
  const scripts = async (): Promise<string[]> => (await addressesKept(other)).filter((path) => path.endsWith('.js'));
  await expect.poll(async () => (await scripts()).every((path) => path.endsWith('_.js'))).toBe(true);
  await nell.context().setOffline(true);
  await typeOn(nell, ' On Sundays too.');
  await onlyHere(nell).waitFor();
  await nell.reload();
  await onlyHere(nell).waitFor();
  expect(await nell.locator('script[src]').first().getAttribute('src')).toMatch(/_\.js$/);
  await nell.context().setOffline(false);
  await saved(nell);
  expect(await paragraphs(nell)).toEqual(['At nine: The bridge is shut. Until Friday. On Sundays too.']);
}

/** A window that keeps nothing says so when a part of it is gone, one goes on writing in it, and it loads the new build with every word. */
async function aWindowFromBeforeSaysSo(beth: Page): Promise<void> {
  await beth.getByRole('button', { name: 'Preview' }).click();
  const dialog = beth.getByRole('dialog', { name: 'This could not be opened' });
  await dialog.getByText('The newsroom has been updated').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await typeOn(beth, ' Walkers may pass.');
  await saved(beth);
  const storyAt = beth.url();
  await beth.getByRole('link', { name: 'Coming up' }).click();
  await beth.getByText('The newsroom has been updated').waitFor();
  expect(await violationsIn(beth)).toEqual([]);
  await beth.getByRole('button', { name: 'Reload this screen' }).click();
  await beth.getByRole('heading', { name: 'Coming up' }).waitFor();

  await beth.goto(storyAt);
  await text(beth).waitFor();
  expect((await paragraphs(beth))[0]).toContain(' Walkers may pass.');
  await beth.getByRole('button', { name: 'Preview' }).click();
  await beth.getByRole('dialog', { name: 'Preview' }).waitFor();
}

test('on the machine that runs the newsroom one goes on, though the machine itself is offline', async () => {
  const nell = await people.as('reporter');
  await write(nell, 'Written on a train', ['No line here.']);
  await nell.evaluate(() => dispatchEvent(new Event('offline')));
  await nell.getByText('No connection to the newsroom. What you type').waitFor();
  await typeOn(nell, ' It goes on.');
  await nell.getByText('No connection to the newsroom. What you type').waitFor({ state: 'detached' });
  await saved(nell);
});

test('what was clicked offline or cancelled fails at once, says so, and never happens later', async () => {
  const joanna = await people.as('editor');
  const id = await write(joanna, 'Lock gates repaired', ['The lock gates are repaired.']);
  const dialog = await askToPublish(joanna);
  await joanna.context().setOffline(true);
  await dialog.getByRole('button', { name: 'Publish now' }).click();
  await dialog.getByText('No answer from the newsroom, and this will not be done later.', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await joanna.context().setOffline(false);
  await typeOn(joanna, ' Since noon.');
  await saved(joanna);
  await joanna.getByText('No connection to the newsroom').waitFor({ state: 'detached' });
  const { state } = await ask<{ state: string }>(joanna, `GET /api/stories/${id}/history`);
  expect(state).toBe('never');

  // The same where the newsroom is slow to answer: cancelled is cancelled.
  await joanna.route('**/publish', () => undefined);
  const held = await askToPublish(joanna);
  const ended = joanna.waitForEvent('requestfailed', (request) => request.url().endsWith('/publish'));
  await held.getByRole('button', { name: 'Publish now' }).click();
  await held.getByRole('button', { name: 'Cancel' }).click();
  expect((await ended).failure()?.errorText).toContain('ABORTED');
  await joanna.getByText('Cancelled before the newsroom answered.', { exact: false }).waitFor();
  await joanna.unroute('**/publish');

  // With a line it is done, once.
  const again = await askToPublish(joanna);
  await again.getByRole('button', { name: 'Publish now' }).click();
  await again.getByText('Live as version 1').waitFor();
});
