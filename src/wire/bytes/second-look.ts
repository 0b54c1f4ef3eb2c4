import { readOldSet } from './old-sets.ts';

/** Encodings that the detector does not know, or takes for others, by their WHATWG names. */
const OTHERS = [
  'windows-1251',
  'koi8-u',
  'iso-8859-5',
  'ibm866',
  'windows-874',
  'macintosh',
  'windows-1252',
  'iso-8859-15',
  'windows-1250',
  'windows-1253',
  'windows-1255',
  'windows-1256',
  'windows-1257',
] as const;

/** A text has more oddities than this to a letter beyond ASCII when it is read wrongly, and one read rightly has a fraction of them. */
const WRONG = { odd: 0.01, fraction: 0.2 } as const;

/**
 * The encoding in which bytes read as words: the one that was found, unless its text is odd and another's is not. Letters of two scripts
 * in one word, capitals in the middle and signs between letters are what garbage is made of, in any language.
 */
export function secondLook(bytes: Uint8Array, found: string): string {
  const first = oddnessIn(bytes, found);
  if (first <= WRONG.odd) return found;
  const [best] = OTHERS.map((encoding) => ({ encoding, odd: oddnessIn(bytes, encoding) })).toSorted(
    (a, b) => a.odd - b.odd,
  );
  return best && best.odd <= first * WRONG.fraction ? best.encoding : found;
}

/** Whether what bytes read as in an encoding is what garbage is made of. */
export function isOdd(bytes: Uint8Array, encoding: string): boolean {
  return oddnessIn(bytes, encoding) > WRONG.odd;
}

function oddnessIn(bytes: Uint8Array, encoding: string): number {
  return oddness(readOldSet(bytes, encoding) ?? new TextDecoder(encoding).decode(bytes));
}

/** Each oddity counts once for each time it stands there. */
const ODD: readonly RegExp[] = [
  // What could not be read, and controls that no page has.
  /[\ufffd\u0080-\u009f\ue000-\uf8ff]/gu,
  // A sign that is no mark of a word between two letters.
  /(?<=\p{L}\p{M}*)[^\p{L}\p{M}\p{Nd}\s!-/:-@[-`{-~\u00a0\u00ad\u00b7\u2010-\u2015\u2018-\u201f\u2026\u2032\u30fb\u3001\u3002\uff00-\uffef](?=\p{L})/gu,
  // A capital behind a small letter, and a small letter behind capitals, beyond ASCII.
  /(?<=\p{Ll})(?![A-Z])\p{Lu}|(?<=\p{Lu}{3})(?![a-z])\p{Ll}/gu,
  // Letters of two scripts in one word.
  /(?<=[A-Za-zÀ-ɏ])[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/gu,
  /(?<=[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}])[A-Za-zÀ-ɏ]/gu,
  // A long word of accents alone.
  /(?<!\p{L})(?:(?![A-Za-z])\p{Script=Latin}){5,}(?!\p{L})/gu,
  // The s that is at the end of Greek words alone, within one; the other at the end; an apostrophe or a sign before one, where an accented capital stood.
  /ς(?=\p{L})|(?<=\p{L})σ(?![\p{L}\p{M}’'])|(?<![\p{L}\p{M}])[’¶](?=\p{Script=Greek})/gu,
  // A mark with nothing under it.
  /(?<![\p{L}\p{M}])\p{M}/gu,
];

/** Oddities to a letter beyond ASCII; 0 for a text that has none. */
function oddness(text: string): number {
  // oxlint-disable-next-line no-control-regex -- the ASCII range begins with control characters
  const beyond = text.match(/[^\u0000-\u007f]/gu)?.length ?? 0;
  if (beyond === 0) return 0;
  return ODD.reduce((sum, shape) => sum + (text.match(shape)?.length ?? 0), 0) / beyond;
}
