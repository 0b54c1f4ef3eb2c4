import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { askToPublish, goTo, missingIn, open, paragraph, readersOf, saved, unlikeOthers, write } from './at-work.ts';
import { violationsInLooks } from '../house/looks.ts';
import { ask } from './ask.ts';
import { journalists } from './journalists.ts';
import { theOffice } from './the-office.ts';

const people = journalists();
const readers = readersOf(theOffice().site);

const NOWHERE = 404;

/** A quarter of a minute from now, as a field for times writes it, on the clock of London. */
function soon(): string {
  const at = new Date(Date.now() + 15_000);
  const wall = new Intl.DateTimeFormat('sv', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
  return wall.replace(' ', 'T');
}

test('a story goes live by itself at the second that was set', async () => {
  const joanna = await people.as('editor');
  const headline = unlikeOthers('Budget is read');
  const id = await write(joanna, headline, ['The budget is read.']);
  const dialog = await askToPublish(joanna);
  await dialog.getByText('At a set time', { exact: true }).click();
  await dialog.getByLabel('On the clock of').selectOption('Europe/London');
  const field = dialog.getByLabel('Day and time');
  // People choose whole minutes; the field takes seconds here, so that nobody waits for a minute to end.
  await field.evaluate((input) => input.setAttribute('step', '1'));
  await field.fill(soon());
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await joanna.getByRole('heading', { name: 'Scheduled for' }).waitFor();
  expect((await readers(`/news/${id}`)).status).toBe(NOWHERE);
  await joanna.getByRole('button', { name: 'Done' }).click();
  await joanna.getByText('Goes live', { exact: false }).first().waitFor();
  await goTo(joanna, '/coming-up');
  const line = joanna.getByRole('listitem').filter({ hasText: headline }).first();
  await line.getByText('Scheduled', { exact: true }).waitFor();
  await line.getByText('Live', { exact: true }).waitFor({ timeout: 40_000 });
  // It is live in the newsroom when it is committed; its pages follow in the next moment, on a busy machine a little later.
  await expect.poll(async () => missingIn(await readers(`/news/${id}`), 'The budget is read.')).toEqual([]);
  expect(await line.getByText(/^Late by/).count()).toBe(0);
});

/** Chooses stories by their headlines in the dialog that releases several. */
async function choose(page: Page, ...headlines: readonly string[]): Promise<void> {
  await goTo(page, '/coming-up');
  await page.getByRole('button', { name: 'Release together' }).click();
  const field = page.getByLabel('Find a story');
  const at = await field.boundingBox();
  for (const headline of headlines) {
    await field.fill(headline);
    // What was found before stands until the answer comes, and moves away under the pointer then.
    await expect.poll(() => page.getByRole('button', { name: /^Add: / }).count()).toBe(1);
    await page.getByRole('button', { name: `Add: ${headline}` }).click();
  }
  // What is found and what is chosen may be long or short: nothing that one is about to press moves with it.
  expect(await field.boundingBox()).toEqual(at);
}

test('two stories released together are live in one moment', async () => {
  const joanna = await people.as('editor');
  const names = ['Mayor of Selby Quay resigns', 'Deputy of Selby Quay steps in'].map(unlikeOthers);
  const ids = [await write(joanna, names[0] ?? '', ['He goes.']), await write(joanna, names[1] ?? '', ['She comes.'])];
  await choose(joanna, ...names);
  await joanna.getByRole('button', { name: 'Release now' }).click();
  await joanna.getByRole('heading', { name: 'Released together' }).waitFor();
  for (const [at, id] of ids.entries()) expect(missingIn(await readers(`/news/${id}`), names[at] ?? '')).toEqual([]);
});

test('of two stories neither goes live when one can no longer be published', async () => {
  const [nell, joanna] = [await people.as('reporter'), await people.as('editor')];
  const names = ['Verdict in the Arkle case', 'What the Arkle verdict means'].map(unlikeOthers);
  const ids = [await write(nell, names[0] ?? '', ['Guilty.']), await write(nell, names[1] ?? '', ['Much.'])];
  await choose(joanna, ...names);
  await joanna.getByRole('button', { name: 'Release now' }).waitFor();
  await expect.poll(() => joanna.getByRole('button', { name: 'Release now' }).isEnabled()).toBe(true);
  await open(nell, ids[1] ?? '');
  await paragraph(nell).click();
  await nell.keyboard.press('End');
  await nell.keyboard.type(' TK more.');
  await saved(nell);
  await joanna.getByRole('button', { name: 'Release now' }).click();
  await joanna
    .getByText(/typed|TK/)
    .first()
    .waitFor();
  expect(await Promise.all(ids.map(async (id) => (await readers(`/news/${id}`)).status))).toEqual([NOWHERE, NOWHERE]);
});

interface Banners {
  readonly on: number;
  readonly acts: readonly { readonly id: string; readonly canUndo: boolean }[];
}

test('what breaks stands over every page of an edition until it is taken back or ends, and is seen by everybody who wants to say so', async () => {
  const [joanna, other] = [await people.as('editor'), await people.as('editor')];
  const flood = unlikeOthers('Sea wall at Orran Quay gives way');
  for (const page of [joanna, other]) await page.goto('/banner');
  await joanna.getByLabel('What has happened').fill(flood);
  await joanna.getByText('A story', { exact: true }).click();
  const found = joanna.getByRole('button', { name: /^Choose: / }).first();
  const headline = (await found.getAttribute('aria-label'))?.replace('Choose: ', '') ?? '';
  await found.click();
  await joanna.getByText(headline).first().waitFor();
  await joanna.getByText('In 30 minutes', { exact: true }).click();
  // Somebody else begins before it is up, and is not told yet.
  const before = await ask<Banners>(other, 'GET /api/banners');
  await joanna.getByRole('button', { name: 'Put it up' }).click();
  await joanna.getByText(/^Readers have it/).waitFor();
  for (const path of ['/', '/kestrey', '/corrections', '/lite', '/lite/kestrey', '/nowhere'])
    expect(missingIn(await readers(path), flood, '<strong>Breaking</strong>'), path).toEqual([]);
  for (const path of ['/international', '/ar']) expect(missingIn(await readers(path), flood), path).toEqual([flood]);

  const late = { id: 'late-act', on: before.on, editions: ['uk'], words: 'Wall breaks', link: null };
  await expect(ask(other, 'POST /api/banners', { ...late, until: { minutes: 5 } })).rejects.toThrow('in the meantime');
  await other.getByText(flood).first().waitFor();
  await other.getByRole('button', { name: `Undo: ${flood}` }).click();
  await expect.poll(async () => missingIn(await readers('/'), flood)).toEqual([flood]);
  await joanna.getByText('undid').first().waitFor();
});

test('a banner reads from its edition’s side, is fit for everybody, and ends at its second', async () => {
  const joanna = await people.as('editor');
  const words = 'انهيار جدار البحر في أوران';
  const put = async (id: string, edition: string, said: string, until: object): Promise<void> => {
    const { on } = await ask<Banners>(joanna, 'GET /api/banners');
    await ask(joanna, 'POST /api/banners', { id, on, editions: [edition], words: said, link: null, until });
  };
  const whileLookedAt = { minutes: 30 };
  await put('banner-for-looks-ar', 'ar', words, whileLookedAt);
  await put(
    'banner-for-looks-uk',
    'uk',
    'Sea wall gives way, and the quay is closed to everybody until further notice',
    whileLookedAt,
  );
  const reader = await people.nobody({ baseURL: theOffice().site });
  for (const path of ['/ar', '/lite/ar', '/', '/lite']) {
    await reader.goto(path);
    const line = reader.locator('aside.breaking');
    expect(await line.evaluate((one) => getComputedStyle(one).direction)).toBe(path.endsWith('ar') ? 'rtl' : 'ltr');
    const looks = [
      { width: 360, colorScheme: 'dark' },
      { width: 1280, colorScheme: 'light' },
    ] as const;
    expect(await violationsInLooks(reader, looks), path).toEqual([]);
    expect(await reader.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  const last = { local: soon(), zone: 'Europe/London' };
  await put('banner-that-ends-ar', 'ar', words, last);
  await put('banner-that-ends-uk', 'uk', 'The quay is open', last);
  await expect.poll(async () => missingIn(await readers('/ar'), words), { timeout: 40_000 }).toEqual([words]);
  await expect.poll(async () => missingIn(await readers('/'), 'The quay is open')).toEqual(['The quay is open']);
  await joanna.goto('/banner');
  await joanna.getByText('ended by itself').first().waitFor();
});

test('a story and a front are planned for one moment, stand in Coming up, and are taken back together', async () => {
  const joanna = await people.as('editor');
  const headline = unlikeOthers('Harbour of Orran Quay opens again');
  await write(joanna, headline, ['It opens.']);
  await ask(joanna, 'POST /api/fronts/uk/beginning', { hand: 'a-test' });
  await choose(joanna, headline);
  await joanna.getByRole('group', { name: 'Launch with them' }).getByLabel('UK edition').check();
  await joanna.getByText('At a set time', { exact: true }).click();
  await joanna.getByLabel('On the clock of').selectOption('Europe/London');
  await joanna.getByLabel('Day and time').fill('2030-11-24T06:00');
  await joanna.getByRole('button', { name: 'Schedule' }).click();
  await joanna.getByRole('heading', { name: 'Scheduled for' }).waitFor();
  await joanna.getByRole('button', { name: 'Done' }).click();
  const line = joanna.getByRole('listitem').filter({ hasText: headline }).first();
  await line.getByText('With it, on fronts:', { exact: false }).waitFor();
  expect((await ask<{ planned: unknown[] }>(joanna, 'GET /api/launches')).planned).toHaveLength(1);
  await line.getByRole('button', { name: 'Cancel the release' }).click();
  await line.getByText('Cancelled', { exact: true }).waitFor();
  expect((await ask<{ planned: unknown[] }>(joanna, 'GET /api/launches')).planned).toEqual([]);
});
