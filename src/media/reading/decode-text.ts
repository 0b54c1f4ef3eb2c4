const utf8 = new TextDecoder('utf-8', { fatal: true });

/** One byte a letter, the likelier first: Windows and most cameras, then what Macs wrote until about 2005. */
const oldEncodings = ['windows-1252', 'macintosh'].map((name) => new TextDecoder(name));

/** The text of bytes whose encoding nobody states. */
export function decodeText(bytes: Uint8Array): string {
  return encodingOf(bytes).decode(bytes);
}

/**
 * The encoding of bytes where nobody states it: UTF-8 where they are valid UTF-8, which no old text with accents is by chance; otherwise
 * Windows-1252 or MacRoman, whichever makes likelier words.
 */
export function encodingOf(bytes: Uint8Array): TextDecoder {
  try {
    utf8.decode(bytes);
    return utf8;
  } catch {
    return oldEncodings.reduce((best, other) =>
      oddities(other.decode(bytes)) < oddities(best.decode(bytes)) ? other : best,
    );
  }
}

/** What no writer puts there, and the wrong encoding does: a symbol within a word, a capital after a small letter, a control character. */
const odd = [
  /(?<=\p{L})[^\p{L}\p{M}\p{N}\s!-~’‘“”…–—·«»%‰©®™\u00a0](?=\p{L})/gu,
  /(?<=\p{Ll})[^\p{ASCII}](?<=\p{Lu})/gu,
  /(?<=\p{L})[\u00a8\u00af\u00b4\u00b8\u02c6-\u02dd¡-¬°-¶¹-¿†‡√∫Ω≈∆◊‚„‹›](?=\s|$|[,.;:])/gu,
  /(?<!\p{L})[ªº](?=\p{L})/gu,
  /[\u0080-\u009f\uf8ff]/gu,
];

function oddities(text: string): number {
  return odd.reduce((sum, pattern) => sum + [...text.matchAll(pattern)].length, 0);
}

const LONGEST_LINE = 1_000;
const LONGEST_TEXT = 20_000;

/** A text as it may go on: composed letters, no control characters, of bounded length; null where nothing is left. */
export function cleanText(text: string): string | null {
  const clean = text
    .normalize('NFC')
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll(/(?!\n)[\p{Cc}\uFEFF\uFFFE]+/gu, ' ')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n');
  return cut(clean.trim(), LONGEST_TEXT);
}

/** The same in one line. */
export function cleanLine(text: string): string | null {
  const clean = cleanText(text.slice(0, LONGEST_TEXT));
  return clean && cut(clean.replaceAll(/\s+/g, ' '), LONGEST_LINE);
}

function cut(text: string, most: number): string | null {
  return [...text.slice(0, most * 2)].slice(0, most).join('').trim() || null;
}
