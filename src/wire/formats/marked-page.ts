import { type Problem, problem } from '../../base/problem.ts';
import type { Block, BlockOf } from '../../story/blocks.ts';
import { attr, type Comment, type Document, type Element, elementsUnder, isElement, type Parent, textUnder, under } from '../html/dom.ts';
import { type BlockRule, blocksOf, type Flow } from '../html/flow.ts';
import { blockRules } from '../html/block-rules.ts';
import { type Clue, type Clues, cluesOf, follow } from '../html/clues.ts';
import { commentsSaying, cutBetween, keepBetween } from '../html/cuts.ts';
import { disagreement, readMachineTime, stampWarnings } from '../html/page-times.ts';
import { factsOf, titleParts } from '../html/page-facts.ts';
import { captionOf, imageOf, isOrnament } from '../html/pictures.ts';
import { linesUnder, unquoted } from '../html/quotes.ts';
import { proseBlocks } from '../html/prose.ts';
import { find, findAll } from '../html/select.ts';
import { videoNamed } from '../html/embeds.ts';
import { readSpeaker } from '../words/people.ts';
import { readStamp, type Stamp } from '../words/stamp.ts';
import { tidy, tidyOrNull, wordCount } from '../words/tidy.ts';
import { arrivalOf, type Findings, saySame } from './findings.ts';
import type { Format, Page } from './format.ts';
import { headOf, trimEnds } from './story-shape.ts';

/** Comments by which the publishing system of a large broadcaster marked the parts of a page, 2003 to 2010. */
const markers = {
  body: ['S BO', 'E BO'],
  /** Parts of the body that are furniture: includes and forms. */
  furniture: [
    ['S IINC', 'E IINC'],
    ['S IFOR', 'E IFOR'],
  ],
} as const;

/** Where each fact of the story stands in this family of pages. */
const places = {
  headline: ['css:.sh'],
  section: ['meta:section'],
  trailText: ['meta:description'],
  stamp: ['css:.ds', 'css:.lu'],
  instant: ['meta:originalpublicationdate'],
} as const satisfies Record<string, readonly Clue[]>;

/** What the elements of a marked body become. */
const rules: readonly BlockRule[] = [
  { selector: '[class*=videoinstory], .emp', make: videoOf },
  { selector: '.qboxflr, .qbox', make: readersWords },
  { selector: '.byl', make: () => [] },
  { selector: '.byd', make: () => [] },
  { selector: '[class*=sharesb], .mvtb, .arr, .bull, .puffbox, .miiib', make: () => [] },
  { selector: 'table', make: tableBlocks },
  { selector: '.cap, .caption', make: () => [] },
  ...blockRules,
];

