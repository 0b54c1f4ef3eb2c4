import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../base/problem.ts';

/** Where a listener is asked to stand, and the option that says so. */
export interface Listener {
  readonly host: string;
  readonly port: number;
  readonly option: '--site-port' | '--newsroom-port' | '--probe-port' | '--port' | WatchVariable;
}

type WatchVariable =
  | 'STANDFIRST_WATCH_READERS'
  | 'STANDFIRST_WATCH_SEARCH'
  | 'STANDFIRST_WATCH_PRESS'
  | 'STANDFIRST_WATCH_NEWSROOM';

export function siteListener(host: string, port: number): Listener {
  return { host, port, option: '--site-port' };
}

/**
 * Where the newsroom stands. Browsers keep its cookies on this very machine or over HTTPS only; a proxy that speaks HTTPS stands on this
 * machine too.
 */
export function newsroomListener({
  host,
  newsroomPort,
}: {
  readonly host: string;
  readonly newsroomPort: number;
}): Listener {
  const isHere = /^(localhost|127\.[\d.]+|::1)$/.test(host);
  return { host: isHere ? host : 'localhost', port: newsroomPort, option: '--newsroom-port' };
}

const reasons: Readonly<Record<string, (listener: Listener) => string>> = {
  EADDRINUSE: ({ port, option }) =>
    `Port ${port} is taken by another program. Stop that program, or choose another port with ${option}.`,
  EACCES: ({ port, option }) =>
    `This user may not use port ${port}; ports below 1024 belong to the administrator. Choose a higher one with ${option}, and let a web server in front pass it on.`,
  EADDRNOTAVAIL: ({ host }) =>
    `This machine does not have the address ${host}. Name one of its own with --host; 0.0.0.0 is all of them.`,
  ENOTFOUND: ({ host }) => `There is no host called ${host}. Name an address of this machine with --host.`,
  EAI_AGAIN: ({ host }) => `The host ${host} could not be looked up. Name an address of this machine with --host.`,
};

/**
 * The listeners as they are, before any longer work is begun: port 0 has become a free one. Refuses (409), with the remedy,
 * one where nothing can listen, and two that are the same. `patience`: how long to wait, in milliseconds, for a port that is
 * about to be free.
 */
export async function freeListeners(
  site: Listener,
  office: Listener,
  patience = 0,
): Promise<[site: Listener, office: Listener]> {
  if (site.port === office.port && site.port !== 0) {
    throw new Refusal(
      'cannot-listen',
      409,
      'The readers’ site and the newsroom each need a port of their own. Choose another with --newsroom-port.',
    );
  }
  const latest = performance.now() + patience;
  for (;;) {
    try {
      return await bothProbed(site, office);
    } catch (error) {
      if (performance.now() > latest) throw error;
      await sleep(ASK_AGAIN_MS);
    }
  }
}

const ASK_AGAIN_MS = 50;

async function bothProbed(site: Listener, office: Listener): Promise<[site: Listener, office: Listener]> {
  const probes = [aProbe(), aProbe()] as const;
  try {
    return [await probed(site, probes[0]), await probed(office, probes[1])];
  } finally {
    await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  }
}

/** One listener, as `freeListeners` has two. */
export async function freeListener(listener: Listener): Promise<Listener> {
  const probe = aProbe();
  try {
    return await probed(listener, probe);
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}

/** Sends away who comes: a client that waits for an answer would keep the probe open, and the start waiting for it. */
function aProbe(): Server {
  return createServer((socket) => socket.destroy());
}

async function probed(listener: Listener, probe: Server): Promise<Listener> {
  await listening(
    listener,
    () =>
      new Promise<void>((resolve, reject) => probe.once('error', reject).listen(listener.port, listener.host, resolve)),
  );
  return { ...listener, port: (probe.address() as AddressInfo).port };
}

/** Runs `listen`, and says in words what keeps it from listening. */
export async function listening<T>(listener: Listener, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const say = reasons[String((error as NodeJS.ErrnoException).code)];
    throw say ? new Refusal('cannot-listen', 409, say(listener)) : error;
  }
}

/** Where the readers' process says how it is: on this machine alone. */
export function probeListener(port: number): Listener {
  return { host: '127.0.0.1', port, option: '--probe-port' };
}

/** Where the search answers delivery: on this machine alone. */
export function searchListener(port: number): Listener {
  return { host: '127.0.0.1', port, option: '--port' };
}

/** True for an origin that only this machine can reach. */
export function isLocal(origin: string): boolean {
  const host = URL.parse(origin)?.hostname ?? '';
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$|\.localhost$/.test(host);
}

/** The origin at which a browser on this machine reaches a listener: `http://localhost:4000`. */
export function originAt(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
