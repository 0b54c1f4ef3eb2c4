import type { Block, ImageBlock } from './blocks.ts';
import type { Picture } from './picture.ts';
import type { Story } from './story.ts';

/** A picture and its place in the story: `body/3`, `body/4/images/0`. */
export type PlacedImage = readonly [image: ImageBlock, where: string];

/**
 * The pictures that readers see for themselves in a block that is at `where`: itself, or all that are in a row in it, whatever kind
 * it is. A single one inside a block, such as the poster of a video, stands for something else.
 */
export function imagesIn(block: Block, where: string): PlacedImage[] {
  if (isImage(block)) return [[block, where]];
  return Object.entries<unknown>({ ...block }).flatMap(([part, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : []).flatMap((one, at): PlacedImage[] =>
      isImage(one) ? [[one, `${where}/${part}/${at}`]] : [],
    ),
  );
}

/** Every picture in a block that is at `where`, those that stand for something else too: the poster of a film, the drawing of a table. */
export function placedWithin(value: unknown, where: string): PlacedImage[] {
  if (isImage(value)) return [[value, where]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([part, one]) => placedWithin(one, `${where}/${part}`));
}

/** Every picture in a story with the words that stand with it there: the main one first, posters and pictures of galleries among them. */
export function everyImageIn({ mainMedia, body }: Pick<Story, 'mainMedia' | 'body'>): ImageBlock[] {
  return placedWithin([mainMedia, ...body], '').map(([image]) => image);
}

/** True for a picture with its words, wherever it stands. */
export function isImage(value: unknown): value is ImageBlock {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'image';
}

/** A picture as an editor hangs it where no story does; without alt text it is decoration. */
export function hungPicture(picture: Picture, alt: string): ImageBlock {
  return { type: 'image', picture, alt, decorative: alt === '', caption: null, credit: null };
}
