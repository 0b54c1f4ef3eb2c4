/** Accents, Hebrew points, Arabic vowel signs and the line that stretches Arabic words: written or not, the word is the same. */
const OPTIONAL_MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g;

/** The form in which words are compared: lower case, without optional marks, one spelling of what looks alike. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(OPTIONAL_MARKS, '');
}

/**
 * A letter of a script that puts no spaces between words, with its marks. Each is a word by itself, and what is looked for is a
 * phrase of them: so it is found wherever it stands, and no dictionary has to agree with another about where words end.
 */
const APART = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`;
const EACH_APART = new RegExp(`${APART}\\p{M}*`, 'gu');

/** A text as the index takes it, whose tokenizer (migration 0003) knows spaces only. */
export function indexed(text: string): string {
  return fold(text).replace(EACH_APART, ' $& ');
}

/** What the index takes for a word; the same classes as its tokenizer. */
export const WORD = new RegExp(`${APART}\\p{M}*|[[\\p{L}\\p{N}\\p{M}\\p{Co}]--${APART}]+`, 'gv');

/** The words of a text in the form in which they are compared. */
export function foldedWords(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}
