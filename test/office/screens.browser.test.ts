import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Role } from '../../src/story/person.ts';
import { type Look, overflow, violationsInLooks } from '../house/looks.ts';
import { hasTurn } from '../house/proof.ts';
import { forThisTestAlone } from '../house/windows.ts';
import { ask } from './ask.ts';
import { goTo } from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

/** A screen, who looks at it, and what stands there when it has been drawn. */
interface Looked {
  readonly path: string;
  readonly as: Role | 'nobody';
  readonly heading: string;
  /** What stands there that stands on no other screen of that heading. */
  readonly shows?: string;
}

const screens: readonly Looked[] = [
  { path: '/', as: 'editor', heading: 'Desk' },
  { path: '/?text=the&section=kestrey&lane=all', as: 'reporter', heading: 'Desk', shows: '[data-row-link]' },
  { path: '/?text=zzzz', as: 'reporter', heading: 'Desk', shows: '.state-title' },
  { path: '/press', as: 'reporter', heading: 'Press' },
  { path: '/inbox', as: 'reporter', heading: 'Inbox' },
  { path: '/coming-up', as: 'editor', heading: 'Coming up' },
  { path: '/fronts', as: 'reporter', heading: 'Fronts' },
  { path: '/fronts/promos%2Fuk', as: 'editor', heading: 'UK edition promos' },
  { path: '/media', as: 'reporter', heading: 'Library' },
  { path: '/banner', as: 'editor', heading: 'Breaking banner' },
  ...[
    'publication',
    'look',
    'editions',
    'sections',
    'topics',
    'authors',
    'checks',
    'pages',
    'links',
    'redirects',
    'history',
  ].map((part) => ({
    ...{ path: `/settings?part=${part}`, as: 'administrator' as const, heading: 'Settings' },
    shows: `.settings-parts [aria-current="page"][href*="part=${part}"]`,
  })),
  { path: '/settings', as: 'editor', heading: 'Settings' },
  { path: '/settings', as: 'reporter', heading: 'Settings' },
  { path: '/account', as: 'reporter', heading: 'Your account' },
  { path: '/people', as: 'administrator', heading: 'People' },
  { path: '/record', as: 'administrator', heading: 'Record' },
  { path: '/status', as: 'administrator', heading: 'Status', shows: '.status-list' },
  { path: '/sign-in', as: 'nobody', heading: 'Sign in' },
  { path: '/welcome#used', as: 'nobody', heading: 'Welcome' },
];

/** Screens of one story, by the language of the story. */
const storyScreens = ['en-GB', 'ar'].flatMap((lang) => [
  { lang, behind: '', shows: 'article, [contenteditable]' },
  { lang, behind: '/history', shows: 'h1' },
]);

/** Each is looked at in one of them, as its turn is. */
const looks: readonly Look[] = [
  { width: 360, colorScheme: 'light' },
  { width: 768, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1600, colorScheme: 'dark' },
];

const looksOf = (screen: string) => looks.filter((_, at) => hasTurn(screen, at, looks.length));

const roles = ['editor', 'reporter', 'administrator', 'nobody'] as const;

test.each(roles)(
  'every screen as %s: nothing axe objects to, nothing to scroll sideways for, at one of four widths, light or dark',
  async (role) => {
    const page = role === 'nobody' ? await people.nobody() : await people.as(role);
    const found: string[] = [];
    for (const { path, heading, shows = 'html' } of screens.filter((one) => one.as === role)) {
      await goTo(page, path);
      await page.getByRole('heading', { name: heading }).first().waitFor();
      await page.locator(shows).first().waitFor();
      await expect.poll(() => page.locator('.loading').count(), { message: path }).toBe(0);
      found.push(...(await faultsOf(page, path)));
    }
    expect(found).toEqual([]);
  },
);

