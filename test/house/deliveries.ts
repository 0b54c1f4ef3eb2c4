import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type Log, silentLog } from '../../src/base/log.ts';
import { openDelivery, type Tuning } from '../../src/delivery/open-delivery.ts';
import { openMediaShelf } from '../../src/media/media-shelf.ts';
import { openDiskShelf } from '../../src/press/disk-shelf.ts';
import type { Shelf, ShelfItem } from '../../src/press/shelf.ts';
import { aFolder } from './folders.ts';
import { atTheEnd } from './endings.ts';

const HTML = 'text/html; charset=utf-8';

export const html = (text: string): ShelfItem => ({ is: 'page', type: HTML, body: Buffer.from(text) });
export const gone = (text: string): ShelfItem => ({ is: 'gone', type: HTML, body: Buffer.from(text) });
export const moved = (to: string): ShelfItem => ({ is: 'redirect', to });
export const include = (text: string): ShelfItem => html(`${text}\n<!--/include-->\n`);
export const typed = (type: string, text: string): ShelfItem => ({ is: 'page', type, body: Buffer.from(text) });

/** The directive that stands in a page for an include. */
export const hole = (path: string): string => `<!--#include virtual="${path}" -->`;

/** Puts items on a shelf and settles. */
export async function fill(shelf: Shelf, items: Readonly<Record<string, ShelfItem>>): Promise<void> {
  for (const [path, item] of Object.entries(items)) await shelf.put(path, item);
  await shelf.settle();
}

export interface Opening {
  /** Holds `shelf`, `media` and `last-good`; a fresh one unless given. */
  readonly folder?: string;
  /** The shelf to serve; the one in the folder unless given. */
  readonly shelf?: Shelf;
  readonly tuning?: Tuning;
  readonly log?: Log;
}

/** A delivery on a free port, with real files, closed when the test has finished. */
export async function aDelivery({
  folder = aFolder(),
  shelf = openDiskShelf(join(folder, 'shelf')),
  tuning = {},
  log = silentLog,
}: Opening = {}) {
  const media = openMediaShelf(join(folder, 'media'));
  const delivery = openDelivery({ shelf, media, log, lastGoodFolder: join(folder, 'last-good'), tuning });
  const { port, url } = await delivery.listen({ host: '127.0.0.1', port: 0 });
  atTheEnd(() => delivery.close());
  return { ...delivery, folder, shelf, media, port, url };
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As sent. */
  readonly bytes: Buffer;
  /** Decoded. */
  readonly text: string;
}

type AskOptions = { readonly method?: string; readonly headers?: Readonly<Record<string, string>> };

/** Asks for a path as it stands, on a connection of its own. */
export async function ask(port: number, path: string, { method = 'GET', headers = {} }: AskOptions = {}): Promise<Got> {
  const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false });
  request.end();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
  const bytes = await buffer(response);
  const encoding = response.headers['content-encoding'];
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    bytes,
    text: method === 'HEAD' ? '' : decode(bytes, encoding),
  };
}

function decode(bytes: Buffer, encoding: string | undefined): string {
  if (encoding === 'br') return brotliDecompressSync(bytes).toString();
  if (encoding === 'gzip') return gunzipSync(bytes).toString();
  return (encoding === 'zstd' ? zstdDecompressSync(bytes) : bytes).toString();
}

/**
 * Everything a server sends over one connection in answer to these bytes, until it closes or has been silent for a while.
 * `pieces` go out one after the other with a pause between them.
 */
export function exchange(
  port: number,
  pieces: string | readonly string[],
  silence = 300,
): Promise<{ text: string; isClosed: boolean }> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    let text = '';
    let timer = setTimeout(() => {}, 0);
    const done = (isClosed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, isClosed });
    };
    const wait = () => {
      clearTimeout(timer);
      // Timers come before what has arrived when the process was held up; so it looks once more.
      timer = setTimeout(() => (timer = setTimeout(() => done(false), silence / 4)), silence);
    };
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      wait();
    });
    socket.on('error', () => done(true));
    socket.on('close', () => done(true));
    void send(socket, typeof pieces === 'string' ? [pieces] : pieces).then(wait);
  });
}

async function send(socket: ReturnType<typeof connect>, pieces: readonly string[]): Promise<void> {
  for (const piece of pieces) {
    socket.write(Buffer.from(piece, 'latin1'));
    if (pieces.length > 1) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
