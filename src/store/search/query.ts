import { foldedWords } from './fold.ts';

/** Words that stand beside each other; the last may be the beginning of one. */
export interface Term {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
}

/** More words than anybody looks for; the rest of a text pasted by mistake is not asked for. */
const MOST_TERMS = 16;

/**
 * What a person typed as terms that must all be found: words, and phrases in quotes. Without a space after it the
 * last word may go on. Whatever is typed means something or nothing, and is never an error.
 */
export function termsOf(typed: string): Term[] {
  const parts = typed.split(/["“”„«»]/);
  const terms = parts.flatMap((part, at) => (at % 2 === 1 ? [phrase(part)] : loose(part)));
  const given = terms.filter(({ words }) => words.length > 0).slice(0, MOST_TERMS);
  return goesOn(typed) ? given.map((term, at) => ({ ...term, isPrefix: at === given.length - 1 })) : given;
}

function phrase(text: string): Term {
  return { words: foldedWords(text), isPrefix: false };
}

/** A word of several, as `mother-in-law` is to the index, is a phrase too. */
function loose(text: string): Term[] {
  return text.split(/\s+/).map(phrase);
}

function goesOn(typed: string): boolean {
  return /[\p{L}\p{N}\p{M}\p{Co}]$/u.test(typed);
}

/** The terms in FTS5's language (https://www.sqlite.org/fts5.html#full_text_query_syntax); words hold no quotes. */
export function matchOf(terms: readonly Term[]): string {
  return terms.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? '*' : ''}`).join(' AND ');
}
