import sharp, { type Sharp } from 'sharp';
import { contentName } from '../base/hash.ts';
import type { FoundInPicture } from '../story/found-in-picture.ts';
import type { Picture, Rendition } from '../story/picture.ts';
import type { MediaShelf } from './media-shelf.ts';
import { type Opened, openOriginal } from './pixels/open-original.ts';
import { lookAt } from './pixels/look.ts';
import { framesOf, type Pixels, pixelsOf } from './pixels/pixels.ts';
import { deliveredWords } from './reading/delivered-words.ts';
import { type Made, nameOf, notOnShelf, type PictureOptions, usualRenditions } from './renditions.ts';
import { unreadable } from './unreadable.ts';

const CAREFUL = 4;
/** AVIF takes fourteen times as long at 4, for a few bytes less. */
const AVIF_EFFORT = 2;

// One thread a picture keeps the machine free for readers; callers run several pictures at a time if they wish.
sharp.concurrency(1);

/**
 * A picture from the bytes of an original: its renditions in WebP, JPEG and AVIF, each smallest first, on the media shelf under
 * `/media/{id}/{width}.webp`, where `id` is the content name of the original; and what was found in the file. The picture is turned
 * upright as its EXIF says, colours become sRGB, and JPEG has white behind what is transparent. Of all that the file says, renditions
 * carry who made it, credit and copyright. The same original and options give the same picture and the same bytes; a rendition that is
 * already on the shelf is not made again. The original itself is not kept.
 *
 * It is made in this process, and not looked at again where all is on the shelf: for drawings of our own. What people send goes through `picture-maker.ts`.
 */
export async function makePicture(original: Uint8Array, shelf: MediaShelf, options = usualRenditions): Promise<Made> {
  const made = await planPicture(original, options);
  if (!made.ok) return made;
  const wanted = await notOnShelf(made.picture, shelf);
  if (wanted.length === 0) return made;
  const put = async (name: string, bytes: Uint8Array) => void (await shelf.put(name, bytes));
  return makeRenditions({ ...made, original, wanted, effort: options.effort }, put);
}

/** What will be made of an original, from its head alone; or why it cannot be taken. */
export async function planPicture(original: Uint8Array, options = usualRenditions): Promise<Made> {
  const opened = await openOriginal(original);
  if ('code' in opened) return { ok: false, problem: opened };
  return { ok: true, picture: plan(original, opened, options), found: opened.found };
}

/** Wide enough for the middle of any page, and small enough to be fetched by somebody who asks for motion. */
const MOVING_WIDTH = 800;

/** The picture as it will be; sizes follow from the original alone, so nothing need be drawn to know them. */
function plan(original: Uint8Array, { size, found }: Opened, { webp, jpeg, avif }: PictureOptions): Picture {
  const id = contentName(original);
  const rendition =
    (type: Rendition['type'], nameFor: (width: number) => string) =>
    (width: number): Rendition => ({
      path: `/media/${id}/${nameFor(width)}`,
      type,
      width,
      height: Math.max(1, Math.round((size.height * width) / size.width)),
    });
  const { width, height } = size;
  const renditions = [
    ...fitting(webp, width).map(rendition('image/webp', (wide) => `${wide}.webp`)),
    ...fitting(jpeg, width).map(rendition('image/jpeg', (wide) => `${wide}.jpg`)),
    ...fitting(avif, width).map(rendition('image/avif', (wide) => `${wide}.avif`)),
  ];
  if (!found.isMoving) return { id, width, height, renditions };
  const moving = rendition('image/webp', (wide) => `moving-${wide}.webp`)(Math.min(width, MOVING_WIDTH));
  return { id, width, height, renditions, moving };
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

/**
 * Makes the renditions that are wanted and hands over each by its name, and looks at what the picture shows. What breaks off half way is a
 * problem; whatever `put` throws is thrown.
 */
export async function makeRenditions(
  { original, picture, found, wanted, effort }: Work,
  put: (name: string, bytes: Uint8Array) => Promise<void>,
): Promise<Made> {
  const opened = await openOriginal(original);
  if ('code' in opened) return { ok: false, problem: opened };
  // The widest of all and not of those wanted: a rendition has the same bytes whenever it is made.
  const master = await pixelsOf(opened.bytes, opened.kind, widest(picture.renditions)).catch(() => null);
  if (!master) return { ok: false, problem: unreadable(original) };
  const words = deliveredWords(opened.found);
  for (const rendition of wanted) {
    const bytes = await encode(rendition, { opened, picture, master, words, effort }).catch(() => null);
    if (!bytes) return { ok: false, problem: unreadable(original) };
    await put(nameOf(rendition), bytes);
  }
  return { ok: true, picture, found: { ...found, ...(await lookAt(master)) } };
}

function widest(renditions: readonly Rendition[]): Rendition {
  return renditions.reduce((one, other) => (other.width > one.width ? other : one));
}

interface Source {
  readonly opened: Opened;
  readonly picture: Picture;
  readonly master: Pixels;
  readonly words: string;
  readonly effort: number;
}

async function encode(rendition: Rendition, { opened, picture, master, words, effort }: Source): Promise<Buffer> {
  const { width, height } = rendition;
  const from =
    rendition.path === picture.moving?.path ? framesOf(opened.bytes) : sharp(master.data, { raw: master.raw });
  const sized = from.resize(width, height, { fit: 'fill' });
  return coded(words ? sized.withXmp(words) : sized, rendition, effort).toBuffer();
}

function coded(sized: Sharp, { type }: Rendition, effort: number): Sharp {
  const isCareful = effort >= CAREFUL;
  if (type === 'image/webp') return sized.webp({ quality: 76, effort, smartSubsample: isCareful });
  if (type === 'image/avif') return sized.avif({ quality: 52, effort: AVIF_EFFORT });
  return sized.flatten({ background: '#ffffff' }).jpeg({ quality: 78, mozjpeg: isCareful });
}
