import { z } from 'zod';

/** One size of a picture as bytes on the media shelf. */
const renditionSchema = z.strictObject({
  /** Address on the readers' site, absolute path: `/media/3f9a…/640.webp`. */
  path: z.string().startsWith('/media/'),
  type: z.enum(['image/webp', 'image/jpeg', 'image/avif']),
  width: z.int().positive(),
  height: z.int().positive(),
});

/** A picture's bytes: its renditions in order of type and then width, smallest first. */
export const pictureSchema = z.strictObject({
  /** Content name of the original. */
  id: z.string().min(1),
  width: z.int().positive(),
  height: z.int().positive(),
  renditions: z.array(renditionSchema),
  /** The picture as it moves, where it does: for those who ask for motion. The renditions are of its first frame. */
  moving: renditionSchema.optional(),
});

export type Rendition = z.infer<typeof renditionSchema>;
export type Picture = z.infer<typeof pictureSchema>;
