import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { atTheEnd } from '../house/endings.ts';
import { get } from './sample.ts';

/** The browser asks for the next piece when it has drawn the one before, so that no result depends on how fast a machine is. */
const NEXT = '/--next-piece';

const BLOCK = /(?=<(?:header|nav|main|section|article|aside|div|h[1-6]|p|ol|figure|footer)\b)/;
/** Before each tag but those that end something and have no words behind them: these show nothing that was not there. */
const SHOWING = /(?=<(?!\/[a-z0-9]+>\s*(?:<|$)))/;
/** So many blocks come alone, about a screen of them, and the others in so many pieces. */
const EACH = 24;
const LATER = 4;

/**
 * Has a page get each document as a slow connection brings it: in pieces, each drawn before the next is sent. The answer is the origin
 * to open pages at.
 */
export async function inPieces(page: Page): Promise<string> {
  let open: ServerResponse | null = null;
  let due: string[] = [];
  const next = (response: ServerResponse): void => {
    const piece = due.shift();
    if (piece === undefined) open?.end();
    else open?.write(piece);
    response.end(piece === undefined ? 'all' : 'more');
  };
  const begin = async (path: string, response: ServerResponse): Promise<void> => {
    const { status, headers, bytes } = await get(path);
    const type = headers['content-type'] ?? 'application/octet-stream';
    response.writeHead(status, { 'content-type': type });
    if (!type.startsWith('text/html')) return void response.end(bytes);
    [open, due] = [response, piecesOf(String(bytes))];
    response.write(due.shift());
  };
  const server = createServer((request, response) => {
    if (request.url === NEXT) next(response);
    else void begin(request.url ?? '/', response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  atTheEnd(() => server.close());
  await page.addInitScript(askForAll, NEXT);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * All up to the first element of the body, then what stands over the page from the name on, each line of it in two halves; then each element of those that stand below
 * each other, some of them together further down.
 */
function piecesOf(html: string): string[] {
  const bodyAt = html.indexOf('<body');
  const [bodyTag = '', ...parts] = html.slice(bodyAt).split(BLOCK);
  const brandAt = parts.findIndex((part) => part.startsWith('<div class="brand"'));
  const mainAt = brandAt < 0 ? -1 : parts.findIndex((part) => part.startsWith('<main'));
  const above = parts
    .slice(0, mainAt + 1)
    .flatMap((part, at) => (at < brandAt ? part : part.split(SHOWING).flatMap(inHalves)));
  const blocks = parts.slice(mainAt + 1);
  const head = html.slice(0, bodyAt) + bodyTag;
  const size = Math.ceil((blocks.length - EACH) / LATER) || 1;
  const later = Array.from({ length: LATER }, (_, at) =>
    blocks.slice(EACH + at * size, EACH + (at + 1) * size).join(''),
  );
  return [head, ...above, ...blocks.slice(0, EACH), ...later].filter((piece) => piece !== '');
}

/** A tag and half of the words behind it, and the other half with what ends there. */
function inHalves(tagged: string): string[] {
  const words = tagged.indexOf('>') + 1;
  const end = tagged.indexOf('<', words);
  const length = (end === -1 ? tagged.length : end) - words;
  if (length < 4) return [tagged];
  const half = words + Math.ceil(length / 2);
  return [tagged.slice(0, half), tagged.slice(half)];
}

async function askForAll(next: string): Promise<void> {
  // A frame is drawn when what was asked for in it has run: what comes after that comes after the drawing.
  const drawn = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  do await drawn();
  while ((await (await fetch(next)).text()) === 'more');
}
