// A front of sixty cards on the screen, on this machine: how long until it can be arranged, from asking for its address with an empty
// cache, and how long until another screen shows a move. node scripts/run.mjs bench/front-screen.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium as launcher, type Page } from 'playwright-core';
import { newId } from '../src/base/ids.ts';
import type { FrontAct } from '../src/story/front-commands.ts';
import { chromium, chromiumOptions } from '../test/house/programs.ts';
import { serve } from '../test/house/standfirst.ts';
import { percentile, row, title } from './report.ts';

const OPENINGS = 7;
const MOVES = 40;
const CARDS = 60;
const OPEN_WANTED_MS = 1000;
const FOLLOW_WANTED_MS = 300;

if (chromium.path === null) title(`Skipped: ${chromium.absent}.`);
else await measureIn(chromium.path);

async function measureIn(program: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-front-'));
  const running = await serve(join(folder, 'data'), '--demo');
  const browser = await launcher.launch({ executablePath: program, args: [...chromiumOptions] });
  try {
    await measure(browser, running.office);
  } finally {
    await browser.close();
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, baseURL: string): Promise<void> {
  const door = await browser.newContext({ baseURL });
  const page = await door.newPage();
  await enter(page);
  await fillFront(page);
  const storageState = await door.storageState();
  const openings: number[] = [];
  for (let round = 0; round < OPENINGS; round += 1) {
    const context = await browser.newContext({ baseURL, storageState });
    openings.push(await opened(context));
    await context.close();
  }
  const others = await browser.newContext({ baseURL, storageState });
  const follows = await followed(page, await others.newPage());
  row('', 'p50', 'slowest');
  tell('it can be arranged', openings);
  tell('another shows a move', follows);
  title(`Wanted: ${OPEN_WANTED_MS} ms and ${FOLLOW_WANTED_MS} ms. ${OPENINGS} empty browsers, ${MOVES} moves.`);
}

/** Runs in the page: asks the newsroom. */
async function ask<T>(page: Page, route: string, body?: object): Promise<T> {
  return page.evaluate(
    async ([method, path, sent]) => {
      const headers = { 'content-type': 'application/json' };
      const init = sent === null ? { method } : { method, headers, body: sent };
      return (await fetch(path, init)).json();
    },
    [...(route.split(' ') as [string, string]), body ? JSON.stringify(body) : null] as const,
  ) as Promise<T>;
}

async function enter(page: Page): Promise<void> {
  await page.goto('/sign-in');
  const ways = await ask<{ demoPeople: { id: string; role: string }[] }>(page, 'GET /api/session/ways');
  await ask(page, 'POST /api/session/demo', { id: ways.demoPeople.find(({ role }) => role === 'editor')?.id });
}

interface Front {
  readonly revision: number;
  readonly draft: { readonly containers: readonly string[] };
}

/** Five containers of twelve links and stories each. */
async function fillFront(page: Page): Promise<void> {
  await ask(page, 'POST /api/fronts/uk/beginning', { hand: 'bench' });
  const { draft } = await ask<Front>(page, 'GET /api/fronts/uk');
  for (const container of draft.containers) await give(page, { act: 'remove-container', front: 'uk', container });
  const { stories } = await ask<{ stories: { id: string }[] }>(page, 'GET /api/front-stories?public=live');
  let placed = 0;
  for (let number = 0; number < CARDS / 12; number += 1) {
    const container = newId();
    const settings = { title: `Container ${number}`, layout: 'grid', size: 12, backfill: null } as const;
    const plain = { hidden: false, editions: null, label: null };
    await give(page, {
      act: 'add-container',
      front: 'uk',
      container,
      settings: { ...settings, ...plain },
      after: null,
    });
    for (let place = 0; place < 12; place += 1) {
      const story = stories[placed]?.id;
      const link = { is: 'link', href: `https://paper.example/${placed}`, headline: `Card ${placed}` } as const;
      const content = story === undefined ? link : ({ is: 'story', id: story } as const);
      const spot = { container, list: 'standard', after: null } as const;
      await give(page, { act: 'add-card', card: newId(), content, overrides: {}, ...spot });
      placed += 1;
    }
  }
}

async function give(page: Page, act: FrontAct): Promise<void> {
  const { revision: on } = await ask<Front>(page, 'GET /api/fronts/uk');
  await ask(page, 'POST /api/front-commands', { id: newId(), hand: 'bench', on, do: act });
}

async function opened(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  const start = performance.now();
  await page.goto('/fronts/uk', { waitUntil: 'commit' });
  await page
    .locator('.slots > [data-card]')
    .nth(CARDS - 1)
    .waitFor();
  await page.getByRole('button', { name: 'Launch…' }).waitFor();
  return performance.now() - start;
}

/** Moves the last card of the first container to its beginning, again and again: from the press of a key on one screen until it stands there on the other. */
async function followed(mover: Page, follower: Page): Promise<number[]> {
  const first = (page: Page) => page.locator('[data-container]').first().locator('.slots > [data-card]');
  for (const page of [mover, follower]) {
    await page.goto('/fronts/uk');
    await first(page).nth(11).waitFor();
  }
  const times: number[] = [];
  for (let move = 0; move < MOVES; move += 1) {
    const moving = await first(mover).nth(1).getAttribute('data-card');
    const seen = follower.waitForFunction(
      (card) => document.querySelector('[data-container] .slots > [data-card]')?.getAttribute('data-card') === card,
      moving,
      { polling: 'raf' },
    );
    await first(mover).nth(1).locator('.card-menu button').first().press('Enter');
    const entry = mover.getByRole('menuitem', { name: 'Move up' });
    await entry.waitFor();
    const start = performance.now();
    await entry.press('Enter');
    await seen;
    times.push(performance.now() - start);
    await mover.locator('.front-said').filter({ hasText: 'moved to' }).waitFor();
  }
  return times;
}

function tell(what: string, times: readonly number[]): void {
  row(what, `${percentile(times, 0.5).toFixed(0)} ms`, `${Math.max(...times).toFixed(0)} ms`);
}
