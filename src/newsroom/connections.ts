import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { counts } from './counts.ts';
import { networkOf } from './people/rate-limits.ts';

/** The connections of the newsroom's listener, as far as its end must know them. */
export interface Connections {
  /**
   * Knows each connection of a server, and takes no more of them than the limits say. Where all are taken, the one that has been at rest
   * longest makes room: that asks nothing, or has not yet sent all that it asks.
   */
  watch(server: Server, limits: ConnectionLimits): void;
  /** From now on, until it is called back, a connection makes no room for others: a picture comes by it, or somebody types. */
  hold(socket: Socket): () => void;
  /** Keeps a connection for the answer of an act that is under way, however long the act takes. */
  during<T>(socket: Socket, act: Promise<T>): Promise<T>;
  /** How many are open, and how many of them somebody types over or sends a picture by. */
  count(): { readonly open: number; readonly held: number };
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

/** The last thing that was asked on a connection. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function isAtRest(asked: Exchange | undefined): boolean {
  return asked === undefined || asked.response.writableFinished || !asked.request.complete;
}

export function openConnections(): Connections {
  const open = new Set<Socket>();
  const ofNetwork = counts();
  const acts = new Map<Promise<unknown>, Socket>();
  const held = new Set<Socket>();
  const asked = new Map<Socket, Exchange>();
  const makeRoom = (): void => {
    const kept = new Set(acts.values());
    for (const socket of open) {
      if (kept.has(socket) || held.has(socket) || !isAtRest(asked.get(socket))) continue;
      open.delete(socket);
      socket.destroy();
      return;
    }
  };
  return {
    watch: (server, { most, mostOfOneNetwork }) => {
      server.maxConnections = most;
      server.on('request', (request: IncomingMessage, response: ServerResponse) => {
        const { socket } = request;
        asked.set(socket, { request, response });
        // Whoever asks goes to the end of the row.
        if (open.delete(socket)) open.add(socket);
      });
      server.on('connection', (socket: Socket) => {
        const network = networkOf(socket.remoteAddress ?? '');
        if (mostOfOneNetwork !== null && ofNetwork.of(network) >= mostOfOneNetwork) return socket.destroy();
        open.add(socket);
        if (open.size >= most) makeRoom();
        ofNetwork.add(network, 1);
        return socket.once('close', () => {
          open.delete(socket);
          asked.delete(socket);
          held.delete(socket);
          ofNetwork.add(network, -1);
        });
      });
    },
    hold: (socket) => {
      held.add(socket);
      return () => void held.delete(socket);
    },
    during: (socket, act) => {
      acts.set(act, socket);
      return act.finally(() => acts.delete(act));
    },
    count: () => ({ open: open.size, held: held.size }),
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
