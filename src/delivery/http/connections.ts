import type { Server, Socket } from 'node:net';
import type { Limits } from './limits.ts';

/** How far the talk on a connection has come. */
interface Progress {
  read: number;
  written: number;
  /** When anything was last taken by the other side, or nothing waited for it, on the clock of the process. */
  since: number;
  /** When anything last went either way. */
  movedAt: number;
}

const LOOK_EVERY = 1000;

/** From this share of all connections on, those on which nothing goes on make room. */
const NEARLY_FULL = 0.9;
/** Nothing has come on a connection for so long, in milliseconds: nobody who opens one to ask waits that long. */
const NEVER_ASKED = 1000;
/** Nothing has gone either way for so long: longer than any reply is waited for. */
const RESTED = 3000;

/** All connections of a server, whoever answers them. */
export interface Connections {
  count(): number;
  destroyAll(): void;
  stop(): void;
}

/**
 * Knows all connections of a server, and cuts off clients that take none of what is sent to them; when nearly all are taken, also those that
 * ask nothing, longest at rest first, so that whoever opens thousands and keeps them turns nobody away.
 */
export function watchConnections(server: Server, limits: Limits): Connections {
  const connections = new Map<Socket, Progress>();
  server.on('connection', (socket: Socket) => {
    const now = performance.now();
    connections.set(socket, { read: 0, written: 0, since: now, movedAt: now });
    socket.once('close', () => connections.delete(socket));
  });
  const look = () => {
    for (const [socket, progress] of connections) if (isStalled(socket, progress, limits)) socket.destroy();
    makeRoom(connections, limits.connections * NEARLY_FULL);
  };
  const timer = setInterval(look, Math.min(LOOK_EVERY, limits.stallTime / 2)).unref();
  return {
    count: () => connections.size,
    destroyAll: () => {
      for (const socket of connections.keys()) socket.destroy();
    },
    stop: () => clearInterval(timer),
  };
}

function isStalled(socket: Socket, progress: Progress, { stallTime, leastRate }: Limits): boolean {
  const now = performance.now();
  const waiting = socket.writableLength;
  const written = socket.bytesWritten - waiting;
  if (written !== progress.written || socket.bytesRead !== progress.read) progress.movedAt = now;
  progress.read = socket.bytesRead;
  if (waiting === 0 || written !== progress.written) {
    progress.written = written;
    progress.since = now;
    return false;
  }
  return now - progress.since > stallTime + waiting / leastRate;
}

function makeRoom(connections: ReadonlyMap<Socket, Progress>, most: number): void {
  const tooMany = Math.ceil(connections.size - most);
  if (tooMany <= 0) return;
  const now = performance.now();
  const atRest = [...connections]
    .filter(([{ writableLength }, { read, movedAt }]) => {
      const rest = now - movedAt;
      return writableLength === 0 && rest > (read === 0 ? NEVER_ASKED : RESTED);
    })
    .toSorted(([, one], [, other]) => one.movedAt - other.movedAt);
  for (const [socket] of atRest.slice(0, tooMany)) socket.destroy();
}
