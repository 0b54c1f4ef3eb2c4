import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { pages } from '../../cli/newsrooms.ts';
import { atTheEnd } from '../../house/endings.ts';
import { firstAdministrator } from '../../house/first-administrator.ts';
import { aFolder, aSmallDisk } from '../../house/folders.ts';
import { aLine, type Line } from '../../house/lines.ts';
import { anObjectServer } from '../../house/object-server.ts';
import { aFreePort } from '../../house/ports.ts';
import { type PostgresCluster, startCluster } from '../../house/postgres-cluster.ts';
import type { ObjectServer } from '../../house/serve-objects.ts';
import { aCommandWith, commandOf, type Served } from '../../house/standfirst.ts';
import { PURGE_TOKEN, startVarnishBefore } from '../../house/varnish.ts';

type Environment = Readonly<Record<string, string>>;

/** One process of the house, with lines of its own to what it needs. */
export interface Node {
  readonly name: string;
  readonly is: 'newsroom' | 'press' | 'delivery';
  readonly port: number;
  readonly lines: readonly Line[];
  /** Everything it and its children are. */
  pids(): number[];
  start(more?: Environment): Promise<void>;
  kill(): Promise<void>;
  origin(): string;
}

/** Three newsrooms, two presses, three delivery nodes, three servers of PostgreSQL, an object store, and a cache before all readers. */
export interface House {
  readonly cluster: PostgresCluster;
  readonly objects: ObjectServer;
  readonly store: Store;
  readonly nodes: readonly Node[];
  readonly of: (is: Node['is']) => readonly Node[];
  readonly cookie: string;
  readonly data: string;
  /** Where each delivery node keeps its copy. */
  readonly copies: readonly string[];
  readonly cache: string;
  /** Small disks that can be filled; none where nobody may mount one. */
  readonly disks: Readonly<Record<'shelf' | 'copy', string | null>>;
  /** Runs a command beside all of them. */
  run(...words: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }>;
  /** Ends every connection to the database, as when its address leads to another server. */
  dropDatabase(): void;
}

const FROM = 's3://paper/site';
const DISK_KB = 300_000;

export async function aWholeHouse(): Promise<House> {
  const cluster = await startCluster();
  atTheEnd(() => cluster.stop());
  const objects = await anObjectServer();
  const toDatabase = () => {
    const path = cluster.socket();
    return path === null ? null : { path };
  };
  const toObjects = () => ({ host: '127.0.0.1', port: Number(new URL(objects.place.endpoint).port) });
  const own = await aLine(toDatabase);
  await makeDatabase(addressOf(own, 'postgres'));
  const disks = { shelf: aSmallDisk(DISK_KB), copy: aSmallDisk(DISK_KB) };
  const data = join(disks.shelf ?? aFolder(), 'data');
  const copies = [1, 2, 3].map((number) => join(number === 3 ? (disks.copy ?? aFolder()) : aFolder(), 'copy'));
  for (const copy of copies) mkdirSync(copy);
  const deliveries: Node[] = [];
  for (const [at, copy] of copies.entries()) {
    const line = await aLine(toObjects);
    const name = `delivery-${at + 1}`;
    const env = objectsBy(line, objects);
    deliveries.push(
      await aNode({ is: 'delivery', name, env, lines: [line], words: (port) => servingFrom(name, copy, port) }),
    );
  }
  const cachePort = await startVarnishBefore(deliveries.map(({ port }) => port));
  const caches = { STANDFIRST_CDN: `varnish http://127.0.0.1:${cachePort}`, STANDFIRST_CDN_TOKEN: PURGE_TOKEN };
  const straight = {
    ...environmentOf(own),
    ...objectsBy({ port: toObjects().port }, objects),
    STANDFIRST_SHELF: FROM,
    ...caches,
  };
  const run = (...words: readonly string[]) => ranWith(straight, ...words);
  const files = ['modern-article.html', 'text-paper.txt'].map((name) => join(pages, name));
  const made = await run('import', ...files, '--publish', '--data', data);
  if (made.code !== 0) throw new Error(made.said);

  const others = await newsroomsAndPresses({ toDatabase, toObjects, objects, caches, data });
  const nodes = [...others, ...deliveries];
  // The first has the link for the first administrator to itself.
  for (const node of nodes) await node.start();
  const store = await openStore(addressOf(own, 'paper'));
  atTheEnd(() => store.close());
  const cookie = await firstAdministrator(others[0]!.origin(), data);
  return {
    ...{ cluster, objects, store, nodes, cookie, data, copies, disks, run },
    of: (is) => nodes.filter((node) => node.is === is),
    cache: `http://127.0.0.1:${cachePort}`,
    dropDatabase: () => [own, ...others.map(({ lines }) => lines[0]!)].forEach((line) => line.drop()),
  };
}

