import type { FastifyReply } from 'fastify';
import { contentName } from '../../base/hash.ts';
import { Refusal } from '../../base/problem.ts';
import { storeArchive } from '../../store/archive.ts';
import { previewContract as contract } from '../../contract/preview.ts';
import { handle, type Route } from '../door.ts';
import { previewOf } from './preview.ts';

/** Answers 304 to who has these very bytes: the pane asks again and again whether the page says something else by now. */
const preview = handle(contract.preview, async ({ rooms, params, query, request, reply }) => {
  const { html, policy } = await previewOf(rooms, { storyId: params.id, ...query });
  const tag = `"${contentName(html)}"`;
  reply.header('content-security-policy', policy).header('etag', tag);
  if (request.headers['if-none-match'] === tag) return reply.status(304).send();
  return reply.type('text/html; charset=utf-8').send(html);
});

const types: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  jpg: 'image/jpeg',
  mp4: 'video/mp4',
  png: 'image/png',
  webp: 'image/webp',
};

const readMedia = handle(contract.readMedia, async ({ rooms, params: { id, file }, reply }) => {
  const bytes = await rooms.media.get(`${id}/${file}`);
  const type = types[file.split('.').at(-1) ?? ''];
  if (!bytes || !type) throw missing();
  return sendFile(reply, type, bytes);
});

const readSiteAsset = handle(contract.readSiteAsset, async ({ rooms, params: { file }, reply }) => {
  const found = rooms.site.find(`/assets/${file}`);
  const loaded = await found?.kind.load(storeArchive(rooms.store.reader), found.params);
  if (found?.kind.name !== 'asset' || loaded?.is !== 'page') throw missing();
  const { type, body } = found.kind.render(loaded.data);
  return sendFile(reply, type, Buffer.from(body));
});

/** Their names are made of their content, so they may be kept; not by shared caches, because only people inside may have them. */
function sendFile(reply: FastifyReply, type: string, bytes: Uint8Array): FastifyReply {
  return reply
    .header('cache-control', 'private, max-age=31536000, immutable')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(type)
    .send(Buffer.from(bytes));
}

function missing(): Refusal {
  return new Refusal('no-such-file', 404, 'There is no such file.');
}

/** Previews, and the pictures and type they are made of. */
export const previewRoutes: readonly Route[] = [preview, readMedia, readSiteAsset];
