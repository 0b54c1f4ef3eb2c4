import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Which page of a story is looked at: its own, the lite rendition, or the front with its card. */
const previewPage = z.enum(['story', 'lite', 'card']);
export type PreviewPage = z.output<typeof previewPage>;

const file = z.string().max(200);

/** Pages as readers will see them, and what they are made of. */
export const previewContract = {
  preview: endpoint({
    method: 'GET',
    path: '/api/stories/:id/preview',
    isLarge: true,
    permission: 'story.preview',
    says: 'A draft, or a saved state of it, as a page of the readers’ site, sandboxed.',
    params: z.strictObject({ id: z.string().min(8).max(32) }),
    query: z.strictObject({
      page: previewPage.default('story'),
      edition: z.string().max(31).optional(),
      revision: z.coerce.number().int().positive().optional(),
      /** Which state the pane saw last: another address makes the browser load the page again. */
      seen: z.string().max(40).optional(),
    }),
    answer: z.string(),
  }),
  readMedia: endpoint({
    method: 'GET',
    path: '/media/:id/:file',
    permission: 'media.read',
    says: 'The bytes of a picture, as the readers’ site has them.',
    params: z.strictObject({ id: z.string().max(64), file }),
    answer: z.string(),
  }),
  readSiteAsset: endpoint({
    method: 'GET',
    // The screens' own files stand under /assets/, where the readers' site has these.
    path: '/api/site-assets/:file',
    permission: 'media.read',
    says: 'Type and icons of the readers’ site, for previews.',
    params: z.strictObject({ file }),
    answer: z.string(),
  }),
};
