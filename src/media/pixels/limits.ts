/** 130 megapixels: more than any camera delivers in one picture (medium format: 102, telephones: 200 only when told to). */
export const MOST_PIXELS = 130_000_000;
/** Of a moving picture: twenty seconds at thirty a second, and as many pixels in all as can be unpacked in a minute. */
export const MOST_FRAMES = 600;
export const MOST_MOVING_PIXELS = 300_000_000;
/** WebP ends at 16,383 pixels a side: ten times the usual widest rendition stays under it. */
export const TALLEST = 10;
/** Of a JPEG: each pass costs as much as the whole picture to unpack; cameras and programs make a dozen at most. */
export const MOST_SCANS = 200;
