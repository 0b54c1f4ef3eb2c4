import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { requestId } from '../../base/request-id.ts';
import type { Log } from '../../base/log.ts';
import { Unavailable } from '../../press/shelf.ts';
import { RETRY_AFTER } from '../answer/failure-pages.ts';
import type { Responder } from '../answer/responder.ts';
import type { Counting } from '../answer/tally.ts';
import { isKept, readRequest } from './read-request.ts';
import { type Limits, LONGEST_HEAD } from './limits.ts';
import { endGently, isEnding } from './linger.ts';
import { serveMedia, wasServed } from './media.ts';
import { makePending } from './pending.ts';
import type { ServedMedia } from './public-media.ts';
import { plainReply, refuse, refuseUnread } from './refuse.ts';
import { writeReply } from './write-reply.ts';

export interface ServerParts {
  readonly responder: Responder;
  readonly media: ServedMedia;
  readonly tally: Pick<Counting, 'media'>;
  /** True where a proxy of one's own stands before it, whose name for a request is taken. */
  readonly isProxied: boolean;
  readonly log: Log;
  readonly limits: Limits;
  /** True once no further request is wanted on any connection. */
  readonly isClosing: () => boolean;
}

/** The server that understands all of HTTP/1.1; not listening yet. */
export function createNodeServer(parts: ServerParts): Server {
  const { limits } = parts;
  const pending = makePending();
  const server = createServer({
    maxHeaderSize: LONGEST_HEAD,
    // Who names no host is refused by us, with our headers.
    requireHostHeader: false,
    headersTimeout: limits.headTime,
    requestTimeout: limits.headTime * 2,
    keepAliveTimeout: limits.idleTime,
    connectionsCheckingInterval: Math.min(1000, limits.headTime / 2),
  });
  // A client may end its side once it has asked, and still wants the answer (RFC 9112, 9.6).
  Object.assign(server, { httpAllowHalfOpen: true });
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    if (isEnding(request.socket)) return;
    pending.add(request.socket, response);
    void answer(parts, request, response);
  };
  server.on('request', handle);
  // Whoever asks first whether to send a body is told the outcome at once, and never sends it.
  server.on('checkContinue', handle);
  server.on('checkExpectation', handle);
  // In their turn: while an earlier request waits for its reply, the client would take a refusal for that.
  server.on('connect', (_request, duplex) => {
    const socket = duplex as Socket;
    socket.on('drain', () => pending.wake(socket));
    pending.afterReplies(socket, () => refuse(socket, 405, ['Allow', 'GET, HEAD']));
  });
  server.on('clientError', (error, duplex) => {
    const socket = duplex as Socket;
    pending.afterReplies(socket, () => refuseUnread(error, socket));
  });
  server.on('connection', (socket: Socket) => {
    // Node stops listening for errors on a connection it has let go of (CONNECT); unheard, one would end the process.
    socket.on('error', () => socket.destroy());
    // How Node closes a connection after the last reply on it.
    Object.assign(socket, { destroySoon: () => endGently(socket) });
  });
  server.maxConnections = limits.connections;
  return server;
}

/** Answers one request; whatever goes wrong, the client gets an answer and the log one line. */
async function answer(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await answerOrThrow(parts, request, response);
  } catch (error) {
    if (error instanceof Unavailable && !response.headersSent) {
      const reply = await plainReply(503, RETRY_AFTER);
      return writeReply(response, reply, { isHead: request.method === 'HEAD', isKept: false });
    }
    const id = requestId(request.headers['x-request-id'], parts.isProxied);
    parts.log.error({ id, url: request.url, err: error }, 'A request failed.');
    if (response.headersSent) response.destroy();
    else
      writeReply(response, await plainReply(500, ['X-Error-Id', id]), {
        isHead: request.method === 'HEAD',
        isKept: false,
      });
  }
}

async function answerOrThrow(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const wanted = readRequest(request);
  const keep = () => isKept(request) && !parts.isClosing();
  if ('status' in wanted) {
    // After a request that is not as it should be, it is anybody's guess where the next one begins.
    const isKeptAfter = wanted.status !== 400 && wanted.status !== 505 && keep();
    writeReply(response, await plainReply(wanted.status, wanted.headers), {
      isHead: request.method === 'HEAD',
      isKept: isKeptAfter,
    });
    return;
  }
  const { path } = wanted.target;
  if (await serveMedia(parts.media, { request, response, path, keep })) return parts.tally.media();
  const reply = (await wasServed(parts.media, path))
    ? await plainReply(410)
    : (parts.responder.ready(wanted, request.socket) ?? (await parts.responder.reply(wanted, request.socket)));
  writeReply(response, reply, { isHead: wanted.isHead, isKept: keep() });
}
