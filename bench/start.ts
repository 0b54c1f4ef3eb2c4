// Cold start and memory of the whole server with the sample newsroom and with a large archive.
// node scripts/run.mjs bench/start.ts [stories]
import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pressAll } from '../src/press/press.ts';
import { makeNewsroom } from './archive.ts';
import { percentile, row } from './report.ts';

const ROUNDS = 5;
/** A start that takes longer has failed. */
const LONGEST_S = 300;
const SITE = 4188;
const main = fileURLToPath(new URL('../dist/main/main.js', import.meta.url));

row('newsroom', 'first start', 'start p50', 'slowest', 'RSS at rest', 'after 2,000 GETs');
await measureSample();
await measureArchive(Number(process.argv[2] ?? 20_000));

async function measureSample(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'standfirst-start-'));
  const first = await start(root);
  await stop(first.child);
  await report('sample', root, `${(first.ms / 1000).toFixed(1)} s`);
}

async function measureArchive(stories: number): Promise<void> {
  const { rooms } = await makeNewsroom(stories);
  await pressAll(rooms);
  await rooms.close();
  // The first start takes up the settings file and the template.
  await stop((await start(rooms.folder.root)).child);
  await report(`${stories} stories`, rooms.folder.root, '');
}

async function report(name: string, root: string, first: string): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { child, ms } = await start(root);
    times.push(ms);
    await stop(child);
  }
  const { child } = await start(root);
  const rest = residentMb(child);
  for (let at = 0; at < 2000; at += 1) await (await fetch(`http://localhost:${SITE}/?${at % 2}`)).arrayBuffer();
  row(
    name,
    first,
    `${Math.round(percentile(times, 0.5))} ms`,
    `${Math.round(Math.max(...times))} ms`,
    `${rest} MB`,
    `${residentMb(child)} MB`,
  );
  await stop(child);
  rmSync(root, { recursive: true });
}

/** From the start of the process until the front answers. What the process said is thrown when it ends or takes too long. */
async function start(root: string): Promise<{ child: ChildProcess; ms: number }> {
  const started = performance.now();
  const ports = ['--site-port', String(SITE), '--newsroom-port', String(SITE + 1)];
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe'];
  const child = spawn(process.execPath, [main, 'start', '--data', root, ...ports], { stdio });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (child.exitCode === null && performance.now() - started < LONGEST_S * 1000) {
    // A connection of its own each time: one that is kept would be that of the server before.
    const asked = { headers: { connection: 'close' }, signal: AbortSignal.timeout(5000) };
    const answer = await fetch(`http://localhost:${SITE}/`, asked).catch(() => null);
    if (answer?.ok) return { child, ms: performance.now() - started };
    await sleep(10);
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not start. It said:\n${said}`);
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function residentMb({ pid }: ChildProcess): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb) / 1024);
}
