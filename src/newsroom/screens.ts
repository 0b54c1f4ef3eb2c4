import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../base/problem.ts';
import { sendRefusal } from './refusals.ts';

const compressed = promisify<zlib.InputType, zlib.BrotliOptions, Buffer>(zlib.brotliCompress);
const QUALITY = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } };

interface ScreenFile {
  readonly type: string;
  readonly body: Buffer;
  /** Compressed once, when it is first asked for: a start waits for none of it. */
  brotli(): Promise<Buffer>;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** The heaviest screens have start pages of their own, which ask at once for all that they need. The word of a front is a name, or an encoded one. */
const STARTS: readonly [RegExp, string][] = [
  [/^\/stories\/[^/]+$/, '/story.html'],
  [/^\/fronts\/[\w%~.-]+$/, '/front.html'],
];

/**
 * Answers with the files of the built screens. Files under `/assets/` carry their hash in the name and may be kept for ever;
 * every other address that a person may stand on answers a page that starts the screens.
 */
export async function serveScreens(folder: string) {
  const files = await readFiles(folder);
  const start = files.get('/index.html');
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = URL.parse(request.url, 'http://newsroom')?.pathname ?? '/';
    const file = files.get(path);
    const own = STARTS.find(([address]) => address.test(path))?.[1];
    const page = (own && files.get(own)) ?? start;
    if (page && isScreen(request, path) && (!file || path.endsWith('.html'))) return sendStart(reply, page, path);
    if (!file) return sendRefusal(reply, unknown(path));
    if (path.startsWith('/assets/')) reply.header('cache-control', 'public, max-age=31536000, immutable');
    return send(request, reply, file);
  };
}

function isScreen({ method }: FastifyRequest, path: string): boolean {
  return (method === 'GET' || method === 'HEAD') && !path.startsWith('/api') && !path.startsWith('/assets/');
}

function unknown(path: string): Refusal {
  return new Refusal(
    'unknown-address',
    404,
    `There is nothing at ${path.slice(0, 200)}. The newsroom begins at /, its API at /api.`,
  );
}

/** Where the start page has its nonce; React Aria reads it there for the two style sheets that it makes itself. */
const NONCE_PLACE = '%NONCE%';
/** Where the start page of a front has the path that was asked for. */
const ASKED_PLACE = '%ASKED%';

/** The start page allows the styles that carry this answer's nonce, and no other made on the fly. */
function sendStart(reply: FastifyReply, { type, body }: ScreenFile, path: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const policy = String(reply.getHeader('content-security-policy'));
  reply.header('content-security-policy', policy.replace(`style-src 'self'`, `style-src 'self' 'nonce-${nonce}'`));
  return reply.type(type).send(body.toString().replace(NONCE_PLACE, nonce).replace(ASKED_PLACE, path));
}

function send({ headers }: FastifyRequest, reply: FastifyReply, file: ScreenFile): FastifyReply {
  reply.header('vary', 'accept-encoding').type(file.type);
  if (!headers['accept-encoding']?.includes('br')) return reply.send(file.body);
  void file.brotli().then(
    (body) => reply.header('content-encoding', 'br').send(body),
    // What cannot be compressed now goes out as it is.
    () => reply.send(file.body),
  );
  return reply;
}

async function readFiles(folder: string): Promise<ReadonlyMap<string, ScreenFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = await Promise.all(names.map(async (name) => [addressOf(folder, name), await readScreen(name)] as const));
  return new Map(read);
}

function addressOf(folder: string, name: string): string {
  return name.slice(folder.length).split(sep).join('/').replace(/^\/*/, '/');
}

async function readScreen(name: string): Promise<ScreenFile> {
  const body = await readFile(name);
  let brotli: Promise<Buffer> | null = null;
  return {
    type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    body,
    brotli: () => (brotli ??= compressed(body, QUALITY)),
  };
}
