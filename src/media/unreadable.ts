import { type Problem, problem } from '../base/problem.ts';

interface Known {
  /** Whether the file begins as this kind does. */
  is(head: string): boolean;
  readonly say: string;
}

/** How ISO media files name what they are: four letters behind `ftyp` (ISO/IEC 14496-12). */
const brand = (brands: RegExp) => (head: string) => head.slice(4, 8) === 'ftyp' && brands.test(head.slice(8, 40));
const starts =
  (...words: readonly string[]) =>
  (head: string) =>
    words.some((word) => head.startsWith(word));

const damaged =
  'This picture is cut short or damaged. Copy it again from where it came from, or save it again in a picture editor.';

/** What people send when they mean a picture, by its first bytes, and what to do about each. */
const known: readonly Known[] = [
  { is: brand(/avif|avis/), say: damaged },
  {
    is: brand(/heic|heix|hevc|mif1|msf1/),
    say: 'This HEIC photograph is cut short or damaged. Send it again from the phone, or as a JPEG: on an iPhone choose “Most compatible” under Settings, Camera, Formats.',
  },
  {
    is: brand(/qt {2}|isom|mp4|M4V|avc1|3gp/),
    say: 'This is a film, not a picture. Put it into a video block, or send a still from it.',
  },
  { is: starts('%PDF'), say: 'This is a PDF document. Export the page you want as a JPEG or PNG.' },
  { is: starts('8BPS'), say: 'This is a Photoshop document. Export it as a JPEG or PNG.' },
  {
    is: starts('II*\0\x10\0\0\0CR', 'IIRO', 'IIU\0', 'FUJIFILMCCD-RAW', 'MM\0*\0\0\0\x08NIKON'),
    say: 'This is a raw file from a camera. Develop it first and export it as a JPEG.',
  },
  {
    is: starts('PK\x03\x04'),
    say: 'This is an archive or an office document, not a picture. Unpack it and send the picture itself.',
  },
  {
    is: (head) => /^\s*<(!doctype html|html|head|body)/i.test(head),
    say: 'This is a web page, not a picture. Save the picture itself from the page.',
  },
  {
    is: (head) => /^(\xef\xbb\xbf)?\s*<([^]*<)?(svg:)?svg[\s>]/i.test(head),
    say: 'This drawing (SVG) is not well formed, draws far too much, or defines entities of its own. Export it as a PNG at the size it is to be shown, or larger.',
  },
];

const begins = starts('\xff\xd8\xff', '\x89PNG', 'GIF8', 'RIFF', 'II*\0', 'MM\0*');

/** Why this very file cannot be read as a picture, and what to do. */
export function unreadable(original: Uint8Array): Problem {
  return problem('picture-unreadable', 'picture', sayOf(original));
}

function sayOf(original: Uint8Array): string {
  if (original.length === 0) return 'This file is empty. It may not have been copied in full; send it again.';
  const head = Buffer.from(original.subarray(0, 1024)).toString('latin1');
  const found = known.find(({ is }) => is(head));
  if (found) return found.say;
  if (begins(head)) return damaged;
  return 'This is not a picture that can be read. Send it as JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF or SVG.';
}
