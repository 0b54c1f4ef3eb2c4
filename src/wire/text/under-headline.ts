import { type Problem, problem } from '../../base/problem.ts';
import type { Block, MainMedia } from '../../story/blocks.ts';
import { plain } from '../../story/rich-text.ts';
import type { Byline } from '../../story/story.ts';
import { splitCredit } from '../words/credit.ts';
import { isByline, isSigned, looksLikeName, looksLikeRole, readByline } from '../words/people.ts';
import { wordCount } from '../words/tidy.ts';
import type { HeadLines } from './head.ts';
import { isListItem } from './kinds-of-line.ts';
import type { Line } from './lines.ts';
import type { StampLine } from './stamps.ts';

/** A line and where it stands. */
export interface Placed extends Line {
  readonly at: number;
}

/** Who wrote the story, among the lines between headline and text, and the lines that are left. */
export function bylineAmong<L extends Line>(
  lines: readonly L[],
  stamps: readonly StampLine[],
): { byline: readonly Byline[]; others: readonly L[] } {
  const at = lines.findIndex((line) => isByline(line.text) || isSigned(line.text));
  const beside = stamps.map((one) => one.stamp.rest).find(isByline);
  if (at < 0) return { byline: beside ? readByline(beside) : [], others: lines };
  const next = lines[at + 1];
  const role = next && looksLikeRole(next.text) && !isByline(next.text) && wordCount(next.text) <= 8 ? next.text : null;
  const byline = readByline(lines[at]?.text ?? '', role);
  return { byline, others: lines.filter((_, index) => index !== at && (role === null || index !== at + 1)) };
}

/** Some papers sign under the standfirst. */
export function bylineUnder(lines: readonly Line[]): { byline: readonly Byline[]; rest: readonly Line[] } {
  const at = lines
    .slice(0, 3)
    .findIndex((line) => isByline(line.text) && looksLikeName(line.text.replace(/^\S+\s+/, '').replace(/,.*$/, '')));
  if (at < 0) return { byline: [], rest: lines };
  const { byline, others } = bylineAmong(lines.slice(at, at + 2), []);
  return { byline, rest: [...lines.slice(0, at), ...others, ...lines.slice(at + 2)] };
}

/** Lines between headline and standfirst are what a picture shows and its caption; where more stand there, the last two. */
export function pictureOf(lines: readonly string[]): { mainMedia: MainMedia | null; warnings: Problem[] } {
  const [alt, words] = lines.length > 1 ? lines.slice(-2) : ['', lines[0]];
  const left = lines
    .slice(0, -2)
    .map((line) =>
      problem(
        'line-left-out',
        'mainMedia',
        `The line “${line}” under the headline was left out. Check whether it belongs to the story.`,
      ),
    );
  if (!words) return { mainMedia: null, warnings: left };
  const { caption, credit } = splitCredit(words);
  return {
    mainMedia: { type: 'image', picture: null, alt: alt ?? '', decorative: false, caption, credit },
    warnings: left,
  };
}

/** Some papers set a summary without a full stop between headline and time. */
export function deckAmong(others: readonly Placed[], head: HeadLines, stamps: readonly StampLine[]): Placed | null {
  const stamp = stamps.find((one) => one.from > head.headline)?.from ?? -1;
  return others.find((line) => line.at < stamp && wordCount(line.text) > 7 && !isListItem(line.text)) ?? null;
}

/** The points of the story as a list over it, with the heading of the list. */
export function pointsAmong(others: readonly Placed[]): { points: Block[]; rest: readonly Placed[] } {
  const items = others.filter((line) => isListItem(line.text));
  if (items.length < 2) return { points: [], rest: others };
  const heading = others.find((line) => line.at === (items[0]?.at ?? 0) - 1 && wordCount(line.text) <= 4);
  const points = items.map((line) => plain(line.text.replace(/^\S+\s+/, '')));
  return {
    points: [{ type: 'keyPoints', items: points }],
    rest: others.filter((line) => line !== heading && !items.includes(line)),
  };
}
