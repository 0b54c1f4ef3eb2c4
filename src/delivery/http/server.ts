import type { AddressInfo } from 'node:net';
import { Server as NetServer } from 'node:net';
import { createNodeServer, type ServerParts } from './node-server.ts';
import { putFastPathBefore } from './fast-path.ts';
import { watchConnections } from './connections.ts';

/** Where a server listens: at an address of this machine, or on a socket that another process holds and has handed over. */
export type Listening = { readonly host: string; readonly port: number } | { readonly fd: number };

/** A server on a port. */
export interface SiteServer {
  listen(at: Listening): Promise<{ readonly url: string; readonly port: number }>;
  /** Takes no more connections, and answers on each that is open once more, saying that it is the last time; then closes. */
  drain(): Promise<void>;
  close(): Promise<void>;
  /** How many connections are open. */
  connections(): number;
}

export function openServer(parts: Omit<ServerParts, 'isClosing'> & { readonly isFast: boolean }): SiteServer {
  let state: 'open' | 'draining' | 'closing' = 'open';
  const states = { isClosing: () => state !== 'open', isDraining: () => state === 'draining' };
  const server = createNodeServer({ ...parts, ...states });
  const fastPath = parts.isFast ? putFastPathBefore(server, { ...parts, ...states }) : null;
  const connections = watchConnections(server, parts.limits);
  let closed: Promise<unknown> | null = null;
  const close = async () => {
    state = 'closing';
    closed ??= new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    fastPath?.close();
    const late = setTimeout(() => connections.destroyAll(), parts.limits.closeTime);
    await closed;
    clearTimeout(late);
    fastPath?.stop();
    connections.stop();
  };
  return {
    listen: async (at) => {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(at, resolve);
      });
      const { address, port } = server.address() as AddressInfo;
      const host = 'host' in at ? at.host : address;
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port };
    },
    drain: async () => {
      state = 'draining';
      // Node's HTTP server would close idle connections at once, under the hands of whoever is about to ask.
      closed ??= new Promise((resolve) => NetServer.prototype.close.call(server, resolve));
      await Promise.race([closed, waited(parts.limits.idleTime)]);
      await close();
    },
    close,
    connections: () => connections.count(),
  };
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref());
}
