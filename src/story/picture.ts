import { z } from 'zod';

/** One size of a picture as bytes on the media shelf. */
const renditionSchema = z.strictObject({
  /** Address on the readers' site, absolute path: `/media/3f9a…/640.webp`. */
  path: z.string().startsWith('/media/'),
  type: z.enum(['image/webp', 'image/jpeg', 'image/avif']),
  width: z.int().positive(),
  height: z.int().positive(),
});

/** The shapes in which a picture is cut. `3:2`: as cards show it. `free`: what is shown of it where any shape will do. */
export const cropNames = ['16:9', '3:2', '4:3', '1:1', '4:5', 'free'] as const;
export type CropName = (typeof cropNames)[number];

const share = z.number().min(0).max(1);
/** Less than a twentieth of a picture shows nothing. */
const side = z.number().min(0.05).max(1);

/** A part of a picture that stands upright, by shares of its width and of its height. */
export const cropBoxSchema = z.strictObject({ x: share, y: share, width: side, height: side });
export type CropBox = z.infer<typeof cropBoxSchema>;

const cropSchema = z.strictObject({
  box: cropBoxSchema,
  /** Of what the box holds, in pixels of the original. */
  width: z.int().positive(),
  height: z.int().positive(),
  renditions: z.array(renditionSchema),
});

/** What readers are told about how a picture came about: put together of several, with parts that no camera saw, or all of it made by artificial intelligence. */
const pictureOrigins = ['composite', 'partly-generated', 'generated'] as const;
export type PictureOrigin = (typeof pictureOrigins)[number];

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
  /** What it was cut to, shape by shape; a shape that is not here is cut by whoever draws. */
  crops: z.partialRecord(z.enum(cropNames), cropSchema).optional(),
  /** True for one of which places are covered: what was made of it before is never drawn again. */
  isCovered: z.literal(true).optional(),
  /** True for one that is not for feeds, from which others take it. */
  isNotSyndicated: z.literal(true).optional(),
  /** Left out where there is nothing to tell. */
  origin: z.enum(pictureOrigins).optional(),
  /** The colour that is in its place until it is there, `#rrggbb`. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
});

export type Rendition = z.infer<typeof renditionSchema>;
export type Picture = z.infer<typeof pictureSchema>;
export type Crop = z.infer<typeof cropSchema>;

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

/** The names on the media shelf of all that is drawn of a picture. */
export function fileNamesOf({ renditions, moving, crops = {} }: Picture): string[] {
  const all = [...renditions, ...(moving ? [moving] : []), ...Object.values(crops).flatMap((crop) => crop.renditions)];
  return all.map(({ path }) => path.slice('/media/'.length));
}

/** A picture as it is drawn in one of its shapes; where it was not cut to that, as it is. */
export function cutTo(name: CropName, picture: Picture): Picture {
  const { crops: { [name]: crop } = {}, ...whole } = picture;
  if (!crop) return picture;
  const { width, height, renditions } = crop;
  return { ...whole, width, height, renditions };
}

/** A picture as whoever draws has it: cut freely where somebody did, and with its shapes. */
export function shownWhole(picture: Picture): Picture {
  const free = picture.crops?.free;
  if (!free) return picture;
  const { width, height, renditions } = free;
  return { ...picture, width, height, renditions };
}

/** Sides that differ by less are of one shape. */
const ALIKE = 0.02;

/** Whether two pictures are of one shape: what one was cut to by hand fits the other. */
export function areAlike(one: Pick<Picture, 'width' | 'height'>, other: Pick<Picture, 'width' | 'height'>): boolean {
  return Math.abs(one.width / one.height / (other.width / other.height) - 1) <= ALIKE;
}
