import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { typeOfAddress } from '../../press/shelf-types.ts';
import { isAsSaid, isUnmodified, parseHttpDate } from '../answer/conditional.ts';
import { cacheHeaders, type Headers, securityHeaders } from '../answer/headers.ts';
import { FILE_POLICY } from '../answer/policy.ts';
import type { ServedMedia } from './public-media.ts';
import { type ByteRange, parseRange } from '../../base/byte-range.ts';
import { writeHead } from './write-reply.ts';

const PREFIX = '/media/';

/** A request that may be for media, and how its answer goes out. */
export interface MediaRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  /** Whether the connection is kept after this answer. */
  readonly keep: () => boolean;
}

/** A media file that is open, with what its answers say about it. */
interface OpenMedia {
  readonly handle: FileHandle;
  readonly size: number;
  readonly etag: string;
  readonly modifiedAt: number;
  readonly headers: Headers;
}

/**
 * Answers `/media/{id}/{file}`, whole or in one range. A name stands for its content and never for other bytes, but a kill takes it
 * away: these answers may be kept for a day. False, and nothing sent, when there is no such file.
 */
export async function serveMedia(media: ServedMedia, asked: MediaRequest): Promise<boolean> {
  const { path } = asked;
  const found = path.startsWith(PREFIX) ? await openMedia(media, path.slice(PREFIX.length)) : null;
  if (found === null) return false;
  try {
    await send(found, asked);
  } finally {
    await found.handle.close();
  }
  return true;
}

/** Whether a path is that of a file which readers had and have no more, while they may see others of its original. */
export async function wasServed(media: ServedMedia, path: string): Promise<boolean> {
  return path.startsWith(PREFIX) && media.wasThere(path.slice(PREFIX.length));
}

async function openMedia(media: ServedMedia, name: string): Promise<OpenMedia | null> {
  const file = await media.open(name);
  if (file === null) return null;
  const { handle, stats } = file;
  const etag = `"${name}-${stats.size.toString(36)}"`;
  const modifiedAt = Math.floor(stats.mtimeMs / 1000) * 1000;
  return {
    handle,
    size: stats.size,
    etag,
    modifiedAt,
    headers: headersOf(name, { etag, modifiedAt, isTagged: media.isTagged }),
  };
}

function headersOf(
  name: string,
  { etag, modifiedAt, isTagged }: Pick<OpenMedia, 'etag' | 'modifiedAt'> & Pick<ServedMedia, 'isTagged'>,
): Headers {
  const lastModified = { at: modifiedAt, shared: false };
  const keys = [PREFIX + name, keyOfOriginal(name)];
  return [
    ...['ETag', etag],
    ...cacheHeaders({ keeping: 'day', keys, varies: false, lastModified }),
    ...(isTagged ? ['Cache-Tag', keys.join(',')] : []),
    ...['Accept-Ranges', 'bytes'],
  ];
}

/** All that was made of one original goes by one key (`media/3f9a0c…`), so that a cache can let go of all of it. */
function keyOfOriginal(name: string): string {
  return `media/${name.split('/', 1)[0]}`;
}

async function send(found: OpenMedia, { request, response, keep }: MediaRequest): Promise<void> {
  const { size, headers } = found;
  const head = (status: number, more: Headers) =>
    writeHead(response, { status, headers: [...more, ...headers], isKept: keep() });
  if (!isStill(found, request)) {
    head(412, ['Content-Length', '0']);
    response.end();
    return;
  }
  if (isKnown(found, request)) {
    head(304, []);
    response.end();
    return;
  }
  const range = wantedRange(found, request);
  if (range === 'unsatisfiable') {
    head(416, ['Content-Range', `bytes */${size}`, 'Content-Length', '0']);
    response.end();
    return;
  }
  head(range === null ? 200 : 206, [...describe(request, range, size), ...securityHeaders(FILE_POLICY)]);
  if (request.method === 'HEAD' || size === 0) response.end();
  else await sendBytes(found.handle, response, range ?? { from: 0, to: size - 1 });
}

function describe({ url = '' }: IncomingMessage, range: ByteRange | null, size: number): Headers {
  const type = typeOfAddress([url.split('?', 1)[0] ?? '']) ?? 'application/octet-stream';
  if (range === null) return ['Content-Type', type, 'Content-Length', String(size)];
  const { from, to } = range;
  return [
    'Content-Type',
    type,
    'Content-Length',
    String(to - from + 1),
    'Content-Range',
    `bytes ${from}-${to}/${size}`,
  ];
}

/** False when the client wants these bytes only as they were, and they are otherwise. */
function isStill({ etag, modifiedAt }: OpenMedia, { headers }: IncomingMessage): boolean {
  const conditions = {
    noneMatch: undefined,
    modifiedSince: undefined,
    match: headers['if-match'],
    unmodifiedSince: headers['if-unmodified-since'],
  };
  return isAsSaid(conditions, { tags: [etag], lastModified: { at: modifiedAt, shared: false } });
}

/** True when the client has these bytes already. */
function isKnown({ etag, modifiedAt }: OpenMedia, { headers }: IncomingMessage): boolean {
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined) {
    const tags = noneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return tags.includes(etag) || tags.includes('*');
  }
  const since = headers['if-modified-since'];
  return since !== undefined && isUnmodified(since, { at: modifiedAt, shared: false });
}

/** The range to send; null for the whole. A range of something that has changed since (`If-Range`) is of no use to the client. */
function wantedRange(
  { etag, modifiedAt, size }: OpenMedia,
  { headers, method }: IncomingMessage,
): ByteRange | 'unsatisfiable' | null {
  const ifRange = headers['if-range'];
  const isStale = typeof ifRange === 'string' && ifRange !== etag && parseHttpDate(ifRange) !== modifiedAt;
  return headers.range === undefined || isStale || method === 'HEAD' ? null : parseRange(headers.range, size);
}

async function sendBytes(handle: FileHandle, response: ServerResponse, { from, to }: ByteRange): Promise<void> {
  const bytes = handle.createReadStream({ start: from, end: to, autoClose: false });
  // A reader who goes away midway is no failure of ours.
  await pipeline(bytes, response).catch(() => response.destroy());
}
