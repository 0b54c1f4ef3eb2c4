import { sha256 } from '../base/hash.ts';
import type { Cover } from '../story/covers.ts';
import { boxOf, type CropChoices, cropRatios } from '../story/crops.ts';
import { type Crop, type CropBox, type CropName, cropNames, type Picture, type Rendition } from '../story/picture.ts';
import { coverMark, cropRenditions, fitting, type PictureOptions } from './renditions.ts';

type Uncropped = Pick<Picture, 'id' | 'width' | 'height'>;

/** A shape for which no place asks is only made when somebody cut it by hand. */
const onlyByHand: readonly CropName[] = ['4:5'];

/** The crops of a picture as they will be; where one takes the whole picture, or nothing asks for it, there is none. */
export function planCrops(picture: Uncropped, choices: CropChoices, covers: readonly Cover[] = []): Picture['crops'] {
  const planned = cropNames.flatMap((name): [CropName, Crop][] => {
    if (onlyByHand.includes(name) && !choices.crops[name]) return [];
    const box = boxOf(name, picture, choices);
    return box ? [[name, planCrop(name, picture, { box, covers })]] : [];
  });
  return planned.length > 0 ? Object.fromEntries(planned) : undefined;
}

interface Cut {
  readonly box: CropBox;
  readonly covers: readonly Cover[];
}

function planCrop(name: CropName, { id, ...size }: Uncropped, { box, covers }: Cut): Crop {
  const width = Math.max(1, Math.round(box.width * size.width));
  const height = Math.max(1, Math.round(box.height * size.height));
  const ratio = name === 'free' ? width / height : cropRatios[name];
  // Another box is another name, so that what is under a name never changes.
  const start = `/media/${id}/${coverMark(covers)}${name.replace(':', 'x')}-${sha256(JSON.stringify(box)).slice(0, 8)}`;
  const made = (type: Rendition['type'], end: string) => (wide: number) => ({
    ...{ path: `${start}-${wide}.${end}`, type, width: wide },
    height: Math.max(1, Math.round(wide / ratio)),
  });
  const { avif, webp, jpeg }: PictureOptions = cropRenditions[name];
  const renditions = [
    ...fitting(webp, width).map(made('image/webp', 'webp')),
    ...fitting(jpeg, width).map(made('image/jpeg', 'jpg')),
    ...fitting(avif, width).map(made('image/avif', 'avif')),
  ];
  return { box, width, height, renditions };
}
