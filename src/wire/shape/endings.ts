import { type Problem, problem } from '../../base/problem.ts';
import { isParagraph, kinship, resumesAt, tellingStems } from '../text/kinds-of-line.ts';
import { isChromeLine, isInvitation, isLinksHeading, isStoryEnd } from '../words/chrome.ts';
import { endsAsSentence, wordCount } from '../words/tidy.ts';

/** No wording ends a story with so much running text after it: the line goes alone. */
const MUCH = 25;

/** What a heading over links may take with it: so many words, and no more than this share of the story before it. */
const BOX = { few: 15, words: 120, share: 0.25 } as const;

/** More boxes than this are on no page; further headings go alone. */
const MOST_BOXES = 40;

/** A story in parts, as what cuts it sees it. */
interface Parts<T> {
  readonly items: readonly T[];
  /** The words of each part that is a line or a paragraph; nothing for any other. */
  readonly texts: readonly string[];
  /** Words of running text before each part, chrome left out; one more for the end. */
  readonly before: readonly number[];
}

function partsOf<T>(items: readonly T[], textOf: (item: T) => string): Parts<T> {
  const texts = items.map(textOf);
  const before = [0];
  for (const text of texts) before.push((before.at(-1) ?? 0) + proseIn(text));
  return { items, texts, before };
}

function proseIn(text: string): number {
  if (!isParagraph(text) || !endsAsSentence(text) || isStoryEnd(text) || isChromeLine(text) || isInvitation(text))
    return 0;
  return wordCount(text);
}

/**
 * A story without the lines that are under stories (rights, credits, disclaimers). Where the story goes on after one, that
 * line goes alone, and it is said; where it does not, what is left under it goes too.
 */
export function withoutEndings<T>(items: readonly T[], textOf: (item: T) => string, warnings: Problem[]): T[] {
  const texts = items.map(textOf);
  const first = texts.findIndex((text, at) => at > 0 && text !== '' && isStoryEnd(text));
  if (first < 0) return [...items];
  const after = proseAfter(texts, first);
  const kept: T[] = [];
  for (const [at, item] of items.entries()) {
    const text = texts[at] ?? '';
    if (at < first || text === '' || !isStoryEnd(text)) {
      kept.push(item);
      continue;
    }
    if ((after[at - first] ?? 0) < MUCH) {
      if ((after[at - first] ?? 0) > 0) warnings.push(leftOut(firstProse(texts, at + 1)));
      break;
    }
    warnings.push(leftOut(text));
  }
  return kept;
}

/** A run of titles has so many capitals; with fewer, which German has too, it tells little of what the story tells. */
const TITLES = { sure: 0.45, capitals: 0.35, kin: 0.25 } as const;

/** How many words of the story stand after each part from a place on: its own running text, and no run of titles. */
function proseAfter(texts: readonly string[], from: number): number[] {
  const rest = texts.slice(from + 1);
  const story = new Set(texts.slice(0, from).flatMap(tellingStems));
  const own = rest.map((text) => (wordCount(text) >= LONG && !areTitles(text, story) ? proseIn(text) : 0));
  const after = [0];
  for (const words of own.reverse()) after.push((after.at(-1) ?? 0) + words);
  return after.reverse();
}

/** Promotions under a story speak in shorter sentences. */
const LONG = 10;

/** True for titles of other things, one after the other. */
function areTitles(text: string, story: ReadonlySet<string>): boolean {
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (capitals >= words.length * TITLES.sure) return true;
  return capitals >= words.length * TITLES.capitals && kinship(text, story) < TITLES.kin;
}

