import { type Problem, problem } from '../../base/problem.ts';

/** The largest file taken for a page. */
const MOST_BYTES = 20 * 1024 * 1024;

interface Signature {
  readonly what: string;
  readonly at: number;
  readonly bytes: readonly number[];
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Openings of files that are not pages: the format's own specification gives each. */
const signatures: readonly Signature[] = [
  { what: 'a PDF document', at: 0, bytes: ascii('%PDF') },
  { what: 'a PNG picture', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { what: 'a JPEG picture', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { what: 'a GIF picture', at: 0, bytes: ascii('GIF8') },
  { what: 'a TIFF picture', at: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { what: 'a TIFF picture', at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { what: 'a WebP picture', at: 8, bytes: ascii('WEBP') },
  { what: 'a ZIP archive or an office document', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { what: 'a gzip archive', at: 0, bytes: [0x1f, 0x8b] },
  { what: 'a bzip2 archive', at: 0, bytes: ascii('BZh') },
  { what: 'an xz archive', at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { what: 'a 7-Zip archive', at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { what: 'a RAR archive', at: 0, bytes: ascii('Rar!') },
  { what: 'an office document', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { what: 'a formatted document (RTF)', at: 0, bytes: ascii('{\\rtf') },
  { what: 'a video', at: 4, bytes: ascii('ftyp') },
  { what: 'a sound recording', at: 0, bytes: ascii('ID3') },
  { what: 'a sound recording', at: 0, bytes: ascii('OggS') },
  { what: 'a program', at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { what: 'a program', at: 0, bytes: ascii('MZ\x90') },
];

/** Text that is not a page: containers and data whose opening words give them away. */
const textSignatures: readonly (readonly [RegExp, string, string])[] = [
  [/^WARC\/\d/, 'a web archive (WARC)', 'Take the page out of the archive and import that.'],
  [
    /^(From:.*<Saved by|MIME-Version:)/im,
    'a saved web archive (MHTML)',
    'Save the page as "HTML only" and import that.',
  ],
  [
    /^<\?xml[^>]*>\s*(<!--[\s\S]{0,2000}?-->\s*)*<(rss|feed|rdf:RDF)\b/i,
    'a feed',
    'Import the pages it lists instead.',
  ],
  [/^<(rss|feed)\b/i, 'a feed', 'Import the pages it lists instead.'],
  [/^(<\?xml[^>]*>\s*)?<svg\b/i, 'a drawing (SVG)', 'Import the page that shows it.'],
  [/^[[{]\s*"[^"\n]{0,200}"\s*[:,]/, 'data (JSON)', 'Import the published page instead.'],
];

const REMEDY = 'Give the page itself, as HTML or plain text.';

/** Why these bytes cannot be a page, judged by size and opening; null when they may be one. */
export function refusalOfBytes(bytes: Uint8Array, fileName: string): Problem | null {
  if (bytes.length === 0)
    return problem('file-empty', fileName, 'The file is empty. Give the page itself, as HTML or plain text.');
  if (bytes.length > MOST_BYTES) {
    return problem(
      'file-too-large',
      fileName,
      'The file is larger than 20 MB, which no news page is. Give the page without its pictures.',
    );
  }
  const known = signatures.find((one) => one.bytes.every((byte, at) => bytes[one.at + at] === byte));
  return known ? problem('file-not-a-page', fileName, `This is ${known.what}, not a page. ${REMEDY}`) : null;
}

/** Why this text cannot be a page; null when it may be one. */
export function refusalOfText(text: string, fileName: string): Problem | null {
  const opening = text.slice(0, 4096).trimStart();
  if (text.trim() === '')
    return problem('file-empty', fileName, 'The file holds nothing but white space. Give the page itself.');
  if (isBinary(text)) return problem('file-not-a-page', fileName, `The file is not text. ${REMEDY}`);
  const known = textSignatures.find(([shape]) => shape.test(opening));
  return known ? problem('file-not-a-page', fileName, `This is ${known[1]}, not a page. ${known[2]}`) : null;
}

/** Text has next to no control characters and undecodable bytes; a stray NUL makes no picture of a page. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return odd > Math.max(sample.includes('\u0000') ? 1 : 3, sample.length / 50);
}
