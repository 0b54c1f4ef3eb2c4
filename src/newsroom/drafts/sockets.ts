import type { Hocuspocus } from '@hocuspocus/server';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { SignedIn } from '../door.ts';
import { readFrame, refusalFrame } from './frames.ts';
import { openRateLimit, type RateLimit } from './rate-limit.ts';

/** Largest frame taken: an hour of typing offline is a hundredth of it. */
export const LARGEST_FRAME = 4 * 1024 * 1024;

/** So many bytes of updates may wait to be kept before nothing more is read from their connection. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/** So many bytes may wait until one person's browsers take them: the largest draft twice. Who takes none is cut off. */
const MOST_UNTAKEN_BYTES = 32 * 1024 * 1024;

/** More windows than anybody has open, and more stories than one of them shows. */
const MOST_OF_ONE_PERSON = 100;
const MOST_STORIES = 20;

/** Codes with which a connection is closed (RFC 6455: 4000 to 4999 are an application's own). */
const closings = {
  signedOut: { code: 4401, reason: 'signed-out' },
  roleChanged: { code: 4409, reason: 'role-changed' },
  unfit: { code: 4400, reason: 'frame-unfit' },
  tooMany: { code: 4429, reason: 'too-many-windows' },
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
  readonly pace: RateLimit;
  /** Set while it waits to be read again. */
  rest: NodeJS.Timeout | null;
  /** Ids of the stories it asked for. */
  readonly stories: Set<string>;
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
  const ofPerson = (id: string): Socket[] => [...sockets.values()].filter(({ who }) => who.person.id === id);
  const takesNothing = ({ ws, who }: Socket): boolean =>
    ws.bufferedAmount > MOST_UNTAKEN_BYTES / MOST_OF_ONE_PERSON &&
    untaken(ofPerson(who.person.id)) > MOST_UNTAKEN_BYTES;
  return {
    take: (ws, request, who) => {
      ws.on('error', () => ws.terminate());
      if (isClosing) return close(ws, closings.goingAway);
      if (ofPerson(who.person.id).length >= MOST_OF_ONE_PERSON) return close(ws, closings.tooMany);
      const pace = openRateLimit(performance.now());
      const socket: Socket = { ws, who, waiting: 0, pace, rest: null, stories: new Set() };
      sockets.set(ws, socket);
      const client = hocuspocus.handleConnection(ws, webRequest(request), { who });
      ws.on('message', (data: Buffer, isBinary: boolean) => {
        if (ws.readyState !== ws.OPEN) return undefined;
        // A buffer of its own; `readFrame` says why.
        const bytes = new Uint8Array(data);
        const frame = isBinary ? readFrame(bytes) : null;
        if (!frame || !mayAsk(socket, frame.storyId)) return close(ws, closings.unfit);
        if (frame.update) socket.waiting += bytes.length;
        slow(socket);
        return client.handleMessage(bytes);
      });
      ws.on('ping', () => slow(socket));
      ws.on('close', (code, reason) => {
        sockets.delete(ws);
        if (socket.rest) clearTimeout(socket.rest);
        client.handleClose({ code, reason: reason.toString() });
      });
    },
    turnAway,
    handled: (ws, bytes) => {
      const socket = sockets.get(ws);
      if (!socket) return;
      // Answers are known only now: a thousand questions may have been read before the first was answered.
      if (takesNothing(socket)) return socket.ws.terminate();
      if (!readFrame(bytes)?.update) return;
      socket.waiting -= bytes.length;
      goOn(socket);
    },
    cutOff: async (stillThere) => {
      for (const socket of [...sockets.values()]) {
        if (takesNothing(socket)) socket.ws.terminate();
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

function turnAway(ws: WebSocket): void {
  ws.once('message', (data: Buffer) => {
    const frame = readFrame(new Uint8Array(data));
    if (frame) ws.send(refusalFrame(frame.storyId, closings.signedOut.reason));
    close(ws, closings.signedOut);
  });
  ws.on('error', () => ws.terminate());
  setTimeout(() => ws.terminate(), 10 * GRACE_MS).unref();
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

/** Whether a connection may have a story beside those that it has asked for. */
function mayAsk({ stories }: Socket, storyId: string): boolean {
  return stories.add(storyId).size <= MOST_STORIES;
}

/** Bytes that wait for the other side to take them. */
function untaken(sockets: readonly Socket[]): number {
  return sockets.reduce((sum, { ws }) => sum + ws.bufferedAmount, 0);
}

/** Counts a frame, and stops reading from a connection that sends faster than it may, or more than can be kept. */
function slow(socket: Socket): void {
  socket.pace.count(performance.now());
  if (socket.waiting > MOST_WAITING_BYTES || socket.pace.wait(performance.now()) > 0) {
    socket.ws.pause();
    goOn(socket);
  }
}

/** Reads on from a connection that was stopped, when it may be read again. */
function goOn(socket: Socket): void {
  if (!socket.ws.isPaused || socket.rest || socket.waiting > MOST_WAITING_BYTES) return;
  const wait = socket.pace.wait(performance.now());
  if (wait === 0) return socket.ws.resume();
  socket.rest = setTimeout(() => {
    socket.rest = null;
    goOn(socket);
  }, wait).unref();
}

function webRequest({ url, headers }: IncomingMessage): Request {
  const kept = Object.entries(headers).filter(([name, value]) => typeof value === 'string' && name !== 'cookie');
  return new Request(new URL(url ?? '/', 'http://newsroom'), { headers: kept as [string, string][] });
}
