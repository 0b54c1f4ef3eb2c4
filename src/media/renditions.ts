import type { Problem } from '../base/problem.ts';
import type { FoundInPicture } from '../story/found-in-picture.ts';
import type { Picture, Rendition } from '../story/picture.ts';
import type { MediaShelf } from './media-shelf.ts';

// What a newsroom knows of renditions without loading what makes them.

/** What to make of an original. Widths are in pixels; none is ever larger than the original. */
export interface PictureOptions {
  readonly avif: readonly number[];
  readonly webp: readonly number[];
  readonly jpeg: readonly number[];
  /** Work spent on WebP and JPEG, 0 to 6: less is quicker and larger. From 4 on, colour edges and JPEG get the slow treatment. */
  readonly effort: number;
}

const usualWidths = [320, 640, 960, 1280, 1600];

export const usualRenditions: PictureOptions = {
  avif: usualWidths,
  webp: usualWidths,
  jpeg: usualWidths,
  effort: 4,
};

/** What became of an original: its picture and what was found in the file, or why it cannot be taken. */
export type Made =
  | { readonly ok: true; readonly picture: Picture; readonly found: FoundInPicture }
  | { readonly ok: false; readonly problem: Problem };

/** Those of a picture's files that have yet to be made. */
export async function notOnShelf(picture: Picture, shelf: MediaShelf): Promise<Rendition[]> {
  const all = filesOf(picture);
  const found = await Promise.all(all.map((one) => shelf.find(nameOf(one))));
  return all.filter((_, at) => found[at] === null);
}

/** All that is made of a picture. */
function filesOf({ renditions, moving }: Picture): Rendition[] {
  return moving ? [...renditions, moving] : renditions;
}

/** The name on the media shelf that a rendition's address stands for. */
export function nameOf(rendition: Rendition): string {
  return rendition.path.slice('/media/'.length);
}
