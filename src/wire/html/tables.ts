import { problem } from '../../base/problem.ts';
import type { Block, BlockOf } from '../../story/blocks.ts';
import { DEEPEST, type Point, settled, within } from '../../story/points.ts';
import type { RichText } from '../../story/rich-text.ts';
import { type FullCell, scopeOf, spanOf, tableRows, WIDEST_CELL } from '../../story/table-cells.ts';
import {
  attr,
  type Element,
  elementsUnder,
  growPiece,
  isElement,
  isText,
  linesUnder,
  type Node,
  textUnder,
} from './dom.ts';
import { isStruck, sayPlainly, struck } from './said-plainly.ts';
import { find, findAll } from './select.ts';
import { blocksOf, type Flow } from './flow.ts';
import { tidy, tidyOrNull, wordCount } from '../words/tidy.ts';

/**
 * A table of figures or facts, merged cells as they are; null for a table that only lays a page out: one that holds other tables,
 * pictures, paragraphs or a single column.
 */
export function tableOf(table: Element, { warnings }: Pick<Flow, 'warnings'>): Block[] | null {
  if (find(table, 'table, img, form, object, iframe') || isProse(table)) return null;
  const rows = findAll(table, 'tr').map(cellsOf);
  if (!rows.some((cells) => cells.length > 1)) return null;
  sayPlainly(table, warnings);
  const read = tableRows(rows.map((cells) => cells.map(fullCellOf)));
  if (read.rows.length === 0) return null;
  const caption = find(table, 'caption');
  return [{ type: 'table', caption: caption ? tidyOrNull(textUnder(caption)) : null, ...read, source: null }];
}

/** Most words that a cell of figures or facts has, as they go. */
const FEW = 25;

/** Paragraphs in cells lay a page out, unless some cells are heads and all are short. */
function isProse(table: Element): boolean {
  if (!find(table, 'p + p') && findAll(table, 'p, div').length <= 3) return false;
  const cells = findAll(table, 'td, th').length;
  return !find(table, 'th') || wordCount(textUnder(table)) > cells * FEW;
}

function cellsOf(row: Element): Element[] {
  return row.childNodes.filter(isElement).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th');
}

function fullCellOf(cell: Element): FullCell {
  const isHead = cell.tagName === 'th';
  const text = linesUnder(cell).map(tidy).filter(Boolean).join('\n');
  const [colspan, rowspan] = [spanOf(attr(cell, 'colspan'), 1), spanOf(attr(cell, 'rowspan'), WIDEST_CELL)];
  return { text, colspan, rowspan, isHead, scope: isHead ? scopeOf(attr(cell, 'scope')) : null };
}

/** A list with its numbers, its points with those within them, and after it what else they hold (pictures, say). */
export function listOf(list: Element, flow: Flow): Block[] {
  const items = list.childNodes.filter(isElement).filter((one) => !leftOutStruck(one, flow));
  const ordered = list.tagName === 'ol';
  if (ordered) sayLetters(list, flow);
  const made = items.map((item) => itemOf(item, flow, ordered));
  const others = made.flatMap((one) => one.others);
  const points = settled(made.flatMap((one) => one.points));
  if (points.length === 0) return others;
  const outer = points.flatMap((point, at) => (point.depth === undefined ? [at] : []));
  const counts = made.map((one) => one.points.filter(({ depth }) => depth === undefined).length);
  const numbers = ordered ? numbersOf(list, items, counts) : [];
  const starts = outer.filter((_point, at) => at === 0 || (ordered && numbers[at] !== (numbers[at - 1] ?? 0) + 1));
  const lists = starts.map((from, at): Block => {
    const start = numbers[outer.indexOf(from)] ?? 1;
    return { type: 'list', ordered, ...(start === 1 ? {} : { start }), items: points.slice(from, starts[at + 1]) };
  });
  return [...lists, ...others];
}

/** Says that points counted by letters count by figures now: the text may speak of (a). */
function sayLetters(list: Element, { warnings }: Flow): void {
  const by = /^[ai]$/i.exec(attr(list, 'type') ?? '')?.[0];
  if (by === undefined || warnings.some(({ code }) => code === 'points-renumbered')) return;
  const say = `Points that the page counts by “${by}.” count by figures now. Check what the text says of them.`;
  warnings.push(problem('points-renumbered', 'body', say));
}

/** A point that is struck through goes, and is said. */
function leftOutStruck(item: Element, { warnings }: Flow): boolean {
  const words = isStruck(item) ? tidy(textUnder(item)) : '';
  if (words !== '') warnings.push(struck(words));
  return words !== '';
}

/** The number of each text of a list, which may count down. */
function numbersOf(list: Element, items: readonly Element[], counts: readonly number[]): number[] {
  const numbers: number[] = [];
  const isReversed = attr(list, 'reversed') !== null;
  let number = numberIn(attr(list, 'start')) ?? (isReversed ? counts.reduce((sum, count) => sum + count, 0) : 1);
  for (const [at, item] of items.entries()) {
    number = numberIn(attr(item, 'value')) ?? number;
    for (let more = 0; more < (counts[at] ?? 0); more += 1) {
      numbers.push(number);
      number += isReversed ? -1 : 1;
    }
  }
  return numbers;
}

