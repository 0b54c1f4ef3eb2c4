import { z } from 'zod';
import { cropNames, type CropBox, cropBoxSchema, type CropName } from './picture.ts';

/** How wide each shape is for its height; a free crop is cut as it is drawn. */
export const cropRatios = { '16:9': 16 / 9, '3:2': 3 / 2, '4:3': 4 / 3, '1:1': 1, '4:5': 4 / 5 } as const;
export type ShapedCrop = keyof typeof cropRatios;

/** The crops that somebody set by hand; the others follow the focal point. */
export const cropsSchema = z.partialRecord(z.enum(cropNames), cropBoxSchema);
export type Crops = z.infer<typeof cropsSchema>;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What people, or else the file, say of how a picture is to be cut. */
export interface CropChoices {
  readonly focus: { readonly x: number; readonly y: number } | null;
  readonly crops: Crops;
}

/**
 * What a crop takes of a picture of this size: what somebody set, or else as much as fits round the focal point. Null for one that takes
 * all there is, and for a free one that nobody set.
 */
export function boxOf(name: CropName, size: Size, { focus, crops }: CropChoices): CropBox | null {
  const byHand = crops[name];
  if (name === 'free') return byHand && !isWhole(byHand) ? byHand : null;
  const box = byHand
    ? fitted(cropRatios[name], size, middleOf(byHand), byHand)
    : fitted(cropRatios[name], size, focus ?? { x: 0.5, y: 0.5 }, WHOLE);
  return isWhole(box) ? null : box;
}

const WHOLE: CropBox = { x: 0, y: 0, width: 1, height: 1 };
/** A camera's 3:2 is a pixel or two off; what differs by less than this is the same shape. */
const SAME = 0.01;

function isWhole({ width, height }: CropBox): boolean {
  return width > 1 - SAME && height > 1 - SAME;
}

export function middleOf({ x, y, width, height }: CropBox): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The largest box of a shape that is no larger than another, about a point and within the picture. Shares have four decimals. */
export function fitted(
  ratio: number,
  size: Size,
  about: { readonly x: number; readonly y: number },
  within: Pick<CropBox, 'width' | 'height'>,
): CropBox {
  const wide = within.width * size.width;
  const high = within.height * size.height;
  const [width, height] =
    wide / high > ratio ? [(high * ratio) / size.width, within.height] : [within.width, wide / ratio / size.height];
  return placed({ ...about, width, height });
}

/** A box about a point, moved until it lies within the picture. */
export function placed({ x, y, width, height }: CropBox): CropBox {
  const from = (middle: number, long: number): number => rounded(Math.min(1 - long, Math.max(0, middle - long / 2)));
  return { x: from(x, width), y: from(y, height), width: rounded(width), height: rounded(height) };
}

const EXACT = 10_000;

function rounded(share: number): number {
  return Math.floor(share * EXACT + 1e-6) / EXACT;
}
