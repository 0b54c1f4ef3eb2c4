import type { Server, Socket } from 'node:net';
import type { Limits } from './limits.ts';

/** How far the writing on a connection has come. */
interface Progress {
  written: number;
  since: number;
}

const LOOK_EVERY = 1000;

/** All connections of a server, whoever answers them. */
export interface Connections {
  destroyAll(): void;
  stop(): void;
}

/** Knows all connections of a server, and cuts off clients that take none of what is sent to them. */
export function watchConnections(server: Server, limits: Limits): Connections {
  const connections = new Map<Socket, Progress>();
  server.on('connection', (socket: Socket) => {
    connections.set(socket, { written: 0, since: performance.now() });
    socket.once('close', () => connections.delete(socket));
  });
  const look = () => {
    for (const [socket, progress] of connections) if (isStalled(socket, progress, limits)) socket.destroy();
  };
  const timer = setInterval(look, Math.min(LOOK_EVERY, limits.stallTime / 2)).unref();
  return {
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
  if (waiting === 0 || written !== progress.written) {
    progress.written = written;
    progress.since = now;
    return false;
  }
  return now - progress.since > stallTime + waiting / leastRate;
}
