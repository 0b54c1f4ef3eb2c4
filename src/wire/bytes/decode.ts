import { analyse } from 'chardet';
import { type Problem, problem } from '../../base/problem.ts';
import { byAlphabets } from './alphabets.ts';
import { oldSet, readOldSet, switchesToChinese } from './old-sets.ts';
import { isOdd, secondLook } from './second-look.ts';
import { writtenOnce } from './twice.ts';

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
 * Bytes to text, as browsers do it (WHATWG Encoding): a byte-order mark wins, then what the page says about itself, with `iso-8859-1`
 * meaning windows-1252. Where that cannot be, or the page says nothing, it is repaired or guessed, always with a warning: a page that claims
 * another encoding but is sound UTF-8 beyond ASCII is UTF-8, and is read once more where it was written twice; a few broken letters leave a page
 * UTF-8, and are counted; of the rest, and of
 * what is said to be windows-1252, what the letters themselves look like decides (chardet, garbage, the alphabets of languages), and
 * windows-1252 where they look like nothing.
 */
export function decode(bytes: Uint8Array): Decoded {
  const known = decodeAsKnown(bytes);
  const once = known.encoding === 'utf-8' ? writtenOnce(known.text) : { text: known.text, warnings: [] };
  const read = { ...known, text: once.text, warnings: [...known.warnings, ...once.warnings] };
  const label = unknownLabel(bytes);
  return label === null || read.encoding === 'utf-8'
    ? read
    : { ...read, warnings: [...read.warnings, unknown(label, read.encoding)] };
}

function decodeAsKnown(bytes: Uint8Array): Decoded {
  const mark = marks.find(([opening]) => opening.every((byte, at) => bytes[at] === byte));
  if (mark) return { text: textOf(bytes, mark[1]), encoding: mark[1], warnings: [] };
  const wide = wideWithoutMark(bytes);
  if (wide) return { text: textOf(bytes, wide), encoding: wide, warnings: [guessed(wide)] };
  const declared = declaredEncoding(bytes);
  const escaped = declared === null || isByRote(declared) ? switchesSets(bytes) : null;
  const said = escaped && (declared === null ? guessed(escaped) : mended(declared, escaped));
  if (escaped && said) return { text: textOf(bytes, escaped), encoding: escaped, warnings: [said] };
  const sound = soundUtf8(bytes);
  if (sound === null) return decodeOther(bytes, declared);
  const astray = declared !== null && declared !== 'utf-8' && !isAsciiOnly(sound) && !usesEscapes(declared);
  return astray || declared === null || !usesEscapes(declared)
    ? { text: sound, encoding: 'utf-8', warnings: astray ? [mended(declared, 'utf-8')] : [] }
    : decodeOther(bytes, declared);
}

function decodeOther(bytes: Uint8Array, declared: string | null): Decoded {
  const mostly = mostlyUtf8(bytes);
  if (mostly && (declared === null || declared === 'utf-8')) return mostly;
  if (declared !== null && declared !== 'utf-8') {
    const text = textOf(bytes, declared);
    const meant = text.includes(LOST) ? declared : asWestern(bytes, declared);
    if (meant !== declared) return { text: textOf(bytes, meant), encoding: meant, warnings: [mended(declared, meant)] };
    if (!text.includes(LOST)) return { text, encoding: declared, warnings: [] };
    // Its own statement leaves some letters unread: good enough, unless its letters look like something else entirely.
    const other = looksLike(bytes);
    const lost = countOf(text, LOST);
    if (other === null || other === declared || lost * 50 < text.length)
      return { text, encoding: declared, warnings: [lettersLost(text, lost)] };
    return { text: textOf(bytes, other), encoding: other, warnings: [mended(declared, other)] };
  }
  const encoding = looked(bytes, looksLike(bytes) ?? 'windows-1252');
  const warnings = declared === 'utf-8' ? [mended('utf-8', encoding)] : isDoubtful(bytes) ? [guessed(encoding)] : [];
  return { text: textOf(bytes, encoding), encoding, warnings };
}

/** What the letters themselves look like, where the detector `found` this. */
function looked(bytes: Uint8Array, found: string): string {
  const sample = bytes.subarray(0, MOST_LOOKED_AT);
  return byAlphabets(sample, secondLook(sample, found));
}

/** Programs wrote that a page is Western whatever it was in; any other statement somebody has made. */
function asWestern(bytes: Uint8Array, declared: string): string {
  if (declared !== 'windows-1252') return declared;
  const sample = bytes.subarray(0, MOST_LOOKED_AT);
  const western = looked(bytes, declared);
  if (western === declared && !isOdd(sample, western)) return western;
  const other = looksLike(bytes);
  return other === null || isOdd(sample, other) ? western : looked(bytes, other);
}

/** What programs write into every page. */
function isByRote(declared: string): boolean {
  return declared === 'windows-1252' || declared === 'utf-8';
}

/** What stands where a letter could not be read. */
const LOST = '\ufffd';

