import { isByline, isSigned, MASTHEAD } from '../words/people.ts';
import { bareWords, wordCount } from '../words/tidy.ts';
import { isListItem, isStandfirst, kinship, tellingStems } from './kinds-of-line.ts';
import type { Line } from './lines.ts';
import type { StampLine } from './stamps.ts';

/** Where the head of a page's parts stand, by line. */
export interface HeadLines {
  readonly headline: number;
  /** The first full sentence under the headline; -1 when there is none. */
  readonly standfirst: number;
  /** Lines between the two that are neither stamp nor anything known yet. */
  readonly between: readonly number[];
}

/** What helps to know the headline: parts of the page's title, words of the file's name. */
export interface Hints {
  readonly titles: readonly string[];
  readonly fileName: string;
}

/** A headline further than this above the time is not the story's. */
const NEAR = 6;

/**
 * Finds the head of a page. The line with the time anchors it: the headline stands right under it on the pages of
 * broadcasters, above it on most others. Null when no line can be a headline.
 */
export function headLines(lines: readonly Line[], stamps: readonly StampLine[], hints: Hints): HeadLines | null {
  const first = lines.findIndex(
    (line, at) => isStandfirst(line.text) && !isStamped(stamps, at) && !isByline(line.text),
  );
  const end = first < 0 ? lines.length : first;
  const story = new Set(lines.slice(end).flatMap((line) => tellingStems(line.text)));
  const headline = headlineAt(lines, { stamps, end, story, hints });
  if (headline < 0) return null;
  const standfirst = first < 0 ? -1 : afterCaption(lines, Math.max(first, headline + 1));
  const last = standfirst < 0 ? lines.length : standfirst;
  const between = range(headline + 1, last).filter((at) => !isStamped(stamps, at));
  return { headline, standfirst, between };
}

interface Search {
  readonly stamps: readonly StampLine[];
  readonly end: number;
  readonly story: ReadonlySet<string>;
  readonly hints: Hints;
}

function headlineAt(lines: readonly Line[], search: Search): number {
  const could = range(0, search.end).filter(
    (at) => !isStamped(search.stamps, at) && couldBeHeadline(lines[at]?.text ?? ''),
  );
  const named = could.filter((at) => isNamed(lines[at]?.text ?? '', search.hints));
  if (named.length > 0) return named.at(-1) ?? -1;
  const stamp = search.stamps.find((one) => one.from < search.end);
  return stamp ? nearStamp(lines, { ...search, could, stamp }) : fromTop(lines, could, search.story);
}

function couldBeHeadline(text: string): boolean {
  const words = wordCount(text);
  return (
    words > 1 &&
    text.length <= 200 &&
    !isByline(text) &&
    !isSigned(text) &&
    !isListItem(text) &&
    !MASTHEAD.test(text) &&
    !/[|>]\s|:$/.test(text)
  );
}

function isNamed(text: string, { titles, fileName }: Hints): boolean {
  const bare = bareWords(text);
  if (titles.some((title) => bareWords(title) === bare)) return true;
  const name = bareWords(fileName.replace(/\.\w+$/, ''))
    .split(' ')
    .filter((word) => word.length > 2);
  return name.length > 3 && name.filter((word) => ` ${bare} `.includes(` ${word} `)).length >= name.length * 0.75;
}

function nearStamp(
  lines: readonly Line[],
  { could, stamp, story }: Search & { could: readonly number[]; stamp: StampLine },
): number {
  const under = could.find((at) => at > stamp.to) ?? -1;
  const above = could.filter(
    (at) => at < stamp.from && at >= stamp.from - NEAR && wordCount(lines[at]?.text ?? '') > 2,
  );
  // Promotions above the time tell of other things; a headline tells of what the story tells.
  const kin = above.filter((at) => kinship(lines[at]?.text ?? '', story) >= 0.5);
  const akin = kin.find((at) => wordCount(lines[at]?.text ?? '') > 3) ?? kin[0] ?? -1;
  if (under < 0) return akin >= 0 ? akin : (above.at(-1) ?? fromTop(lines, could, story));
  const [kinUnder = 0, kinAbove = 0] = [under, akin].map((at) => kinship(lines[at]?.text ?? '', story));
  return akin >= 0 && kinAbove >= kinUnder - 0.3 ? akin : under;
}

/** Without a time: the first line, from the top, that tells what the story tells. */
function fromTop(lines: readonly Line[], could: readonly number[], story: ReadonlySet<string>): number {
  const akin = could.find((at) => wordCount(lines[at]?.text ?? '') > 2 && kinship(lines[at]?.text ?? '', story) >= 0.4);
  return akin ?? could.find((at) => wordCount(lines[at]?.text ?? '') > 2) ?? could[0] ?? -1;
}

/** A caption may be a sentence too: in a closed group of lines under a headline the last sentence is the standfirst. */
function afterCaption(lines: readonly Line[], first: number): number {
  let last = first;
  while (lines[last + 1] && !lines[last + 1]?.gap) last += 1;
  const opens = lines[first]?.gap === true;
  const closed = lines[last + 1]?.gap === true && last - first <= 2;
  return !opens && closed && isStandfirst(lines[last]?.text ?? '') ? last : first;
}

export function isStamped(stamps: readonly StampLine[], at: number): boolean {
  return stamps.some((one) => one.from <= at && at <= one.to);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
