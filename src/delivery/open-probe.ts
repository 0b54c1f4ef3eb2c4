import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Shelf } from '../press/shelf.ts';
import type { Delivery } from './open-delivery.ts';

/** What the readers' process says about itself to those who run it, and to the newsroom. */
export interface Probe {
  /** Listens on this machine alone; port 0 takes a free one. Throws when the port is taken. */
  listen(port: number): Promise<{ readonly url: string }>;
  close(): Promise<void>;
}

interface ProbeParts {
  readonly delivery: Delivery;
  readonly shelf: Shelf;
}

/** An address of this machine under any of its names: a page elsewhere that has its own name point here is sent away. */
const HERE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * Two addresses, apart from the readers' port. `/health`: 200 while there is a front to serve and 503 while the shelf is empty or
 * cannot be read. `/reads`: the rising counts of what is read, with the name of this process's life. Asking changes nothing.
 */
export function openProbe(parts: ProbeParts): Probe {
  const startedAt = new Date().toISOString();
  const server = createServer((request, response) => {
    const isHere = HERE.test(request.headers.host ?? '') && (request.method === 'GET' || request.method === 'HEAD');
    if (isHere && request.url === '/health') void health(parts, startedAt).then((said) => send(response, said));
    else if (isHere && request.url === '/reads') send(response, reads(parts));
    else send(response, { status: 404, body: { say: 'Ask for /health or /reads.' } });
  });
  return {
    listen: async (port) => {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, '127.0.0.1', resolve);
      });
      return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Saying {
  readonly status: number;
  readonly body: object;
}

async function health({ shelf, delivery }: ProbeParts, startedAt: string): Promise<Saying> {
  const isServing = await shelf.tag('/').then(
    (tag) => tag !== null,
    () => false,
  );
  const { boot } = delivery;
  const damaged = delivery.damaged();
  const say = isServing ? 'serving' : 'nothing to serve';
  return { status: isServing ? 200 : 503, body: { say, pid: process.pid, boot, startedAt, damaged } };
}

function reads({ delivery }: ProbeParts): Saying {
  return { status: 200, body: { boot: delivery.boot, reads: Object.fromEntries(delivery.readCounts()) } };
}

function send(response: ServerResponse, { status, body }: Saying): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
