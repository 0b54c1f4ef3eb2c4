import type { Server } from 'node:http';
import type { Socket } from 'node:net';

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
  /** How many of them one address may have; null where all come from a proxy. */
  readonly mostOfOneAddress: number | null;
}

const GRACE_MS = 1_000;

export function openConnections(): Connections {
  const open = new Set<Socket>();
  const acts = new Map<Promise<unknown>, Socket>();
  const ofAddress = (address: string | undefined): number =>
    [...open].filter((socket) => socket.remoteAddress === address).length;
  return {
    watch: (server, { most, mostOfOneAddress }) => {
      server.maxConnections = most;
      server.on('connection', (socket: Socket) => {
        if (mostOfOneAddress !== null && ofAddress(socket.remoteAddress) >= mostOfOneAddress) return socket.destroy();
        open.add(socket);
        return socket.once('close', () => open.delete(socket));
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
