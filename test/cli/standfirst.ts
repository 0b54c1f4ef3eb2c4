import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, onTestFinished } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { root } from '../tidy/source-tree.ts';

/** The command line as it is built; the set-up of these tests builds it. */
const main = join(root, 'dist', 'main', 'main.js');

/** Pages of our own to import. */
export const pages = join(root, 'src', 'wire', 'fixtures');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command as a process of its own, until it ends. */
export function standfirst(...args: readonly string[]): Promise<Ended> {
  return ended(spawn(process.execPath, [main, ...args]));
}

async function ended(child: ChildProcess): Promise<Ended> {
  const said = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, ...said };
}

/** The command line that runs a command, for programs that start it themselves. */
export function commandOf(...args: readonly string[]): string {
  return [process.execPath, main, ...args].map((word) => `'${word}'`).join(' ');
}

let pressed: Promise<string> | null = null;

/** The data folder of a small newsroom with a few stories of our own, pressed; each test has its own copy. */
export async function aNewsroom(): Promise<string> {
  pressed ??= makeNewsroom();
  const folder = join(aFolder(), 'data');
  cpSync(await pressed, folder, { recursive: true });
  return folder;
}

afterAll(async () => {
  if (pressed) rmSync(await pressed, { recursive: true });
});

async function makeNewsroom(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-cli-'));
  const files = ['modern-article.html', 'text-paper.txt', 'text-american.txt'].map((name) => join(pages, name));
  const { code, err } = await standfirst('import', ...files, '--publish', '--data', folder);
  if (code !== 0) throw new Error(err);
  return folder;
}

export interface Served {
  /** Origins of the readers' site and of the newsroom. */
  readonly site: string;
  readonly office: string;
  readonly child: ChildProcess;
  /** Everything said on standard error so far. */
  said(): string;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: string | null }>;
}

/** Starts the server on free ports and waits until it says that it is ready; stopped when the test has finished. */
export async function aServer(data: string, ...more: readonly string[]): Promise<Served> {
  const ports = [await aFreePort(), await aFreePort()];
  const child = spawn(process.execPath, [main, 'start', '--data', data, ...portOptions(ports), ...more], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const end = new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.on('exit', (code, signal) => done({ code, signal })),
  );
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => (child.kill(signal), end);
  onTestFinished(() => stop('SIGKILL').then(() => {}));
  await until(() => {
    if (child.exitCode !== null) throw new Error(`The server did not start: ${said}`);
    return said.includes('is ready');
  });
  return {
    site: `http://localhost:${ports[0]}`,
    office: `http://localhost:${ports[1]}`,
    child,
    said: () => said,
    stop,
  };
}

function portOptions([site, office]: readonly number[]): string[] {
  return ['--site-port', String(site), '--newsroom-port', String(office)];
}

/** A port that nobody listens on at this moment. */
export async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until something holds; throws after half a minute. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const latest = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > latest) throw new Error('What was waited for did not happen.');
    await sleep(25);
  }
}

/** Every file under a folder with its bytes as text, by path, but for what the shelf keeps for itself. */
export function filesOf(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const own = join(folder, '.shelf', 'stamp');
  return new Map(
    files
      .filter((file) => file !== own)
      .toSorted()
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'base64')]),
  );
}
