import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { whyPage } from '../press/why.ts';
import { changesAfter, lastSeq, readCursor } from '../store/changes.ts';
import { readSettings } from '../store/documents.ts';
import type { NewsroomRooms } from './acts.ts';
import { type Overview, overviewPage, styleSource } from './overview-page.tsx';

export interface Newsroom {
  listen(at: { host: string; port: number }): Promise<{ url: string }>;
  close(): Promise<void>;
}

const RECENT = 50;

/**
 * The newsroom's own listener, an origin apart from the readers' site. It shows what happened last, whether the
 * press has caught up, and why a page is as it is. It takes no orders: until people can sign in, acts go through the command line.
 */
export function openNewsroom(rooms: NewsroomRooms): Newsroom {
  const server = createServer((request, response) => {
    answer(rooms, request, response).catch((error: unknown) => {
      rooms.log.error({ err: error }, 'The newsroom could not answer.');
      send(response, { status: 500, body: 'The newsroom could not answer. The log says why.' });
    });
  });
  return {
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () =>
          resolve({
            url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
          }),
        );
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

async function answer(rooms: NewsroomRooms, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return send(response, { status: 405, body: 'This page can only be read.' });
  }
  const url = URL.parse(request.url ?? '/', 'http://newsroom');
  if (!url) return send(response, { status: 400, body: 'This is not an address. The newsroom begins at /.' });
  if (url.pathname !== '/')
    return send(response, { status: 404, body: 'There is nothing here. The newsroom begins at /.' });
  const page = overviewPage(await overview(rooms, url.searchParams.get('why')));
  send(response, { status: 200, body: page, type: 'text/html; charset=utf-8' });
}

async function overview({ store }: NewsroomRooms, path: string | null): Promise<Overview> {
  const newest = await lastSeq(store.reader);
  const changes = await changesAfter(store.reader, Math.max(0, newest - RECENT), RECENT);
  return {
    settings: await readSettings(store.reader),
    changes: changes.toReversed(),
    behind: newest - (await readCursor(store.reader, 'press')),
    asked: path === null ? null : { path, why: await whyPage(store, path) },
  };
}

function send(response: ServerResponse, { status, body, type = 'text/plain; charset=utf-8' }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src ${styleSource}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(body);
}
