import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { overflow, showAs, violationsIn } from '../house/looks.ts';
import { ask } from './ask.ts';
import { goTo, readersOf } from './at-work.ts';
import { journalists } from './journalists.ts';
import { dragToWindow, heldBack } from './between-windows.ts';
import { aCopy, start } from './own-newsroom.ts';
import { theOffice } from './the-office.ts';

const people = journalists();
const readers = readersOf(theOffice().site);

interface Arranged {
  readonly stories: readonly { readonly id: string; readonly headline: string }[];
}

interface Front {
  readonly revision: number;
  readonly draft: { readonly containers: readonly string[] };
}

/** Begins to arrange a front beside the screen. */
async function begun(page: Page, front: string): Promise<Arranged> {
  await ask(page, `POST /api/fronts/${front}/beginning`, { hand: 'a-test' });
  return ask<Arranged>(page, `GET /api/fronts/${front}`);
}

/** The cards of a container of the screen, by its place on the front. */
const cards = (page: Page, container = 0): Locator =>
  page.locator('[data-container]').nth(container).locator('.slots > [data-card]');

const said = (on: Page | Locator, words: string | RegExp): Promise<void> =>
  on.locator('.front-said').filter({ hasText: words }).waitFor();

/** Waits until this front stands on the screen, and not the one before it any more. */
const titled = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor();

const clipboardOf = (page: Page): Locator => page.getByRole('region', { name: 'Your clipboard' });

const dialogOf = (page: Page): Locator => page.getByRole('dialog');

const headlineOf = async (card: Locator): Promise<string> =>
  (await card.locator('.card-headline').first().innerText()).trim();

/** The story that readers find first on a front. */
async function splashOf(path: string): Promise<string | undefined> {
  const { page } = await readers(path);
  return /<main.*?href="\/news\/([^/"]+)/s.exec(page)?.[1];
}

async function isSound(page: Page, name: string): Promise<void> {
  expect(await violationsIn(page), name).toEqual([]);
  expect(await overflow(page), name).toBeLessThanOrEqual(0);
}

/** Opens the menu of a card by keyboard and does what it offers under this name. */
async function doByKeys(page: Page, card: Locator, act: string): Promise<void> {
  await card.locator('.card-menu button').first().press('Enter');
  await page.getByRole('menuitem', { name: act }).press('Enter');
}

