import type { CropBox } from '../../story/picture.ts';
import type { Pixels } from './pixels.ts';

/** The pixels that a box of shares takes: one at least, and none outside. */
export function regionOf({ x, y, width, height }: CropBox, of: Pick<Pixels['raw'], 'width' | 'height'>) {
  const left = Math.min(of.width - 1, Math.round(x * of.width));
  const top = Math.min(of.height - 1, Math.round(y * of.height));
  return {
    ...{ left, top },
    width: Math.max(1, Math.min(of.width - left, Math.round(width * of.width))),
    height: Math.max(1, Math.min(of.height - top, Math.round(height * of.height))),
  };
}
