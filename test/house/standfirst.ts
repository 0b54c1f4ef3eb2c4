import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../tidy/source-tree.ts';
import { aFreePort } from './ports.ts';
import { compiledOnce } from './builds.ts';

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
  const child = spawn(process.execPath, [main, ...args], { env: compiledOnce() });
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
  /** Of the process that keeps the others running. */
  readonly pid: number;
  /** Everything said on standard error so far. */
  said(): string;
  /** Takes no more of what it says on standard error. */
  closeLog(): void;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: string | null }>;
}

/** Starts the server on free ports and waits until it says that it is ready. Whoever starts it stops it. */
export function serve(data: string, ...more: readonly string[]): Promise<Served> {
  return serveBuild(built, data, ...more);
}

/** Starts the server on free ports and waits until it says these words. Ended when the test has finished. */
export async function startUntil(data: string, words: string, ...more: readonly string[]): Promise<Served> {
  const served = await aCommand(words, 'start', '--data', data, ...(await freePorts()), ...more);
  const site = /Readers are served at (http:\S+)\/ /.exec(served.said())?.[1];
  return {
    ...served,
    site: site ?? originIn(served.said(), 'Readers’ site'),
    office: originIn(served.said(), 'Newsroom'),
  };
}

/** The same with another build than this checkout's. */
export async function serveBuild(build: string, data: string, ...more: readonly string[]): Promise<Served> {
  const launched = launch(build, ['start', '--data', data, ...(await freePorts()), ...more]);
  const { said } = launched;
  await untilItSays(launched, 'Stop            Ctrl-C', 180);
  return { ...launched, site: originIn(said(), 'Readers’ site'), office: originIn(said(), 'Newsroom') };
}

/** Any command that runs until it is stopped, once it has said these words. Ended when the test has finished. */
export async function aCommand(words: string, ...args: readonly string[]): Promise<Omit<Served, 'site' | 'office'>> {
  const launched = launch(built, args);
  // Only within a test: what serves a whole group of tests uses this file before there is one.
  const { atTheEnd } = await import('./endings.ts');
  atTheEnd(() => launched.stop('SIGKILL'));
  await untilItSays(launched, words, 60);
  return launched;
}

/** The same with something more in its environment. */
export function aCommandWith(
  env: Readonly<Record<string, string>>,
  words: string,
  ...args: readonly string[]
): Promise<Served> {
  return aCommandOf(built, env, words, ...args);
}

/** The same with another build than this checkout's. */
export async function aCommandOf(
  build: string,
  env: Readonly<Record<string, string>>,
  words: string,
  ...args: readonly string[]
): Promise<Served> {
  const launched = launch(build, args, env);
  const { atTheEnd } = await import('./endings.ts');
  atTheEnd(() => launched.stop('SIGKILL'));
  await untilItSays(launched, words, 120);
  const said = launched.said();
  return { ...launched, site: originIn(said, 'Readers’ site'), office: originIn(said, 'Newsroom') };
}

/** Waits until a process says these words; throws, with what it said, when it ends before, or does not say them in so many seconds. */
async function untilItSays(
  { said, isRunning }: ReturnType<typeof launch>,
  words: string,
  seconds: number,
): Promise<void> {
  await until(() => {
    if (!isRunning()) throw new Error('It did not start.');
    return said().includes(words);
  }, seconds).catch((error: unknown) => {
    throw new Error(`${String(error)} It said: ${said()}`);
  });
}

/** Ports that nobody else has, as the options of `start`. */
export const anyPorts: readonly string[] = ['--site-port', '0', '--newsroom-port', '0'];

/** The same where it matters that the newsroom gets its own: it listens a moment after its port was found, and systems give theirs to whoever asks for any. */
export const freePorts = async (): Promise<readonly string[]> => [
  ...['--site-port', '0'],
  ...['--newsroom-port', String(await aFreePort())],
];

function launch(build: string, args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const env = { ...process.env, ...more };
  const child = spawn(process.execPath, [mainOf(build), ...args], { stdio: ['ignore', 'ignore', 'pipe'], env });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const closeLog = () => child.stderr.destroy();
  return { said: () => said, isRunning, stop: stopping(child), pid: child.pid ?? 0, closeLog };
}

function originIn(said: string, name: string): string {
  return new RegExp(`${name}\\s+(http://\\S+)/`).exec(said)?.[1] ?? '';
}

function stopping(child: ChildProcess): Served['stop'] {
  const end = new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.on('exit', (code, signal) => done({ code, signal })),
  );
  return (signal = 'SIGTERM') => {
    // What ends a machine ends all of it in one moment.
    const all = signal === 'SIGKILL' && child.exitCode === null ? Object.values(childrenOf(child.pid ?? 0)) : [];
    child.kill(signal);
    for (const pid of all) if (pid > 0) killIfThere(pid);
    return end;
  };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with the one that kept it.
  }
}

/** Waits until something holds; throws after so many seconds. */
export async function until(holds: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  const latest = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > latest) throw new Error('What was waited for did not happen.');
    await sleep(25);
  }
}

/** The processes that one has started, by what they do. */
export function childrenOf(pid: number): { readers: number; newsroom: number; search: number } {
  const of = childOf(pid);
  return { readers: of('readers'), newsroom: of('newsroom'), search: of('search') };
}

/** The process that brings a delivery node what is published; 0 while there is none. */
export function followerOf(pid: number): number {
  return childOf(pid)('follower');
}

function childOf(pid: number): (name: string) => number {
  // Not asked for its children alone: of one that has none ps says so as of a failure.
  const lines = execFileSync('ps', ['-eo', 'ppid=,pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.trim().startsWith(`${pid} `))
    .map((line) => line.trim().slice(String(pid).length));
  return (name) => Number(/\d+/.exec(lines.find((line) => line.includes(`/processes/${name}.js`)) ?? '0')?.[0]);
}
