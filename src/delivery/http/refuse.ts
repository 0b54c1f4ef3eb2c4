import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { makeAnswer } from '../answer/answer.ts';
import { plainContent } from '../answer/content.ts';
import type { Headers } from '../answer/headers.ts';
import { httpDate, type Reply } from '../answer/reply.ts';
import { LONGEST_TARGET } from '../find/target.ts';
import { endGently, isEnding } from './linger.ts';

/** A reply in the server's own words. */
export function plainReply(status: number, headers: Headers = []): Promise<Reply> {
  return makeAnswer(plainContent(status, headers)).full(['identity']);
}

/** Refuses what came over a connection before anything else has been said on it, and closes it. */
export function refuse(socket: Socket, status: number, headers: Headers = []): void {
  void plainReply(status, headers).then((reply) => {
    if (!socket.writable) return socket.destroy();
    const lines = [...reply.headers, 'Connection', 'close'];
    let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nDate: ${httpDate()}\r\n`;
    for (let at = 0; at < lines.length; at += 2) head += `${lines[at]}: ${lines[at + 1]}\r\n`;
    socket.write(Buffer.concat([Buffer.from(`${head}\r\n`, 'latin1'), reply.body()]));
    return endGently(socket);
  });
}

interface ReadError extends Error {
  readonly code?: string;
  /** The piece of what came in which the fault is, and how much of it was read before. */
  readonly rawPacket?: Uint8Array;
  readonly bytesParsed?: number;
}

/** Refuses a request that could not be read as HTTP. */
export function refuseUnread(error: ReadError, socket: Socket): void {
  if (isEnding(socket)) return;
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else refuse(socket, statusOf(error));
}

function statusOf(error: ReadError): number {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  if (error.code !== 'HPE_HEADER_OVERFLOW') return 400;
  return /^[A-Z]+ /.test(firstLine(error)) && firstLine(error).length > LONGEST_TARGET ? 414 : 431;
}

/** The first line of the request that was too long, as far as it stands in the piece that was one too many. */
function firstLine({ rawPacket = new Uint8Array(), bytesParsed = 0 }: ReadError): string {
  const text = Buffer.from(rawPacket).toString('latin1');
  const before = text.lastIndexOf('\r\n\r\n', bytesParsed);
  return text.slice(before < 0 ? 0 : before + 4).split('\r\n', 1)[0] ?? '';
}
