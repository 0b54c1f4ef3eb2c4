import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../../base/problem.ts';
import { tryLockFile } from '../folder-lock.ts';
import { keepProcess, type KeptProcess } from '../kept-process.ts';
import { hasDatabase, type NewsroomFolder, newsroomFolder } from '../newsroom-folder.ts';
import { nodeName } from '../node-name.ts';
import { openLog } from '../open-log.ts';
import { freeListener, siteListener } from '../ports.ts';
import type { FollowerOptions } from '../processes/run-follower.ts';
import { serveReaders } from '../processes/serve-readers.ts';
import { say, sayUnknownVariables } from '../report.ts';
import { storePlace } from '../store-place.ts';

interface ServeOptions {
  readonly data: string;
  readonly sitePort: number;
  readonly probePort: number;
  readonly host: string;
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

/** Serves readers alone from what stands on the shelf, until it is told to stop; with `from`, from a copy of what is published there. */
export async function runServe(options: ServeOptions): Promise<number> {
  const { data, host, sitePort, probePort, search = null, accessLog = null, from } = options;
  sayUnknownVariables();
  const fd = handedSocket();
  const node = from === undefined ? null : takeNode(options, from);
  const site = fd === null ? await freeListener(siteListener(host, sitePort)) : siteListener(host, sitePort);
  let follower: KeptProcess | null = null;
  const code = await serveReaders({ data, site, fd, probePort, search, accessLog }, ({ site: url, probe }) => {
    if (from !== undefined) follower = keepFollower({ data, from, name: nodeName(options.name), readers: probe });
    say(`Readers’ site   ${url}/`);
    say(`How it is       ${probe}/health`);
    if (from !== undefined) say(`Follows         ${from}, as ${nodeName(options.name)}`);
    say('Stop            Ctrl-C');
  });
  await (follower as KeptProcess | null)?.stop(GRACE);
  node?.close();
  return code;
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
  const meanwhile = 'It is started again; readers are served what is here.';
  return keepProcess({ name: 'The follower', meanwhile, start, longestPause: 30_000 }, openLog('info', 'serve'));
}

/** A socket that systemd (or who does as it does) has bound and handed over: sd_listen_fds(3). */
function handedSocket(): number | null {
  const { LISTEN_FDS, LISTEN_PID } = process.env;
  return LISTEN_FDS === '1' && (LISTEN_PID === undefined || LISTEN_PID === String(process.pid)) ? 3 : null;
}
