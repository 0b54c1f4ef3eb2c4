import type { FastifyReply } from 'fastify';
import { contentName } from '../../base/hash.ts';
import { storeArchive } from '../../store/archive.ts';
import { previewContract as contract } from '../../contract/preview.ts';
import { handle, type Route } from '../door.ts';
import { noSuchFile, sendMedia } from '../media/send-media.ts';
import { previewOf } from './preview.ts';

/** Answers 304 to who has these very bytes: the pane asks again and again whether the page says something else by now. */
const preview = handle(contract.preview, async ({ rooms, params, query, request, reply }) => {
  const { html, policy } = await previewOf(rooms, { storyId: params.id, ...query });
  const tag = `"${contentName(html)}"`;
  reply.header('content-security-policy', policy).header('etag', tag);
  if (request.headers['if-none-match'] === tag) return reply.status(304).send();
  return reply.type('text/html; charset=utf-8').send(html);
});

const readMedia = handle(contract.readMedia, async ({ rooms, params: { id, file }, request, reply }) =>
  sendMedia(rooms.media, `${id}/${file}`, { request, reply: kept(reply) }),
);

const readSiteAsset = handle(contract.readSiteAsset, async ({ rooms, params: { file }, reply }) => {
  const found = rooms.site.find(`/assets/${file}`);
  const loaded = await found?.kind.load(storeArchive(rooms.store.reader), found.params);
  if (found?.kind.name !== 'asset' || loaded?.is !== 'page') throw noSuchFile();
  const { type, body } = found.kind.render(loaded.data);
  return kept(reply)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(type)
    .send(Buffer.from(body));
});

/** Their names are made of their content, so they may be kept; not by shared caches, because only people inside may have them. */
function kept(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'private, max-age=31536000, immutable');
}

/** Previews, and the pictures and type they are made of. */
export const previewRoutes: readonly Route[] = [preview, readMedia, readSiteAsset];