const focusedCard = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? null);
// What is tried in one window goes on in it: opening a screen anew costs as much as ten acts on it.
test('from a telephone a story goes to the splash, and a front with an address of its own is made, filled, launched and ended', async () => {
  const page = await people.as('editor', { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
  await takesTheSplash(page);
  await hasAFrontOfItsOwn(page);
});

/** Readers have the story there once it is launched. */
async function takesTheSplash(page: Page): Promise<void> {
  await goTo(page, '/fronts');
  await page.getByRole('link', { name: 'International edition front' }).click();
  await page.frameLocator('.front-seen iframe').locator('.card').first().waitFor();
  await isSound(page, 'a front that fills itself');
  await page.getByRole('button', { name: 'Start arranging it' }).click();
  await cards(page).first().waitFor();
  const before = await headlineOf(cards(page).first());
  const { stories } = await ask<Arranged>(page, 'GET /api/fronts/international');
  const found = await ask<Arranged>(page, 'GET /api/front-stories?public=live&edition=international');
  const story = found.stories.find(
    ({ id, headline }) => !stories.some((one) => one.id === id) && !/[&<>"'“”]/.test(headline),
  );
  if (!story) throw new Error('Every story stands on the front.');

  await page.getByText('Add a story', { exact: true }).click();
  await page.getByLabel('Find a story').fill(story.headline);
  await page.getByRole('button', { name: `Put on the front: ${story.headline}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`There will be no room for “${before}”.`).waitFor();
  await isSound(page, 'putting a story on the front');
  await dialog.getByRole('button', { name: 'Put here' }).click();
  await said(page, `“${story.headline}” put in`);
  // A card says what readers will see on the front, which may be shorter.
  const { stories: now } = await ask<Arranged>(page, 'GET /api/fronts/international');
  expect(await headlineOf(cards(page).first())).toBe(now.find(({ id }) => id === story.id)?.headline);
  expect(await splashOf('/international')).not.toBe(story.id);
  await isSound(page, 'a front in work');

  await page.getByRole('button', { name: 'Launch…' }).click();
  await dialog.getByText('It fills itself at present.').waitFor();
  await isSound(page, 'a launch');
  await dialog.getByRole('button', { name: 'Launch now' }).click();
  await dialog.getByText(/^Live on the International edition front/).waitFor();
  await isSound(page, 'a receipt');
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(await splashOf('/international')).toBe(story.id);
}

/** Readers go along when it ends for another. */
async function hasAFrontOfItsOwn(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dialog = dialogOf(page);
  const atRegatta = async () => (await fetch(`${theOffice().site}/regatta`, { redirect: 'manual' })).status;
  await goTo(page, '/fronts');
  await page.getByRole('button', { name: 'New front…' }).click();
  await dialog.getByLabel('Name').fill('World');
  await dialog.getByRole('button', { name: 'Create it' }).click();
  await dialog.getByText('Choose another word.', { exact: false }).waitFor();
  await isSound(page, 'a word that is taken');
  await dialog.getByLabel('Name').fill('The regatta');
  await dialog.getByLabel('Address').fill('regatta');
  await dialog.getByRole('button', { name: 'Create it' }).click();
  await page.getByRole('heading', { name: 'The regatta' }).waitFor();
  await page.getByRole('button', { name: 'Start arranging it' }).click();
  await page.getByText('until then, readers find nothing at its address', { exact: false }).waitFor();
  await page.getByText('Add a story', { exact: true }).click();
  await page.getByRole('button', { name: 'Put on the front:' }).first().click();
  await dialog.getByRole('button', { name: 'Put here' }).click();
  await cards(page).first().waitFor();
  expect(await atRegatta()).toBe(404);
  await page.getByRole('button', { name: 'Launch…' }).click();
  await dialog.getByText('This launch opens the front.').waitFor();
  await dialog.getByRole('button', { name: 'Launch now' }).click();
  await dialog.getByText(/^Live on The regatta/).waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(await splashOf('/regatta')).toBeDefined();
  await page.getByRole('button', { name: 'About this front…' }).click();
  await isSound(page, 'about a front of its own');
  await dialog.getByRole('button', { name: 'End this front…' }).click();
  await dialog.getByLabel('Where /regatta leads from now on').selectOption({ label: 'Sport (section)' });
  await isSound(page, 'the end of a front');
  await dialog.getByRole('button', { name: 'End it' }).click();
  await page.getByText('Ended', { exact: true }).click();
  await page.getByRole('button', { name: 'Bring back The regatta' }).waitFor();
  await isSound(page, 'fronts, one of which has ended');
  expect(await atRegatta()).toBe(301);
}

test('at a desk cards are dragged, moved by keys, copied, looked at and launched, with others at other desks', async () => {
  const page = await people.as('editor', { viewport: { width: 1280, height: 1400 } });
  for (const front of ['ar', 'uk', 'international']) await begun(page, front);
  await page.goto('/fronts/ar');
  await isDragged(page);
  await movesByKeys(page);
  await isCopied(page);
  await getsAnotherLook(page);
  await isLookedAt(page);
  await isDisputed(page);
  await hasAContainer(page);
  await standBeside(page);
  await isNotTheirs(page);
});

/** A card is dragged to the place of another, a story to an empty place and to the clipboard; what that does is said before. */
async function isDragged(page: Page): Promise<void> {
  const top = cards(page, 1);
  await top.nth(3).waitFor();
  const ids = (): Promise<(string | null)[]> =>
    top.evaluateAll((all) => all.map((one) => one.getAttribute('data-card')));
  const [first, second, third, fourth] = await ids();
  await top.nth(3).dragTo(top.nth(1));
  await said(page, 'moved to');
  expect(await ids()).toEqual([first, fourth, second, third]);
  await page.keyboard.press('Control+z');
  await said(page, 'Undone.');
  expect(await ids()).toEqual([first, second, third, fourth]);
  const found = page.getByRole('list', { name: 'Stories found' }).getByRole('listitem').first();
  await found.hover();
  await page.mouse.down();
  await top.nth(1).hover();
  await top.nth(1).hover();
  await page.locator('.front-bar').getByText('There will be no room for').waitFor();
  await page.locator('.card-none').first().hover();
  await page.mouse.up();
  await said(page, 'put in');
  await page.keyboard.press('Control+z');
  await said(page, 'Undone.');
  await top.nth(1).dragTo(clipboardOf(page));
  await said(page, 'It stays until it is pasted somewhere.');
  await clipboardOf(page).getByRole('button', { name: 'Remove from the clipboard' }).click();
  await clipboardOf(page).getByText('Empty.', { exact: false }).waitFor();
  expect(await ids()).toEqual([first, second, third, fourth]);
}

/** A card moves to another container, is taken back, and is moved again; the focus goes with it. */
async function movesByKeys(page: Page): Promise<void> {
  const moving = cards(page, 1).nth(1);
  await moving.waitFor();
  const id = (await moving.getAttribute('data-card')) ?? '';
  const [here, there] = [1, 2].map((at) => cards(page, at).and(page.locator(`[data-card="${id}"]`)));
  await doByKeys(page, moving, 'Move to…');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Container').press('ArrowDown');
  await isSound(page, 'Move to');
  await dialog.getByRole('button', { name: 'Move here' }).press('Enter');
  await said(page, 'moved to');
  await there?.waitFor();
  await expect.poll(() => focusedCard(page)).toBe(id);
  await page.keyboard.press('Control+z');
  await said(page, 'Undone.');
  await here?.waitFor();
  await page.keyboard.press('Control+Shift+z');
  await said(page, 'Redone.');
  await there?.waitFor();
  await page.keyboard.press('Control+z');
  await said(page, 'Undone.');
  await doByKeys(page, page.locator(`[data-card="${id}"]`), 'Take off');
  await said(page, 'taken off');
  expect(await page.locator(`[data-card="${id}"]`).count()).toBe(0);
  await isSound(page, 'a front in Arabic');
}

/** Cards are copied, cut and pasted by keyboard and menu, across containers, fronts and windows. */
async function isCopied(page: Page): Promise<void> {
  const card = cards(page, 1).nth(1);
  await card.waitFor();
  const id = (await card.getAttribute('data-card')) ?? '';
  const headline = await headlineOf(card);
  await card.locator('.card-menu button').first().focus();
  await page.keyboard.press('Control+c');
  await said(page, `Copied: “${headline}”.`);
  await page.locator('[data-container]').nth(2).getByRole('heading').focus();
  await page.keyboard.press('Control+v');
  await said(page, `“${headline}” put in`);
  expect(await headlineOf(cards(page, 2).first())).toBe(headline);
  await page.keyboard.press('Control+z');
  await said(page, 'Undone.');

  await doByKeys(page, page.locator(`[data-card="${id}"]`), 'Cut');
  await said(page, `Cut: “${headline}”.`);
  await clipboardOf(page).getByText('Cut: moves when it is pasted').waitFor();
  await isSound(page, 'a card that was cut');
  // A device that knows nothing of it asks the newsroom.
  const other = await page.context().newPage();
  await other.setViewportSize({ width: 360, height: 780 });
  await other.addInitScript(() => localStorage.removeItem('standfirst-front/clipboard'));
  await other.goto('/fronts/uk');
  await other.getByText('Add a story', { exact: true }).click();
  await clipboardOf(other).getByText(headline).waitFor();
  await cards(other).first().waitFor();
  await other.getByRole('button', { name: `Put on the front from the clipboard: “${headline}”` }).click();
  await dialogOf(other).getByRole('button', { name: 'Put here' }).click();
  await said(other, 'put in');
  await other.locator(`[data-card="${id}"]`).waitFor();
  await page.locator(`[data-card="${id}"]`).waitFor({ state: 'detached' });
  await clipboardOf(other).getByText('Empty.', { exact: false }).waitFor();
  // What is dropped on a screen that has not heard yet that the card left it is put there again.
  const answers = await heldBack(other, '**/api/fronts/uk');
  await other.keyboard.press('Control+z');
  await page.locator(`[data-card="${id}"]`).waitFor();

  await dragToWindow(page.locator(`[data-card="${id}"]`), cards(other).first());
  await answers();
  await said(other, `“${headline}” moved to`);
  expect(await cards(other).first().getAttribute('data-card')).toBe(id);
  await page.locator(`[data-card="${id}"]`).waitFor({ state: 'detached' });
  await other.keyboard.press('Control+z');
  await page.locator(`[data-card="${id}"]`).waitFor();
  await other.close();
}

/** A card gets another look, a link and the newest of a list stand beside it, and readers get all of it. */
async function getsAnotherLook(page: Page): Promise<void> {
  await showAs(page, { width: 1600, colorScheme: 'dark' });
  const [first, dialog] = [cards(page).first(), page.getByRole('dialog')];
  await first.locator('img').waitFor();
  await doByKeys(page, first, 'Edit the card…');
  await dialog.getByLabel('Picture').selectOption('A picture from another story');
  await dialog.getByRole('radio').first().check();
  await dialog.getByLabel('Byline').selectOption('Shown');
  await dialog.getByLabel('Label').selectOption('Sponsored by …');
  expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Name of the sponsor').fill('Harbour Trust');
  await isSound(page, 'the look of a card');
  await dialog.getByRole('button', { name: 'Save' }).click();
  for (const mark of ['Sponsored by Harbour Trust', 'Picture from another story', 'With byline'])
    await first.getByText(mark, { exact: true }).waitFor();

  await page.getByRole('button', { name: 'A link…' }).click();
  await dialog.getByLabel('Address').fill('javascript:alert(1)');
  await dialog.getByText('Write an address that begins with https:// or /.').waitFor();
  await dialog.getByLabel('Address').fill('https://tides.example/');
  await dialog.getByLabel('Headline').fill('Tide tables');
  await dialog.getByRole('button', { name: 'Choose its place…' }).click();
  await dialog.getByLabel('Container').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: 'Put here' }).click();
  await said(page, '“Tide tables” put in');
  await page.getByRole('button', { name: 'The newest of a list…' }).click();
  await isSound(page, 'the newest of a list');
  await dialog.getByRole('button', { name: 'Choose its place…' }).click();
  await dialog.getByLabel('Container').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: 'Put here' }).click();
  await said(page, 'The newest of all stories put in');
  await cards(page, 1)
    .getByText(/^Now: /)
    .waitFor();
  await page.locator('.card-none .card-headline').first().waitFor();
  await page.getByLabel('Only stories not on this front').check();
  await page.getByRole('list', { name: 'Stories found' }).getByText('On this front:').waitFor({ state: 'detached' });
  await isSound(page, 'a front with links and lists');

  const { revision, draft } = await ask<Front>(page, 'GET /api/fronts/ar');
  const things = [{ kind: 'front', id: 'ar' }, ...draft.containers.map((id) => ({ kind: 'container', id }))];
  await ask(page, 'POST /api/launches', { things, on: revision });
  const { page: html } = await readers('/ar');
  expect(html).toContain('Harbour Trust');
  expect(html).toContain('https://tides.example/');
}

/** A front is looked at as a page, as it will be and as it was, and is arranged again as readers had it. */
async function isLookedAt(page: Page): Promise<void> {
  await showAs(page, { width: 1280, colorScheme: 'light' });
  const { revision, draft } = await ask<Front>(page, 'GET /api/fronts/uk');
  const things = [{ kind: 'front', id: 'uk' }, ...draft.containers.map((id) => ({ kind: 'container', id }))];
  await ask(page, 'POST /api/launches', { things, on: revision });
  await goTo(page, '/fronts/uk');
  await titled(page, 'UK edition front');
  const splash = cards(page).first();
  await splash.waitFor();
  const [id, headline] = [await splash.getAttribute('data-card'), await headlineOf(splash)];
  await doByKeys(page, splash, 'Take off');
  await said(page, 'taken off');
  await page.getByRole('button', { name: 'Look…' }).click();
  const dialog = dialogOf(page);
  const shown = page.frameLocator('.preview-frame:not([hidden])');
  await shown.locator('main').waitFor();
  expect(await shown.locator('main article').first().innerText()).not.toContain(headline);
  for (const look of ['360', '1600', 'Lite']) await dialog.getByText(look, { exact: true }).click();
  await dialog.getByText('Dark', { exact: true }).click();
  await shown.locator('main').waitFor();
  await isSound(page, 'a front as a page');
  await dialog.getByLabel('As it is').selectOption({ index: 1 });
  await shown.getByText(headline).first().waitFor();
  await dialog.getByRole('button', { name: 'Arrange it like this again' }).click();
  await said(page, 'Arranged as it was on');
  await page.locator(`[data-card="${id}"]`).waitFor();
  await page.getByText('Recent changes').click();
  await page
    .getByText(/restored/)
    .first()
    .waitFor();
  await isSound(page, 'what was done last');
  // However much it brought back, one undo takes it back.
  await page.getByRole('button', { name: 'Undo' }).click();
  await said(page, 'Undone.');
  await page.locator(`[data-card="${id}"]`).waitFor({ state: 'detached' });
}

/** Two people change one card: whoever comes second sees both sides and chooses, and the first sees it happen. */
async function isDisputed(first: Page): Promise<void> {
  const second = await people.as('sub-editor', { colorScheme: 'dark' });
  for (const page of [first, second]) {
    await goTo(page, '/fronts/ar');
    await titled(page, 'العربية front');
    await cards(page).first().waitFor();
    await cards(page).first().locator('.card-menu button').first().click();
    await page.getByRole('menuitem', { name: 'Edit the card…' }).click();
    await page.getByRole('dialog').getByLabel('Headline').waitFor();
  }
  await cards(second).first().getByText('In hand: Joanna Pryce').waitFor();
  await first.getByLabel('Headline').fill('Bread reaches the islands');
  await first.getByRole('button', { name: 'Save' }).click();
  await said(first, 'changed.');
  await second.getByLabel('Headline').fill('Post reaches the islands');
  await second.getByRole('button', { name: 'Save' }).click();
  const choice = second.getByRole('region', { name: 'Somebody else got there first' });
  await choice.getByText(/changed to “Post reaches the islands”/).waitFor();
  await choice.getByText(/changed to “Bread reaches the islands”/).waitFor();
  await isSound(second, 'a choice');
  expect(await headlineOf(cards(second).first())).toBe('Bread reaches the islands');
  await choice.getByRole('button', { name: /^Make my change/ }).click();
  await said(second, 'Your change has been made.');
  await choice.waitFor({ state: 'detached' });
  await cards(first).first().getByText('Post reaches the islands').waitFor();
}

/** A container is added, moved up, given another title, hidden, shared, and launched at a time until another; the plan is cancelled. */
async function hasAContainer(page: Page): Promise<void> {
  await showAs(page, { width: 768, colorScheme: 'dark' });
  await cards(page).first().waitFor();
  const dialog = page.getByRole('dialog');
  const added = page.locator('[data-container]').filter({ has: page.getByRole('heading', { name: 'Harbour' }) });
  await page.getByRole('button', { name: 'Add a container…' }).click();
  await dialog.getByLabel('Title').fill('Harbour news');
  await dialog.getByLabel('Number of cards, at most').fill('3');
  await dialog.getByLabel('Fill up with the newest of').selectOption({ index: 1 });
  await isSound(page, 'a new container');
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await said(page, 'container Harbour news added');
  expect(await added.locator('.card-none').count()).toBe(3);
  const places = (): Promise<string[]> => page.locator('.container-head h2').allInnerTexts();
  const last = (await places()).length - 1;
  await added.getByRole('button', { name: 'Actions for Harbour news' }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await said(page, 'Harbour news moved on the front');
  expect((await places()).indexOf('Harbour news')).toBe(last - 1);
  await added.getByRole('button', { name: 'Actions for Harbour news' }).click();
  await page.getByRole('menuitem', { name: 'Settings…' }).click();
  await dialog.getByLabel('Title').fill('Harbour');
  await dialog.getByLabel('Hide it from readers').check();
  await dialog.getByLabel('Only on the fronts of some editions').check();
  await dialog.getByText('Choose at least one.').waitFor();
  await dialog.getByLabel('International').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await added.getByText('Hidden', { exact: true }).waitFor();
  await added.getByText('Only for International', { exact: false }).waitFor();
  await isSound(page, 'a hidden container');
  await goTo(page, '/fronts/uk');
  await titled(page, 'UK edition front');
  await page.getByRole('button', { name: 'Add a container…' }).click();
  await dialog.getByLabel('Which container').selectOption({ label: 'Harbour (العربية)' });
  await isSound(page, 'a container to share');
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await said(page, 'container Harbour added');
  await goTo(page, '/fronts/ar');
  await added.getByText('Also on UK', { exact: false }).waitFor();

  await page.getByRole('button', { name: 'Launch…' }).click();
  await dialog.getByText('At a set time', { exact: true }).click();
  await dialog.getByLabel('Day and time').fill('2199-01-01T06:00');
  await dialog.getByLabel('For a limited time').check();
  const launch = dialog.getByRole('button', { name: 'Launch at this time' });
  await dialog.getByText('Choose a day and time for the end.').waitFor();
  expect(await launch.isEnabled()).toBe(false);
  await dialog.getByRole('group', { name: 'Until' }).getByLabel('Day and time').fill('2199-01-01T09:00');
  await expect.poll(() => launch.isEnabled()).toBe(true);
  await isSound(page, 'a launch at a time');
  await launch.click();
  await dialog.getByText('It will go live by itself at that time.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { name: 'Planned' }).waitFor();
  await isSound(page, 'a planned launch');
  await page.getByRole('button', { name: 'Cancel the launch' }).click();
  await page.getByRole('heading', { name: 'Planned' }).waitFor({ state: 'detached' });
}

/** Two fronts stand side by side: cards are copied, pasted and dragged from one to the other, and keys are for the one in which one is. */
async function standBeside(page: Page): Promise<void> {
  await showAs(page, { width: 1600, colorScheme: 'light' });
  await cards(page).first().waitFor();
  await page.getByRole('button', { name: 'Open another beside it…' }).click();
  await page.getByLabel('Which front').selectOption({ label: 'International edition' });
  const [one, other] = ['العربية front', 'International edition front'].map((name) =>
    page.getByRole('region', { name }),
  );
  if (!one || !other) throw new Error('There are two.');
  const first = (column: Locator): Locator => column.locator('.slots > [data-card]').first();
  await first(other).waitFor();
  const [count, headline] = [await other.locator('.slots > [data-card]').count(), await headlineOf(first(one))];
  await first(one).locator('.card-menu button').first().focus();
  await page.keyboard.press('Control+c');
  await said(one, `Copied: “${headline}”.`);
  await other.locator('[data-container]').nth(1).getByRole('heading').focus();
  await page.keyboard.press('Control+v');
  await said(other, `“${headline}” put in`);
  await isSound(page, 'fronts side by side');
  await page.keyboard.press('Control+z');
  await said(other, 'Undone.');
  expect(await other.locator('.slots > [data-card]').count()).toBe(count);
  expect(await one.locator('.front-said').innerText()).not.toContain('Undone.');

  const id = (await first(one).getAttribute('data-card')) ?? '';
  await first(one).dragTo(first(other));
  await said(other, `“${headline}” moved to`);
  expect(await first(other).getAttribute('data-card')).toBe(id);
  await one.locator(`[data-card="${id}"]`).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await one.locator(`[data-card="${id}"]`).waitFor();
  await other.locator(`[data-card="${id}"]`).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Close العربية' }).click();
  await page.getByRole('heading', { name: 'International edition front', level: 1 }).waitFor();
}

/** An administrator names an editor for one front; what stands on others as well is not theirs there, and its launch names those. */
async function isNotTheirs(page: Page): Promise<void> {
  const boss = await people.as('administrator', { viewport: { width: 360, height: 780 } });
  await showAs(page, { width: 1280, colorScheme: 'dark' });
  const me = (await ask<{ person: { id: string; name: string } }>(page, 'GET /api/session')).person;
  const dialog = dialogOf(boss);
  await begun(boss, 'section%2Fsport');
  const { draft } = await ask<Front>(boss, 'GET /api/fronts/uk');
  const { revision } = await ask<Front>(boss, 'GET /api/fronts/section%2Fsport');
  const place = { act: 'place-container', front: 'section/sport', container: draft.containers[0], after: null };
  await ask(boss, 'POST /api/front-commands', { id: 'shared-one', hand: 'a-test', on: revision, do: place });
  try {
    await boss.goto('/people');
    await boss.getByRole('button', { name: `Manage ${me.name}` }).click();
    for (const right of ['May arrange', 'May launch']) {
      await dialog.getByLabel(right).selectOption({ label: 'Only these…' });
      await dialog.getByRole('group').getByLabel('Sport (section)').last().check();
      await dialog.getByRole('button', { name: 'Save' }).first().click();
      await dialog.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
    }
    await isSound(boss, 'somebody who was named for fronts');
    await page.goto('/fronts/section%2Fsport');
    await page.getByText('You may not change it: it is also on UK', { exact: false }).waitFor();
    expect(await page.locator('[data-container]').first().locator('.card-menu').count()).toBe(0);
    expect(await page.locator('[data-container]').nth(1).getByRole('button', { name: 'Actions' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Launch…' }).click();
    await dialogOf(page).getByText('where you may not launch', { exact: false }).waitFor();
    await isSound(page, 'a launch of which a part is not theirs');
    await goTo(page, '/fronts/uk');
    await titled(page, 'UK edition front');
    await page.locator('[data-container]').first().waitFor();
    expect(await page.getByRole('button', { name: 'Launch…' }).count()).toBe(0);
  } finally {
    for (const permission of ['front.arrange', 'front.launch'])
      await ask(boss, `PUT /api/people/${me.id}/fronts`, { permission, fronts: [] });
  }
}

test('a desk and a telephone arrange one front while the line is cut and the server is killed: nothing is lost, and both can explain it', async () => {
  const data = aCopy();
  const server = await start(data);
  const at = { baseURL: server.office };
  const desk = await people.as('editor', { ...at, viewport: { width: 1280, height: 1400 } });
  const phone = await people.as('sub-editor', {
    ...{ ...at, viewport: { width: 360, height: 780 } },
    ...{ hasTouch: true, isMobile: true, colorScheme: 'dark' },
  });
  await begun(desk, 'uk');
  for (const page of [desk, phone]) {
    await page.goto('/fronts/uk');
    await cards(page, 1).nth(3).waitFor();
  }
  await phone.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const ids = (page: Page, container = 1): Promise<(string | null)[]> =>
    cards(page, container).evaluateAll((all) => all.map((one) => one.getAttribute('data-card')));
  const [first = '', second = '', third = '', fourth = ''] = (await ids(desk)).map((id) => id ?? '');
  const card = (page: Page, id: string): Locator => page.locator(`[data-card="${id}"]`);
  const waits = (page: Page, words: string): Promise<void> => page.getByRole('heading', { name: words }).waitFor();

  await phone.context().setOffline(true);
  const tap = async (id: string, act: string): Promise<void> => {
    await card(phone, id).locator('.card-menu button').first().tap();
    await phone.getByRole('menuitem', { name: act }).tap();
  };
  await tap(third, 'Edit the card…');
  await dialogOf(phone).getByLabel('Headline').fill('Said on the train');
  await dialogOf(phone).getByRole('button', { name: 'Save' }).tap();
  await tap(second, 'Take off');
  await tap(fourth, 'Move up');
  await waits(phone, '3 changes wait on this device');
  await isSound(phone, 'what waits on a telephone');
  await phone.reload();
  await waits(phone, '3 changes wait on this device');
  await card(phone, third).getByText('Waits on this device').waitFor();
  expect(await headlineOf(card(phone, third))).toBe('Said on the train');
  await phone.getByRole('button', { name: /^Discard: .* taken off/ }).tap();
  await waits(phone, '2 changes wait on this device');
  expect(await ids(phone)).toContain(second);

  await cards(desk, 1).nth(1).dragTo(cards(desk, 1).first());
  await said(desk, 'moved to');
  await server.stop('SIGKILL');
  await doByKeys(desk, card(desk, third), 'Edit the card…');
  await dialogOf(desk).getByLabel('Headline').fill('Said at the desk');
  await dialogOf(desk).getByRole('button', { name: 'Save' }).press('Enter');
  await waits(desk, '1 change waits on this device');
  await said(desk, 'It waits on this device until the newsroom answers.');
  await desk.getByRole('button', { name: 'Launch…' }).press('Enter');
  await dialogOf(desk).getByText('Some of this is still on this device.').waitFor();
  expect(await dialogOf(desk).getByRole('button', { name: 'Launch now' }).isDisabled()).toBe(true);
  await isSound(desk, 'a launch that has to wait');
  await desk.keyboard.press('Escape');

  await start(data, { before: server });
  await desk.getByRole('heading', { name: '1 change waits on this device' }).waitFor({ state: 'detached' });
  await phone.context().setOffline(false);
  const choice = phone.getByRole('region', { name: 'Somebody else got there first' });
  await choice.getByText(/changed to “Said on the train”/).waitFor();
  await choice.getByText(/changed to “Said at the desk”/).waitFor();
  await choice.getByRole('button', { name: /^Make my change/ }).tap();
  await choice.waitFor({ state: 'detached' });
  await card(desk, third).getByText('Said on the train').waitFor();
  const both = await ids(desk);
  await expect.poll(() => ids(phone)).toEqual(both);
  expect(new Set(both)).toEqual(new Set([first, second, third, fourth]));
  await desk.getByRole('button', { name: 'Launch…' }).click();
  await dialogOf(desk).getByRole('button', { name: 'Launch now' }).click();
  await dialogOf(desk)
    .getByText(/^Live on /)
    .waitFor();
  const page = await (await fetch(server.site)).text();
  expect(page).toContain('Said on the train');
});
