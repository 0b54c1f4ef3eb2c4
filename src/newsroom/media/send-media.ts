import { createReadStream } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseRange } from '../../base/byte-range.ts';
import { Refusal } from '../../base/problem.ts';
import type { MediaShelf } from '../../media/media-shelf.ts';

const types: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  flac: 'audio/flac',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  png: 'image/png',
  vtt: 'text/vtt; charset=utf-8',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
};

interface MediaRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Answers a file of the media shelf, whole or in one range, as players ask; it runs nothing in a browser. Refuses (404) a name of which there is none. */
export async function sendMedia(
  media: MediaShelf,
  name: string,
  { request, reply }: MediaRequest,
): Promise<FastifyReply> {
  const file = await media.find(name);
  const type = types[name.split('.').at(-1) ?? ''];
  if (!file || !type) throw noSuchFile();
  const { range: wanted } = request.headers;
  const range = wanted === undefined || file.size === 0 ? null : parseRange(wanted, file.size);
  if (range === 'unsatisfiable') return reply.status(416).header('content-range', `bytes */${file.size}`).send();
  const { from, to } = range ?? { from: 0, to: file.size - 1 };
  reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('accept-ranges', 'bytes')
    .header('content-length', to - from + 1)
    .type(type);
  if (range) reply.status(206).header('content-range', `bytes ${from}-${to}/${file.size}`);
  return reply.send(createReadStream(file.path, { start: from, end: Math.max(from, to) }));
}

export function noSuchFile(): Refusal {
  return new Refusal('no-such-file', 404, 'There is no such file.');
}
