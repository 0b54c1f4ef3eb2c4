import type { Block } from '../../story/blocks.ts';
import { wordCount } from '../words/tidy.ts';
import { commentsSaying, cutBetween, keepBetween } from './cuts.ts';
import { type Comment, type Document, isElement, type Parent, under } from './dom.ts';
import { blocksOf, type Flow } from './flow.ts';
import { find } from './select.ts';

/** Comments by which the publishing system of a large broadcaster marked the parts of a page, 2003 to 2010. */
const markers = {
  body: ['S BO', 'E BO'],
  /** Parts of the body that are chrome: includes and forms. */
  chrome: [
    ['S IINC', 'E IINC'],
    ['S IFOR', 'E IFOR'],
  ],
} as const;

/**
 * The markers stand two to four times on a page, the others round chrome: the body is the pair that holds most words.
 * Where a copy of the page has lost them, the cell of the body is told by its class.
 */
export function markedBody(tree: Document, flow: Flow): Block[] {
  for (const [open, close] of markers.chrome) cutMarked(tree, open, close);
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
  const spans = commentsSaying(tree, markers.body[0]).map((start) => ({
    start,
    end: ends.find((end) => order.indexOf(end) > order.indexOf(start)) ?? null,
  }));
  const counted = spans.map((span) => ({ span, words: wordsBetween(order, span.start, span.end) }));
  return (
    counted.reduce<(typeof counted)[number] | null>((best, one) => (best && best.words >= one.words ? best : one), null)
      ?.span ?? null
  );
}

/** The nearest element that holds both ends; the tables round it lay out the page and are not the story's. */
function holderOf({ start, end }: Span): Parent {
  const holds = (holder: Parent): boolean => end === null || [...under(holder)].includes(end);
  let holder = start.parentNode as Parent;
  while (isElement(holder) && holder.parentNode && !holds(holder)) holder = holder.parentNode;
  return holder;
}

function wordsBetween(order: readonly object[], start: Comment, end: Comment | null): number {
  const from = order.indexOf(start);
  const to = end ? order.indexOf(end) : order.length;
  const texts = order
    .slice(from < 0 ? to : from, to)
    .flatMap((node) =>
      'nodeName' in node && node.nodeName === '#text' && 'value' in node ? [String(node.value)] : [],
    );
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
