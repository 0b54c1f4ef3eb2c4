import type { FastifyReply } from 'fastify';
import { Refusal } from '../../base/problem.ts';
import type { MediaShelf } from '../../media/media-shelf.ts';

const types: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  jpg: 'image/jpeg',
  mp4: 'video/mp4',
  png: 'image/png',
  webp: 'image/webp',
};

/** Answers a file of the media shelf, which runs nothing in a browser. Refuses (404) a name of which there is none. */
export async function sendMedia(media: MediaShelf, name: string, reply: FastifyReply): Promise<FastifyReply> {
  const bytes = await media.get(name);
  const type = types[name.split('.').at(-1) ?? ''];
  if (!bytes || !type) throw noSuchFile();
  return reply.header('content-security-policy', "default-src 'none'; sandbox").type(type).send(Buffer.from(bytes));
}

export function noSuchFile(): Refusal {
  return new Refusal('no-such-file', 404, 'There is no such file.');
}
