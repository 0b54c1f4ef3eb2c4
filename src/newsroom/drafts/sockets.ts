import type { Hocuspocus } from '@hocuspocus/server';
import type { IncomingMessage } from 'node:http';
import { setImmediate as others } from 'node:timers/promises';
import type { Socket as NetSocket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Clock, Instant } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { SignedIn } from '../door.ts';
import { secondsBetween } from '../people/time.ts';
import { carriesUpdate, type Frame, readFrame } from './frames.ts';
import { limits } from './limits.ts';
import { openPersonQueue, type PersonQueue } from './person-queue.ts';

/** Codes with which a connection is closed (RFC 6455: 4000 to 4999 are an application's own). */
const closings = {
  signedOut: { code: 4401, reason: 'signed-out' },
  roleChanged: { code: 4409, reason: 'role-changed' },
  factorDemanded: { code: 4403, reason: 'second-factor-demanded' },
  unfit: { code: 4400, reason: 'frame-unfit' },
  tooMany: { code: 4429, reason: 'too-many-windows' },
  tooFast: { code: 4429, reason: 'too-fast' },
  goingAway: { code: 1001, reason: 'server-stops' },
} as const;

/** What Hocuspocus hands back of who is behind a connection. */
export interface Context {
  readonly who: SignedIn;
  /** Says that the connection has the story, and that it has it no more or never got it. */
  entered(storyId: string): void;
  left(storyId: string): void;
}

interface Socket {
  readonly ws: WebSocket;
  readonly who: SignedIn;
  readonly person: Person;
  /** How it stands with each story it ever named. */
  readonly stories: Map<string, Standing>;
  readonly line: NetSocket;
  /** Bytes that had come on it when its last whole frame was read. */
  whole: number;
}

/** `outside`: it was refused or has left. Until it has a story, what it sends for it is counted. */
type Standing =
  | { readonly is: 'here' }
  | { readonly is: 'outside' }
  | { readonly is: 'before' | 'entering'; readonly ahead: number };

/** Everything of one person. */
interface Person {
  readonly queue: PersonQueue;
  readonly sockets: Set<Socket>;
  /** Since when they have sent too fast without a rest. */
  tooFastSince: Instant | null;
}

interface SocketRooms {
  readonly clock: Clock;
  readonly log: Log;
}

/** The open connections of editors. */
export interface Sockets {
  take(ws: WebSocket, request: IncomingMessage, who: SignedIn): void;
  /** Says that Hocuspocus has dealt with a frame of this connection. */
  handled(ws: unknown, frame: Uint8Array): void;
  /**
   * Closes the connections of those who are signed out by now, have another role, or lack the second factor that theirs demands by now; and
   * of those who have sent too fast for long.
   */
  cutOff(stillThere: (who: SignedIn) => Promise<SignedIn | null>): Promise<void>;
  /** Resolves when all are closed. */
  closeAll(): Promise<void>;
}

export function openSockets(hocuspocus: Hocuspocus<Context>, { clock, log }: SocketRooms): Sockets {
  const all = openRegister();
  const failed = (error: unknown): void => log.error({ err: error }, 'A frame or the end of a connection failed.');
  const ended = oneInATurn(failed);
  let isClosing = false;
  return {
    take: (ws, request, who) => {
      ws.on('error', () => ws.terminate());
      if (isClosing) return close(ws, closings.goingAway);
      const socket = all.join(ws, request.socket, who);
      if (!socket) return close(ws, closings.tooMany);
      const client = hocuspocus.handleConnection(ws, webRequest(request), contextOf(socket));
      readFrames(socket, request.socket, (bytes) => client.handleMessage(bytes));
      ws.on('close', (code, reason) => {
        all.leave(socket);
        ended.take(() => client.handleClose({ code, reason: reason.toString() }));
      });
    },
    handled: (ws, bytes) => {
      const socket = all.sockets.get(ws);
      if (!socket) return;
      // Answers are known only now: a thousand questions may have been read before the first was answered.
      if (takesNothing(socket)) return socket.ws.terminate();
      const storyId = carriesUpdate(bytes);
      if (storyId !== null) socket.person.queue.done(socket.ws, storyId);
    },
    cutOff: async (stillThere) => {
      for (const person of all.everybody())
        if (isTooFast(person, clock)) for (const { ws } of person.sockets) close(ws, closings.tooFast);
      const sessions = Map.groupBy(all.sockets.values(), ({ who }) => who.sessionId);
      for (const sockets of sessions.values()) {
        for (const socket of sockets) if (takesNothing(socket)) socket.ws.terminate();
        const [first] = sockets;
        const closing = first && (await closingOf(first, stillThere));
        if (closing) for (const { ws } of sockets) close(ws, closing);
      }
    },
    closeAll: async () => {
      isClosing = true;
      const open = [...all.sockets.values()].map(({ ws }) => ws);
      const closed = open.map((ws) => new Promise((resolve) => ws.once('close', resolve)));
      for (const ws of open) close(ws, closings.goingAway);
      await Promise.all(closed);
      await ended.settled();
    },
  };
}

