import { splitCredit } from '../words/credit.ts';
import { bareWords, endsAsSentence, wordCount } from '../words/tidy.ts';

const QUESTION = /[?؟？]["'”’»)\]]*$/u;

/** True for a line that asks: a headline of a promotion, or a crosshead. */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text);
}

/** True for a line that is a paragraph of prose by its looks: it ends as a sentence, or is far too long for a heading or a caption. */
export function isParagraph(text: string): boolean {
  const words = wordCount(text);
  if (words > 26 || (words > 12 && holdsSentence(text))) return true;
  if (!endsAsSentence(text)) return /^\(?(?:additional )?reporting by\b/i.test(text);
  if (text.endsWith(':')) return words > 6;
  if (isQuestion(text)) return words > 10 || /["“”«»]/u.test(text);
  return words > 1;
}

/** One sentence ends inside and another begins; a picture's credit after a full stop is none. */
function holdsSentence(text: string): boolean {
  return /(?:\p{Ll}{2,}|\d)[.!?]["”’']?\s+\p{Lu}/u.test(text) && splitCredit(text).credit === null;
}

/** True for a line wholly in capitals: a label, where the script has capitals. */
export function isShouted(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

/**
 * Where a story goes on after a heading over links that is in it: three paragraphs together, or two that tell what
 * the story tells. -1 when it does not.
 */
export function resumesAt(texts: readonly string[], after: number): number {
  const story = new Set(texts.slice(0, after).flatMap(tellingStems));
  const isOne = (at: number): boolean => isParagraph(texts[at] ?? '');
  const tells = (at: number): boolean =>
    isOne(at) && isOne(at + 1) && kinship(`${texts[at]} ${texts[at + 1]}`, story) >= 0.35;
  return texts.findIndex((_, at) => at > after && (tells(at) || (isOne(at) && isOne(at + 1) && isOne(at + 2))));
}

/** True for a sentence that can stand as a standfirst. */
export function isStandfirst(text: string): boolean {
  return isParagraph(text) && wordCount(text) > 5;
}

/** True for a line that opens an item of a list. */
export function isListItem(text: string): boolean {
  return /^(?:[•▪●◦■*»–-]|\d{1,2}[.)])\s+\S/u.test(text);
}

/** True for a heading in capitals or title case, or one that asks. */
export function isTitled(text: string): boolean {
  const words = text.split(' ');
  const capital = words.filter((word) => /^["'“‘(]?[\p{Lu}\d]/u.test(word)).length;
  return (
    isQuestion(text) ||
    /^(?:why|how|what|who|where|when)\b/i.test(text) ||
    (words.length > 2 && capital / words.length > 0.75)
  );
}

const COMMON = new Set(
  'that this with from have will were been their they them what when which would could about after before into over more than also said says has had was are the and for not but his her its who how why can all one two new'.split(
    ' ',
  ),
);

/** The telling words of a text, cut to their first five letters so that `talks` meets `talk`. */
export function tellingStems(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const telling = words.filter(
    (word) => (word.length > 3 || /^\p{Lu}\p{L}|^\p{Lo}{2}/u.test(word)) && !COMMON.has(word.toLowerCase()),
  );
  return telling.map((word) => bareWords(word).slice(0, 5));
}

/** How much of what a line tells a story tells too: 0 to 1. */
export function kinship(line: string, story: ReadonlySet<string>): number {
  const stems = tellingStems(line);
  return stems.length === 0 ? 0 : stems.filter((stem) => story.has(stem)).length / stems.length;
}
