import sharp, { type Metadata, type Sharp } from 'sharp';
import type { Kind } from './kind.ts';
import { heicPixels } from './heic.ts';
import { MOST_MOVING_PIXELS, MOST_PIXELS } from './limits.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Pixels {
  readonly data: Buffer;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

/** The pixels from which all renditions are made: decoded once, upright, sRGB, no larger than asked. Throws where the file breaks off. */
export async function pixelsOf(original: Uint8Array, kind: Kind, size: Size): Promise<Pixels> {
  const pixels = kind === 'heic' ? await heicPixels(original, size) : await sharpPixels(original, kind, size);
  return isSolid(pixels) ? withoutAlpha(pixels) : pixels;
}

async function sharpPixels(original: Uint8Array, kind: Kind, { width, height }: Size): Promise<Pixels> {
  const head = await sharp(original, { limitInputPixels: MOST_PIXELS }).metadata();
  const density = kind === 'drawing' ? densityFor(head.width, width) : undefined;
  const upright = sharp(original, { limitInputPixels: MOST_PIXELS, ...(density && { density }) })
    .autoOrient()
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb');
  // Of pictures with 16 bits a colour sharp leaves the profile alone, unless one is asked for by name.
  const { data, info } = await (isDeep(head) ? upright.withIccProfile('srgb') : upright)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

function isDeep({ depth, icc }: Metadata): boolean {
  return depth === 'ushort' && icc !== undefined;
}

const USUAL_DENSITY = 72;
const DENSEST = 2_400;

/** A drawing is drawn at the size it is wanted, and not small and then enlarged. */
function densityFor(own: number, width: number): number {
  return Math.min(DENSEST, Math.max(1, (USUAL_DENSITY * width) / own));
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

/** All frames of a picture that moves. */
export function framesOf(original: Uint8Array): Sharp {
  return sharp(original, { animated: true, limitInputPixels: MOST_MOVING_PIXELS });
}
