/** Accents, Hebrew points, Arabic vowel signs and the line that stretches Arabic words: written or not, the word is the same. */
const OPTIONAL_MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g;

/** The form in which words are compared: lower case, without optional marks, one spelling of what looks alike. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(OPTIONAL_MARKS, '');
}

/** What the index takes for a word; the same classes as its tokenizer (migration 0003). */
export const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** The words of a text in the form in which they are compared. */
export function foldedWords(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}
