import { spaced, WORD } from './folding.ts';
import { compounds, partsOf, spellingsOf } from './spellings.ts';

/** A text line by line, each in all its spellings, as an index takes it. */
export function indexed(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => spellingsOf(line))
    .map(spaced)
    .join('\n');
}

/** What stands inside the words of a language that puts words together. */
export function insideWords(texts: readonly string[], lang: string): string {
  if (!compounds(lang)) return '';
  const words = texts.flatMap((text) => spellingsOf(text)).flatMap((text): string[] => text.match(WORD) ?? []);
  return [...new Set([...new Set(words)].flatMap(partsOf))].join(' ');
}