/** UTF-16 has a zero beside each letter of its marks and tags, and few on the other side. */
function wideWithoutMark(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4000);
  if (sample.length < 32) return null;
  const zeros = [0, 1].map((from) => sample.filter((byte, at) => at % 2 === from && byte === 0).length);
  const [even = 0, odd = 0] = zeros.map((count) => count / (sample.length / 2));
  if (odd > 0.1 && even < odd / 4) return 'utf-16le';
  return even > 0.1 && odd < even / 4 ? 'utf-16be' : null;
}

/** So many good letters beyond ASCII for each broken one make a page UTF-8: text in another encoding hardly has one. */
const GOOD_FOR_BROKEN = 4;

/** UTF-8 with some letters broken, or cut off in the middle of one; null where it is no UTF-8. */
function mostlyUtf8(bytes: Uint8Array): Decoded | null {
  const text = textOf(bytes, 'utf-8');
  const lost = countOf(text, LOST);
  // oxlint-disable-next-line no-control-regex -- the ASCII range begins with control characters
  const good = (text.match(/[^\u0000-\u007f\ufffd]/g) ?? []).length;
  if (good === 0 || good < lost * GOOD_FOR_BROKEN) return null;
  return { text, encoding: 'utf-8', warnings: [lettersLost(text, lost)] };
}

function countOf(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

function lettersLost(text: string, count: number): Problem {
  const at = text.indexOf(LOST);
  const near = text
    .slice(Math.max(0, at - 25), at + 25)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return problem(
    'letters-lost',
    'file',
    `${count === 1 ? 'One letter' : `${count} letters`} of this page cannot be read; “${LOST}” stands in the place, first near “${near}”. Compare it with the page itself.`,
  );
}

/** Less sure than this, the detector says no more than that the letters are European. */
const SURE = 30;

/** Quotation marks and dashes are where windows-1252 has them and nobody else; letters may be anybody's. */
function isDoubtful(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= FIRST_LETTER);
}

const FIRST_LETTER = 0xc0;

/** What the letters beyond ASCII look like, by its WHATWG name; null where they look like nothing in particular. */
function looksLike(bytes: Uint8Array): string | null {
  for (const { name, confidence } of analyse(bytes.subarray(0, MOST_LOOKED_AT))) {
    const encoding = confidence >= SURE ? nameOf(name) : null;
    if (encoding && encoding !== 'utf-8' && !usesEscapes(encoding)) return encoding;
  }
  return null;
}

/** Enough letters for the detector, whose work grows with the page. */
const MOST_LOOKED_AT = 64 * 1024;

function guessed(used: string): Problem {
  return problem(
    'encoding-guessed',
    'file',
    `The page does not say how its letters are written. It was read as ${used}; check its letters, accents and quotation marks.`,
  );
}

function unknown(label: string, used: string): Problem {
  const say = `The page says it is written in “${label}”, which cannot be read here. It was read as ${used}; compare it with the page itself.`;
  return problem('encoding-unknown', 'file', say);
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
  return encoding === 'iso-2022-jp' || encoding === 'iso-2022-kr' || encoding === 'hz-gb-2312';
}

/** How bytes of ASCII alone change to Japanese letters and back (RFC 1468), or to Chinese ones (RFC 1843); null where they do not. */
function switchesSets(bytes: Uint8Array): string | null {
  if (bytes.some((byte) => byte > 0x7e)) return null;
  const text = textOf(bytes.subarray(0, MOST_LOOKED_AT), 'windows-1252');
  // oxlint-disable-next-line no-control-regex -- the escape is what is looked for
  if (/\u001b\$[@B]/.test(text) && /\u001b\([BJ]/.test(text)) return 'iso-2022-jp';
  return switchesToChinese(text) ? 'hz-gb-2312' : null;
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
  const text = readOldSet(bytes, encoding) ?? new TextDecoder(encoding).decode(bytes);
  // There alone the marks of letters stand by themselves, behind them.
  return encoding === 'windows-1258' ? text.normalize('NFC') : text;
}

const declarations = [
  /<meta[^>]{0,500}charset\s*=\s*["']?\s*([\w:.-]{1,40})/i,
  /<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{1,40})["']/i,
];

/** The encoding a page names for itself, by its WHATWG name; null when it names none that exists. */
function declaredEncoding(bytes: Uint8Array): string | null {
  return labelsIn(bytes).map(nameOf).find(Boolean) ?? null;
}

/** What a page calls its encoding where nobody here can read one of that name; null otherwise. */
function unknownLabel(bytes: Uint8Array): string | null {
  const labels = labelsIn(bytes);
  return labels.length > 0 && labels.every((label) => nameOf(label) === null) ? (labels[0] ?? null) : null;
}

function labelsIn(bytes: Uint8Array): string[] {
  const opening = new TextDecoder('windows-1252').decode(bytes.subarray(0, PRESCAN));
  return declarations.flatMap((shape) => shape.exec(opening)?.[1] ?? []);
}

function nameOf(label: string): string | null {
  const old = oldSet(label);
  if (old) return old;
  if (/^iso_?8859-?\d+$/i.test(label)) return nameOf(label.replace(/^iso_?8859-?/i, 'iso-8859-'));
  try {
    const { encoding } = new TextDecoder(label);
    // A page whose statement could be read byte by byte is not UTF-16 (WHATWG HTML, 13.2.3.2).
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}
