import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Headers } from '../answer/headers.ts';
import { httpDate, KEEP_ALIVE, type Reply } from '../answer/reply.ts';

/** How a reply goes out. */
export interface Sending {
  readonly isHead: boolean;
  readonly isKept: boolean;
}

/** Sends a reply through Node's server, in the same bytes as `Reply.bytes` has where the connection is kept. */
export function writeReply(response: ServerResponse, reply: Reply, { isHead, isKept }: Sending): void {
  writeHead(response, { status: reply.status, headers: reply.headers, isKept });
  const body = isHead || reply.status === 304 ? NO_BYTES : reply.body();
  if (body.length <= PIECE * 2) response.end(body);
  else void pipeline(Readable.from(piecesOf(body)), response).catch(() => response.destroy());
}

/** Long bodies go out in pieces of this many bytes: whether a client takes a piece shows that it is still there. */
export const PIECE = 64 * 1024;
const NO_BYTES = new Uint8Array();

function* piecesOf(body: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < body.length; at += PIECE) yield body.subarray(at, at + PIECE);
}

/** The status line and all headers of an answer. */
export function writeHead(
  response: ServerResponse,
  { status, headers, isKept }: { status: number; headers: Headers; isKept: boolean },
): void {
  response.sendDate = false;
  const connection = isKept
    ? ['Connection', 'keep-alive', 'Keep-Alive', `timeout=${KEEP_ALIVE}`]
    : ['Connection', 'close'];
  response.writeHead(status, ['Date', httpDate(), ...headers, ...connection]);
}
