import sharp, { type Metadata } from 'sharp';
import { type Problem, problem } from '../../base/problem.ts';
import type { FoundInPicture } from '../../story/found-in-picture.ts';
import { withoutAncillary } from '../png.ts';
import { foundInFile } from '../reading/found-in-file.ts';
import { unreadable } from '../unreadable.ts';
import { safeDrawing } from './drawing.ts';
import { scansIn } from './jpeg-scans.ts';
import { type Kind, kindOf } from './kind.ts';
import { MOST_FRAMES, MOST_MOVING_PIXELS, MOST_PIXELS, MOST_SCANS, TALLEST } from './limits.ts';
import type { Size } from './pixels.ts';

/** An original whose head was read: what to unpack and how. */
export interface Opened {
  /** What is unpacked: the original without what is not needed to draw it. */
  readonly bytes: Uint8Array;
  readonly kind: Kind;
  /** Once it stands upright. */
  readonly size: Size;
  /** What the file says; nothing yet of what its pixels show. */
  readonly found: FoundInPicture;
}

/** Reads the head of an original, which costs nothing; or says why it cannot be taken. */
export async function openOriginal(original: Uint8Array): Promise<Opened | Problem> {
  const drawing = isXml(original);
  const bytes = drawing ? safeDrawing(original) : withoutAncillary(original);
  if (!bytes) return unreadable(original);
  try {
    // The limits are judged here and not by sharp, so that they can be named.
    const head = await sharp(bytes, { limitInputPixels: false }).metadata();
    const kind = kindOf(head);
    // What draws in another way than as plain XML (packed, or in wide letters) was not made safe.
    if (!kind || (kind === 'drawing') !== drawing) return unreadable(original);
    return openedAs(kind, head, bytes);
  } catch {
    return unreadable(original);
  }
}

function isXml(original: Uint8Array): boolean {
  return /^\uFEFF?\s*</.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(original.subarray(0, 1024)));
}

function openedAs(kind: Kind, head: Metadata, bytes: Uint8Array): Opened | Problem {
  const size = kind === 'drawing' ? enlarged(head.autoOrient) : head.autoOrient;
  const wrong = badShape(size) ?? tooManyFrames(head) ?? tooManyScans(head, bytes);
  return wrong ?? { bytes, kind, size, found: { ...foundInFile(blocksOf(head, bytes)), isMoving: isMoving(head) } };
}

/** A TIFF is itself what an EXIF block is made as. */
function blocksOf({ format, exif, iptc, xmp }: Metadata, bytes: Uint8Array) {
  return { exif: format === 'tiff' ? bytes : exif, iptc, xmp };
}

const DRAWN_WIDTH = 1600;
const SMALL_DRAWING = 960;

/** A drawing has no pixels of its own: one that states a small size, as an icon does, is drawn as wide as the widest rendition. */
function enlarged({ width, height }: Size): Size {
  const times = width < SMALL_DRAWING ? DRAWN_WIDTH / width : 1;
  return { width: Math.round(width * times), height: Math.max(1, Math.round(height * times)) };
}

function isMoving({ format, pages = 1 }: Metadata): boolean {
  return pages > 1 && (format === 'gif' || format === 'webp');
}

function badShape({ width, height }: Size): Problem | null {
  const has = `This picture has ${width} × ${height} pixels`;
  if (width * height > MOST_PIXELS) {
    return problem(
      'picture-too-large',
      'picture',
      `${has}, more than the ${MOST_PIXELS / 1e6} million allowed. Send it smaller.`,
    );
  }
  if (height > width * TALLEST) {
    return problem('picture-too-tall', 'picture', `${has}, more than ${TALLEST} times as tall as it is wide. Crop it.`);
  }
  return null;
}

function tooManyFrames(head: Metadata): Problem | null {
  const { pages = 1, width, height } = head;
  if (!isMoving(head) || (pages <= MOST_FRAMES && pages * width * height <= MOST_MOVING_PIXELS)) return null;
  const has = `This animation has ${pages} frames of ${width} × ${height} pixels`;
  return problem(
    'picture-too-many-frames',
    'picture',
    `${has}, more than can be unpacked. Shorten it, or send it as a film.`,
  );
}

function tooManyScans({ format }: Metadata, bytes: Uint8Array): Problem | null {
  const scans = format === 'jpeg' ? scansIn(bytes) : 0;
  if (scans <= MOST_SCANS) return null;
  const say = `This JPEG draws itself in ${scans} passes, where cameras and programs need at most a dozen. Save it again in a picture editor.`;
  return problem('picture-too-costly', 'picture', say);
}
