import { Mark, type Node } from 'prosemirror-model';
import type { NodeName } from '../../story/document-schema.ts';
import { textSchema } from '../schema.ts';
import { inlineText, marksUnder, tidied } from './inline.ts';
import { isDropped, standingApart, tagOf } from './elements.ts';
import { spellFormulas } from './formulas.ts';
import { joinedLists, listOf, lonePoint, pointOf, pointOfWords, type PointSaid, pointsWithin } from './points.ts';
import { depthOf } from '../commands/point-depth.ts';
import { readTable } from './read-table.ts';
import { isUnsaid } from './unsaid.ts';
import { styleText } from './words-of.ts';

export interface Pasted {
  readonly blocks: readonly Node[];
  /** How many pictures were left behind: their rights and their bytes are elsewhere. */
  readonly pictures: number;
  /** How many pieces were left behind that are deleted, struck out, hidden or said about the words beside them. */
  readonly unsaid: number;
}

/** What is under way while a document is read. */
interface Reading {
  readonly blocks: Node[];
  words: Node[];
  /** Counted over everything that is read, the points and cells within it too. */
  readonly left: { pictures: number; unsaid: number };
  readonly points: Map<Node, PointSaid>;
  readonly isApart: (element: Element) => boolean;
}

const pictured = new Set(['img', 'picture', 'v:shape', 'v:imagedata']);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/**
 * The blocks that a pasted or dropped document says: paragraphs, crossheads, lists, quotes, tables and dividers, with strong,
 * emphasis and safe links. Whatever else it carries, scripts and styles first, is not looked at. `root` belongs to a document
 * that runs nothing and loads nothing.
 */
export function readHtml(root: Element): Pasted {
  spellFormulas(root);
  const reading: Reading = {
    blocks: [],
    words: [],
    left: { pictures: 0, unsaid: 0 },
    points: new Map(),
    isApart: standingApart(root),
  };
  return { blocks: blocksIn(root, reading), ...reading.left };
}

/** The blocks inside an element, read apart from those round it. */
function blocksIn(element: Element, outer: Reading): Node[] {
  const reading: Reading = { ...outer, blocks: [], words: [], points: new Map() };
  readChildren(element, reading, Mark.none);
  flush(reading, 'paragraph');
  return joinedLists(reading.blocks, reading.points);
}

function readChildren(parent: ParentNode, reading: Reading, marks: readonly Mark[]): void {
  for (const child of parent.childNodes) {
    if (child.nodeType === 3) reading.words.push(...inlineText(child.textContent ?? '', marks));
    else if (child.nodeType === 1) readElement(child as Element, reading, marks);
  }
}

function readElement(element: Element, reading: Reading, around: readonly Mark[]): void {
  const tag = tagOf(element);
  if (isDropped(element) || isMarker(element)) return;
  if (isUnsaid(element)) reading.left.unsaid += element.textContent?.trim() ? 1 : 0;
  else if (pictured.has(tag)) readPicture(element, reading, around);
  else if (tag === 'br') readBreak(reading, around);
  else if (!reading.isApart(element)) readInline(element, reading, around);
  else readBlock(element, reading, marksUnder(element, around));
}

/** Word's own bullet or number before a point. */
function isMarker(element: Element): boolean {
  return /mso-list:\s*ignore/i.test(styleText(element));
}

/** A picture that stands for a letter is that letter; any other stays behind. */
function readPicture(element: Element, reading: Reading, marks: readonly Mark[]): void {
  const alt = element.getAttribute('alt') ?? '';
  if (/^(\p{RGI_Emoji})+$/v.test(alt)) reading.words.push(...inlineText(alt, marks));
  else reading.left.pictures += 1;
}

function readInline(element: Element, reading: Reading, around: readonly Mark[]): void {
  const tag = tagOf(element);
  const marks = marksUnder(element, around);
  const [before, after] = enclosing[tag] ?? [];
  if (before) reading.words.push(...inlineText(before, marks));
  readChildren(element, reading, marks);
  if (after) reading.words.push(...inlineText(after, marks));
}

/** Signs that a browser draws round some words: quotation marks, and the brackets round a reading above its word. */
const enclosing: Readonly<Record<string, readonly [string, string]>> = { q: ['“', '”'], rt: ['(', ')'] };

/** Two line breaks in a row end a paragraph. */
function readBreak(reading: Reading, marks: readonly Mark[]): void {
  const last = reading.words.findLast((node) => node.text?.trim() !== '');
  if (last?.type.name === 'break') flush(reading, 'paragraph');
  else if (last) reading.words.push(textSchema.node('break', null, [], marks));
}

function readBlock(element: Element, reading: Reading, marks: readonly Mark[]): void {
  flush(reading, 'paragraph');
  const tag = tagOf(element);
  const point = pointOf(element);
  if (point) readPoint(element, reading, point);
  else if (
    headings.has(tag) ||
    element.getAttribute('role') === 'heading' ||
    /\b(MsoTitle|MsoSubtitle|MsoHeading\w*)\b/.test(element.className)
  )
    readText(element, reading, 'crosshead');
  else if (isList(element)) readLists(element, reading);
  else if (tag === 'blockquote') readQuote(element, reading);
  else if (tag === 'table') readTableOrLayout(element, reading);
  else if (tag === 'hr') reading.blocks.push(textSchema.node('divider'));
  else if (tag === 'pre') readLines(element, reading);
  else readChildren(element, reading, marks);
  flush(reading, 'paragraph');
}

