import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../tidy/source-tree.ts';

/** The build of this checkout; whoever uses this has it built first. */
const built = join(root, 'dist');
const mainOf = (build: string): string => join(build, 'main', 'main.js');
const main = mainOf(built);

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command as a process of its own, until it ends. */
export async function standfirst(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args]);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, ...said };
}

/** The words that run a command, for programs that start it themselves. */
export function commandOf(...args: readonly string[]): string {
  return [process.execPath, main, ...args].map((word) => `'${word}'`).join(' ');
}

export interface Served {
  /** Origins of the readers’ site and of the newsroom. */
  readonly site: string;
  readonly office: string;
  /** Everything said on standard error so far. */
  said(): string;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: string | null }>;
}

/** Starts the server on free ports and waits until it says that it is ready. Whoever starts it stops it. */
export function serve(data: string, ...more: readonly string[]): Promise<Served> {
  return serveBuild(built, data, ...more);
}

/** The same with another build than this checkout's. */
export async function serveBuild(build: string, data: string, ...more: readonly string[]): Promise<Served> {
  const ports = ['--site-port', '0', '--newsroom-port', '0'];
  const child = spawn(process.execPath, [mainOf(build), 'start', '--data', data, ...ports, ...more], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  await until(() => {
    if (child.exitCode !== null) throw new Error(`The server did not start: ${said}`);
    return said.includes('Stop            Ctrl-C');
  }, 180);
  return {
    site: originIn(said, 'Readers’ site'),
    office: originIn(said, 'Newsroom'),
    said: () => said,
    stop: stopping(child),
  };
}

function originIn(said: string, name: string): string {
  return new RegExp(`${name}\\s+(http://\\S+)/`).exec(said)?.[1] ?? '';
}

function stopping(child: ChildProcess): Served['stop'] {
  const end = new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.on('exit', (code, signal) => done({ code, signal })),
  );
  return (signal = 'SIGTERM') => {
    child.kill(signal);
    return end;
  };
}

/** Waits until something holds; throws after so many seconds. */
export async function until(holds: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  const latest = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > latest) throw new Error('What was waited for did not happen.');
    await sleep(25);
  }
}
