import sharp from 'sharp';
import { withProfile } from '../png.ts';
import type { Pixels, Size } from './pixels.ts';

/**
 * The pixels of a telephone's HEIC, which sharp cannot unpack (its codec is under patents): upright, in sRGB, no larger than asked. The
 * decoder hands out numbers and leaves the profile of the telephone's screen to us.
 */
export async function heicPixels(original: Uint8Array, { width, height }: Size): Promise<Pixels> {
  // Loaded when the first one comes: it takes 30 MB.
  const { default: decode } = await import('heic-decode');
  const { icc } = await sharp(original).metadata();
  const whole = await decode({ buffer: original });
  const raw = { width: whole.width, height: whole.height, channels: 4 as const };
  const sized = sharp(Buffer.from(whole.data.buffer), { raw }).removeAlpha().resize(width, height, { fit: 'fill' });
  const png = await sized.png({ compressionLevel: 0 }).toBuffer();
  const { data, info } = await sharp(icc ? withProfile(png, icc) : png)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
}
