import { STATUS_CODES } from 'node:http';
import type { Headers } from './headers.ts';

/** How long an idle connection is kept, in seconds: said in each answer. */
export const KEEP_ALIVE = 15;

/**
 * One answer in the very bytes that go over the wire on a connection that is kept, made once. Only the date in it
 * changes, once a second.
 */
export interface Reply {
  readonly status: number;
  /** Everything but `Date`, `Connection` and `Keep-Alive`. */
  readonly headers: Headers;
  /** Head and body with the present date. */
  bytes(): Uint8Array;
  /** The head alone, for HEAD. */
  head(): Uint8Array;
  body(): Uint8Array;
  /** In bytes, for those who count memory. */
  readonly size: number;
}

const DATE_LENGTH = 'Sun, 06 Nov 1994 08:49:37 GMT'.length;

export function makeReply(status: number, headers: Headers, body: Uint8Array = new Uint8Array()): Reply {
  const start = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nDate: `;
  const head = Buffer.from(`${start}${httpDate()}\r\n${headerLines(headers)}${KEPT}\r\n`, 'latin1');
  let bytes = Buffer.concat([head, body]);
  let second = presentSecond();
  const dated = () => {
    if (presentSecond() === second) return bytes;
    // A new copy: the old bytes may still be on their way to a reader.
    bytes = Buffer.from(bytes);
    bytes.write(httpDate(), start.length, DATE_LENGTH, 'latin1');
    second = presentSecond();
    return bytes;
  };
  return {
    status,
    headers,
    bytes: dated,
    head: () => dated().subarray(0, head.length),
    body: () => bytes.subarray(head.length),
    size: bytes.length,
  };
}

const KEPT = `Connection: keep-alive\r\nKeep-Alive: timeout=${KEEP_ALIVE}\r\n`;

function headerLines(headers: Headers): string {
  let lines = '';
  for (let at = 0; at < headers.length; at += 2) lines += `${headers[at]}: ${headers[at + 1]}\r\n`;
  return lines;
}

let date = { second: 0, text: '' };

function presentSecond(): number {
  return Math.floor(Date.now() / 1000);
}

/** The present date as HTTP writes it. */
export function httpDate(): string {
  const now = presentSecond();
  if (now !== date.second) date = { second: now, text: new Date(now * 1000).toUTCString() };
  return date.text;
}