/** A heading over links goes with what is under it, unless that is much, or the story goes on: then it goes alone. */
export function withoutBoxes<T>(items: readonly T[], textOf: (item: T) => string, warnings: Problem[]): T[] {
  const { texts, before } = partsOf(items, textOf);
  const kept: T[] = [];
  let boxes = 0;
  for (let at = 0; at < items.length; at += 1) {
    const text = texts[at] ?? '';
    if (!isLinksHeading(text) || isParagraph(texts[at + 1] ?? '')) {
      kept.push(items[at] as T);
      continue;
    }
    boxes += 1;
    const again = boxes > MOST_BOXES ? at + 1 : resumesAt(texts, at);
    const end = again < 0 ? items.length : again;
    const taken = (before[end] ?? 0) - (before[at] ?? 0);
    const little = taken <= Math.max(BOX.few, Math.min(BOX.words, (before[at] ?? 0) * BOX.share));
    if (!little) warnings.push(leftOut(text));
    else if (taken > 0) warnings.push(leftOut(firstProse(texts, at + 1)));
    if (little) at = end - 1;
  }
  return kept;
}

/** Headings over what a page says of its author, of itself or of its subject, as a page has them under every story. */
const ABOUT =
  /^(?:About (?:the (?:authors?|writers?|reporters?|photographers?|project|series|[\p{Lu}]\p{L}+(?: \p{Lu}\p{L}+){0,2})|this (?:article|story)|\p{Lu}[\p{L}'’-]*(?: (?:\p{Lu}[\p{L}'’-]*|of|the|and|&)){0,4})|Über (?:den Autor|die Autor(?:in|en))|Zur Person|À propos de l['’]auteure?|Sobre (?:el autor|la autora|o autor|a autora)|L['’]autor[ei]|Over de auteur|Об авторе|Про автора|O autorze|Om (?:författaren|forfatteren)|عن الكاتب|著者紹介|作者简介):?$/u;

/** No more boxes of this kind stand under a story. */
const MOST_ABOUT = 4;

/** A story without the boxes at its end that tell of its author or of the paper, as long as they are short; each is said. */
export function withoutAbout<T>(items: readonly T[], textOf: (item: T) => string, warnings: Problem[]): T[] {
  const { texts, before } = partsOf(items, textOf);
  let end = items.length;
  for (let box = 0; box < MOST_ABOUT; box += 1) {
    const at = texts.slice(0, end).findLastIndex((text) => ABOUT.test(text));
    const told = before[at] ?? 0;
    const words = texts.slice(at, end).reduce((sum, text) => sum + wordCount(text), 0);
    if (at < 1 || words > Math.min(BOX.words, told * BOX.share)) break;
    for (const text of texts.slice(at, end)) if (isMissed(text)) warnings.push(leftOut(text));
    end = at;
  }
  return items.slice(0, end);
}

function firstProse(texts: readonly string[], from: number): string {
  return texts.slice(from).find((text) => proseIn(text) > 0) ?? '';
}

/** Says that words of the page are no part of the story. */
export function leftOut(text: string): Problem {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return problem(
    'line-left-out',
    'body',
    `The line “${shown}” was left out: it reads as part of the page, not of the story. Put it back if it belongs there.`,
  );
}

/** A sentence that ends in a colon leads to what is under it; a few words with one are a heading. */
export function leadsOn(text: string): boolean {
  return /\p{L}\s*[:：]$/u.test(text) && wordCount(text) > 4 && !isLinksHeading(text);
}

/** Says that links in the midst of a story are no part of it. */
export function linksLeftOut(links: readonly string[]): Problem {
  const shown = links.slice(0, 3).map((text) => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`);
  const more = links.length > shown.length ? ` and ${links.length - shown.length} more` : '';
  return problem(
    'links-left-out',
    'body',
    `A list of ${links.length} links between paragraphs was left out: ${shown.join(', ')}${more}. Put it back if it belongs there.`,
  );
}

/** True for words that somebody may miss: a sentence of its own, however much it reads like a part of the page. */
export function isMissed(text: string): boolean {
  return wordCount(text) > 5 && /[.!?…。！？]["”’»)]?$/u.test(text);
}
