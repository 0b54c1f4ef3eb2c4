import { fold } from './folding.ts';

// One word is written in several ways: e-mail and email, U.S.A. and USA, Ph.D. and PhD, 12,500 and 12500, Müller and Mueller, and in
// Arabic with the article or without it. What is written is in the index in each of them, and what is looked for is looked for in each.

/** The letters for which a second one is written where they cannot be had. */
const RESPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', đ: 'dj' };
const UMLAUT = new RegExp(`[${Object.keys(RESPELLED).join('')}]`, 'gu');

/** A figure in groups, as 12,500, 12.500, 12’500, 1,25,000, or with a space that does not break. */
const GROUPED = /(?<![\d.,])\d{1,3}(?:(?:[.'’\u00a0\u2009\u202f]\d{3})+|(?:,\d{2,3})*,\d{3})(?!\d|[.,]\d)/gu;
/** Letters that stand for words, as U.S.A. or J. K. */
const INITIALS = /(?<![\p{L}\p{M}])\p{L}\p{M}*\.(?:[ \u00a0]?\p{L}\p{M}*(?:\.|(?![\p{L}\p{M}])))+/gu;
/** Beginnings of words that stand for them, as Ph.D. or M.Sc., without a space between. */
const BEGINNINGS = /(?<![\p{L}\p{M}\p{N}.@/])\p{L}{1,3}(?:\.\p{L}{1,3})+(?![\p{L}\p{M}\p{N}@/])/gu;
const POSSESSIVE = /(?<=\p{L})['’]s(?![\p{L}\p{N}])/gu;
/** What stands inside a word and does not end it. */
const INSIDE =
  /(?<=[\p{L}\p{N}\p{M}])['’‘`´\u02bc\u2010\u2011\u00b7\u30fb\u200c\u05be\u05f3\u05f4&_-](?=[\p{L}\p{N}])/gu;

/** And, as, with, for, the, before what remains a word of three letters; the Hebrew the. */
const ARABIC_ARTICLE = /(?<![\p{L}\p{M}])(?:[وف]?[بك]?ال|[وف]?لل)(?=\p{Script=Arabic}{3})/gu;
const HEBREW_ARTICLE = /(?<![\p{L}\p{M}])ו?ה(?=\p{Script=Hebrew}{3})/gu;

/** A word in nothing but English letters, with what ends a part of a sentence: written in one way. */
const PLAIN = /^[A-Za-z]+[.,;:!?]?$/;

/** A text in every spelling in which its words are found, folded, the one that it has first, none twice. */
export function spellingsOf(text: string): string[] {
  if (PLAIN.test(text)) return [text.toLowerCase()];
  const joined = joinedWords(text.normalize('NFC').toLowerCase());
  return [...new Set([fold(text), bare(fold(joined)), bare(fold(joined.replace(UMLAUT, respelled)))])];
}

/** Letters that stand for words, with nothing between them: one word. */
export function joinedInitials(text: string): string {
  return text.replace(INITIALS, (letters) => letters.replace(/[ \u00a0]/gu, ''));
}

function joinedWords(text: string): string {
  return text
    .replace(GROUPED, (number) => number.replace(/\D/gu, ''))
    .replace(INITIALS, (letters) => letters.replace(/[. \u00a0]/gu, ''))
    .replace(BEGINNINGS, (letters) => letters.replaceAll('.', ''))
    .replace(POSSESSIVE, '')
    .replace(INSIDE, '');
}

function respelled(letter: string): string {
  return RESPELLED[letter] ?? letter;
}

function bare(folded: string): string {
  return folded.replace(ARABIC_ARTICLE, '').replace(HEBREW_ARTICLE, '');
}

/** Languages that write several words as one, of which each is looked for. */
const COMPOUNDING = new Set('de nds lb nl af fy da sv no nb nn is fo fi et hu'.split(' '));
const SHORTEST_COMPOUND = 7;
const SHORTEST_PART = 4;
const SHORTEST_BEFORE = 3;
/** What is longer is no word of any language, and all that it may end in would grow with its square. */
const LONGEST_COMPOUND = 80;

/** Whether a language writes Hafenbrücke, so that a bridge must be found in it. */
function compounds(lang: string): boolean {
  return COMPOUNDING.has(lang.toLowerCase().split('-')[0] ?? '');
}

/** Korean, as it is written and as it is folded: syllables, or the letters that they are made of. */
const HANGUL = /[\uac00-\ud7a3\u1100-\u11ff]/;
/** What a folded syllable begins with. */
const SYLLABLE = /[\u1100-\u1112]/g;
const FEWEST_SYLLABLES = 2;
const MOST_SYLLABLES = 40;

/** Whether words of a text may hold others: in a language that puts words together, and in Korean, whatever the text is said to be in. */
export function mayHoldWords(text: string, lang: string): boolean {
  return compounds(lang) || HANGUL.test(text);
}

/** What stands inside a folded word of a text in this language: all that it may end in that may be a word; a part in its middle is the beginning of one of them. */
export function partsIn(word: string, lang: string): string[] {
  if (HANGUL.test(word)) return syllablesOf(word);
  return compounds(lang) ? partsOf(word) : [];
}

/** A Korean word from each of its syllables on, the first too: what follows a noun is written with it, and nouns are written together. */
function syllablesOf(word: string): string[] {
  // Each is written with three signs at most once it is folded.
  if (word.length > 3 * MOST_SYLLABLES) return [];
  const starts = [...word.matchAll(SYLLABLE)].map(({ index }) => index);
  return starts.slice(0, 1 - FEWEST_SYLLABLES).map((from) => word.slice(from));
}

function partsOf(word: string): string[] {
  const last = word.length - SHORTEST_PART;
  if (word.length < SHORTEST_COMPOUND || word.length > LONGEST_COMPOUND || /[^\p{L}]/u.test(word)) return [];
  return Array.from({ length: last - SHORTEST_BEFORE + 1 }, (_, at) => word.slice(SHORTEST_BEFORE + at));
}

/** Whether a word that is looked for is long enough to be looked for inside others. */
export function mayBePart(word: string): boolean {
  return word.length >= SHORTEST_PART && /^\p{L}+$/u.test(word);
}
