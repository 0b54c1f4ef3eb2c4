import type { Problem } from '../../base/problem.ts';
import type { Block } from '../../story/blocks.ts';
import { levelsOf, pointAt, settled } from '../../story/points.ts';
import { plain } from '../../story/rich-text.ts';
import { withoutBoxes, withoutEndings } from '../shape/endings.ts';
import { splitCredit } from '../words/credit.ts';
import { looksLikeName, looksLikeRole } from '../words/people.ts';
import { wordCount } from '../words/tidy.ts';
import { isListItem, isParagraph, isQuestion, isShouted, isTitled, kinship, tellingStems } from './kinds-of-line.ts';
import { isSpaced, type Line } from './lines.ts';
import { pullQuoteAt, type Taken } from './pull-quotes.ts';

type Taker = (lines: readonly Line[], at: number) => Taken<Block> | null;

/** What lines of a body become; the first that takes a line has it. Every line is taken by one of them. */
const takers: readonly Taker[] = [pullQuoteAt, listAt, paragraphAt, signatureAt, pictureAt, crossheadAt, captionAt];

/** Crossheads are this short; what is longer and no sentence is a caption that lost its picture. */
const MOST_CROSSHEAD_WORDS = 5;

/** How much a line left over under a story must share with it to be a caption of its picture. */
const KIN = 0.5;

/** The blocks of a body: its lines from under the standfirst to where other things begin. */
export function bodyBlocks(lines: readonly Line[], head: readonly string[], warnings: Problem[] = []): Block[] {
  const textOf = (line: Line) => line.text;
  const own = withoutBoxes(withoutEndings(lines, textOf, warnings), textOf, warnings);
  const last = lastParagraph(own);
  const blocks = take(own.slice(0, last + 1), own);
  return [...blocks, ...leftOver(own.slice(last + 1), [...head, ...own.slice(0, last + 1).map((line) => line.text)])];
}

function take(lines: readonly Line[], all: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const taken = takers.map((taker) => taker(all, at)).find((one) => one !== null);
    if (taken) blocks.push(taken.block);
    at += taken?.lines ?? 1;
  }
  return blocks;
}

/** The end of the last paragraph, or of the pull quote or list after it. */
function lastParagraph(lines: readonly Line[]): number {
  let last = lines.findLastIndex((line) => isParagraph(line.text));
  for (let at = last + 1; at < lines.length; at += 1) {
    const taken = pullQuoteAt(lines, at) ?? listAt(lines, at);
    if (!taken) continue;
    last = at + taken.lines - 1;
    at = last;
  }
  return last;
}

function paragraphAt(lines: readonly Line[], at: number): Taken<Block> | null {
  const text = lines[at]?.text ?? '';
  return isParagraph(text) ? { block: { type: 'paragraph', ...plain(text) }, lines: 1 } : null;
}

function listAt(lines: readonly Line[], at: number): Taken<Block> | null {
  let end = at;
  while (end < lines.length && isListItem(lines[end]?.text ?? '')) end += 1;
  const points = lines.slice(at, end);
  if (points.length < 2) return null;
  const depths = levelsOf(points.map(({ indent = 0 }) => indent));
  const outer = points.filter((_point, one) => depths[one] === 0).map(({ text }) => text);
  const ordered = outer.every((item) => /^\d/.test(item));
  const items = points.map(({ text }, one) =>
    pointAt(plain(text.replace(/^\S+\s+/, '')), { depth: depths[one] ?? 0, ordered: /^\d/.test(text), number: null }),
  );
  const start = ordered ? startOf(outer) : 1;
  const block: Block = { type: 'list', ordered, ...(start === 1 ? {} : { start }), items: settled(items) };
  return { block, lines: points.length };
}

/** The first number of points that count up; 1 for others. */
function startOf(items: readonly string[]): number {
  const numbers = items.map((item) => Number.parseInt(item, 10));
  const [first = 1] = numbers;
  return first <= 999 && numbers.every((number, at) => number === first + at) ? first : 1;
}

/** A name and a role over paragraphs head somebody's own piece inside the story. */
function signatureAt(lines: readonly Line[], at: number): Taken<Block> | null {
  const [name, role] = [lines[at]?.text ?? '', lines[at + 1]?.text ?? ''];
  const signed =
    name.includes(' ') &&
    looksLikeName(name) &&
    !isParagraph(role) &&
    looksLikeRole(role) &&
    isParagraph(lines[at + 2]?.text ?? '');
  return signed ? { block: { type: 'crosshead', text: `${name}, ${role}` }, lines: 2 } : null;
}

/** Alternative text and caption, one under the other; or a caption that names its photographer. */
function pictureAt(lines: readonly Line[], at: number): Taken<Block> | null {
  const [first, second] = [lines[at], lines[at + 1]];
  if (!first) return null;
  const own = splitCredit(first.text);
  if (own.credit) return { block: image('', own.caption, own.credit), lines: 1 };
  if (!second || isParagraph(second.text) || isQuestion(first.text) || !belongTogether(first, second, lines))
    return null;
  const { caption, credit } = splitCredit(second.text);
  return { block: image(first.text, caption, credit), lines: 2 };
}

/** Two lines are one picture's when they stand together; where blank lines stand everywhere, when the first names something and the second is too long for a crosshead. */
function belongTogether(first: Line, second: Line, lines: readonly Line[]): boolean {
  if (!second.gap && isSpaced(lines)) return true;
  const words = first.text.split(' ');
  return (
    words.length > 2 &&
    words.slice(1).some((word) => /^\p{Lu}\p{Ll}/u.test(word)) &&
    !isShouted(first.text) &&
    wordCount(second.text) > MOST_CROSSHEAD_WORDS &&
    !isTitled(second.text)
  );
}

function crossheadAt(lines: readonly Line[], at: number): Taken<Block> | null {
  const text = lines[at]?.text ?? '';
  return wordCount(text) <= MOST_CROSSHEAD_WORDS || isTitled(text)
    ? { block: { type: 'crosshead', text }, lines: 1 }
    : null;
}

function captionAt(lines: readonly Line[], at: number): Taken<Block> | null {
  return { block: image('', lines[at]?.text ?? null, null), lines: 1 };
}

function image(alt: string, caption: string | null, credit: string | null): Block {
  return { type: 'image', picture: null, alt, decorative: false, caption, credit };
}

/**
 * What stands between the last paragraph and the end: captions of pictures that stood beside the text, as long as
 * they tell of the same things; the first line or group that does not begins the promotions.
 */
function leftOver(lines: readonly Line[], told: readonly string[]): Block[] {
  const story = new Set(told.flatMap(tellingStems));
  const groups = groupsOf(lines);
  const end = groups.findIndex((group) => group.length > 2 || !group.every((line) => isCaption(line.text, story)));
  return groups
    .slice(0, end < 0 ? groups.length : end)
    .map(([first, second]) => (second ? image(first?.text ?? '', second.text, null) : captioned(first?.text ?? '')));
}

function captioned(text: string): Block {
  const { caption, credit } = splitCredit(text);
  return image('', caption, credit);
}

function isCaption(text: string, story: ReadonlySet<string>): boolean {
  const words = wordCount(text);
  return words > 2 && words <= 30 && !isQuestion(text) && !isShouted(text) && kinship(text, story) >= KIN;
}

function groupsOf(lines: readonly Line[]): Line[][] {
  const spaced = lines.some((line, at) => at > 0 && line.gap);
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && spaced && !line.gap) last.push(line);
    else groups.push([line]);
  }
  return groups;
}
