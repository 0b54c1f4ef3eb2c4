import sharp, { type Sharp } from 'sharp';
import { contentName } from '../base/hash.ts';
import type { Cover } from '../story/covers.ts';
import type { FoundInPicture } from '../story/found-in-picture.ts';
import type { Crop, Picture, Rendition } from '../story/picture.ts';
import type { MediaShelf } from './media-shelf.ts';
import { type Opened, openOriginal } from './pixels/open-original.ts';
import { covered } from './pixels/cover.ts';
import { lookAt } from './pixels/look.ts';
import { regionOf } from './pixels/region.ts';
import { framesOf, type Pixels, pixelsOf } from './pixels/pixels.ts';
import { deliveredWords } from './reading/delivered-words.ts';
import { planCrops } from './plan-crops.ts';
import {
  coverMark,
  firstRenditions,
  fitting,
  type Made,
  type Making,
  nameOf,
  notOnShelf,
  type PictureOptions,
  usualRenditions,
} from './renditions.ts';
import { unreadable } from './unreadable.ts';

const CAREFUL = 4;
/**
 * What AVIF is made with: a seventh lighter than at 52, 2 and full colour, with the same likeness to the original (SSIM) for half as much work
 * again. An effort of 4 takes three times as long as 3 for a twentieth less. Half the colour is what WebP and JPEG have too.
 */
const AVIF = { quality: 50, effort: 3, chromaSubsampling: '4:2:0' } as const;

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
export async function planPicture(
  original: Uint8Array,
  options = usualRenditions,
  { isFirst = false, choices, covers = [], of }: Making = {},
): Promise<Made> {
  const opened = await openOriginal(original);
  if ('code' in opened) return { ok: false, problem: opened };
  const { moving, ...still } = of ?? plan(original, opened, { options: isFirst ? firstRenditions : options, covers });
  // Of a picture of which a smaller file is left, a crop can have no more than that.
  const crops = choices && planCrops({ id: still.id, ...opened.size }, choices, covers);
  const picture = { ...still, ...(moving && !isFirst && { moving }), ...(crops && { crops }) };
  return { ok: true, picture, found: opened.found };
}

/** Wide enough for the middle of any page, and small enough to be fetched by somebody who asks for motion. */
const MOVING_WIDTH = 800;

/** The picture as it will be; sizes follow from the original alone, so nothing need be drawn to know them. */
interface Wanted {
  readonly options: PictureOptions;
  readonly covers: readonly Cover[];
}

function plan(original: Uint8Array, { size, found }: Opened, { options, covers }: Wanted): Picture {
  const { webp, jpeg, avif } = options;
  const id = contentName(original);
  const start = coverMark(covers);
  const rendition =
    (type: Rendition['type'], nameFor: (width: number) => string) =>
    (width: number): Rendition => ({
      path: `/media/${id}/${start}${nameFor(width)}`,
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
  // What moves may move out from under a cover.
  if (covers.length > 0) return { id, width, height, renditions, isCovered: true };
  if (!found.isMoving) return { id, width, height, renditions };
  const moving = rendition('image/webp', (wide) => `moving-${wide}.webp`)(Math.min(width, MOVING_WIDTH));
  return { id, width, height, renditions, moving };
}

export interface Work {
  readonly original: Uint8Array;
  readonly picture: Picture;
  readonly found: FoundInPicture;
  readonly wanted: readonly Rendition[];
  readonly covers?: readonly Cover[];
  readonly effort: number;
}

/**
 * Makes the renditions that are wanted and hands over each by its name, and looks at what the picture shows. What breaks off half way is a
 * problem; whatever `put` throws is thrown.
 */
export async function makeRenditions(
  { original, picture, found, wanted, covers = [], effort }: Work,
  put: (name: string, bytes: Uint8Array) => Promise<void>,
): Promise<Made> {
  const opened = await openOriginal(original);
  if ('code' in opened) return { ok: false, problem: opened };
  const master = await negative(opened, picture, wanted)
    .then((pixels) => covered(pixels, covers))
    .catch(() => null);
  if (!master || !(await movesToTheEnd(opened, picture, covers))) return { ok: false, problem: unreadable(original) };
  const words = deliveredWords(opened.found);
  for (const rendition of wanted) {
    const bytes = await encode(rendition, { opened, picture, master, words, effort }).catch(() => null);
    if (!bytes) return { ok: false, problem: unreadable(original) };
    await put(nameOf(rendition), bytes);
  }
  return { ok: true, picture, found: { ...found, ...(await lookAt(master)) } };
}

/** A still is made of the first frame alone: where no motion is made of it yet, somebody must be told now that a later frame is broken. */
async function movesToTheEnd(
  { bytes, found }: Opened,
  { moving }: Picture,
  covers: readonly Cover[],
): Promise<boolean> {
  if (!found.isMoving || moving || covers.length > 0) return true;
  return framesOf(bytes)
    .resize(16)
    .raw()
    .toBuffer()
    .then(
      () => true,
      () => false,
    );
}

/** As wide as the widest rendition of a whole picture. */
const MASTER_WIDTH = 1600;

/** The pixels from which all is made: no more of them than what is wanted can use, decoded once. */
function negative({ bytes, kind, size }: Opened, picture: Picture, wanted: readonly Rendition[]): Promise<Pixels> {
  const needed = wanted.map((one) => Math.ceil(one.width / (cropOf(picture, one)?.box.width ?? 1)));
  const width = Math.min(size.width, Math.max(MASTER_WIDTH, ...needed));
  const height = Math.max(1, Math.round((size.height * width) / size.width));
  return pixelsOf(bytes, kind, { width, height });
}

function cropOf({ crops = {} }: Picture, { path }: Rendition): Crop | undefined {
  return Object.values(crops).find(({ renditions }) => renditions.some((one) => one.path === path));
}

interface Source {
  readonly opened: Opened;
  readonly picture: Picture;
  readonly master: Pixels;
  readonly words: string;
  readonly effort: number;
}

async function encode(rendition: Rendition, source: Source): Promise<Buffer> {
  const { width, height } = rendition;
  const { words, effort } = source;
  const sized = sourceOf(rendition, source).resize(width, height, { fit: 'fill' });
  return coded(words ? sized.withXmp(words) : sized, rendition, effort).toBuffer();
}

/** All frames of what moves, the part that a crop takes, or all of it. */
function sourceOf(rendition: Rendition, { opened, picture, master: { data, raw } }: Source): Sharp {
  if (rendition.path === picture.moving?.path) return framesOf(opened.bytes);
  const crop = cropOf(picture, rendition);
  const whole = sharp(data, { raw });
  return crop ? whole.extract(regionOf(crop.box, raw)) : whole;
}

function coded(sized: Sharp, { type }: Rendition, effort: number): Sharp {
  const isCareful = effort >= CAREFUL;
  if (type === 'image/webp') return sized.webp({ quality: 76, effort, smartSubsample: isCareful });
  if (type === 'image/avif') return sized.avif(AVIF);
  return sized.flatten({ background: '#ffffff' }).jpeg({ quality: 78, mozjpeg: isCareful });
}
