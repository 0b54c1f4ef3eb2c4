import type { Problem } from '../../base/problem.ts';
import type { Block, MainMedia } from '../../story/blocks.ts';
import type { Byline } from '../../story/story.ts';
import { stampWarnings } from '../html/page-times.ts';
import { arrivalOf } from '../shape/findings.ts';
import { isMissed, leftOut } from '../shape/endings.ts';
import { takeMedia } from '../shape/story-shape.ts';
import { addressOf, isAside, originOf, sectionOf, titleOf } from '../text/asides.ts';
import { bodyBlocks } from '../text/body.ts';
import { type HeadLines, headLines, isStamped } from '../text/head.ts';
import { isParagraph } from '../text/kinds-of-line.ts';
import { type Line, linesOf, without } from '../text/lines.ts';
import { type StampLine, stampLines } from '../text/stamps.ts';
import { bylineAmong, bylineUnder, deckAmong, pictureOf, pointsAmong } from '../text/under-headline.ts';
import { isChromeLine } from '../words/chrome.ts';
import { directionOf } from '../../story/direction.ts';
import { languageOf } from '../words/script.ts';
import type { Stamp } from '../words/stamp.ts';
import { wordCount } from '../words/tidy.ts';
import type { Format } from './format.ts';

/** The plain text of an archived page: what a reader could select and copy, chrome and all. */
export const textPage: Format = {
  name: 'plain text',
  canParse: (page) => !page.isHtml,
  parse(page) {
    const all = linesOf(page.text);
    const lines = without(all, (line, at) => isChromeLine(line.text) || isAside(line, at));
    const missed = all
      .filter((line) => isChromeLine(line.text) && isMissed(line.text))
      .map((line) => leftOut(line.text));
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
      warnings: [
        ...page.warnings,
        ...missed,
        ...found.warnings,
        ...stampWarnings([...stamps, ...late].map((one) => one.stamp)),
      ],
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
  const { byline, others } = bylineAmong(
    head.between.map((at) => ({ ...lineAt(lines, at), at })),
    stamps,
  );
  const deck = deckAmong(others, head, stamps);
  const standfirst = deck?.text ?? lines[head.standfirst]?.text ?? null;
  const { points, rest } = pointsAmong(others.filter((line) => line !== deck));
  const from = head.standfirst + (deck ? 0 : 1);
  const under = head.standfirst < 0 ? [] : without(lines.slice(from), (_, at) => isStamped(stamps, at + from));
  const late = byline.length > 0 ? { byline, rest: under } : bylineUnder(under);
  const { mainMedia, warnings: left } = pictureOf(rest.map((line) => line.text));
  const warnings = [...left];
  const told = [headline ?? '', standfirst ?? '', ...rest.map((line) => line.text)];
  const body = bodyBlocks(late.rest, told, warnings);
  const placed = mainMedia ? { mainMedia, rest: body } : takeMedia(body);
  return {
    headline,
    standfirst,
    byline: late.byline,
    mainMedia: placed.mainMedia,
    body: [...points, ...placed.rest],
    warnings,
  };
}

function lineAt(lines: readonly Line[], at: number): Line {
  return lines[at] ?? { text: '', gap: false };
}

/** The first lines of a page, up to its third paragraph: nothing further down dates it. */
function topOf(lines: readonly Line[]): number {
  const paragraphs = lines.flatMap((line, at) => (isParagraph(line.text) && wordCount(line.text) > 7 ? [at] : []));
  return paragraphs[2] ?? lines.length;
}

function timesOf(stamps: readonly Stamp[]): { firstPublishedAt: string | null; lastUpdatedAt: string | null } {
  const first = stamps.find((stamp) => stamp.label === 'published');
  const last = stamps.find((stamp) => stamp.label === 'updated') ?? stamps.find((stamp) => stamp.label === null);
  return { firstPublishedAt: first?.at ?? null, lastUpdatedAt: last?.at ?? null };
}