/** Does one thing in a turn of the event loop: each of a hundred connections that end at once is told to all the others. */
function oneInATurn(failed: (error: unknown) => void) {
  let last: Promise<void> = Promise.resolve();
  return {
    take: (work: () => void): void => {
      last = last
        .then(() => others())
        .then(work)
        .catch(failed);
    },
    settled: () => last,
  };
}

/** All connections, and those of each person. */
function openRegister() {
  const sockets = new Map<unknown, Socket>();
  const people = new Map<string, Person>();
  return {
    sockets,
    /** Null when the person, or everybody together, has as many as there may be. */
    join: (ws: WebSocket, line: NetSocket, who: SignedIn): Socket | null => {
      const person = people.get(who.person.id) ?? { queue: openPersonQueue(), sockets: new Set(), tooFastSince: null };
      if (person.sockets.size >= limits.sockets || sockets.size >= limits.socketsInAll) return null;
      people.set(who.person.id, person);
      const socket: Socket = { ws, who, person, stories: new Map(), whole: line.bytesRead, line };
      sockets.set(ws, socket);
      person.sockets.add(socket);
      person.queue.join(ws);
      return socket;
    },
    leave: (socket: Socket): void => {
      const { ws, person } = socket;
      sockets.delete(ws);
      person.sockets.delete(socket);
      person.queue.leave(ws);
    },
    /** Who comes back at once is who they were: nobody is new by leaving. */
    everybody: (): Person[] => {
      for (const [id, { sockets: theirs, queue }] of people)
        if (theirs.size === 0 && queue.isRested()) people.delete(id);
      return [...people.values()];
    },
  };
}

/** Reads what comes, and hands on what is sound when its turn comes. */
function readFrames(socket: Socket, line: NetSocket, handOn: (bytes: Uint8Array) => void): void {
  const { ws, person } = socket;
  ws.on('message', (data: Buffer, isBinary: boolean) => {
    socket.whole = line.bytesRead;
    if (ws.readyState !== ws.OPEN) return undefined;
    // A buffer of its own; `readFrame` says why.
    const bytes = new Uint8Array(data);
    const frame = isBinary ? readFrame(bytes) : null;
    const verdict = frame ? judged(socket, frame, bytes.length) : 'unfit';
    if (!frame || verdict === 'unfit') return close(ws, closings.unfit);
    return verdict === 'dropped' ? undefined : takeInTurn(socket, { frame, bytes }, () => handOn(bytes));
  });
  line.on('data', () => {
    if (isHoarding(socket)) ws.terminate();
  });
  ws.on('ping', () => person.queue.take(nothingToDo(ws), { frames: 1 }));
}

function contextOf(socket: Socket): Context {
  const { ws, who, person, stories } = socket;
  return {
    who,
    entered: (storyId) => void stories.set(storyId, { is: 'here' }),
    left: (storyId) => {
      stories.set(storyId, { is: 'outside' });
      person.queue.dropped(ws, storyId);
    },
  };
}

/** So much of what is sent ahead each frame counts for at least. */
const LEAST_AHEAD = limits.aheadBytes / limits.aheadFrames;

/**
 * What to do with a frame. A connection enters a story once at a time, and beyond the limits nothing is taken. What comes for a story
 * that the connection was refused, or has left, is dropped: it was on its way.
 */