function readText(element: Element, reading: Reading, name: NodeName): void {
  readChildren(element, reading, Mark.none);
  flush(reading, name);
}

/** What was read so far becomes a block; without words it is none. */
function flush(reading: Reading, name: NodeName): void {
  const type = textSchema.nodes[name];
  const words = tidied(reading.words).map((node) => node.mark(type.allowedMarks(node.marks)));
  if (words.length > 0) reading.blocks.push(type.create(null, words));
  reading.words = [];
}

function readPoint(element: Element, reading: Reading, said: PointSaid): void {
  readChildren(element, reading, Mark.none);
  const words = tidied(reading.words);
  reading.words = [];
  for (const list of listOf(words.length > 0 ? [pointOfWords(words)] : [], said.isOrdered)) {
    reading.points.set(list, said);
    reading.blocks.push(list);
  }
}

function isList(element: Element): boolean {
  return /^(ul|ol|menu|dir)$/.test(tagOf(element));
}

function readLists(element: Element, reading: Reading): void {
  const lists = readList(element, reading);
  const said = lonePoint(element);
  if (said) for (const list of lists) reading.points.set(list, said);
  reading.blocks.push(...lists);
}

/** The points of a list, each with what its number is, counted down where the list is, and the points within it. */
function readList(element: Element, reading: Reading): Node[] {
  const isOrdered = tagOf(element) === 'ol';
  const points: Node[] = [];
  const numbers: number[] = [];
  const isReversed = isOrdered && element.hasAttribute('reversed');
  let number = numberOf(element, 'start') ?? (isReversed ? element.children.length : 1);
  for (const child of element.children) {
    if (isUnsaid(child)) reading.left.unsaid += child.textContent?.trim() ? 1 : 0;
    else if (isList(child)) points.push(...pointsWithin(readList(child, reading)));
    else {
      number = numberOf(child, 'value') ?? number;
      const made = readItem(child, reading);
      points.push(...made);
      if (!made.some((point) => depthOf(point) === 0)) continue;
      numbers.push(number);
      number += isReversed ? -1 : 1;
    }
  }
  return listOf(points, isOrdered, isOrdered ? numbers : []);
}

function numberOf(element: Element, name: 'start' | 'value'): number | null {
  const said = element.getAttribute(name);
  return said !== null && /^\s*\d{1,6}\s*$/.test(said) ? Number(said) : null;
}

/** A point, then those of the lists inside it. */
function readItem(item: Element, reading: Reading): Node[] {
  const inside: Reading = { ...reading, blocks: [], words: [], points: new Map() };
  const lists: Element[] = [];
  for (const child of item.childNodes) {
    if (child.nodeType === 3) inside.words.push(...inlineText(child.textContent ?? ''));
    else if (child.nodeType === 1 && isList(child as Element)) lists.push(child as Element);
    else if (child.nodeType === 1) readElement(child as Element, inside, Mark.none);
  }
  flush(inside, 'paragraph');
  const words = linesTogether(joinedLists(inside.blocks, inside.points));
  const within = pointsWithin(lists.flatMap((list) => readList(list, reading)));
  return [...(words.length > 0 ? [pointOfWords(words)] : []), ...within];
}

/** Blocks as the lines of one text. */
function linesTogether(blocks: readonly Node[]): Node[] {
  return blocks
    .flatMap((block) => textsIn(block))
    .flatMap((words, at) => [...(at > 0 ? [textSchema.node('break')] : []), ...words]);
}

function textsIn(block: Node): (readonly Node[])[] {
  if (block.isTextblock) return block.childCount > 0 ? [block.children] : [];
  return block.children.flatMap((child) => textsIn(child));
}

function readQuote(element: Element, reading: Reading): void {
  const blocks = blocksIn(element, reading);
  const paragraphs = blocks.filter(({ type }) => type.name === 'paragraph');
  if (paragraphs.length < blocks.length || paragraphs.length === 0) {
    reading.blocks.push(...blocks);
    return;
  }
  const fields = ['speaker', 'role', 'source'].map((name) => textSchema.node('field', { name }));
  reading.blocks.push(textSchema.node('quote', null, [...paragraphs, ...fields]));
}

function readTableOrLayout(element: Element, reading: Reading): void {
  const isSaid = (part: Element): boolean => !isUnsaid(part);
  const table = readTable(element, isSaid, (cell) => linesTogether(blocksIn(cell, reading)));
  if (table) reading.blocks.push(table);
  else readChildren(element, reading, Mark.none);
}

function readLines(element: Element, reading: Reading): void {
  for (const line of (element.textContent ?? '').split('\n')) {
    reading.words.push(...inlineText(line));
    flush(reading, 'paragraph');
  }
}