function numberIn(said: string | null): number | null {
  return said !== null && /^\s*\d{1,6}\s*$/.test(said) ? Number(said) : null;
}

/**
 * What is in a list: a point, or what pages set between points, such as a list within the point before it. Words behind a list within
 * a numbered point belong to that point, so there the points within are lines of it.
 */
function itemOf(item: Element, flow: Flow, isOrdered: boolean): { points: Point[]; others: Block[] } {
  const nodes = item.tagName === 'li' || item.tagName === 'dt' || item.tagName === 'dd' ? item.childNodes : [item];
  const blocks = blocksOf(nodes, { ...flow, prose: (text) => [{ type: 'paragraph', ...text }] });
  const isGoingOn = isOrdered && goesOnBehindList(blocks);
  const points: Point[] = [];
  for (const [at, block] of blocks.entries()) {
    const last = points.at(-1);
    const isLine = last && isOrdered && last.depth === undefined;
    if (block.type === 'paragraph') {
      const said = { text: block.text, marks: block.marks ?? [] };
      if (isLine) points[points.length - 1] = withLine(last, '', said);
      else points.push(said);
    }
    if (block.type !== 'list') continue;
    if (isLine && isGoingOn) points[points.length - 1] = withList(last, block);
    else {
      sayTooDeep(block, flow);
      points.push(...innerPoints(block, blocks[at - 1]));
    }
  }
  return { points, others: blocks.filter((block) => block.type !== 'paragraph' && block.type !== 'list') };
}

function goesOnBehindList(blocks: readonly Block[]): boolean {
  const list = blocks.findIndex(({ type }) => type === 'list');
  return list > 0 && blocks.slice(list).some(({ type }) => type === 'paragraph');
}

/** Points that would stand deeper than any list goes stand at its last level, and that is said once. */
function sayTooDeep({ items }: BlockOf<'list'>, { warnings }: Flow): void {
  const deepest = items.find(({ depth }) => depth === DEEPEST);
  if (!deepest || warnings.some(({ code }) => code === 'points-too-deep')) return;
  const shown = deepest.text.length > 60 ? `${deepest.text.slice(0, 60)}…` : deepest.text;
  const say = `Points of a list stood deeper than ${DEEPEST + 1} levels, down to “${shown}”. They stand at level ${DEEPEST + 1} now.`;
  warnings.push(problem('points-too-deep', 'body', say));
}

/** The points of a list within a point; a second list with numbers starts again. */
function innerPoints({ ordered, start = 1, items }: BlockOf<'list'>, before: Block | undefined): Point[] {
  const isSecond = before?.type === 'list' && before.ordered === ordered;
  const points = items.map((item) => ({ ...item, marks: item.marks ?? [] }));
  return within(points, { ordered, number: start !== 1 || isSecond ? start : null });
}

/** An item with the points of a list within it as lines. */
function withList(item: RichText, { ordered, start = 1, items }: BlockOf<'list'>): RichText {
  return items.reduce((whole, point, at) => withLine(whole, ordered ? `${start + at}. ` : '– ', point), item);
}

function withLine(
  item: RichText,
  sign: string,
  { text, marks = [] }: { text: string; marks?: RichText['marks'] },
): RichText {
  const before = `${item.text}\n${sign}`;
  const moved = marks.map((mark) => ({ ...mark, from: mark.from + before.length, to: mark.to + before.length }));
  return { text: before + text, marks: [...item.marks, ...moved] };
}

/** Terms and what is said about each, as points with lines under them; null for a list that lays a page out or holds running text. */
export function termsOf(list: Element, flow: Flow): Block[] | null {
  if (find(list, 'img, figure, table, ul, ol, dl, h1, h2, h3, h4, h5, h6, iframe, form')) return null;
  const parts = list.childNodes
    .filter(isElement)
    .flatMap((one) => (one.tagName === 'div' ? one.childNodes.filter(isElement) : [one]));
  if (parts.length < 2 || parts.some((one) => wordCount(textUnder(one)) > FEW)) return null;
  if (parts[0]?.tagName !== 'dt' || !parts.every(({ tagName }) => tagName === 'dt' || tagName === 'dd')) return null;
  const items: RichText[] = [];
  for (const part of parts) {
    const { points } = itemOf(part, flow, true);
    const last = part.tagName === 'dd' ? items.pop() : undefined;
    items.push(...(last ? [points.reduce((whole, text) => withLine(whole, '', text), last)] : points));
  }
  return items.length > 0 ? [{ type: 'list', ordered: false, items }] : null;
}

/** The lines of preformatted words, as breaks would end them; an empty line ends a paragraph. */
export function linesOfPre(element: Element, flow: Flow): Block[] {
  for (const holder of [element, ...elementsUnder(element)])
    holder.childNodes = holder.childNodes.flatMap((child) => (isText(child) ? linesIn(child.value, holder) : child));
  return blocksOf(element.childNodes, flow);
}

function linesIn(text: string, holder: Element): Node[] {
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').split(/\r?\n/);
  const lines = growPiece(html.join('<br>')).childNodes;
  for (const line of lines) line.parentNode = holder;
  return lines;
}