function judged(socket: Socket, { storyId, enters }: Frame, bytes: number): 'taken' | 'dropped' | 'unfit' {
  const { stories } = socket;
  const before: Standing = stories.get(storyId) ?? { is: 'before', ahead: 0 };
  if (!stories.has(storyId) && stories.set(storyId, before) && isTooMany(socket)) return 'unfit';
  if (enters) {
    if (before.is === 'here' || before.is === 'entering') return 'dropped';
    stories.set(storyId, { is: 'entering', ahead: before.is === 'before' ? before.ahead : 0 });
    return 'taken';
  }
  if (before.is === 'outside') return 'dropped';
  if (before.is === 'here') return 'taken';
  const ahead = before.ahead + Math.max(bytes, LEAST_AHEAD);
  stories.set(storyId, { is: before.is, ahead });
  return ahead > limits.aheadBytes ? 'unfit' : 'taken';
}

function isTooMany({ stories, person: { sockets } }: Socket): boolean {
  if (stories.size > limits.stories) return true;
  return new Set([...sockets].flatMap((one) => [...one.stories.keys()])).size > limits.storiesOfOnePerson;
}

function takeInTurn(
  { ws, person }: Socket,
  { frame, bytes }: { frame: Frame; bytes: Uint8Array },
  work: () => void,
): void {
  const { storyId, update, enters, asks, windows } = frame;
  const waiting = { ws, storyId, bytes: bytes.length, isAnswered: update !== null, goesFirst: enters || asks, work };
  person.queue.take(waiting, { frames: enters || asks ? limits.questionCounts : framesIn(frame, person), windows });
}

/** What an update costs everybody: its pieces are merged, and it goes out to all of the person's own connections too. */
function framesIn({ pieces, update }: Frame, { sockets }: Person): number {
  return update === null ? 1 : 1 + pieces / limits.piecesOfAFrame + (sockets.size - 1) / limits.socketsOfAFrame;
}

function isTooFast(person: Person, clock: Clock): boolean {
  if (!person.queue.isTooFast()) {
    person.tooFastSince = null;
    return false;
  }
  const now = clock.now();
  person.tooFastSince ??= now;
  return secondsBetween(person.tooFastSince, now) > limits.secondsTooFast;
}

function nothingToDo(ws: WebSocket) {
  return { ws, storyId: '', bytes: 0, isAnswered: false, goesFirst: false, work: () => {} };
}

/** Less than this of one connection is looked at no further. */
const LITTLE = 256 * 1024;

/** Whether one person's frames that have begun and not ended are more than may be kept of them. */
function isHoarding(socket: Socket): boolean {
  if (unfinishedBytes(socket) < LITTLE) return false;
  return [...socket.person.sockets].reduce((sum, one) => sum + unfinishedBytes(one), 0) > limits.unfinishedBytes;
}

function unfinishedBytes({ line, whole }: Socket): number {
  return line.bytesRead - whole;
}

/** Whether somebody's browsers take nothing of what waits for them. */
function takesNothing({ ws, person }: Socket): boolean {
  if (ws.bufferedAmount <= limits.untakenBytes / limits.sockets) return false;
  return [...person.sockets].reduce((sum, one) => sum + one.ws.bufferedAmount, 0) > limits.untakenBytes;
}

async function closingOf({ who }: Socket, stillThere: (who: SignedIn) => Promise<SignedIn | null>) {
  const now = await stillThere(who);
  if (!now) return closings.signedOut;
  if (now.restrictions?.lacksSecondFactor) return closings.factorDemanded;
  return now.person.role === who.person.role ? null : closings.roleChanged;
}

const GRACE_MS = 1_000;

/** Asks the other side to close, and does not wait long for it. */
function close(ws: WebSocket, { code, reason }: { code: number; reason: string }): void {
  ws.close(code, reason);
  setTimeout(() => ws.terminate(), GRACE_MS).unref();
}

/** Whom an address names before its path, a name and a password perhaps, was judged at the door, and no request of the web may have them. */
function webRequest({ url, headers }: IncomingMessage): Request {
  const kept = Object.entries(headers).filter(([name, value]) => typeof value === 'string' && name !== 'cookie');
  const { pathname, search } = new URL(url ?? '/', 'http://newsroom');
  return new Request(`http://newsroom${pathname}${search}`, { headers: kept as [string, string][] });
}
