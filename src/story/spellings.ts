import { fold } from './folding.ts';

// One word is written in several ways: e-mail and email, U.S.A. and USA, Ph.D. and PhD, 12,500 and 12500, Müller and Mueller, and in
// Arabic with the article or without it. What is written is in the index in each of them, and what is looked for is looked for in each.

/** The letters for which a second one is written where they cannot be had. */
const RESPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', đ: 'dj' };
const UMLAUT = new RegExp(`[${Object.keys(RESPELLED).join('')}]`, 'gu');

// What must stand before is asked behind the first sign: a sign is found many times sooner than a place before which something stands.

/** A figure in groups, as 12,500, 12.500, 12’500, 1,25,000, or with a space that does not break. */
const GROUPED = /\d(?<![\d.,]\d)\d{0,2}(?:(?:[.'’\u00a0\u2009\u202f]\d{3})+|(?:,\d{2,3})*,\d{3})(?!\d|[.,]\d)/gu;
/** Letters that stand for words, as U.S.A. or J. K. */
const INITIALS = /(?<![\p{L}\p{M}])\p{L}\p{M}*\.(?:[ \u00a0]?\p{L}\p{M}*(?:\.|(?![\p{L}\p{M}])))+/gu;
/** Beginnings of words that stand for them, as Ph.D. or M.Sc., without a space between. */
const BEGINNINGS = /(?<![\p{L}\p{M}\p{N}.@/])\p{L}{1,3}(?:\.\p{L}{1,3})+(?![\p{L}\p{M}\p{N}@/])/gu;
const POSSESSIVE = /['’](?<=\p{L}.)s(?![\p{L}\p{N}])/gu;
/** What stands inside a word and does not end it. */
const INSIDE =
  /['’‘`´\u02bc\u2010\u2011\u00b7\u30fb\u200c\u05be\u05f3\u05f4&_-](?<=[\p{L}\p{N}\p{M}].)(?=[\p{L}\p{N}])/gu;

/** And, as, with, for, the, before what remains a word of three letters; the Hebrew the. */
const ARABIC_ARTICLE = /(?<![\p{L}\p{M}])(?:[وف]?[بك]?ال|[وف]?لل)(?=\p{Script=Arabic}{3})/gu;
const HEBREW_ARTICLE = /(?<![\p{L}\p{M}])ו?ה(?=\p{Script=Hebrew}{3})/gu;

/** A word in nothing but English letters, with what ends a part of a sentence: written in one way. */
const PLAIN = /^[A-Za-z]+[.,;:!?]?$/;

/** A text in every spelling in which its words are found, folded, the one that it has first, none twice. */
export function spellingsOf(text: string): string[] {
  if (PLAIN.test(text)) return [text.toLowerCase()];
  const composed = text.normalize('NFC');
  const lower = composed.toLowerCase();
  const joined = joinedWords(lower);
  const folded = fold(text);
  // Most lines of most papers are written in one way, and only compared here.
  const also = bare(joined === lower && composed === text ? folded : fold(joined));
  const forms = [folded, also];
  const respelt = joined.replace(UMLAUT, respelled);
  if (respelt !== joined) forms.push(bare(fold(respelt)));
  return [...new Set(forms)];
}

/** Letters that stand for words, with nothing between them: one word. */
export function joinedInitials(text: string): string {
  return text.replace(INITIALS, (letters) => letters.replace(/[ \u00a0]/gu, ''));
}

function joinedWords(text: string): string {
  const figures = text.replace(GROUPED, (number) => number.replace(/\D/gu, ''));
  const whole = mayStandForWords(figures) ? joinedLetters(figures) : figures;
  return whole.replace(POSSESSIVE, '').replace(INSIDE, '');
}

function joinedLetters(text: string): string {
  return text
    .replace(INITIALS, (letters) => letters.replace(/[. \u00a0]/gu, ''))
    .replace(BEGINNINGS, (letters) => letters.replaceAll('.', ''));
}

/** False where each point of a text only ends a word of Latin letters: told in a fraction of the time in which letters that stand for words are looked for. */
function mayStandForWords(text: string): boolean {
  for (let at = text.indexOf('.'); at !== -1; at = text.indexOf('.', at + 1)) {
    const ends = at + 1 === text.length || text[at + 1] === ' ';
    if (!ends || !isLatin(text, at - 1) || !isLatin(text, at - 2)) return true;
  }
  return false;
}

function isLatin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0x24f && code !== 0xf7);
}

function respelled(letter: string): string {
  return RESPELLED[letter] ?? letter;
}

/** What holds letters of both. */
const WITH_ARTICLES = /[\u0590-\u08ff]/;

function bare(folded: string): string {
  if (!WITH_ARTICLES.test(folded)) return folded;
  return folded.replace(ARABIC_ARTICLE, '').replace(HEBREW_ARTICLE, '');
}

/** Languages that write several words as one, of which each is looked for. */
const COMPOUNDING = new Set('de nds lb nl af fy da sv no nb nn is fo fi et hu'.split(' '));
const SHORTEST_COMPOUND = 7;
const SHORTEST_PART = 4;
const SHORTEST_BEFORE = 3;
/** What is longer is not a word of any language, and all that it may end in would grow with its square. */
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
