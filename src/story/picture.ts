import { z } from 'zod';

/** One size of a picture as bytes on the media shelf. */
const renditionSchema = z.strictObject({
  /** Address on the readers' site, absolute path: `/media/3f9a…/640.webp`. */
  path: z.string().startsWith('/media/'),
  type: z.enum(['image/webp', 'image/jpeg', 'image/avif']),
  width: z.int().positive(),
  height: z.int().positive(),
});

/**
 * A picture. As it is drawn it has its renditions, in order of type and then width, smallest first. As a story holds it (`isHeld`) it has
 * none: which picture it is, and how large; the library says what its renditions are (`drawn-pictures.ts`). Stories
 * from before there was a library hold renditions, and show them for ever.
 */
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

/** The first of these that is at least so wide, or else the last; undefined where there is none. */
export function wideEnough(renditions: readonly Rendition[], width: number): Rendition | undefined {
  return renditions.find((one) => one.width >= width) ?? renditions.at(-1);
}

/** True for a picture as a story holds it: the library knows its renditions. */
export function isHeld({ renditions }: Picture): boolean {
  return renditions.length === 0;
}

/** A picture as a story holds it from now on. */
export function held({ id, width, height }: Picture): Picture {
  return { id, width, height, renditions: [] };
}
