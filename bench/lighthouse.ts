// Lighthouse on the served sample, as a telephone on a slow connection (its own defaults, simulated): the four scores of a front and
// of stories, in both directions of writing. Ends with 1 when one of them is below 0.99.
// node scripts/run.mjs bench/lighthouse.ts [rounds [origin of a running site]]
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import lighthouse, { type Result } from 'lighthouse';
import { chromium, chromiumOptions } from '../test/house/programs.ts';
import { serve } from '../test/house/standfirst.ts';
import { percentile, row } from './report.ts';

const WANTED = 0.99;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const rounds = Number(process.argv[2] ?? 3);

if (chromium.path === null) process.stdout.write(`Skipped: ${chromium.absent}.\n`);
else await measure(chromium.path);

async function measure(program: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-lighthouse-'));
  const running = process.argv[3] ? null : await serve(join(folder, 'data'), '--host', '127.0.0.1');
  const origin = process.argv[3] ?? running?.site ?? '';
  const { child, port } = await startBrowser(program, join(folder, 'profile'));
  try {
    row('page', ...categories, 'LCP', 'CLS', 'TBT', 'bytes');
    for (const [name, path] of await chosenPages(origin)) report(name, await measured(origin + path, port));
  } finally {
    child.kill();
    await running?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The fronts, and the story that leads each. */
async function chosenPages(origin: string): Promise<[name: string, path: string][]> {
  const leads = await Promise.all(['/', '/ar'].map((front) => leadOf(origin + front)));
  return [
    ['front', '/'],
    ['story', leads[0] ?? '/'],
    ['Arabic front', '/ar'],
    ['Arabic story', leads[1] ?? '/ar'],
  ];
}

async function leadOf(front: string): Promise<string> {
  const html = await (await fetch(front)).text();
  return /<main[\s\S]*?href="(\/news\/[^"/]+\/[^"/]+)"/.exec(html)?.[1] ?? '';
}

async function measured(url: string, port: number): Promise<Result[]> {
  const results: Result[] = [];
  for (let tries = 0; results.length < rounds; tries += 1) {
    const run = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...categories] });
    const failure = run ? run.lhr.runtimeError?.message : 'Lighthouse gave nothing.';
    // A trace may miss its beginning on a busy machine; such a round says nothing.
    if (failure && tries > rounds) throw new Error(`${url}: ${failure}`);
    if (run && !failure) results.push(run.lhr);
  }
  return results;
}

/** Of each number the middle one of the rounds; what costs a score is named below it. */
function report(name: string, results: readonly Result[]): void {
  const middle = (of: (result: Result) => number) => percentile(results.map(of), 0.5);
  const scores = categories.map((category) => middle((result) => result.categories[category]?.score ?? 0));
  const metric = (audit: string) => middle((result) => result.audits[audit]?.numericValue ?? Number.NaN);
  row(
    name,
    ...scores.map((score) => score.toFixed(2)),
    `${Math.round(metric('largest-contentful-paint'))} ms`,
    metric('cumulative-layout-shift').toFixed(3),
    `${Math.round(metric('total-blocking-time'))} ms`,
    Math.round(metric('total-byte-weight')),
  );
  for (const [at, category] of categories.entries()) {
    if ((scores[at] ?? 0) >= WANTED) continue;
    process.exitCode = 1;
    for (const line of costly(results[0], category)) process.stdout.write(`    ${category}: ${line}\n`);
  }
}

/** The audits that lowered a score, with what they say. */
function costly(result: Result | undefined, category: string): string[] {
  const refs = result?.categories[category]?.auditRefs ?? [];
  return refs.flatMap(({ id, weight }) => {
    const audit = result?.audits[id];
    const isLower = weight > 0 && audit?.score !== null && (audit?.score ?? 1) < 1;
    return isLower ? [`${id} ${audit?.score} ${audit?.displayValue ?? audit?.title}`] : [];
  });
}

/** A Chromium with a profile of its own that listens on a free port. */
async function startBrowser(program: string, profile: string): Promise<{ child: ChildProcess; port: number }> {
  const options = [...chromiumOptions, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(program, options, { stdio: 'ignore' });
  const file = join(profile, 'DevToolsActivePort');
  for (let tries = 0; !existsSync(file); tries += 1) {
    if (tries > 300 || child.exitCode !== null) throw new Error('Chromium did not start.');
    await sleep(100);
  }
  return { child, port: Number(readFileSync(file, 'utf8').split('\n')[0]) };
}
