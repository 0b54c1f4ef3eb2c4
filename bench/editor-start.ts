// How long it takes until a story can be typed in, on this machine: from asking for its address, with an empty cache, until a
// typed letter stands in the text. node scripts/run.mjs bench/editor-start.ts [ORIGIN of a newsroom that runs with --demo]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium as launcher } from 'playwright-core';
import { chromium, chromiumOptions } from '../test/house/programs.ts';
import { serve } from '../test/house/standfirst.ts';
import { percentile, row, title } from './report.ts';

const ROUNDS = 7;
const WANTED_MS = 1000;

if (chromium.path === null) title(`Skipped: ${chromium.absent}.`);
else if (process.argv[2]) await measureIn(chromium.path, process.argv[2]);
else await measureOwn(chromium.path);

/** A demonstration newsroom of its own, in a folder that goes with it. */
async function measureOwn(program: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-editor-'));
  const running = await serve(join(folder, 'data'), '--demo');
  try {
    await measureIn(program, running.office);
  } finally {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(program: string, origin: string): Promise<void> {
  const browser = await launcher.launch({ executablePath: program, args: [...chromiumOptions] });
  try {
    await measure(browser, origin);
  } finally {
    await browser.close();
  }
}

async function measure(browser: Browser, origin: string): Promise<void> {
  const door = await browser.newContext({ baseURL: origin });
  const storyId = await enter(door);
  const cookies = await door.storageState();
  const rounds: { shown: number; typed: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext({ baseURL: origin, storageState: cookies });
    rounds.push(await typeIn(context, storyId));
    await context.close();
  }
  row('', 'p50', 'slowest');
  tell(
    'text editable',
    rounds.map(({ shown }) => shown),
  );
  tell(
    'a letter stands',
    rounds.map(({ typed }) => typed),
  );
  title(`Wanted: a letter stands within ${WANTED_MS} ms. ${ROUNDS} browsers, each with nothing kept from before.`);
}

/** Signs a reporter in; the id of a story they write. */
async function enter(context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  await page.goto('/sign-in');
  return page.evaluate(async () => {
    const ways = (await (await fetch('/api/session/ways')).json()) as { demoPeople: { id: string; role: string }[] };
    const id = ways.demoPeople.find(({ role }) => role === 'reporter')?.id;
    const headers = { 'content-type': 'application/json' };
    await fetch('/api/session/demo', { method: 'POST', headers, body: JSON.stringify({ id }) });
    const desk = (await (await fetch('/api/desk?lane=writing')).json()) as { stories: { id: string }[] };
    return desk.stories[0]?.id ?? '';
  });
}

async function typeIn(context: BrowserContext, storyId: string): Promise<{ shown: number; typed: number }> {
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(`/stories/${storyId}`, { waitUntil: 'commit' });
  await page.locator('.ProseMirror[contenteditable=true]').waitFor();
  const shown = performance.now() - start;
  const field = page.locator('.form-field-headline .field-words');
  await field.click();
  await page.keyboard.type('¶');
  await field.filter({ hasText: '¶' }).waitFor();
  const typed = performance.now() - start;
  await page.keyboard.press('Backspace');
  return { shown, typed };
}

function tell(what: string, times: readonly number[]): void {
  row(what, `${percentile(times, 0.5).toFixed(0)} ms`, `${Math.max(...times).toFixed(0)} ms`);
}