test('a story of each direction of writing, its screen and its history: the same', async () => {
  const page = await people.as('editor');
  const found: string[] = [];
  for (const { lang, behind, shows } of storyScreens) {
    await goTo(page, `/stories/${await storyIn(page, lang)}${behind}`);
    await page.locator(shows).first().waitFor();
    await page.getByText('Saved', { exact: true }).or(page.locator('h1')).first().waitFor();
    found.push(...(await faultsOf(page, lang + behind)));
  }
  expect(found).toEqual([]);
});

test('what somebody hostile wrote stands on every screen as its words', async () => {
  const [markup, address] = ['<img src=x onerror=ran()><svg onload=ran()>', 'javascript:ran()'];
  const page = await people.as('administrator');
  const asked: string[] = [];
  forThisTestAlone(page);
  await page.exposeFunction('ran', () => void asked.push('ran'));
  page.on('request', (request) => void (request.url().endsWith('/x') && asked.push(request.url())));
  const story = { headline: `Story ${markup}`, kind: 'report', edition: 'uk', section: 'kestrey' };
  const { id } = await ask<{ id: string }>(page, 'POST /api/stories', story);
  await ask(page, 'POST /api/desk/hold', { ids: [id], reason: `${markup} ${address}` });
  await ask(page, 'POST /api/invitations', { email: 'hostile@paper.example', name: `Ada ${markup}`, role: 'reporter' });
  const q = encodeURIComponent(`Story ${markup}`);
  const shows: readonly (readonly [path: string, shown: string])[] = [
    [`/?lane=all&text=${q}`, markup],
    [`/?lane=all&text=${encodeURIComponent(address)}`, 'Desk'],
    [`/stories/${id}`, markup],
    [`/stories/${id}/history`, markup],
    ['/people', markup],
    [`/record?words=Ada`, markup],
    [`/press?path=${q}`, 'Press'],
    [`/${q}`, 'There is no such screen.'],
  ];
  for (const [path, shown] of shows) {
    await page.goto(path);
    await expect.poll(() => page.locator('html').innerText(), { timeout: 15_000 }).toContain(shown);
    const live = page.locator('[onerror], [onload], a[href^="javascript"]');
    expect(await live.count(), path).toBe(0);
  }
  await page.goto(`/stories/${id}`);
  await page.locator('.form-field-headline .field-words').dblclick();
  await page.keyboard.press('Control+Alt+m');
  await page.keyboard.type(`${markup} ${address}`);
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('article', { name: /^Comment by/ })
    .filter({ hasText: `${markup} ${address}` })
    .waitFor();
  expect(await page.locator('[onerror], [onload], a[href^="javascript"]').count()).toBe(0);
  await page.goto('/inbox');
  await page.getByRole('heading', { name: 'Inbox' }).first().waitFor();
  await page.keyboard.press('Control+Alt+k');
  const palette = page.getByRole('dialog', { name: 'Find or do anything' });
  await palette.getByRole('searchbox').fill(`Story ${markup}`);
  await palette.getByRole('menuitem').filter({ hasText: markup }).first().waitFor();
  expect(asked).toEqual([]);
  await ask(page, 'POST /api/desk/hold', { ids: [id], reason: null });
  await ask(page, 'POST /api/desk/spike', { ids: [id], reason: 'It was a test.' });
});

/** What is wrong with a screen that is open, in the looks of its turn. */
async function faultsOf(page: Page, screen: string): Promise<string[]> {
  const found: string[] = [];
  for (const look of looksOf(screen)) {
    const violations = await violationsInLooks(page, [look]);
    const over = await overflow(page);
    found.push(...violations, ...(over > 0 ? [`${look.width}: ${over} px too wide`] : []));
  }
  return found.map((fault) => `${screen} ${fault}`);
}

/** Runs in the page: a story in work in that language. */
async function storyIn(page: Page, lang: string): Promise<string> {
  const { stories } = await ask<{ stories: { id: string; lang: string }[] }>(page, 'GET /api/desk');
  return stories.find((story) => story.lang === lang)?.id ?? '';
}
