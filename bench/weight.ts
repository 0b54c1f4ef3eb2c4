// What a first view weighs: the page as it goes over the wire (brotli 11), how much of that is styles, and the type it fetches, for a
// front and the story that leads it, in both directions of writing. node scripts/run.mjs bench/weight.ts [origin of a running site]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, chromium as launcher } from 'playwright-core';
import { chromium, chromiumOptions } from '../test/house/programs.ts';
import { serve } from '../test/house/standfirst.ts';
import { percentile, row, title } from './report.ts';

const PAGE_WANTED = 8000;
const TYPE_WANTED = 80_000;

if (chromium.path === null) title(`Skipped: ${chromium.absent}.`);
else await measureIn(chromium.path);

async function measureIn(program: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-weight-'));
  const running = process.argv[2] ? null : await serve(join(folder, 'data'));
  const browser = await launcher.launch({ executablePath: program, args: [...chromiumOptions] });
  try {
    await measure(browser, process.argv[2] ?? running?.site ?? '');
  } finally {
    await browser.close();
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, origin: string): Promise<void> {
  row('bytes', 'page', 'of it styles', 'type');
  for (const [name, path] of [
    ['front', '/'],
    ['story', (await storiesOn(origin, '/'))[0] ?? '/'],
    ['Arabic front', '/ar'],
    ['Arabic story', (await storiesOn(origin, '/ar'))[0] ?? '/ar'],
  ] as const) {
    const page = await pageAt(origin + path);
    row(name, small(page), small(page) - small(withoutStyles(page)), await typeOf(browser, origin + path));
  }
  const stories = (await Promise.all(['/', '/international', '/ar'].map((front) => storiesOn(origin, front)))).flat();
  const weights: number[] = [];
  for (const path of new Set(stories)) weights.push(small(await pageAt(origin + path)));
  row('stories', 'p50', 'p90', 'largest');
  row(weights.length, percentile(weights, 0.5), percentile(weights, 0.9), Math.max(...weights));
  title(`Wanted: a story of ${PAGE_WANTED} bytes, type of ${TYPE_WANTED}.`);
}

async function pageAt(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** The stories a front leads to, its lead first. */
async function storiesOn(origin: string, front: string): Promise<string[]> {
  const main = (await pageAt(origin + front)).replace(/^.*?<main/s, '');
  return [...main.matchAll(/href="(\/news\/[^"/]+\/[^"/]+)"/g)].map(([, path = '']) => path);
}

function small(page: string): number {
  return brotliCompressSync(page).length;
}

function withoutStyles(page: string): string {
  return page.replaceAll(/<style>.*?<\/style>/gs, '');
}

/** What an empty browser fetches of type, on a telephone. */
async function typeOf(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
  const lengths: number[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.woff2')) lengths.push(Number(response.headers()['content-length']));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.close();
  return lengths.reduce((sum, length) => sum + length, 0);
}
