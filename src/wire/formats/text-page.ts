import { type Problem, problem } from '../../base/problem.ts';
import type { Block, MainMedia } from '../../story/blocks.ts';
import { plain } from '../../story/rich-text.ts';
import type { Byline } from '../../story/story.ts';
import { stampWarnings } from '../html/page-times.ts';
import { leaveArchive, fullAddress } from '../html/links.ts';
import { bodyBlocks } from '../text/body.ts';
import { type HeadLines, headLines, isStamped } from '../text/head.ts';
import { isListItem, isParagraph } from '../text/kinds-of-line.ts';
import { type Line, linesOf, without } from '../text/lines.ts';
import { type StampLine, stampLines } from '../text/stamps.ts';
import { splitCredit } from '../words/credit.ts';
import { isFurnitureLine } from '../words/furniture.ts';
import { isByline, isSigned, looksLikeName, looksLikeRole, MASTHEAD, readByline } from '../words/people.ts';
import { directionOf, languageOf } from '../words/script.ts';
import type { Stamp } from '../words/stamp.ts';
import { wordCount } from '../words/tidy.ts';
import { arrivalOf } from './findings.ts';
import type { Format } from './format.ts';
import { takeMedia } from './story-shape.ts';

/** What lines outside the story say of it: each shape's first group is the fact. */
const asides = {
  /** "NEWS | World | Middle East | Headline": the title of the page, down to the story. */
  title: /^([^|]{2,40}(?:\s*\|\s*[^|]{2,120}){1,6})$/,
  /** "You are in: World: Middle East" */
  place: /^you are (?:here|in):\s*(.+)$/i,
  /** "World: Middle East", alone on its line over the headline. */
  label: /^(?:\p{Lu}[\p{L}&]*(?: [\p{L}&]+)?): (\p{Lu}[\p{L}&]*(?: [\p{L}&]+)?)$/u,
  /** "Story from BBC NEWS:", with the address on the next line. */
  source: /^story from (.{2,60}?):?$/i,
  address: /^(?:(?:url|source|from|address|original):?\s*)?(https?:\/\/\S+)$/i,
  /** Whose site it is, said in the line that disowns other sites. */
  disclaimer: /^(?:the )?(.{2,40}?) is not responsible for (?:the )?content of external/i,
  masthead: MASTHEAD,
} as const;

/** How many lines from the top a page speaks of itself. */
const HEAD = 40;

/** A section's name stands so near the top. */
const TOP = 15;

/** The plain text of an archived page: what a reader could select and copy, furniture and all. */
export const textPage: Format = {
  name: 'plain text',
  canParse: (page) => !page.isHtml,
  parse(page) {
    const all = linesOf(page.text);
    const lines = without(all, (line, at) => isFurnitureLine(line.text) || asides.title.test(line.text) || (at < TOP && asides.label.test(line.text)));
    const stamps = stampLines(lines, topOf(lines));
    const titles = titleOf(all);
    const head = headLines(lines, stamps, { titles, fileName: page.fileName });
    const found = head ? storyUnder(lines, head, stamps) : nothingFound(lines);
    const lang = languageOf(page.text);
    const late = stamps.length > 0 ? [] : stampLines(lines, lines.length).slice(-1);
    return arrivalOf({
      ...found,
      trailText: null,
      kicker: null,
      kind: null,
      lang,
      dir: directionOf(lang),
      sectionName: sectionOf(all, titles),
      topicNames: [],
      ...timesOf([...stamps, ...late].map((one) => one.stamp)),
      oldAddress: addressOf(all),
      originName: originOf(all, titles),
      warnings: [...page.warnings, ...found.warnings, ...stampWarnings([...stamps, ...late].map((one) => one.stamp))],
    });
  },
};

interface Told {
  readonly headline: string | null;
  readonly standfirst: string | null;
  readonly byline: readonly Byline[];
  readonly mainMedia: MainMedia | null;
  readonly body: readonly Block[];
  readonly warnings: readonly Problem[];
}

function nothingFound(lines: readonly Line[]): Told {
  const body = bodyBlocks(lines, []).filter((block) => block.type === 'paragraph');
  return { headline: null, standfirst: null, byline: [], mainMedia: null, body, warnings: [] };
}

function storyUnder(lines: readonly Line[], head: HeadLines, stamps: readonly StampLine[]): Told {
  const headline = lines[head.headline]?.text ?? null;
  const { byline, others } = bylineAmong(head.between.map((at) => ({ ...lineAt(lines, at), at })), stamps);
  const deck = deckAmong(others, head, stamps);
  const standfirst = deck?.text ?? lines[head.standfirst]?.text ?? null;
  const { points, rest } = pointsAmong(others.filter((line) => line !== deck));
  const from = head.standfirst + (deck ? 0 : 1);
  const under = head.standfirst < 0 ? [] : without(lines.slice(from), (_, at) => isStamped(stamps, at + from));
  const late = byline.length > 0 ? { byline, rest: under } : bylineUnder(under);
  const { mainMedia, warnings } = pictureOf(rest.map((line) => line.text));
  const told = [headline ?? '', standfirst ?? '', ...rest.map((line) => line.text)];
  const body = bodyBlocks(late.rest, told);
  const placed = mainMedia ? { mainMedia, rest: body } : takeMedia(body);
  return { headline, standfirst, byline: late.byline, mainMedia: placed.mainMedia, body: [...points, ...placed.rest], warnings };
}

