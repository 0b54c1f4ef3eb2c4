import sharp from 'sharp';
import type { Cover } from '../../story/covers.ts';
import type { Pixels } from './pixels.ts';
import { regionOf } from './region.ts';

/** So few squares along its longer side are left of a face that neither an eye nor a program knows it again. */
const SQUARES = 6;

/**
 * The same pixels with every covered place reduced to a few squares. What stood there is gone, and not hidden: a blur is the same few squares
 * drawn without their edges, as one that only smears the pixels can be undone.
 */
export async function covered(pixels: Pixels, covers: readonly Cover[]): Promise<Pixels> {
  if (covers.length === 0) return pixels;
  const { raw } = pixels;
  let { data } = pixels;
  // One after the other, for they may overlap.
  for (const cover of covers) data = await coverOne({ data, raw }, cover);
  return { data, raw };
}

async function coverOne({ data, raw }: Pixels, { box, look }: Cover): Promise<Buffer> {
  const region = regionOf(box, raw);
  const side = Math.max(region.width, region.height) / SQUARES;
  const few = await sharp(data, { raw })
    .extract(region)
    .resize(Math.max(1, Math.round(region.width / side)), Math.max(1, Math.round(region.height / side)), {
      fit: 'fill',
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = few.info;
  const patch = await sharp(few.data, { raw: { ...raw, width, height } })
    .resize(region.width, region.height, { fit: 'fill', kernel: look === 'blur' ? 'cubic' : 'nearest' })
    .raw()
    .toBuffer();
  return laidOver({ data, raw }, patch, region);
}

/** Row by row, so that nothing shines through and no channel changes. */
function laidOver(
  { data, raw: { width, channels } }: Pixels,
  patch: Buffer,
  region: ReturnType<typeof regionOf>,
): Buffer {
  const long = region.width * channels;
  for (let row = 0; row < region.height; row++)
    patch.copy(data, ((region.top + row) * width + region.left) * channels, row * long, (row + 1) * long);
  return data;
}
