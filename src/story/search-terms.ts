import { WORD } from './folding.ts';
import { joinedInitials, mayBePart, spellingsOf } from './spellings.ts';

/** Words that are beside each other, in each spelling; the last may be the beginning of one. */
export interface Term {
  readonly spellings: readonly (readonly string[])[];
  readonly isPrefix: boolean;
  /** Whether it may stand inside a longer word, in a language that has such. */
  readonly isPart: boolean;
}

/** More words than anybody looks for; the rest of a text pasted by mistake is not asked for. */
const MOST_TERMS = 16;

/** Spaces that end a word; those that do not break a line stand inside figures. */
const BETWEEN = /[^\S\u00a0\u2009\u202f]+/;

/** A figure in groups, with the space that keyboards have. */
const TYPED_APART = /(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,])/g;

/**
 * What a person typed as terms that must all be found: words, and phrases in quotes. Without a space after it the
 * last word may go on. Whatever is typed means something or nothing, and is never an error.
 */
export function termsOf(typed: string): Term[] {
  const parts = typed.split(/["“”„«»]/);
  const terms = parts.flatMap((part, at) => (at % 2 === 1 ? [termOf(part, false)] : loose(part)));
  const given = terms.filter(({ spellings }) => spellings.length > 0).slice(0, MOST_TERMS);
  return goesOn(typed) ? given.map((term, at) => ({ ...term, isPrefix: at === given.length - 1 })) : given;
}

function termOf(text: string, isLoose: boolean): Term {
  const spellings = spellingsOf(text)
    .map((one): string[] => one.match(WORD) ?? [])
    .filter((words) => words.length > 0);
  const isPart = isLoose && spellings.some((words) => words.length === 1 && words.every(mayBePart));
  return { spellings, isPrefix: false, isPart };
}

/** A word of several, as `mother-in-law` is to the index, is a phrase too. */
function loose(text: string): Term[] {
  return joinedInitials(text)
    .replace(TYPED_APART, (figure) => figure.replaceAll(' ', '\u00a0'))
    .split(BETWEEN)
    .map((word) => termOf(word, true));
}

function goesOn(typed: string): boolean {
  return /[\p{L}\p{N}\p{M}\p{Co}]$/u.test(typed);
}

/** The terms in FTS5's language (https://www.sqlite.org/fts5.html#full_text_query_syntax); words hold no quotes. */
export function matchOf(terms: readonly Term[]): string {
  return terms.map(termMatch).join(' AND ');
}

/** The same, all of them within one column. */
export function matchWithin(column: string, terms: readonly Term[]): string {
  return terms.map((term) => `(${column} : (${written(term).join(' OR ')}))`).join(' AND ');
}

function written({ spellings, isPrefix }: Term): string[] {
  return spellings.map((words) => `"${words.join(' ')}"${isPrefix ? '*' : ''}`);
}

function termMatch(term: Term): string {
  const { spellings, isPart } = term;
  const inside = isPart ? spellings.filter(({ length }) => length === 1).map(([word]) => `parts : "${word}"*`) : [];
  return `(${[`- parts : (${written(term).join(' OR ')})`, ...inside].join(' OR ')})`;
}