interface Surroundings {
  readonly toDatabase: Parameters<typeof aLine>[0];
  readonly toObjects: Parameters<typeof aLine>[0];
  readonly objects: ObjectServer;
  readonly caches: Environment;
  readonly data: string;
}

/** In the order in which they are started. */
async function newsroomsAndPresses({ toDatabase, toObjects, objects, caches, data }: Surroundings): Promise<Node[]> {
  const others: Node[] = [];
  for (const [is, number] of [
    ['newsroom', 1],
    ['press', 1],
    ['newsroom', 2],
    ['newsroom', 3],
    ['press', 2],
  ] as const) {
    const [line, storeLine] = [await aLine(toDatabase), await aLine(toObjects)];
    const env = { ...environmentOf(line), ...objectsBy(storeLine, objects), STANDFIRST_SHELF: FROM, ...caches };
    const words = (port: number) =>
      is === 'press'
        ? ['press', '--keep', '--data', data]
        : ['newsroom', '--data', data, '--newsroom-port', String(port)];
    others.push(await aNode({ is, name: `${is}-${number}`, env, lines: [line, storeLine], words }));
  }
  return others;
}

const addressOf = ({ port }: Pick<Line, 'port'>, database: string) =>
  `postgres://postgres@127.0.0.1:${port}/${database}`;
const environmentOf = (line: Line): Environment => ({ STANDFIRST_DATABASE: addressOf(line, 'paper') });
const servingFrom = (name: string, copy: string, port: number) => [
  ...['serve', '--from', FROM, '--name', name],
  ...['--data', copy, '--site-port', String(port)],
];

function objectsBy({ port }: Pick<Line, 'port'>, { place }: ObjectServer): Environment {
  return {
    STANDFIRST_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    STANDFIRST_S3_REGION: place.region,
    STANDFIRST_S3_ACCESS_KEY: place.accessKey,
    STANDFIRST_S3_SECRET_KEY: place.secretKey,
  };
}

async function makeDatabase(address: string): Promise<void> {
  const admin = new Client({ connectionString: address });
  await admin.connect();
  await admin.query("create database paper template template0 encoding 'UTF8'");
  await admin.end();
}

interface NodeSaid extends Pick<Node, 'is' | 'name' | 'lines'> {
  readonly env: Environment;
  readonly words: (port: number) => readonly string[];
}

async function aNode({ env, words, ...said }: NodeSaid): Promise<Node> {
  const port = await aFreePort('127.0.0.1');
  let served: Served | null = null;
  return {
    ...said,
    port,
    start: async (more = {}) => {
      // What it waits for may be away: it is started again, as a service manager would.
      for (let tries = 0; ; tries += 1) {
        try {
          served = await aCommandWith({ ...env, ...more }, 'Ctrl-C', ...words(port));
          return;
        } catch (error) {
          if (tries > 20) throw error;
          await sleep(500);
        }
      }
    },
    kill: async () => {
      const all = familyOf(served?.pid ?? 0);
      for (const pid of all) send(pid, 'SIGKILL');
      await served?.stop('SIGKILL');
    },
    pids: () => familyOf(served?.pid ?? 0),
    origin: () => (said.is === 'delivery' ? served!.site : served!.office),
  };
}

export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}

/** A process and all that it started, and that those started. */
function familyOf(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'ppid=,pid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const all = [pid];
  for (const one of all) all.push(...rows.flatMap(([parent, child]) => (parent === one && child ? [child] : [])));
  return pid === 0 ? [] : all;
}

function ranWith(env: Environment, ...words: readonly string[]): ReturnType<House['run']> {
  const child = spawn('sh', ['-c', `exec ${commandOf(...words)}`], { env: { ...process.env, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}
