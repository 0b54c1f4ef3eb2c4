import { fileURLToPath } from 'node:url';
import { giveWay } from '../../base/give-way.ts';
import type { Log } from '../../base/log.ts';
import { holdFolder, refuseInUse, wasKilled } from '../folder-lock.ts';
import { type HeldSocket, holdSocket } from '../held-socket.ts';
import { keepBackups } from '../keep-backups.ts';
import { keepReaders } from '../keep-readers.ts';
import { keepProcess, type KeptProcess, type Start } from '../kept-process.ts';
import { hasPages, newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { outliveFaults } from '../outlive-faults.ts';
import { freeListeners, newsroomListener, type Listener, siteListener } from '../ports.ts';
import type { Ready } from '../process-life.ts';
import type { NewsroomOptions } from '../processes/run-newsroom.ts';
import type { SearchOptions } from '../processes/run-search.ts';
import { paint, say, sayUnknownVariables } from '../report.ts';
import { startProcess } from '../start-process.ts';

interface StartOptions {
  readonly data: string;
  readonly sitePort: number;
  readonly newsroomPort: number;
  readonly probePort: number;
  /** How many processes serve readers. */
  readonly workers: number;
  readonly host: string;
  readonly empty: boolean;
  readonly demo: boolean;
  readonly newsroomUrl?: string;
  readonly siteUrl?: string;
  readonly accessLog?: string;
}

/** How long the processes of a killed newsroom may take to follow it, in milliseconds. */
const FOLLOWING = 10_000;

/** How long each process has to end what is under way, in milliseconds, before it is ended. */
const GRACE = 10_000;

/**
 * Keeps the readers' process, the search and the newsroom running, each of which is started again when it ends, and holds the readers'
 * socket over all their lives. Readers come first and need nothing of the newsroom: while that cannot start, they are served what
 * stands on the shelf. Answers 0 once it is told to stop (SIGINT, SIGTERM); 1 when there is nothing to serve.
 */
export async function runStart(options: StartOptions): Promise<number> {
  const startedAt = Date.now();
  sayUnknownVariables();
  const folder = newsroomFolder(options.data);
  refuseInUse(folder);
  const wanted = [siteListener(options.host, options.sitePort), newsroomListener(options)] as const;
  const listeners = await freeListeners(...wanted, wasKilled(folder) ? FOLLOWING : 0);
  const [site] = listeners;
  const socket = await holdSocket(site);
  const running = { pid: process.pid, since: new Date().toISOString(), site: socket.origin, host: options.host };
  const leave = holdFolder(folder, running);
  const log = openLog('info', 'start');
  outliveFaults(log);
  const kept = keepAll({ options, listeners, socket, startedAt, log });
  const stopping = new AbortController();
  void keepBackups(folder, { main: fileOf('../main.js'), signal: stopping.signal, log });
  try {
    const ended = await Promise.race([toldToStop(kept), whyNothingIsServed(options, kept, socket)]);
    if (ended !== null) say(ended);
    return (await stopAll(kept, ended === null)) && ended === null ? 0 : 1;
  } finally {
    stopping.abort();
    socket.release();
    leave();
  }
}

interface Kept {
  readonly readers: KeptProcess;
  readonly search: Pick<KeptProcess, 'restart' | 'stop'>;
  readonly newsroom: KeptProcess;
}

interface Starting {
  readonly options: StartOptions;
  readonly listeners: readonly [site: Listener, office: Listener];
  readonly socket: HeldSocket;
  readonly startedAt: number;
  readonly log: Log;
}

/** Readers first; the newsroom, which takes longer, need not wait until they are served, and gives way to them. */
function keepAll(starting: Starting): Kept {
  const { options, listeners, socket, log } = starting;
  const { data, probePort, workers, accessLog = null } = options;
  const where = {
    probes: Array.from({ length: workers }, (): string | null => null),
    search: null as string | null,
    tell: (_probe: string, _nth: number) => {},
  };
  const tellSearch = () => where.search !== null && readers.tell({ is: 'search', origin: where.search });
  const ask = { data, site: listeners[0], probePort, accessLog };
  const readers = keepReaders({ ask, workers, socket, log }, ({ probe }, nth) => {
    where.probes[nth] = probe;
    where.tell(probe, nth);
    tellSearch();
  });
  const newsroom = keepNewsroom(starting, () => where.probes);
  where.tell = (probe, nth) => newsroom.tell({ is: 'readers', probe, nth });
  const search = keepSearchAfter(newsroom.first, starting, (origin) => {
    where.search = origin;
    tellSearch();
  });
  return { readers, search, newsroom };
}

/** A search begins when the newsroom has, or cannot: it waits for nobody, and lays no file in a folder that may not become a newsroom's. */
function keepSearchAfter(
  begun: Promise<unknown>,
  starting: Starting,
  onOrigin: (origin: string) => void,
): Kept['search'] {
  let search: KeptProcess | null = null;
  let isStopping = false;
  void begun.then(() => {
    if (!isStopping) search = keepSearch(starting, onOrigin);
  });
  return {
    restart: (grace) => search?.restart(grace),
    stop: async (grace) => {
      isStopping = true;
      return (await search?.stop(grace)) ?? true;
    },
  };
}

function keepSearch({ options: { data }, log }: Starting, onOrigin: (origin: string) => void): KeptProcess {
  const ask: SearchOptions = { data, port: 0 };
  const kind = {
    name: 'The search',
    meanwhile: 'It is being restarted; readers have their pages meanwhile.',
    start: () => startProcess('search', ask, null),
    longestPause: 30_000,
    onReady: ({ origin }: Ready) => origin !== undefined && onOrigin(origin),
  };
  return keepProcess(kind, log);
}

function keepNewsroom(
  { options, listeners, socket, startedAt, log }: Starting,
  probes: () => readonly (string | null)[],
): KeptProcess {
  const { sitePort, newsroomPort: _office, probePort: _probe, workers: _workers, ...asked } = options;
  const ask = { ...asked, office: listeners[1], site: socket.origin, isPortChosen: sitePort !== 0 };
  const start = ({ isFirst }: Start) => {
    const now: NewsroomOptions = { ...ask, readers: probes(), startedAt: isFirst ? startedAt : null };
    const child = startProcess('newsroom', now, null);
    // One that is back gives way to readers from its first moment; who waits for the first waits less without.
    if (!isFirst && child.pid !== undefined) giveWay(child.pid);
    return child;
  };
  const meanwhile = 'It is being restarted; readers are served meanwhile.';
  return keepProcess({ name: 'The newsroom', meanwhile, start, longestPause: 5000 }, log);
}

/** A file beside this one, as it was built. */
const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Says what keeps the newsroom from its first start and that readers are served meanwhile. Resolves, with the reason, only when
 * there is nothing to serve them.
 */
async function whyNothingIsServed({ data }: StartOptions, kept: Kept, { origin }: HeldSocket): Promise<string> {
  const noReaders = await kept.readers.first;
  if (noReaders !== null) return noReaders;
  const noNewsroom = await kept.newsroom.first;
  if (noNewsroom !== null && !hasPages(newsroomFolder(data))) return noNewsroom;
  if (noNewsroom !== null) {
    say(noNewsroom);
    say(
      paint(
        'bold',
        `Readers are served at ${origin}/ from the shelf. The newsroom will be tried again until it starts.`,
      ),
    );
  }
  return new Promise(() => {});
}

/** Null once this is told to stop. Without a terminal, SIGHUP brings fresh processes in, and no reader notices. */
function toldToStop({ readers, search, newsroom }: Kept): Promise<null> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(null));
    process.on('SIGHUP', () => {
      if (process.stdin.isTTY) return resolve(null);
      void readers.replace();
      search.restart(GRACE);
      newsroom.restart(GRACE);
    });
  });
}

/** True when all ended by themselves. */
async function stopAll({ readers, search, newsroom }: Kept, isWanted: boolean): Promise<boolean> {
  if (isWanted) say('Stopping: finishing open requests, then closing.');
  return (await Promise.all([readers.stop(GRACE), search.stop(GRACE), newsroom.stop(GRACE)])).every(Boolean);
}
