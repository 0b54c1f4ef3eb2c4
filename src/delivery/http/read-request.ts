import type { IncomingMessage } from 'node:http';
import { acceptable } from '../answer/negotiate.ts';
import type { ReaderRequest } from '../answer/responder.ts';
import { LONGEST_TARGET, parseTarget } from '../find/target.ts';
import { readerSigns } from './reader-signs.ts';

/** A request that is refused: its status, and `Allow` for a method. */
export interface Refused {
  readonly status: 400 | 405 | 414 | 505;
  readonly headers: readonly string[];
}

/** What is asked for, or why it is refused. */
export function readRequest(request: IncomingMessage): ReaderRequest | Refused {
  const { method, url = '', headers, httpVersionMajor } = request;
  // Node reads a request that says HTTP/2.0 as if it said 1.1; the two have nothing but the words in common.
  if (httpVersionMajor !== 1) return refuse(505);
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: ['Allow', 'GET, HEAD'] };
  if (url.length > LONGEST_TARGET) return refuse(414);
  const target = parseTarget(url);
  if (target === null || !hasOneHost(request) || !hasKnownCoding(request)) return refuse(400);
  return {
    target,
    isHead: method === 'HEAD',
    accept: acceptable(headers['accept-encoding']),
    noneMatch: headers['if-none-match'],
    modifiedSince: headers['if-modified-since'],
    match: headers['if-match'],
    unmodifiedSince: headers['if-unmodified-since'],
    ...readerSigns((name) => headers[name]?.toString()),
  };
}

function refuse(status: Refused['status']): Refused {
  return { status, headers: [] };
}

export const HOST = /^[\w.~!$&'()*+,;=%:[\]-]*$/;

/** RFC 9112, 3.2: more than one host, or one that is none, is a bad request; none at all is one too, but in HTTP/1.0. */
function hasOneHost({ headersDistinct, httpVersion }: IncomingMessage): boolean {
  const hosts = headersDistinct['host'] ?? [];
  if (hosts.length === 0) return httpVersion === '1.0';
  return hosts.length === 1 && HOST.test(hosts[0] ?? '');
}

/** A body in a coding that Node does not undo has no end that both sides agree on. */
function hasKnownCoding({ headers }: IncomingMessage): boolean {
  return (headers['transfer-encoding'] ?? 'chunked').toLowerCase() === 'chunked';
}

/** True when a body may come: it is not read, so nothing after it on the connection is either. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/** True when the connection may carry another request after this one. */
export function isKept(request: IncomingMessage): boolean {
  const connection = request.headers.connection?.toLowerCase() ?? '';
  return (
    request.httpVersion === '1.1' && !connection.split(',').some((word) => word.trim() === 'close') && !hasBody(request)
  );
}
