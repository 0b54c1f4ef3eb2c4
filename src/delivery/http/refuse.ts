import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { makeAnswer } from '../answer/answer.ts';
import { plainContent } from '../answer/content.ts';
import type { Headers } from '../answer/headers.ts';
import { httpDate, type Reply } from '../answer/reply.ts';
import { LONGEST_TARGET } from '../find/target.ts';

/** A reply in the server's own words. */
export function plainReply(status: number, headers: Headers = []): Promise<Reply> {
  return makeAnswer(plainContent(status, headers)).full(['identity']);
}

/** Refuses what came over a connection before anything else has been said on it, and closes it. */
export function refuse(socket: Duplex, status: number, headers: Headers = []): void {
  void plainReply(status, headers).then((reply) => {
    if (!socket.writable) return socket.destroy();
    const lines = [...reply.headers, 'Connection', 'close'];
    let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nDate: ${httpDate()}\r\n`;
    for (let at = 0; at < lines.length; at += 2) head += `${lines[at]}: ${lines[at + 1]}\r\n`;
    return socket.end(Buffer.concat([Buffer.from(`${head}\r\n`, 'latin1'), reply.body()]), () => socket.destroy());
  });
}

interface ReadError extends Error {
  readonly code?: string;
  readonly rawPacket?: Uint8Array;
}

/** Refuses a request that could not be read as HTTP. */
export function refuseUnread(error: ReadError, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else refuse(socket, statusOf(error));
}

function statusOf({ code, rawPacket }: ReadError): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  if (code !== 'HPE_HEADER_OVERFLOW') return 400;
  const [line = ''] = Buffer.from(rawPacket ?? [])
    .toString('latin1')
    .split('\r\n', 1);
  return /^[A-Z]+ /.test(line) && line.length > LONGEST_TARGET ? 414 : 431;
}
