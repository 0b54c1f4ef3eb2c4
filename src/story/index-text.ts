import { spaced, WORD } from './folding.ts';
import { mayHoldWords, partsIn, spellingsOf } from './spellings.ts';

/** A text line by line, each in all its spellings, as an index takes it. */
export function indexed(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => spellingsOf(line))
    .map(spaced)
    .join('\n');
}

/** What stands inside words that are put together. */
export function insideWords(texts: readonly string[], lang: string): string {
  const some = texts.filter((text) => mayHoldWords(text, lang));
  const words = some.flatMap((text) => spellingsOf(text)).flatMap((text): string[] => text.match(WORD) ?? []);
  return [...new Set([...new Set(words)].flatMap((word) => partsIn(word, lang)))].join(' ');
}
