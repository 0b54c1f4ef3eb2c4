/**
 * Accents, Hebrew points, Arabic vowel signs and the line that stretches Arabic words, letters that stand for an apostrophe, and what
 * is not seen between letters: written or not, the word is the same.
 */
const OPTIONAL_MARKS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u0640\u02b9-\u02bf\u00ad]|\u200b|\u200d|\u2060|\ufeff/g;

/** Letters that Unicode does not take apart, as those write them who do not have them; and one spelling of letters that are written in two ways. */
const SAME: Readonly<Record<string, string>> = {
  ...{ ł: 'l', đ: 'd', ð: 'd', ø: 'o', æ: 'ae', œ: 'oe', þ: 'th', ß: 'ss', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n', ĸ: 'q' },
  ...{ ə: 'a', ɖ: 'd', ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y', ɛ: 'e', ɔ: 'o', ƒ: 'f', ƶ: 'z', ʃ: 's', ǝ: 'a', ɣ: 'g', ɨ: 'i' },
  ...{ ς: 'σ', ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ', ґ: 'г' },
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ک: 'ك', ة: 'ه', ۀ: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه' },
};
const DIFFERENT = new RegExp(`[${Object.keys(SAME).join('')}]`, 'gu');

/** Without any but these, English letters and the signs of sentences, only capitals are written in two ways; most words of most papers are such. */
const BEYOND_PLAIN = /[^\0-\x7f–—‘’“”„«»]/;

/** The form in which words are compared: lower case, without optional marks, one spelling of what is the same, figures as 0 to 9. */
export function fold(text: string): string {
  if (!BEYOND_PLAIN.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(OPTIONAL_MARKS, '')
    .replace(DIFFERENT, (letter) => SAME[letter] ?? letter)
    .replace(FIGURE, figure);
}

const FIGURE = /[\p{Nd}--[0-9]]/gv;

/** Unicode has the figures of every script in a row, from nought to nine. */
function figure(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

/**
 * A letter of a script that puts no spaces between words, with its marks. Each is a word by itself, and what is looked for is a
 * phrase of them: so it is found wherever it stands, and no dictionary has to agree with another about where words end.
 */
const APART = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`;
const EACH_APART = new RegExp(`${APART}\\p{M}*`, 'gu');

/** Where letters of those scripts stand, and few others. */
const MAY_BE_APART = /[\u02ea\u02eb\u0e00-\u1fff\u2e80-\uffff]/;

/** A folded text as the index takes it, whose tokenizer (migration 0003) knows spaces only. */
export function spaced(folded: string): string {
  if (!MAY_BE_APART.test(folded)) return folded;
  return folded.replace(EACH_APART, ' $& ');
}

/** What the index takes for a word; the same classes as its tokenizer. */
export const WORD = new RegExp(`${APART}\\p{M}*|[[\\p{L}\\p{N}\\p{M}\\p{Co}]--${APART}]+`, 'gv');
