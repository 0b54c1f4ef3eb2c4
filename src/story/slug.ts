const LONGEST = 80;
/** A file name holds 255 bytes; the shelf needs some of them for itself. */
const MOST_BYTES = 180;

/**
 * A cosmetic address part made from a headline, in the headline's own script: accents are dropped from
 * Latin letters, everything that is not a letter or a digit parts words, whole words are kept up to 80 characters.
 * Never empty: a headline without letters gives `story`.
 */
export function slugify(headline: string): string {
  const words = headline
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ]/gu, '')
    .match(/[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}]+/gu);
  return firstWords(words ?? []) || 'story';
}

function firstWords(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (!fits(longer)) break;
    slug = longer;
  }
  return slug || cut(words[0] ?? '');
}

function fits(slug: string): boolean {
  return slug.length <= LONGEST && new TextEncoder().encode(slug).length <= MOST_BYTES;
}

/** One word too long for an address, as in scripts that do not space their words. */
function cut(word: string): string {
  let part = '';
  for (const letter of word) {
    if (!fits(part + letter)) break;
    part += letter;
  }
  return part;
}
