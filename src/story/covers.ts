import { z } from 'zod';
import { cropBoxSchema } from './picture.ts';

/** How a place in a picture is made unrecognisable: in squares, or as if seen through frosted glass. */
export const coverLooks = ['pixelate', 'blur'] as const;

/** A face in a crowd may be small; less than this is nothing anybody could point at. */
const side = z.number().min(0.005).max(1);

/** A place of a picture that nobody outside may see, by shares of its width and height: a face, a name on a door, a number plate. */
const coverSchema = z.strictObject({
  box: cropBoxSchema.extend({ width: side, height: side }),
  look: z.enum(coverLooks),
});

export const coversSchema = z.array(coverSchema).max(50);
export type Cover = Readonly<z.infer<typeof coverSchema>>;

interface Covered {
  readonly covers: readonly Cover[];
}

/** Whether somebody has to say what is covered in a picture before it takes the place of another. */
export function needsCovers(old: Covered, by: Covered): boolean {
  return old.covers.length > 0 && by.covers.length === 0;
}

/** Why a picture cannot be covered of which only what was made of it is left, and what to do. */
export const NO_ORIGINAL =
  'Originals were not kept in those days, and what is left of this one is public. Download it, cover the place in a picture editor, and replace this picture with the result.';
