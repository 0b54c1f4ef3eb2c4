import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../base/log.ts';
import { messageOf, type Problem } from '../base/problem.ts';
import { exposition, type Measure } from './measures.ts';

/** What a process has to say to whoever watches it. */
export interface Watched {
  measures(): Measure[] | Promise<Measure[]>;
  /** What keeps it from its work now; empty when it can do it. */
  notReady(): Problem[] | Promise<Problem[]>;
}

/** Where a process says how it is: apart from what it does for readers and journalists, and from its port. */
export interface Watch {
  listen(at: { readonly host: string; readonly port: number }): Promise<{ readonly url: string }>;
  close(): Promise<void>;
}

/** Longer than this nobody waits for an answer about readiness, in milliseconds: one that hangs is not ready. */
const LONGEST = 2000;

interface Watching {
  readonly log: Log;
  /** True for one that only this machine reaches: a page elsewhere that has its own name point here is sent away. */
  readonly isHere: boolean;
}

/** This machine under any of its names. */
const HERE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

interface Saying {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/**
 * Three addresses. `/healthz`: 200 as long as the process answers at all. `/readyz`: 200 when it can do its work, otherwise 503 with a line
 * of words for each reason. `/metrics`: its measures as Prometheus reads them. Asking changes nothing.
 */
export function openWatch(watched: Watched, { log, isHere }: Watching): Watch {
  const server = createServer((request, response) => {
    void answerTo(watched, request, isHere)
      .catch((error: unknown) => {
        log.error({ err: error, url: request.url }, 'This process’s measurements could not be given.');
        return plain(500, `This could not be found out: ${messageOf(error)}.`);
      })
      .then((said) => send(request, response, said));
  });
  server.headersTimeout = LONGEST;
  server.requestTimeout = LONGEST;
  return {
    listen: async ({ host, port }) => {
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
      const { address, port: taken } = server.address() as AddressInfo;
      return { url: `http://${address.includes(':') ? `[${address}]` : address}:${taken}` };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerTo(watched: Watched, { method, url, headers }: IncomingMessage, isHere: boolean): Promise<Saying> {
  if (isHere && !HERE.test(headers.host ?? '')) return plain(421, 'This machine answers here only to its own names.');
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Use GET.');
  switch ((url ?? '').split('?')[0] ?? '') {
    case '/healthz':
      return plain(200, 'alive');
    case '/readyz':
      return readiness(await soon(watched.notReady()));
    case '/metrics':
      return {
        status: 200,
        type: 'text/plain; version=0.0.4; charset=utf-8',
        text: exposition(await watched.measures()),
      };
    default:
      return plain(404, 'Ask for /healthz, /readyz or /metrics.');
  }
}

const LATE: Problem = {
  code: 'no-answer',
  where: 'process',
  say: 'It is taking too long to find out; something it depends on is hanging, perhaps the disk.',
};

async function soon(coming: Problem[] | Promise<Problem[]>): Promise<Problem[]> {
  const late = new Promise<Problem[]>((resolve) => void setTimeout(() => resolve([LATE]), LONGEST).unref());
  return Promise.race([coming, late]);
}

function readiness(problems: readonly Problem[]): Saying {
  if (problems.length === 0) return plain(200, 'ready');
  return plain(503, problems.map(({ where, say }) => `${where}: ${say}`).join('\n'));
}

function plain(status: number, text: string): Saying {
  return { status, type: 'text/plain; charset=utf-8', text: `${text}\n` };
}

function send({ method }: IncomingMessage, response: ServerResponse, { status, type, text }: Saying): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(method === 'HEAD' ? undefined : text);
}