/** The table-era pages of a large broadcaster, whose comments mark where the body begins and ends. */
export const markedPage: Format = {
  name: 'marked page',
  canParse: (page) => page.isHtml && /<!--\s*S BO\s*-->|class=["']?storybody\b/i.test(page.text),
  parse(page) {
    const tree = page.tree();
    const head = headOfPage(tree, page);
    const flow: Flow = { base: head.oldAddress, warnings: [], rules, prose: proseBlocks };
    const { standfirst, mainMedia, rest } = headOf(trimEnds(bodyOf(tree, flow)));
    const summary = standfirst?.text ?? null;
    return arrivalOf({
      ...head,
      standfirst: summary,
      trailText: saySame(head.trailText, summary) ? null : head.trailText,
      mainMedia,
      body: rest,
      warnings: [...page.warnings, ...head.warnings, ...flow.warnings],
    });
  },
};

type HeadOfPage = Omit<Findings, 'standfirst' | 'mainMedia' | 'body'>;

/** All that stands outside the body; read first, for reading the body cuts the rest of the tree away. */
function headOfPage(tree: Document, page: Page): HeadOfPage {
  const clues = cluesOf(tree, page.text);
  const facts = factsOf(clues, page.text.slice(0, 2000));
  const times = timesOf(clues);
  return {
    ...facts,
    headline: facts.headline ?? follow(clues, places.headline),
    trailText: follow(clues, places.trailText),
    kicker: null,
    sectionName: follow(clues, places.section) ?? facts.sectionName,
    originName: facts.originName ?? titleParts(clues)[0] ?? null,
    firstPublishedAt: null,
    lastUpdatedAt: times.at,
    warnings: times.warnings,
  };
}

/**
 * The markers stand two to four times on a page, the others round furniture: the body is the pair that holds most words.
 * Where a copy of the page has lost them, the cell of the body is told by its class.
 */
function bodyOf(tree: Document, flow: Flow): Block[] {
  for (const [open, close] of markers.furniture) cutMarked(tree, open, close);
  const span = longestSpan(tree);
  const cell = span ? null : find(tree, BODY_CELL);
  if (span) keepBetween(tree, span.start, span.end);
  const holder = span ? holderOf(span) : cell;
  return holder ? blocksOf(holder.childNodes, flow) : [];
}

const BODY_CELL = '.storybody, .bodytext';

interface Span {
  readonly start: Comment;
  readonly end: Comment | null;
}

function longestSpan(tree: Document): Span | null {
  const order = [...under(tree)];
  const ends = commentsSaying(tree, markers.body[1]);
  const spans = commentsSaying(tree, markers.body[0]).map((start) => ({ start, end: ends.find((end) => order.indexOf(end) > order.indexOf(start)) ?? null }));
  const counted = spans.map((span) => ({ span, words: wordsBetween(order, span.start, span.end) }));
  return counted.reduce<(typeof counted)[number] | null>((best, one) => (best && best.words >= one.words ? best : one), null)?.span ?? null;
}

/** The nearest element that holds both ends; the tables round it lay out the page and are not the story's. */
function holderOf({ start, end }: Span): Parent {
  let holder = start.parentNode as Parent;
  while (end && isElement(holder) && holder.parentNode && ![...under(holder)].includes(end)) holder = holder.parentNode;
  return holder;
}

function wordsBetween(order: readonly object[], start: Comment, end: Comment | null): number {
  const from = order.indexOf(start);
  const to = end ? order.indexOf(end) : order.length;
  const texts = order.slice(from < 0 ? to : from, to).flatMap((node) => ('nodeName' in node && node.nodeName === '#text' && 'value' in node ? [String(node.value)] : []));
  return wordCount(texts.join(' '));
}

function cutMarked(tree: Parent, open: string, close: string): void {
  const ends = commentsSaying(tree, close);
  for (const start of commentsSaying(tree, open)) {
    const order = [...under(tree)];
    const end = ends.find((one) => order.indexOf(one) > order.indexOf(start));
    if (end) cutBetween(tree, start, end);
  }
}

function timesOf(clues: Clues): { at: string | null; warnings: Problem[] } {
  const shown = readStamp(follow(clues, places.stamp) ?? '');
  const stated = readMachineTime(follow(clues, places.instant) ?? '');
  const warnings = [...disagreement(stated, shown), ...(shown ? stampWarnings([shown]) : [])];
  return { at: chosen(stated, shown), warnings };
}

/** The data give the second, readers saw the minute. When they are a minute or more apart, what readers saw is what the page says. */
function chosen(stated: string | null, shown: Stamp | null): string | null {
  if (!stated || !shown) return stated ?? shown?.at ?? null;
  return disagreement(stated, shown).length > 0 ? shown.at : stated;
}

function videoOf(element: Element): Block[] {
  const still = find(element, 'img');
  const caption = captionOf(find(element, '.caption, .cap')).caption;
  const alt = tidyOrNull(still && attr(still, 'alt'));
  const title = alt ?? caption;
  if (!title) return [];
  const poster: BlockOf<'image'> | null = alt ? { type: 'image', picture: null, alt, decorative: false, caption: null, credit: null } : null;
  return [{ ...videoNamed(title), poster, caption }];
}

/** A reader's comment, chosen to stand beside the text. */
function readersWords(element: Element): Block[] {
  const words = find(element, 'blockquote');
  if (!words) return [];
  const { speaker, role } = readSpeaker(findAll(element, '.info').flatMap(linesUnder));
  return [{ type: 'pullQuote', text: unquoted(tidy(textUnder(words))), speaker, role, source: null }];
}

/** A table in the body holds a pull quote, a box or a picture, or is a table. */
function tableBlocks(table: Element, flow: Flow): Block[] | null {
  const opening = findAll(table, 'img[src*=start_quote]')[0];
  if (opening) return pullQuoteIn(table, opening);
  if (find(table, '.sibtbg')) return boxOf(table, flow);
  const images = findAll(table, 'img').filter((image) => !isOrnament(image));
  if (images.length > 0 && wordCount(textUnder(table)) < 80) return picturesIn(table, images);
  return null;
}

/** The quotation stands between two drawn quotation marks; who says it, and what they are, in the cell's next part. */
function pullQuoteIn(table: Element, opening: Element): Block[] {
  const cell = elementsUnder(table).findLast((element) => element.tagName === 'td' && elementsUnder(element).includes(opening));
  const parts = findAll(cell ?? table, '.mva').filter((part) => tidy(textUnder(part)) !== '');
  const [quoted, ...others] = parts;
  const text = unquoted(tidy(textUnder(quoted ?? cell ?? table)));
  const { speaker, role } = readSpeaker(others.flatMap(linesUnder));
  return text === '' ? [] : [{ type: 'pullQuote', text, speaker, role, source: null }];
}

function picturesIn(table: Element, images: readonly Element[]): Block[] {
  const captions = findAll(table, '.cap, .caption');
  return images.flatMap((image, at) => {
    const made = imageOf(image, captions[at] ?? null);
    return made && (made.alt || made.caption) ? [made] : [];
  });
}

/** Titles of boxes that lead elsewhere or ask readers to write; they are furniture. */
const DOORS = /^(?:find out more|have your say|more (?:on|from)|see also|related|watch|listen|on the|send us|your comments|in pictures|links|bbc|read|hear|win)\b/i;

/** A box beside the text: its drawing, and its facts under their title. Links in it, and boxes of links, are furniture. */
function boxOf(table: Element, flow: Flow): Block[] {
  const title = tidy(find(table, '.sih') ? textUnder(find(table, '.sih') as Element) : '');
  const drawings = title === '' ? picturesIn(table, findAll(table, 'img')) : [];
  if (title === '' || DOORS.test(title)) return drawings;
  const points = findAll(table, '.bull, li').map((element) => tidy(textUnder(element))).filter(Boolean);
  const paragraphs = findAll(table, '.mva').filter((part) => !find(part, '.bull, li')).flatMap(linesUnder);
  if (points.length + paragraphs.length === 0) return drawings;
  const plainly = (text: string) => ({ text, marks: [] });
  flow.warnings.push(problem('box-kept', 'body', `A box titled “${title}” was kept as a fact box. Check where it stands.`));
  return [{ type: 'factBox', title, paragraphs: paragraphs.map(plainly), items: points.map(plainly) }];
}
