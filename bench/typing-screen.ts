import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type CDPSession, chromium as launcher, type Page } from 'playwright-core';
import { buildEditorPage } from '../test/editor/build-page.ts';
import type { Shown } from '../test/editor/editor-page.ts';
import { chromium, chromiumOptions } from '../test/house/programs.ts';
import { percentile, row, title } from './report.ts';

/**
 * What a keystroke costs in the text of a story of 3,000 words while two others type in it: all that the page's main thread
 * does from the key to the drawn letter, others' letters that fall into that time included (CDP, Performance.getMetrics,
 * TaskDuration). node scripts/run.mjs bench/typing-screen.ts
 */
const STROKES = 300;
const PARAGRAPHS = 60;
const WORDS_A_PARAGRAPH = 50;
const OTHERS_TYPE_EVERY_MS = 200;
/** A frame of a screen that draws sixty a second. */
const WANTED_MS = 16;

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

if (chromium.path === null) title(`Skipped: ${chromium.absent}.`);
else await measureIn(chromium.path);

async function measureIn(program: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'standfirst-typing-'));
  await buildEditorPage(folder);
  const server = createServer(
    (request, response) =>
      void answer(folder, request.url ?? '/').then((file) =>
        response.writeHead(200, { 'content-type': file.type }).end(file.body),
      ),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const browser = await launcher.launch({ executablePath: program, args: [...chromiumOptions] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForSelector('body[data-ready]', { state: 'attached' });
    row('', 'p50', 'p95', 'slowest');
    for (const isSuggesting of [false, true]) {
      const costs = await measure(page, { isSuggesting });
      const at = (share: number): string => `${percentile(costs, share).toFixed(1)} ms`;
      row(isSuggesting ? 'suggesting' : 'typing', at(0.5), at(0.95), at(1));
    }
    title(`Wanted: a keystroke costs at most ${WANTED_MS} ms. ${STROKES} keystrokes of each.`);
  } finally {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true });
  }
}

async function answer(folder: string, url: string): Promise<{ type: string; body: Buffer }> {
  const name = url === '/' ? '/index.html' : url;
  const body = await readFile(join(folder, name)).catch(() => Buffer.alloc(0));
  return { type: types[extname(name)] ?? 'text/html; charset=utf-8', body };
}

async function measure(here: Page, options: Shown): Promise<number[]> {
  await here.evaluate(
    ([story, shown]) => {
      if (shown.isSuggesting) window.tools.again(shown);
      else window.tools.show(story, shown);
    },
    [longStory(), options] as const,
  );
  await here.waitForSelector('.text');
  await here.evaluate(() => window.tools.focus('ada', window.tools.at('ada', 'Paragraph 31')));
  const others = setInterval(() => {
    void here.evaluate(() => {
      window.tools.typeElsewhere(12, 'b');
      window.tools.typeElsewhere(45, 'c');
    });
  }, OTHERS_TYPE_EVERY_MS);
  const devtools = await here.context().newCDPSession(here);
  await devtools.send('Performance.enable');
  const costs: number[] = [];
  for (let stroke = 0; stroke < STROKES; stroke += 1)
    costs.push(await costOf(here, devtools, stroke % 6 === 5 ? ' ' : 'e'));
  clearInterval(others);
  return costs;
}

async function costOf(here: Page, devtools: CDPSession, letter: string): Promise<number> {
  const before = await taskTime(devtools);
  await here.keyboard.type(letter);
  await here.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return ((await taskTime(devtools)) - before) * 1000;
}

async function taskTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

function longStory(): object {
  const field = (name: string, text: string) => ({
    type: 'field',
    attrs: { name },
    content: text ? [{ type: 'text', text }] : [],
  });
  const names = ['kicker', 'headline', 'standfirst', 'dateline', 'shortHeadline', 'trailText', 'catchline'];
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_none, index) => {
    const words = Array.from(
      { length: WORDS_A_PARAGRAPH - 2 },
      (_word, place) =>
        ['harbour', 'wall', 'stones', 'of', 'the', 'TK'][(index + place * 7) % 97 === 0 ? 5 : place % 5],
    );
    return { type: 'paragraph', content: [{ type: 'text', text: `Paragraph ${index} ${words.join(' ')}` }] };
  });
  return {
    type: 'doc',
    content: [
      { type: 'furniture', content: names.map((name) => field(name, name)) },
      { type: 'mainMedia' },
      ...paragraphs,
    ],
  };
}
