import type { Hocuspocus } from '@hocuspocus/server';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { SignedIn } from '../door.ts';
import { readFrame, refusalFrame } from './frames.ts';

/** Largest frame taken: an hour of typing offline is a hundredth of it. */
export const LARGEST_FRAME = 4 * 1024 * 1024;

/** So many frames a second are read from one connection, after a first burst; who sends faster waits. */
const FRAMES_A_SECOND = 200;
const BURST = 1_000;

/** So many bytes of updates may wait to be kept before nothing more is read from their connection. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/** Codes with which a connection is closed (RFC 6455: 4000 to 4999 are an application's own). */
const closings = {
  signedOut: { code: 4401, reason: 'signed-out' },
  roleChanged: { code: 4409, reason: 'role-changed' },
  unfit: { code: 4400, reason: 'frame-unfit' },
  goingAway: { code: 1001, reason: 'server-stops' },
} as const;

/** What Hocuspocus hands back of who is behind a connection. */
export interface Context {
  readonly who: SignedIn;
}

interface Socket {
  readonly ws: WebSocket;
  readonly who: SignedIn;
  /** Bytes of updates that were read and are not kept yet. */
  waiting: number;
  tokens: number;
  filledAt: number;
}

/** The open connections of editors. */
export interface Sockets {
  take(ws: WebSocket, request: IncomingMessage, who: SignedIn): void;
  /** Tells an editor nobody has signed in with that its session has ended; browsers do not see why a websocket is refused. */
  turnAway(ws: WebSocket): void;
  /** Says that Hocuspocus has dealt with a frame of this connection. */
  handled(ws: unknown, frame: Uint8Array): void;
  /** Closes the connections of those who are signed out by now or have another role. */
  cutOff(stillThere: (who: SignedIn) => Promise<SignedIn | null>): Promise<void>;
  /** Resolves when all are closed. */
  closeAll(): Promise<void>;
}

export function openSockets(hocuspocus: Hocuspocus<Context>): Sockets {
  const sockets = new Map<unknown, Socket>();
  let isClosing = false;
  return {
    take: (ws, request, who) => {
      ws.on('error', () => ws.terminate());
      if (isClosing) return close(ws, closings.goingAway);
      const socket: Socket = { ws, who, waiting: 0, tokens: BURST, filledAt: performance.now() };
      sockets.set(ws, socket);
      const client = hocuspocus.handleConnection(ws, webRequest(request), { who });
      ws.on('message', (data: Buffer, isBinary: boolean) => {
        // A buffer of its own; `readFrame` says why.
        const bytes = new Uint8Array(data);
        const frame = isBinary ? readFrame(bytes) : null;
        if (!frame) return ws.close(closings.unfit.code, closings.unfit.reason);
        if (frame.update) socket.waiting += bytes.length;
        slow(socket);
        client.handleMessage(bytes);
      });
      ws.on('close', (code, reason) => {
        sockets.delete(ws);
        client.handleClose({ code, reason: reason.toString() });
      });
    },
    turnAway: (ws) => {
      ws.once('message', (data: Buffer) => {
        const frame = readFrame(new Uint8Array(data));
        if (frame) ws.send(refusalFrame(frame.storyId, closings.signedOut.reason));
        close(ws, closings.signedOut);
      });
      ws.on('error', () => ws.terminate());
      setTimeout(() => ws.terminate(), 10 * GRACE_MS).unref();
    },
    handled: (ws, bytes) => {
      const socket = sockets.get(ws);
      if (!socket || !readFrame(bytes)?.update) return;
      socket.waiting -= bytes.length;
      if (socket.ws.isPaused && socket.tokens >= 1 && socket.waiting <= MOST_WAITING_BYTES) socket.ws.resume();
    },
    cutOff: async (stillThere) => {
      for (const socket of [...sockets.values()]) {
        const closing = await closingOf(socket, stillThere);
        if (closing) close(socket.ws, closing);
      }
    },
    closeAll: async () => {
      isClosing = true;
      const open = [...sockets.values()].map(({ ws }) => ws);
      const closed = open.map((ws) => new Promise((resolve) => ws.once('close', resolve)));
      for (const ws of open) close(ws, closings.goingAway);
      await Promise.all(closed);
    },
  };
}

async function closingOf({ who }: Socket, stillThere: (who: SignedIn) => Promise<SignedIn | null>) {
  const now = await stillThere(who);
  if (!now) return closings.signedOut;
  return now.person.role === who.person.role ? null : closings.roleChanged;
}

const GRACE_MS = 1_000;

/** Asks the other side to close, and does not wait long for it. */
function close(ws: WebSocket, { code, reason }: { code: number; reason: string }): void {
  ws.close(code, reason);
  setTimeout(() => ws.terminate(), GRACE_MS).unref();
}

/** Stops reading from a connection that sends faster than it may, until it may again. */
function slow(socket: Socket): void {
  const now = performance.now();
  socket.tokens = Math.min(BURST, socket.tokens + ((now - socket.filledAt) / 1000) * FRAMES_A_SECOND) - 1;
  socket.filledAt = now;
  if (socket.waiting > MOST_WAITING_BYTES) return socket.ws.pause();
  if (socket.tokens >= 1) return;
  socket.ws.pause();
  const refilled = (BURST / FRAMES_A_SECOND / 10) * 1000;
  setTimeout(() => {
    if (socket.waiting <= MOST_WAITING_BYTES) socket.ws.resume();
  }, refilled).unref();
}

function webRequest({ url, headers }: IncomingMessage): Request {
  const kept = Object.entries(headers).filter(([name, value]) => typeof value === 'string' && name !== 'cookie');
  return new Request(new URL(url ?? '/', 'http://newsroom'), { headers: kept as [string, string][] });
}
