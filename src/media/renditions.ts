import { sha256 } from '../base/hash.ts';
import type { Problem } from '../base/problem.ts';
import type { FoundInPicture } from '../story/found-in-picture.ts';
import type { Cover } from '../story/covers.ts';
import type { CropChoices } from '../story/crops.ts';
import type { CropName, Picture, Rendition } from '../story/picture.ts';
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

/** What is made first: enough for whoever waits to look at it in the text and for a telephone, and for machines. */
export const firstRenditions: PictureOptions = { avif: [], webp: [320, 640, 1280], jpeg: [1280], effort: 4 };

const cards = [320, 640, 960, 1600];

/** What is made of each crop, for the places that show it: cards, what is shared and what search engines ask for, faces. */
export const cropRenditions: Readonly<Record<CropName, PictureOptions>> = {
  '16:9': { avif: [], webp: [], jpeg: [1200], effort: 4 },
  '3:2': { avif: cards, webp: cards, jpeg: [640, 1280], effort: 4 },
  '4:3': { avif: [], webp: [], jpeg: [1200], effort: 4 },
  '1:1': { avif: [320], webp: [320], jpeg: [320, 1200], effort: 4 },
  '4:5': { avif: [], webp: [], jpeg: [1080], effort: 4 },
  free: usualRenditions,
};

/** What to make, for a picture of the library. */
export interface Making {
  /** Only what somebody waits for; the rest of it is made later, and no crops. */
  readonly isFirst?: boolean;
  /** How it is cut; without, there are no crops. */
  readonly choices?: CropChoices;
  /** What of it nobody may see. */
  readonly covers?: readonly Cover[];
  /** The picture of which only this file is left: it keeps its name and what was made of it, and only crops are made. */
  readonly of?: Picture;
  /** The id of whoever waits for it. */
  readonly whose?: string;
}

/** How the names of all begin that is made of a picture under these covers: what is under a name never changes, and what is not covered is told from it. */
export function coverMark(covers: readonly Cover[]): string {
  return covers.length > 0 ? `${sha256(JSON.stringify(covers)).slice(0, 8)}-` : '';
}

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
function filesOf({ renditions, moving, crops = {} }: Picture): Rendition[] {
  return [...renditions, ...(moving ? [moving] : []), ...Object.values(crops).flatMap((crop) => crop.renditions)];
}

/** The name on the media shelf that a rendition's address stands for. */
export function nameOf(rendition: Rendition): string {
  return rendition.path.slice('/media/'.length);
}

/** The widths an original can fill, smallest first; its own width where it is narrower than all or than the largest. */
export function fitting(widths: readonly number[], original: number): number[] {
  const fit = widths.map((width) => Math.min(width, original));
  return [...new Set(fit)].sort((a, b) => a - b);
}
