import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import { Refusal } from '../base/problem.ts';
import { detailsOf } from './refusals.ts';

type Headers = Readonly<Record<string, string>>;

/** Answers on a connection itself, for what is refused before there is a request or while its body is on the way; then ends it. */
export function refuseOnSocket(socket: Duplex, refusal: Refusal, headers: Headers): void {
  if (!socket.writable || isAnswering(socket)) return void socket.destroy();
  const body = JSON.stringify(detailsOf(refusal));
  const lines = Object.entries({ ...headers, ...problemHeaders(body), connection: 'close' });
  const head = [`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? 'Refused'}`, ...lines.map(asLine)];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** Whether an answer has begun on a connection: Node keeps it there, and nothing may be written into its midst. */
function isAnswering(socket: Duplex): boolean {
  const answer = Reflect.get(socket, '_httpMessage') as { readonly headersSent: boolean } | null | undefined;
  return answer?.headersSent ?? false;
}

const asLine = ([name, value]: [string, string]): string => `${name}: ${value}`;

function problemHeaders(body: string): Record<string, string> {
  return { 'content-type': 'application/problem+json', 'content-length': String(Buffer.byteLength(body)) };
}

/** Gives what Node's HTTP parser refuses by itself our own shape and headers, and takes the parser's silence away. */
export function answerParserErrors(headers: Headers) {
  return (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return void socket.destroy();
    refuseOnSocket(socket, refusalOf(error.code ?? ''), headers);
  };
}

function refusalOf(code: string): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Refusal(
      'headers-too-large',
      431,
      'The address and headers are too long. Clear this site’s cookies, or ask for less at once.',
    );
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return tooSlow();
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return new Refusal('request-unfit', 413, 'The chunks in which this request was sent are too large.');
  return new Refusal('request-unfit', 400, 'This is not a valid HTTP request. Nothing was done.');
}

export function tooSlow(): Refusal {
  return new Refusal('too-slow', 408, 'The request did not arrive in full in time. Nothing was done; send it again.');
}

/** Answers what Node leaves to others: an `Expect` that nobody here can meet (RFC 9110, 10.1.1), and who takes this for a proxy. */
export function answerTheRest(server: Server, headers: Headers): void {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    // Node listens for errors on it no longer; unheard, one would end the process.
    socket.on('error', () => socket.destroy());
    refuseOnSocket(
      socket,
      new Refusal('method-unfit', 405, 'The newsroom is not a proxy. /api describes it.'),
      headers,
    );
  });
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const refusal = new Refusal('expectation-unfit', 417, 'Only “Expect: 100-continue” is understood here.');
    const body = JSON.stringify(detailsOf(refusal));
    response.writeHead(417, { ...headers, ...problemHeaders(body), connection: 'close' } as OutgoingHttpHeaders);
    response.end(body);
  });
}
