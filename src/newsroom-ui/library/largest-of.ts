import { wideEnough } from '../../story/picture.ts';
import type { MediaItem } from './library-query.ts';

/** Sharp in a dialog on a screen of twice the density, and no larger. */
const SHOWN_WIDTH = 960;

/** The address of a picture, whole and large. */
export function largestOf({ picture: { renditions } }: MediaItem): string | undefined {
  return wideEnough(renditions, SHOWN_WIDTH)?.path;
}
