import { type Problem, problem } from '../../base/problem.ts';
import type { MainMedia } from '../../story/blocks.ts';
import type { Byline } from '../../story/story.ts';
import { stampWarnings } from '../html/page-times.ts';
import { leaveArchive, fullAddress } from '../html/links.ts';
import { bodyBlocks } from '../text/body.ts';
import { type HeadLines, headLines } from '../text/head.ts';
import { isParagraph } from '../text/kinds-of-line.ts';
import { type Line, linesOf, without } from '../text/lines.ts';
import { type StampLine, stampLines } from '../text/stamps.ts';
import { splitCredit } from '../words/credit.ts';
import { isFurnitureLine } from '../words/furniture.ts';
import { isByline, looksLikeName, looksLikeRole, readByline } from '../words/people.ts';
import { directionOf, languageOf } from '../words/script.ts';
import type { Stamp } from '../words/stamp.ts';
import { wordCount } from '../words/tidy.ts';
import { arrivalOf } from './findings.ts';
import type { Format } from './format.ts';

/** What lines outside the story say of it: each shape's first group is the fact. */
const asides = {
  /** "NEWS | World | Middle East | Headline": the title of the page, down to the story. */
  title: /^([^|]{2,40}(?:\s*\|\s*[^|]{2,120}){1,6})$/,
  /** "You are in: World: Middle East" */
  place: /^you are (?:here|in):\s*(.+)$/i,
  /** "Story from BBC NEWS:", with the address on the next line. */
  source: /^story from (.{2,60}?):?$/i,
  address: /^(?:(?:url|source|from|address|original):?\s*)?(https?:\/\/\S+)$/i,
  /** Whose site it is, said in the line that disowns other sites. */
  disclaimer: /^(?:the )?(.{2,40}?) is not responsible for (?:the )?content of external/i,
  masthead: /^((?:the )?[\p{Lu}][\p{L}.]*(?: [\p{Lu}&][\p{L}.]*){0,3} (?:News|Online|Times|Post|Herald|Guardian|Telegraph|Tribune|Courier|Gazette|Chronicle|Journal|Observer))$/u,
} as const;

/** The plain text of an archived page: what a reader could select and copy, furniture and all. */
export const textPage: Format = {
  name: 'plain text',
  canParse: (page) => !page.isHtml,
  parse(page) {
    const all = linesOf(page.text);
    const lines = without(all, (line) => isFurnitureLine(line.text) || asides.title.test(line.text));
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
  readonly body: ReturnType<typeof bodyBlocks>;
  readonly warnings: readonly Problem[];
}

function nothingFound(lines: readonly Line[]): Told {
  const body = bodyBlocks(lines, []).filter((block) => block.type === 'paragraph');
  return { headline: null, standfirst: null, byline: [], mainMedia: null, body, warnings: [] };
}

function storyUnder(lines: readonly Line[], head: HeadLines, stamps: readonly StampLine[]): Told {
  const headline = lines[head.headline]?.text ?? null;
  const standfirst = lines[head.standfirst]?.text ?? null;
  const { byline, others } = bylineAmong(head.between.map((at) => lines[at]).filter((line) => line !== undefined), stamps);
  const under = head.standfirst < 0 ? [] : lines.slice(head.standfirst + 1);
  const late = byline.length > 0 ? { byline, rest: under } : bylineUnder(without(under, (_, at) => stamps.some((one) => at + head.standfirst + 1 >= one.from && at + head.standfirst + 1 <= one.to)));
  const { mainMedia, warnings } = pictureOf(others.map((line) => line.text));
  const told = [headline ?? '', standfirst ?? '', ...others.map((line) => line.text)];
  return { headline, standfirst, byline: late.byline, mainMedia, body: bodyBlocks(late.rest, told), warnings };
}

/** The first lines of a page, up to its third paragraph: nothing further down dates it. */
function topOf(lines: readonly Line[]): number {
  const paragraphs = lines.flatMap((line, at) => (isParagraph(line.text) && wordCount(line.text) > 7 ? [at] : []));
  return paragraphs[2] ?? lines.length;
}

function bylineAmong(lines: readonly Line[], stamps: readonly StampLine[]): { byline: readonly Byline[]; others: readonly Line[] } {
  const at = lines.findIndex((line) => isByline(line.text));
  const beside = stamps.map((one) => one.stamp.rest).find(isByline);
  if (at < 0) return { byline: beside ? readByline(beside) : [], others: lines };
  const next = lines[at + 1];
  const role = next && looksLikeRole(next.text) && !isByline(next.text) ? next.text : null;
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
  const place = aside(lines.slice(0, 40), asides.place);
  if (place) return place.split(/\s*[:>»/]\s*/).findLast(Boolean) ?? null;
  return titles.length > 2 ? (titles.at(-2) ?? null) : null;
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
