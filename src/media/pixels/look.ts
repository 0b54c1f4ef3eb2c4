import sharp from 'sharp';
import type { FoundInPicture } from '../../story/found-in-picture.ts';
import type { Pixels } from './pixels.ts';

const SMALL = 256;

/** What the pixels show: the colour that most of them have, and a point that draws the eye (colour, skin, edges; nobody is recognised). */
export async function lookAt({ data, raw }: Pixels): Promise<Pick<FoundInPicture, 'mainColour' | 'focus'>> {
  const small = await sharp(data, { raw })
    .resize(SMALL, SMALL, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = small.info;
  const again = () => sharp(small.data, { raw: { width, height, channels } });
  const { dominant } = await again().stats();
  const cropped = await again()
    .resize(SMALL / 2, SMALL, { fit: 'cover', position: sharp.strategy.attention })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { attentionX, attentionY } = cropped.info as { attentionX?: number; attentionY?: number };
  return { mainColour: hex([dominant.r, dominant.g, dominant.b]), focus: pointAt(attentionX, attentionY) };
}

function hex(colour: readonly number[]): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** To the hundredth: a proposal is no more exact. Where nothing draws the eye, the search ends in the corner in which it began. */
function pointAt(x = 0, y = 0): FoundInPicture['focus'] {
  if (x === 0 && y === 0) return null;
  const share = (at: number) => Math.min(1, Math.max(0, Math.round((Math.abs(at) / SMALL) * 100) / 100));
  return { x: share(x), y: share(y) };
}
