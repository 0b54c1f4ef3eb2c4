import { boxOf, type CropChoices, cropRatios, fitted, middleOf, placed } from '../../story/crops.ts';
import type { CropBox, CropName, Picture } from '../../story/picture.ts';

type Size = Pick<Picture, 'width' | 'height'>;
type Point = NonNullable<CropChoices['focus']>;

/** What a crop takes as it stands, all of it where nothing is cut off. */
export function frameOf(name: CropName, size: Size, choices: CropChoices): CropBox {
  return boxOf(name, size, choices) ?? choices.crops[name] ?? largest(name, size, { x: 0.5, y: 0.5 });
}

/** The largest frame of a shape about a point. */
function largest(name: CropName, size: Size, about: Point): CropBox {
  const whole = { width: 1, height: 1 };
  return name === 'free' ? { x: 0, y: 0, ...whole } : fitted(cropRatios[name], size, about, whole);
}

/** The same frame about another point. */
export function movedTo(box: CropBox, about: Point): CropBox {
  return placed({ ...about, width: box.width, height: box.height });
}

/** How much of the largest frame of its shape a frame is: what its size is set by. */
export function sizeOf(name: CropName, size: Size, box: CropBox): number {
  return box.width / largest(name, size, middleOf(box)).width;
}

const LEAST = 0.1;

/** A frame of a shape about the same point, so large for the largest. */
export function sizedTo(name: CropName, size: Size, box: CropBox, share: number): CropBox {
  const { width, height } = largest(name, size, middleOf(box));
  const times = Math.min(1, Math.max(LEAST, share));
  return placed({ ...middleOf(box), width: width * times, height: height * times });
}

/** A free frame of another width or height. */
export function stretched(box: CropBox, side: 'width' | 'height', share: number, least = LEAST): CropBox {
  return placed({ ...middleOf(box), ...{ width: box.width, height: box.height }, [side]: Math.max(least, share) });
}
