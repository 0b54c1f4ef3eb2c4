import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { nginxConfig } from './nginx-config.ts';
import type { ChosenPage } from './page.ts';

/** One server with the page, ready to be measured. */
export interface Served {
  readonly name: string;
  readonly encoding: string;
  readonly url: string;
}

export interface Servers {
  readonly all: readonly Served[];
  /** How long the page is, in words. */
  readonly sizes: string;
  stop(): void;
}

/** Which of the programs that this bench stands on are not installed. */
export function missingPrograms(): string[] {
  return ['nginx', 'wrk'].filter((program) => spawnSync(program, ['-v']).error !== undefined);
}

/** Starts all servers and makes sure that each gives the same page. */
export async function startAll(folder: string, page: ChosenPage): Promise<Servers> {
  const children: ChildProcess[] = [];
  const stop = () => children.forEach((child) => child.kill('SIGTERM'));
  try {
    const ours = await startNode(children, 'ours.ts', [page.shelf, folder]);
    const slow = await startNode(children, 'ours.ts', [page.shelf, folder, 'slow']);
    const composed = await decoded(`${ours}${page.path}`, 'gzip');
    const gzipped = gzipSync(composed, { level: 6 });
    const nginx = await startNginx(children, { folder, page, composed, gzipped });
    const bare = await startBare(children, folder, gzipped);
    const brotli = await sizeOf(`${ours}${page.path}`, 'br');
    const all: Served[] = [
      { name: 'ours', encoding: 'br', url: `${ours}${page.path}` },
      { name: 'ours', encoding: 'gzip', url: `${ours}${page.path}` },
      { name: 'no fast path', encoding: 'gzip', url: `${slow}${page.path}` },
      { name: 'nginx file', encoding: 'gzip', url: `${nginx.file}${page.path}` },
      { name: 'nginx SSI', encoding: 'gzip', url: `${nginx.ssi}${page.path}` },
      { name: 'bare node:http', encoding: 'gzip', url: `${bare}${page.path}` },
    ];
    const there = page.inEdition === null ? [] : await inEdition(page.inEdition, { ours, nginx: nginx.ssi });
    for (const { name, url } of all) await mustBeSame(name, composed, await decoded(url, 'gzip'));
    return {
      all: [...all, ...there],
      sizes: `${composed.length} bytes (gzip ${gzipped.length}, brotli ${brotli})`,
      stop,
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** The same page at the address of another edition, which must be one page wherever it is asked for. */
async function inEdition(path: string, { ours, nginx }: { ours: string; nginx: string }): Promise<Served[]> {
  const composed = await decoded(`${ours}${path}`, 'gzip');
  await mustBeSame('nginx, in an edition,', composed, await decoded(`${nginx}${path}`, 'gzip'));
  return [
    { name: 'ours, an edition', encoding: 'gzip', url: `${ours}${path}` },
    { name: 'SSI, an edition', encoding: 'gzip', url: `${nginx}${path}` },
  ];
}

async function startBare(children: ChildProcess[], folder: string, gzipped: Buffer): Promise<string> {
  writeFileSync(join(folder, 'page.gz'), gzipped);
  return startNode(children, 'bare.ts', [join(folder, 'page.gz')]);
}

/** Starts one of our scripts in a process of its own; it prints its address. */
async function startNode(children: ChildProcess[], script: string, args: readonly string[]): Promise<string> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  return printed.toString().trim();
}

interface NginxParts {
  readonly folder: string;
  readonly page: ChosenPage;
  readonly composed: Buffer;
  readonly gzipped: Buffer;
}

async function startNginx(
  children: ChildProcess[],
  { folder, page, composed, gzipped }: NginxParts,
): Promise<{ file: string; ssi: string }> {
  const file = join(folder, 'static', `${page.path}.html`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, composed);
  writeFileSync(`${file}.gz`, gzipped);
  const [filePort, ssiPort] = [await freePort(), await freePort()];
  writeFileSync(join(folder, 'nginx.conf'), nginxConfig({ folder, shelf: page.shelf, filePort, ssiPort }));
  children.push(
    spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'nginx.log')], {
      stdio: 'inherit',
    }),
  );
  const [one, other] = [filePort, ssiPort].map((port) => `http://127.0.0.1:${port}`) as [string, string];
  await untilUp(other + page.path);
  return { file: one, ssi: other };
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilUp(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await sleep(50);
  }
  throw new Error(`${url} does not answer`);
}

async function decoded(url: string, encoding: string): Promise<Buffer> {
  const response = await fetch(url, { headers: { 'accept-encoding': encoding } });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

async function sizeOf(url: string, encoding: string): Promise<number> {
  const response = await fetch(url, { headers: { 'accept-encoding': encoding } });
  return Number(response.headers.get('content-length'));
}

/** nginx leaves the closing words of includes in the page. */
async function mustBeSame(name: string, wanted: Buffer, got: Buffer): Promise<void> {
  const tidy = (bytes: Buffer) =>
    bytes
      .toString()
      .replaceAll(/\s*<!--\/include-->\s*/g, '\n')
      .replaceAll(/\n+/g, '\n');
  if (tidy(wanted) !== tidy(got)) throw new Error(`${name} gives another page`);
}
