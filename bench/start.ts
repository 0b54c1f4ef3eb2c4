// From the start until readers and journalists are answered, and the memory of all processes together, with the sample newsroom and with a
// large archive. node scripts/run.mjs bench/start.ts [stories]
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
/** Nobody asks anything for so long before memory is looked at, in milliseconds. */
const IDLE = 60_000;
const SITE = 4188;
const doors = { readers: SITE, newsroom: SITE + 1 } as const;
const main = fileURLToPath(new URL('../dist/main/main.js', import.meta.url));

row('newsroom', 'first start', 'readers p50', 'both p50', 'both slowest', 'PSS idle', '2,000 GETs on');
await measureSample();
await measureArchive(Number(process.argv[2] ?? 20_000));

async function measureSample(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'standfirst-start-'));
  const first = await start(root);
  await stop(first.child);
  await report('sample', root, `${(first.both / 1000).toFixed(1)} s`);
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
  const starts: Started[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = await start(root);
    starts.push(started);
    await stop(started.child);
  }
  const { child } = await start(root);
  await sleep(IDLE);
  const rest = megabytes(child);
  for (let at = 0; at < 2000; at += 1) await (await fetch(`http://localhost:${SITE}/?${at % 2}`)).arrayBuffer();
  const both = starts.map((one) => one.both);
  row(
    name,
    first,
    ms(
      percentile(
        starts.map(({ readers }) => readers),
        0.5,
      ),
    ),
    ms(percentile(both, 0.5)),
    ms(Math.max(...both)),
    `${rest} MB`,
    `${megabytes(child)} MB`,
  );
  await stop(child);
  rmSync(root, { recursive: true });
}

const ms = (value: number) => `${Math.round(value)} ms`;

interface Started {
  readonly child: ChildProcess;
  /** From the start of the first process until the front is answered, in milliseconds. */
  readonly readers: number;
  /** The same until the newsroom answers too. */
  readonly both: number;
}

/** Starts a newsroom. What its processes said is thrown when it ends or takes too long. */
async function start(root: string): Promise<Started> {
  const started = performance.now();
  const ports = ['--site-port', String(doors.readers), '--newsroom-port', String(doors.newsroom)];
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe'];
  const child = spawn(process.execPath, [main, 'start', '--data', root, ...ports], { stdio });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const until = async (port: number): Promise<number> => {
    while (child.exitCode === null && performance.now() - started < LONGEST_S * 1000) {
      // A connection of its own each time: one that is kept would be that of the server before.
      const asked = { headers: { connection: 'close' }, signal: AbortSignal.timeout(5000) };
      const answer = await fetch(`http://localhost:${port}/`, asked).catch(() => null);
      if (answer?.ok) return performance.now() - started;
      await sleep(10);
    }
    child.kill('SIGKILL');
    throw new Error(`The server did not start. It said:\n${said}`);
  };
  const [readers, newsroom] = await Promise.all([until(doors.readers), until(doors.newsroom)]);
  return { child, readers, both: Math.max(readers, newsroom) };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** What all processes of a newsroom take, each page that several share counted once (PSS). */
function megabytes({ pid }: ChildProcess): number {
  const all = [Number(pid), ...childrenOf(Number(pid))];
  const kilobytes = all.map((one) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1]),
  );
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}
