import type { Problem } from '../base/problem.ts';
import type { FoundInPicture } from '../story/found-in-picture.ts';
import type { Picture, Rendition } from '../story/picture.ts';
import type { MediaShelf } from './media-shelf.ts';

// What a newsroom knows of renditions without loading what makes them.

/** What to make of an original. Widths are in pixels; none is ever larger than the original. */
export interface PictureOptions {
  readonly webp: readonly number[];
  readonly jpeg: readonly number[];
  /** Work spent on encoding, 0 to 6: less is quicker and larger. From 4 on, colour edges and JPEG get the slow treatment. */
  readonly effort: number;
  /** Also take SVG. Only for drawings of our own: a stranger's SVG may cost any amount of work. */
  readonly drawings: boolean;
}

export const usualRenditions: PictureOptions = {
  webp: [320, 640, 960, 1280, 1600],
  jpeg: [320, 640, 960, 1280, 1600],
  effort: 4,
  drawings: false,
};

/** What became of an original: its picture and what was found in the file, or why it cannot be taken. */
export type Made =
  | { readonly ok: true; readonly picture: Picture; readonly found: FoundInPicture }
  | { readonly ok: false; readonly problem: Problem };

/** Those of a picture's renditions that have yet to be made. */
export async function notOnShelf(renditions: readonly Rendition[], shelf: MediaShelf): Promise<Rendition[]> {
  const found = await Promise.all(renditions.map((one) => shelf.find(nameOf(one))));
  return renditions.filter((_, at) => found[at] === null);
}

/** The name on the media shelf that a rendition's address stands for. */
export function nameOf(rendition: Rendition): string {
  return rendition.path.slice('/media/'.length);
}
