import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { counts } from './counts.ts';
import { networkOf } from './people/rate-limits.ts';

/** The connections of the newsroom's listener, as far as its end must know them. */
export interface Connections {
  /** Knows each connection of a server, and takes no more of them than the limits say. */
  watch(server: Server, limits: ConnectionLimits): void;
  /** Keeps a connection for the answer of an act that is under way, however long the act takes. */
  during<T>(socket: Socket, act: Promise<T>): Promise<T>;
  /** Resolves when no act is under way. */
  settled(): Promise<void>;
  /**
   * From now on cuts off, after a moment of grace and again and again, whoever keeps a connection open without an act under
   * way: half a request, an answer nobody reads, silence. Returns what ends that.
   */
  cutOff(): () => void;
}

export interface ConnectionLimits {
  /** How many may be open at once. */
  readonly most: number;
  /** How many of them one network may have (`networkOf`); null where all come from a proxy. */
  readonly mostOfOneNetwork: number | null;
}

/**
 * Ends each connection that is gone when it is taken: it has no address, so that nothing it asks can be counted as anybody's, and nobody
 * is left to answer.
 */
export function dropVanished(server: Server): void {
  // Asked now, an address is known as long as its connection is.
  server.on('connection', (socket: Socket) => {
    if (socket.remoteAddress === undefined) socket.destroy();
  });
}

const GRACE_MS = 1_000;

export function openConnections(): Connections {
  const open = new Set<Socket>();
  const ofNetwork = counts();
  const acts = new Map<Promise<unknown>, Socket>();
  return {
    watch: (server, { most, mostOfOneNetwork }) => {
      server.maxConnections = most;
      server.on('connection', (socket: Socket) => {
        const network = networkOf(socket.remoteAddress ?? '');
        if (mostOfOneNetwork !== null && ofNetwork.of(network) >= mostOfOneNetwork) return socket.destroy();
        open.add(socket);
        ofNetwork.add(network, 1);
        return socket.once('close', () => {
          open.delete(socket);
          ofNetwork.add(network, -1);
        });
      });
    },
    during: (socket, act) => {
      acts.set(act, socket);
      return act.finally(() => acts.delete(act));
    },
    settled: async () => {
      while (acts.size > 0) await Promise.allSettled(acts.keys());
    },
    cutOff: () => {
      const timer = setInterval(() => {
        const kept = new Set(acts.values());
        for (const socket of open) if (!kept.has(socket)) socket.destroy();
      }, GRACE_MS);
      return () => clearInterval(timer);
    },
  };
}