function lineAt(lines: readonly Line[], at: number): Line {
  return lines[at] ?? { text: '', gap: false };
}

/** Some papers set a summary without a full stop between headline and time. */
function deckAmong(others: readonly Placed[], head: HeadLines, stamps: readonly StampLine[]): Placed | null {
  const stamp = stamps.find((one) => one.from > head.headline)?.from ?? -1;
  return others.find((line) => line.at < stamp && wordCount(line.text) > 7 && !isListItem(line.text)) ?? null;
}

/** The points of the story as a list over it, with the heading of the list. */
function pointsAmong(others: readonly Placed[]): { points: Block[]; rest: readonly Placed[] } {
  const items = others.filter((line) => isListItem(line.text));
  if (items.length < 2) return { points: [], rest: others };
  const heading = others.find((line) => line.at === (items[0]?.at ?? 0) - 1 && wordCount(line.text) <= 4);
  const points = items.map((line) => plain(line.text.replace(/^\S+\s+/, '')));
  return { points: [{ type: 'keyPoints', items: points }], rest: others.filter((line) => line !== heading && !items.includes(line)) };
}

/** The first lines of a page, up to its third paragraph: nothing further down dates it. */
function topOf(lines: readonly Line[]): number {
  const paragraphs = lines.flatMap((line, at) => (isParagraph(line.text) && wordCount(line.text) > 7 ? [at] : []));
  return paragraphs[2] ?? lines.length;
}

/** A line and where it stands. */
interface Placed extends Line {
  readonly at: number;
}

function bylineAmong<L extends Line>(lines: readonly L[], stamps: readonly StampLine[]): { byline: readonly Byline[]; others: readonly L[] } {
  const at = lines.findIndex((line) => isByline(line.text) || isSigned(line.text));
  const beside = stamps.map((one) => one.stamp.rest).find(isByline);
  if (at < 0) return { byline: beside ? readByline(beside) : [], others: lines };
  const next = lines[at + 1];
  const role = next && looksLikeRole(next.text) && !isByline(next.text) && wordCount(next.text) <= 8 ? next.text : null;
  const byline = readByline(lines[at]?.text ?? '', role);
  return { byline, others: lines.filter((_, index) => index !== at && (role === null || index !== at + 1)) };
}

/** Some papers sign under the standfirst. */
function bylineUnder(lines: readonly Line[]): { byline: readonly Byline[]; rest: readonly Line[] } {
  const at = lines.slice(0, 3).findIndex((line) => isByline(line.text) && looksLikeName(line.text.replace(/^\S+\s+/, '').replace(/,.*$/, '')));
  if (at < 0) return { byline: [], rest: lines };
  const { byline, others } = bylineAmong(lines.slice(at, at + 2), []);
  return { byline, rest: [...lines.slice(0, at), ...others, ...lines.slice(at + 2)] };
}

/** Lines between headline and standfirst are what a picture shows and its caption; where more stand there, the last two. */
function pictureOf(lines: readonly string[]): { mainMedia: MainMedia | null; warnings: Problem[] } {
  const [alt, words] = lines.length > 1 ? lines.slice(-2) : ['', lines[0]];
  const left = lines.slice(0, -2).map((line) => problem('line-left-out', 'mainMedia', `The line “${line}” under the headline was left out. Check whether it belongs to the story.`));
  if (!words) return { mainMedia: null, warnings: left };
  const { caption, credit } = splitCredit(words);
  return { mainMedia: { type: 'image', picture: null, alt: alt ?? '', decorative: false, caption, credit }, warnings: left };
}

function timesOf(stamps: readonly Stamp[]): { firstPublishedAt: string | null; lastUpdatedAt: string | null } {
  const first = stamps.find((stamp) => stamp.label === 'published');
  const last = stamps.find((stamp) => stamp.label === 'updated') ?? stamps.find((stamp) => stamp.label === null);
  return { firstPublishedAt: first?.at ?? null, lastUpdatedAt: last?.at ?? null };
}

function aside(lines: readonly Line[], shape: RegExp): string | null {
  for (const line of lines) {
    const [, fact] = shape.exec(line.text) ?? [];
    if (fact) return fact;
  }
  return null;
}

function titleOf(lines: readonly Line[]): string[] {
  return (aside(lines.slice(0, 20), asides.title) ?? '').split(/\s*\|\s*/).filter(Boolean);
}

function sectionOf(lines: readonly Line[], titles: readonly string[]): string | null {
  const place = aside(lines.slice(0, HEAD), asides.place);
  if (place) return place.split(/\s*[:>»/]\s*/).findLast(Boolean) ?? null;
  return titles.length > 2 ? (titles.at(-2) ?? null) : aside(lines.slice(0, TOP), asides.label);
}

/** An address counts where a page names its own: at its very top, or after "Story from". Printing services put their own path before it. */
function addressOf(lines: readonly Line[]): string | null {
  const source = lines.findIndex((line) => asides.source.test(line.text));
  const near = [...lines.slice(0, 3), ...(source < 0 ? [] : lines.slice(source, source + 3))];
  const address = aside(near, asides.address);
  return address ? fullAddress(leaveArchive(address).replace(/\/go\/pr\/fr\/-/, '')) : null;
}

function originOf(lines: readonly Line[], titles: readonly string[]): string | null {
  return titles[0] ?? aside(lines, asides.source) ?? aside(lines.slice(0, 8), asides.masthead) ?? aside(lines, asides.disclaimer);
}
