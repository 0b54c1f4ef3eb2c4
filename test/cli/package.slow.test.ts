import { spawn, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { someSettings } from '../house/presses.ts';
import { anyPorts, until } from '../house/standfirst.ts';
import { root } from '../tidy/source-tree.ts';

// The package as somebody gets it who has no clone: packed, installed into an empty folder and started with npx, on the Node they have.

/** Of everything that is installed, Node itself apart. */
const MOST_MEGABYTES = 120;

const noRegistry = 'the npm registry cannot be reached, and npm has not kept all that the package needs';

let folder = '';
let packed: readonly string[] = [];
let isInstalled = false;

beforeAll(() => {
  folder = aFolder();
  const tarballs = join(folder, 'packed');
  mkdirSync(tarballs);
  const [made] = JSON.parse(npm(root, ['pack', '--json', '--pack-destination', tarballs]).out);
  packed = made.files.map((file: { readonly path: string }) => file.path);
  const install = ['install', '--prefer-offline', '--fetch-retries=0', '--no-audit', '--no-fund'];
  const installed = npm(folder, [...install, join(tarballs, made.filename)], [0, 1]);
  isInstalled = installed.code === 0;
  if (!isInstalled && !/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/.test(installed.err)) throw new Error(installed.err);
});

test('holds what runs, and neither sources nor what builds them', () => {
  const folders = new Set(packed.map((file) => file.split('/').slice(0, -1).join('/')));
  expect([...folders].filter((name) => /^(test|bench)(\/|$)/.test(name))).toEqual([]);
  expect(packed.filter((file) => /\.(tsx?|map)$/.test(file))).toEqual([]);
  expect(packed).toEqual(
    expect.arrayContaining(['bin/standfirst.mjs', 'dist/main/main.js', 'deploy/standfirst.service']),
  );
});

test(`installs at most ${MOST_MEGABYTES} MB besides Node`, (context) => {
  context.skip(!isInstalled, noRegistry);
  const all = sizeOf(join(folder, 'node_modules'));
  const node = sizeOf(join(folder, 'node_modules', 'node'));
  expect(node).toBeGreaterThan(0);
  expect((all - node) / 1e6).toBeLessThan(MOST_MEGABYTES);
});

test('starts in an empty folder, makes its newsroom there, serves a page, and stops', async (context) => {
  context.skip(!isInstalled, noRegistry);
  const started = npx('start', '--empty', ...anyPorts);
  await until(() => started.code !== undefined || started.said().includes('Stop            Ctrl-C'), 180);
  const [, site] = /Readers’ site\s+(http:\S+)/.exec(started.said()) ?? [];
  const [, office] = /Newsroom\s+(http:\S+)/.exec(started.said()) ?? [];
  expect((await fetch(`${site}`)).status).toBe(503);
  writeFileSync(join(folder, 'paper.json'), JSON.stringify(someSettings({ siteUrl: new URL(site ?? '').origin })));
  const begun = npx('settings', 'set', 'paper.json');
  await until(() => begun.code !== undefined, 60);
  const page = await textOf(`${site}`);
  expect(page.includes('Our first stories will appear here soon.')).toBe(true);
  expect(await textOf(new URL(/\/assets\/[\w-]+\.woff2/.exec(page)?.[0] ?? '', site).href)).toMatch(/^wOF2/);
  expect((await textOf(`${office}`)).includes('<script type="module"')).toBe(true);
  const doctor = npx('doctor');
  await until(() => doctor.code !== undefined, 60);
  expect(doctor).toMatchObject({ code: 0 });
  started.interrupt();
  // npm ends by the signal itself; the output is closed when the last process of ours has ended.
  await until(() => started.code !== undefined, 60);
  expect(started.said()).toMatch(/Stopping: finishing open requests, then closing\.\n$/);
  expect(readdirSync(folder)).toContain('data');
});

test('makes the sample newsroom in an empty folder, with the pictures that came with it', async (context) => {
  context.skip(!isInstalled, noRegistry);
  const started = npx('start', '--data', 'sample-data', ...anyPorts);
  await until(() => started.code !== undefined || started.said().includes('Stop            Ctrl-C'), 180);
  const [, site] = /Readers’ site\s+(http:\S+)/.exec(started.said()) ?? [];
  const [picture = ''] = /\/media\/[^" ]+\.jpg/.exec(await textOf(`${site}`)) ?? [];
  const answer = await fetch(new URL(picture, site));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  started.interrupt();
  await until(() => started.code !== undefined, 60);
});

async function textOf(address: string): Promise<string> {
  const answer = await fetch(address);
  expect(answer.status, address).toBe(200);
  return answer.text();
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs npm as somebody would who has no clone; throws when it ends otherwise than one allows. */
function npm(within: string, words: readonly string[], allowed: readonly number[] = [0]): Ended {
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd: within, encoding: 'utf8', env: ownEnvironment() });
  if (status === null || !allowed.includes(status)) throw new Error(`npm ${words.join(' ')}\n${stderr}`);
  return { code: status, out: stdout, err: stderr };
}

interface Running {
  code: number | null | undefined;
  said(): string;
  /** What Ctrl-C in a terminal does: every process of the command hears it. */
  interrupt(): void;
}

/** Runs a command of the installed package, which must not be asked of the registry. */
function npx(...words: readonly string[]): Running {
  const child = spawn('npx', ['--no-install', 'standfirst', ...words], {
    cwd: folder,
    env: ownEnvironment(),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const signal = (name: NodeJS.Signals): void => void process.kill(-(child.pid ?? 0), name);
  const running: Running = { code: undefined, said: () => said, interrupt: () => signal('SIGINT') };
  child.on('close', (code) => (running.code = code));
  onTestFinished(() => {
    if (running.code === undefined) signal('SIGKILL');
  });
  return running;
}

/** Without what the npm that runs these tests tells its children, and without the commands and the Node of this clone. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const own = join(root, 'node_modules') + sep;
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((part) => !part.startsWith(own));
  const rest = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE|VITEST|INIT_CWD)/.test(name));
  return { ...Object.fromEntries(rest), PATH: path.join(delimiter) };
}

/** What a folder takes on the disk, in bytes, as `du` counts it. */
function sizeOf(path: string): number {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.reduce((sum, entry) => sum + lstatSync(join(entry.parentPath, entry.name)).blocks * 512, 0);
}
