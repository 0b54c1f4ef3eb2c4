import sharp from 'sharp';
import { contentName } from '../base/hash.ts';
import { type Problem, problem } from '../base/problem.ts';
import { type FoundInPicture, foundInPictureSchema } from '../story/found-in-picture.ts';
import type { Picture, Rendition } from '../story/picture.ts';
import type { MediaShelf } from './media-shelf.ts';
import { withoutAncillary } from './png.ts';
import { type Made, nameOf, notOnShelf, type PictureOptions, usualRenditions } from './renditions.ts';
import { unreadable } from './unreadable.ts';

const CAREFUL = 4;

/** 130 megapixels: more than any camera delivers in one picture (medium format: 102, telephones: 200 only when told to). */
const MOST_PIXELS = 130_000_000;
/** WebP ends at 16,383 pixels a side: ten times the usual widest rendition stays under it. */
const TALLEST = 10;
const PHOTOGRAPHS = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif'];

// One thread a picture keeps the machine free for readers; callers run several pictures at a time if they wish.
sharp.concurrency(1);

/**
 * A picture from the bytes of an original: its renditions in WebP and then JPEG, each smallest first, on the
 * media shelf under `/media/{id}/{width}.webp`, where `id` is the content name of the original. The picture is
 * turned upright as its EXIF says and loses all metadata, colours become sRGB, and JPEG has white behind what is
 * transparent. The same original and options give the same picture and the same bytes; a rendition that is
 * already on the shelf is not made again. The original itself is not kept.
 *
 * It is made in this process: for drawings of our own. What people send goes through `picture-maker.ts`.
 */
export async function makePicture(original: Uint8Array, shelf: MediaShelf, options = usualRenditions): Promise<Made> {
  const made = await planPicture(original, options);
  if (!made.ok) return made;
  const wanted = await notOnShelf(made.picture.renditions, shelf);
  const put = async (name: string, bytes: Uint8Array) => void (await shelf.put(name, bytes));
  return wanted.length === 0 ? made : makeRenditions({ ...made, original, wanted, effort: options.effort }, put);
}

/** What will be made of an original, from its head alone; or why it cannot be taken. */
export async function planPicture(original: Uint8Array, options = usualRenditions): Promise<Made> {
  const bytes = withoutAncillary(original);
  const size = await sizeOf(bytes, options.drawings);
  if ('code' in size) return { ok: false, problem: size };
  return { ok: true, picture: plan(original, size, options), found: foundInPictureSchema.parse({}) };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of an original once it stands upright, or why it cannot be taken. */
async function sizeOf(original: Uint8Array, drawings: boolean): Promise<Size | Problem> {
  try {
    // Reading the head alone costs nothing, so that the limit can be judged here and named.
    const { format, autoOrient } = await sharp(original, { limitInputPixels: false }).metadata();
    if (!PHOTOGRAPHS.includes(format) && !(drawings && format === 'svg')) return unreadable(original);
    return badShape(autoOrient) ?? autoOrient;
  } catch {
    return unreadable(original);
  }
}

function badShape({ width, height }: Size): Problem | null {
  const has = `This picture has ${width} × ${height} pixels`;
  if (width * height > MOST_PIXELS) {
    return problem(
      'picture-too-large',
      'picture',
      `${has}, more than the ${MOST_PIXELS / 1e6} million allowed. Send it smaller.`,
    );
  }
  if (height > width * TALLEST) {
    return problem('picture-too-tall', 'picture', `${has}, more than ${TALLEST} times as high as wide. Crop it.`);
  }
  return null;
}

/** The picture as it will be; sizes follow from the original alone, so nothing need be drawn to know them. */
function plan(original: Uint8Array, size: Size, { webp, jpeg }: PictureOptions): Picture {
  const id = contentName(original);
  const rendition =
    (type: Rendition['type'], ending: string) =>
    (width: number): Rendition => ({
      path: `/media/${id}/${width}.${ending}`,
      type,
      width,
      height: Math.max(1, Math.round((size.height * width) / size.width)),
    });
  const { width, height } = size;
  const renditions = [
    ...fitting(webp, width).map(rendition('image/webp', 'webp')),
    ...fitting(jpeg, width).map(rendition('image/jpeg', 'jpg')),
  ];
  return { id, width, height, renditions };
}

/** The widths an original can fill, smallest first; its own width where it is narrower than all or than the largest. */
function fitting(widths: readonly number[], original: number): number[] {
  const fit = widths.map((width) => Math.min(width, original));
  return [...new Set(fit)].sort((a, b) => a - b);
}

export interface Work {
  readonly original: Uint8Array;
  readonly picture: Picture;
  readonly found: FoundInPicture;
  readonly wanted: readonly Rendition[];
  readonly effort: number;
}

/** Makes the renditions that are wanted and hands over each by its name. What breaks off half way is a problem; whatever `put` throws is thrown. */
export async function makeRenditions(
  { original, picture, found, wanted, effort }: Work,
  put: (name: string, bytes: Uint8Array) => Promise<void>,
): Promise<Made> {
  // The widest of all and not of those wanted: a rendition has the same bytes whenever it is made.
  const master = await decode(withoutAncillary(original), widest(picture.renditions)).catch(() => null);
  if (!master) return { ok: false, problem: unreadable(original) };
  for (const rendition of wanted) await put(nameOf(rendition), await encode(master, rendition, effort));
  return { ok: true, picture, found };
}

function widest(renditions: readonly Rendition[]): Rendition {
  return renditions.reduce((one, other) => (other.width > one.width ? other : one));
}

interface Pixels {
  readonly data: Buffer;
  readonly raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

/** The pixels from which all renditions are made: decoded once, upright, sRGB, no larger than the widest. */
async function decode(original: Uint8Array, { width, height }: Size): Promise<Pixels> {
  const { data, info } = await sharp(original, { limitInputPixels: MOST_PIXELS })
    .autoOrient()
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels: Pixels = { data, raw: { width: info.width, height: info.height, channels: info.channels } };
  return isSolid(pixels) ? withoutAlpha(pixels) : pixels;
}

/** True when an alpha channel is there and says nothing: every later step would carry it along. */
function isSolid({ data, raw }: Pixels): boolean {
  if (raw.channels !== 4) return false;
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

async function withoutAlpha({ data, raw }: Pixels): Promise<Pixels> {
  return { data: await sharp(data, { raw }).removeAlpha().raw().toBuffer(), raw: { ...raw, channels: 3 } };
}

function encode({ data, raw }: Pixels, { type, width, height }: Rendition, effort: number): Promise<Buffer> {
  const sized = sharp(data, { raw }).resize(width, height, { fit: 'fill' });
  return type === 'image/webp'
    ? sized.webp({ quality: 76, effort, smartSubsample: effort >= CAREFUL }).toBuffer()
    : sized
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 78, mozjpeg: effort >= CAREFUL })
        .toBuffer();
}
