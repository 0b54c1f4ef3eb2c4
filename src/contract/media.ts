import { z } from 'zod';
import { isId } from '../base/ids.ts';
import { pictureSchema } from '../story/picture.ts';
import { endpoint } from './endpoint.ts';

/** Pictures on their way into stories. */
export const picturesContract = {
  addPicture: endpoint({
    method: 'POST',
    path: '/api/pictures',
    permission: 'media.add',
    says: 'Takes a picture as its bare bytes (image/* or application/octet-stream, at most 40 MB; header x-file-name, percent-encoded) and makes its sizes.',
    bytes: true,
    status: 201,
    answer: z.object({ picture: pictureSchema }),
  }),
  recentPictures: endpoint({
    method: 'GET',
    path: '/api/pictures',
    permission: 'media.read',
    says: 'Pictures in the drafts touched last, each once, with the words that stand with it there.',
    answer: z.object({
      pictures: z.array(
        z.object({
          picture: pictureSchema,
          alt: z.string(),
          caption: z.string().nullable(),
          credit: z.string().nullable(),
          storyId: z.string().refine(isId),
          headline: z.string(),
        }),
      ),
    }),
  }),
};
