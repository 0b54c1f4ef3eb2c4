import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The connections of the newsroom's listener, as far as its end must know them. */
export interface Connections {
  watch(server: Server): void;
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

const GRACE_MS = 1_000;

export function openConnections(): Connections {
  const open = new Set<Socket>();
  const acts = new Map<Promise<unknown>, Socket>();
  return {
    watch: (server) => {
      server.on('connection', (socket: Socket) => {
        open.add(socket);
        socket.once('close', () => open.delete(socket));
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
