import type { Cover } from '../../story/covers.ts';
import type { FoundInPicture } from '../../story/found-in-picture.ts';
import type { Picture, Rendition } from '../../story/picture.ts';
import type { Made, Making, PictureOptions } from '../renditions.ts';

/** What the decoder is told to do with a file, one at a time. */
export type Order =
  | { readonly is: 'plan'; readonly path: string; readonly options: PictureOptions; readonly making: Making }
  | {
      readonly is: 'render';
      readonly path: string;
      readonly picture: Picture;
      readonly found: FoundInPicture;
      readonly wanted: readonly Rendition[];
      readonly covers: readonly Cover[];
      readonly effort: number;
    };

/** What it says: each rendition when it is made, and how it ended. */
export type Word =
  | { readonly is: 'rendition'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly is: 'made'; readonly made: Made };

/** How the decoder ends when a picture takes more memory than it may have. */
export const TOO_MUCH_MEMORY = 77;
