import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '../../base/ids.ts';
import type { Log } from '../../base/log.ts';
import type { Reply } from '../answer/reply.ts';
import type { ReaderRequest, Responder } from '../answer/responder.ts';
import { readSimple } from './simple-request.ts';
import type { Limits } from './limits.ts';
import { endGently } from './linger.ts';
import { PIECE } from './write-reply.ts';

export interface FastParts {
  readonly responder: Responder;
  readonly log: Log;
  readonly limits: Limits;
  readonly isClosing: () => boolean;
  /** True while connections may wait for one more request, whose reply says that it is the last. */
  readonly isDraining?: () => boolean;
}

/** The connections that are answered here, for as long as they ask simply. */
export interface FastPath {
  /** Closes those that wait for a request; the others close after the reply they wait for. */
  close(): void;
  stop(): void;
}

/** A connection as this path sees it. */
interface Connection {
  readonly socket: Socket;
  /** What has come and is not answered. */
  waiting: Buffer;
  /** True while a reply is being made, or waits for the client to take what it has. */
  isBusy: boolean;
  /** When it last had nothing to do, on the clock of the process. */
  idleSince: number;
  /** Gives it to the server behind, with all that waits. */
  readonly handOver: () => void;
}

const LOOK_EVERY = 1000;

/**
 * Stands before a server of Node's and answers simple requests itself, straight from ready bytes. At the first
 * request that is not simple, a connection is handed to that server, for good and with every byte that is not answered.
 */
export function putFastPathBefore(server: Server, parts: FastParts): FastPath {
  const [takeOver] = server.listeners('connection');
  if (takeOver === undefined) throw new Error('This server accepts no connections.');
  server.removeListener('connection', takeOver as () => void);
  const connections = new Set<Connection>();
  const behind = (socket: Socket) => takeOver.call(server, socket);
  server.on('connection', (socket: Socket) => open(parts, { socket, connections, behind }));
  const { idleTime } = parts.limits;
  const timer = setInterval(() => closeIdle(connections, idleTime), Math.min(LOOK_EVERY, idleTime / 2)).unref();
  return { close: () => closeIdle(connections, -1), stop: () => clearInterval(timer) };
}

function closeIdle(connections: Iterable<Connection>, idleTime: number): void {
  const now = performance.now();
  for (const { socket, isBusy, idleSince } of connections) if (!isBusy && now - idleSince > idleTime) socket.destroy();
}

interface Opening {
  readonly socket: Socket;
  readonly connections: Set<Connection>;
  readonly behind: (socket: Socket) => void;
}

const NOTHING = Buffer.alloc(0);

function open(parts: FastParts, { socket, connections, behind }: Opening): void {
  const onData = (chunk: Buffer) => {
    connection.waiting = connection.waiting.length === 0 ? chunk : Buffer.concat([connection.waiting, chunk]);
    if (!connection.isBusy) guarded(parts, connection);
  };
  const onEnd = () => socket.end();
  const onError = () => socket.destroy();
  const forget = () => void connections.delete(connection);
  const handOver = () => {
    forget();
    // Paused, or bytes would be lost between the two who listen for them.
    socket.pause();
    socket.off('data', onData).off('end', onEnd).off('error', onError).off('close', forget);
    if (connection.waiting.length > 0) socket.unshift(connection.waiting);
    behind(socket);
    socket.resume();
  };
  const connection: Connection = { socket, waiting: NOTHING, isBusy: false, idleSince: performance.now(), handOver };
  connections.add(connection);
  socket.on('data', onData).on('end', onEnd).on('error', onError).on('close', forget);
}

/** A fault of ours costs the one connection it happens on. */
function guarded(parts: FastParts, connection: Connection): void {
  try {
    answerAll(parts, connection);
  } catch (error) {
    fail(parts, connection, error);
  }
}

function fail({ log }: FastParts, { socket }: Connection, error: unknown): void {
  log.error({ id: newId(), err: error }, 'A request failed.');
  socket.destroy();
}

/** Answers what has come, in order, as long as it can be answered at once. */
function answerAll(parts: FastParts, connection: Connection): void {
  const bytes = connection.waiting;
  const text = bytes.toString('latin1');
  let from = 0;
  while (from < bytes.length && !connection.isBusy) {
    const read = parts.isClosing() ? null : readSimple(text, from);
    // The server behind says on the reply that the connection ends with it, so that nobody asks over it again.
    if (read === null) {
      connection.waiting = bytes.subarray(from);
      return connection.handOver();
    }
    from = read.end;
    // Set before anything is sent: whoever takes over later needs what comes after this request.
    connection.waiting = from < bytes.length ? bytes.subarray(from) : NOTHING;
    answerOne(parts, connection, read.request);
  }
}

function answerOne(parts: FastParts, connection: Connection, request: ReaderRequest): void {
  const { socket } = connection;
  const reply = parts.responder.ready(request, socket);
  const isAtOnce = reply !== null && reply.size <= PIECE;
  if (isAtOnce && socket.write(bytesOf(reply, request))) return done(parts, connection);
  connection.isBusy = true;
  socket.pause();
  const sent = isAtOnce
    ? drained(socket)
    : sendLater(connection, request, reply ?? parts.responder.reply(request, socket));
  void sent.then(
    () => goOn(parts, connection),
    (error: unknown) => fail(parts, connection, error),
  );
}

function bytesOf(reply: Reply, { isHead }: ReaderRequest): Uint8Array {
  return isHead ? reply.head() : reply.bytes();
}

function done({ isClosing, isDraining }: FastParts, connection: Connection): void {
  connection.idleSince = performance.now();
  if (!isClosing() || isDraining?.()) return;
  connection.isBusy = true;
  endGently(connection.socket);
}

/** Sends a reply when there is one, a piece at a time: whether the client takes a piece shows that it is still there. */
async function sendLater(
  { socket }: Connection,
  request: ReaderRequest,
  coming: Reply | Promise<Reply>,
): Promise<void> {
  const bytes = bytesOf(await coming, request);
  for (let at = 0; at < bytes.length && !socket.destroyed; at += PIECE) {
    if (!socket.write(bytes.subarray(at, at + PIECE))) await drained(socket);
  }
}

/** Waits until a client has taken what was sent to it, or has gone. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      socket.off('drain', settle).off('close', settle);
      resolve();
    };
    if (socket.destroyed) settle();
    else socket.on('drain', settle).on('close', settle);
  });
}

function goOn(parts: FastParts, connection: Connection): void {
  const { socket } = connection;
  if (socket.destroyed) return;
  connection.isBusy = false;
  done(parts, connection);
  socket.resume();
  if (!connection.isBusy) guarded(parts, connection);
}
