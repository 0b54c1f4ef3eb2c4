import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../../base/problem.ts';
import { tryLockFile } from '../folder-lock.ts';
import { holdSocket } from '../held-socket.ts';
import { keepReaders } from '../keep-readers.ts';
import { keepProcess, type KeptProcess } from '../kept-process.ts';
import { hasDatabase, type NewsroomFolder, newsroomFolder } from '../newsroom-folder.ts';
import { nodeName } from '../node-name.ts';
import { openLog } from '../open-log.ts';
import { outliveFaults } from '../outlive-faults.ts';
import { freeListener, type Listener, originAt, siteListener } from '../ports.ts';
import type { FollowerOptions } from '../processes/run-follower.ts';
import { serveReaders, type Serving } from '../processes/serve-readers.ts';
import { say, sayUnknownVariables } from '../report.ts';
import { storePlace } from '../store-place.ts';

interface ServeOptions {
  readonly data: string;
  readonly sitePort: number;
  readonly probePort: number;
  readonly host: string;
  /** How many processes serve readers. */
  readonly workers: number;
  /** Where a search answers that runs by itself. */
  readonly search?: string;
  /** Of a server before this one that answers by itself. */
  readonly accessLog?: string;
  /** The object store that a newsroom publishes to, for a machine that has no newsroom. */
  readonly from?: string;
  readonly name?: string;
}

/** How long the follower has to end what is under way, in milliseconds. */
const GRACE = 10_000;

/** Serves readers alone from what is on the shelf, until it is told to stop; with `from`, from a copy of what is published there. */
export async function runServe(options: ServeOptions): Promise<number> {
  const { host, sitePort, from, workers } = options;
  outliveFaults(openLog('info', 'serve'));
  sayUnknownVariables();
  const fd = handedSocket();
  const node = from === undefined ? null : takeNode(options, from);
  const site = fd === null ? await freeListener(siteListener(host, sitePort)) : siteListener(host, sitePort);
  try {
    return await (workers === 1 ? serveHere(options, site, fd) : serveByWorkers(options, site, fd));
  } finally {
    node?.close();
  }
}

async function serveHere(options: ServeOptions, site: Listener, fd: number | null): Promise<number> {
  const { data, probePort, search = null, accessLog = null } = options;
  let follower: KeptProcess | null = null;
  const code = await serveReaders({ data, site, fd, probePort, search, accessLog }, ({ site: url, probe }) => {
    follower = followerOf(options, [probe]);
    greet(options, { site: url, probe });
  });
  await (follower as KeptProcess | null)?.stop(GRACE);
  return code;
}

/** The same by several processes on one socket, each of which is started again when it ends. */
async function serveByWorkers(options: ServeOptions, site: Listener, handed: number | null): Promise<number> {
  const { data, probePort, search = null, accessLog = null, workers } = options;
  const socket = handed === null ? await holdSocket(site) : null;
  const fd = socket?.fd ?? handed;
  const ask = { data, site, probePort, search, accessLog };
  const probes = Array.from({ length: workers }, (): string | null => null);
  let follower: KeptProcess | null = null;
  const readers = keepReaders({ ask, workers, socket: { fd }, log: openLog('info', 'serve') }, ({ probe }, nth) => {
    probes[nth] = probe;
    follower?.tell({ is: 'readers', probe, nth });
  });
  const stopped = toldToStop(readers);
  const reason = await Promise.race([readers.first, stopped]);
  if (reason === null) {
    follower = followerOf(options, probes);
    greet(options, { site: originAt(site.host, site.port), probe: probes.find((probe) => probe !== null) ?? '' });
    await stopped;
  } else if (reason !== undefined) say(reason);
  await Promise.all([readers.stop(GRACE), follower?.stop(GRACE)]);
  socket?.release();
  return typeof reason === 'string' ? 1 : 0;
}

/** Resolves once this is told to stop. Without a terminal, SIGHUP brings fresh processes in, one after the other. */
function toldToStop(readers: KeptProcess): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
    process.on('SIGHUP', () => (process.stdin.isTTY ? resolve(undefined) : void readers.replace()));
  });
}

function greet({ from, name }: ServeOptions, { site, probe }: Serving): void {
  say(`Readers’ site   ${site}/`);
  say(`How it is       ${probe}/health`);
  if (from !== undefined) say(`Follows         ${from}, as ${nodeName(name)}`);
  say('Stop            Ctrl-C');
}

/** Null where readers are served what this machine's own newsroom presses. */
function followerOf({ data, from, name }: ServeOptions, readers: readonly (string | null)[]): KeptProcess | null {
  return from === undefined ? null : keepFollower({ data, from, name: nodeName(name), readers });
}

/** Refuses (409) a folder that is a newsroom's own, or that another node has, and (422) a store that is not named as it must be. */
function takeNode({ data }: ServeOptions, from: string): ReturnType<typeof lockOf> {
  const folder = newsroomFolder(data);
  storePlace(from, process.env);
  if (hasDatabase(folder))
    throw new Refusal(
      'folder-has-newsroom',
      409,
      `There is a newsroom in ${folder.root}. A copy of a site needs a folder of its own: name another with --data.`,
    );
  return lockOf(folder);
}

function lockOf({ root, node }: NewsroomFolder) {
  mkdirSync(node, { recursive: true });
  const lock = tryLockFile(join(node, 'lock'));
  if (lock === 'taken')
    throw new Refusal(
      'folder-in-use',
      409,
      `Another process serves from ${root} already. Stop it first, or name another folder with --data.`,
    );
  return lock;
}

/** Keys never stand among the words that a process is started with: everybody on the machine can see those. */
function keepFollower(options: FollowerOptions): KeptProcess {
  const file = fileURLToPath(new URL('../processes/follower.js', import.meta.url));
  const start = () =>
    spawn(process.execPath, ['--max-semi-space-size=4', file, JSON.stringify(options)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  const meanwhile = 'It is being restarted; readers are served what is here.';
  return keepProcess({ name: 'The follower', meanwhile, start, longestPause: 30_000 }, openLog('info', 'serve'));
}

/** A socket that systemd (or who does as it does) has bound and handed over: sd_listen_fds(3). */
function handedSocket(): number | null {
  const { LISTEN_FDS, LISTEN_PID } = process.env;
  return LISTEN_FDS === '1' && (LISTEN_PID === undefined || LISTEN_PID === String(process.pid)) ? 3 : null;
}
