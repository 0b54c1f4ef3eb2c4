import { type Problem, problem } from '../../base/problem.ts';

export interface Decoded {
  readonly text: string;
  /** The encoding used, by its WHATWG name: `utf-8`, `windows-1252`. */
  readonly encoding: string;
  readonly warnings: readonly Problem[];
}

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** How far into a page its own statement is looked for. The standard says 1,024; archived pages put scripts first. */
const PRESCAN = 16_384;

/**
 * Bytes to text, as browsers do it (WHATWG Encoding): a byte-order mark wins, then what the page says of
 * itself, with `iso-8859-1` meaning windows-1252. Two mends, each with a warning: a page that claims another
 * encoding but is sound UTF-8 beyond ASCII is UTF-8, and one that claims UTF-8 or nothing and is not is windows-1252.
 */
export function decode(bytes: Uint8Array): Decoded {
  const mark = marks.find(([opening]) => opening.every((byte, at) => bytes[at] === byte));
  if (mark) return { text: textOf(bytes, mark[1]), encoding: mark[1], warnings: [] };
  const declared = declaredEncoding(bytes);
  const sound = soundUtf8(bytes);
  if (sound === null) return decodeOther(bytes, declared);
  const astray = declared !== null && declared !== 'utf-8' && !isAsciiOnly(sound) && !usesEscapes(declared);
  return astray || declared === null || !usesEscapes(declared)
    ? { text: sound, encoding: 'utf-8', warnings: astray ? [mended(declared, 'utf-8')] : [] }
    : decodeOther(bytes, declared);
}

function decodeOther(bytes: Uint8Array, declared: string | null): Decoded {
  const encoding = declared === null || declared === 'utf-8' ? 'windows-1252' : declared;
  const warnings = declared === 'utf-8' ? [mended('utf-8', encoding)] : [];
  return { text: textOf(bytes, encoding), encoding, warnings };
}

function mended(declared: string, used: string): Problem {
  return problem(
    'encoding-mended',
    'file',
    `The page says it is ${declared} but reads as ${used}. It was read as ${used}; check its accents and quotation marks.`,
  );
}

/** ISO-2022-JP and its like write everything in ASCII bytes, so they are sound UTF-8 without being it. */
function usesEscapes(encoding: string): boolean {
  return encoding === 'iso-2022-jp';
}

function isAsciiOnly(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the ASCII range begins with control characters
  return /^[\u0000-\u007f]*$/.test(text);
}

function soundUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function textOf(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

const declarations = [
  /<meta[^>]{0,500}charset\s*=\s*["']?\s*([\w:.-]{1,40})/i,
  /<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{1,40})["']/i,
];

/** The encoding a page names for itself, by its WHATWG name; null when it names none that exists. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const opening = textOf(bytes.subarray(0, PRESCAN), 'windows-1252');
  for (const shape of declarations) {
    const label = shape.exec(opening)?.[1];
    const encoding = label ? nameOf(label) : null;
    if (encoding) return encoding;
  }
  return null;
}

function nameOf(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    // A page whose statement could be read byte by byte is not UTF-16 (WHATWG HTML, 13.2.3.2).
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}
