import { Mark, type Node } from 'prosemirror-model';
import type { NodeName } from '../../story/document-schema.ts';
import { textSchema } from '../schema.ts';
import { inlineText, marksUnder, tidied } from './inline.ts';
import { joinedLists, pointOf } from './points.ts';
import { readTable } from './read-table.ts';
import { styleText } from './words-of.ts';

export interface Pasted {
  readonly blocks: readonly Node[];
  /** How many pictures were left behind: their rights and their bytes are elsewhere. */
  readonly pictures: number;
}

/** What is under way while a document is read. */
interface Reading {
  readonly blocks: Node[];
  words: Node[];
  pictures: number;
}

const dropped = new Set([
  'script',
  'style',
  'title',
  'meta',
  'link',
  'head',
  'template',
  'noscript',
  'svg',
  'math',
  'iframe',
  'object',
  'embed',
  'form',
  'button',
  'select',
  'textarea',
  'input',
  'xml',
  'canvas',
  'audio',
  'video',
]);
const pictured = new Set(['img', 'picture', 'v:shape', 'v:imagedata']);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const inline = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'code',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'ins',
  'kbd',
  'label',
  'mark',
  'o:p',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
]);

/**
 * The blocks that a pasted or dropped document says: paragraphs, crossheads, lists, quotes, tables and dividers, with strong,
 * emphasis and safe links. Whatever else it carries, scripts and styles first, is not looked at. `root` belongs to a document
 * that runs nothing and loads nothing.
 */
export function readHtml(root: Element): Pasted {
  const reading: Reading = { blocks: [], words: [], pictures: 0 };
  readChildren(root, reading, Mark.none);
  flush(reading, 'paragraph');
  return { blocks: joinedLists(reading.blocks), pictures: reading.pictures };
}

function readChildren(parent: ParentNode, reading: Reading, marks: readonly Mark[]): void {
  for (const child of parent.childNodes) {
    if (child.nodeType === 3) reading.words.push(...inlineText(child.textContent ?? '', marks));
    else if (child.nodeType === 1) readElement(child as Element, reading, marks);
  }
}

function readElement(element: Element, reading: Reading, around: readonly Mark[]): void {
  const tag = element.tagName.toLowerCase();
  if (dropped.has(tag) || isMarker(element)) return;
  if (pictured.has(tag)) reading.pictures += 1;
  else if (tag === 'br') readBreak(reading, around);
  else if (inline.has(tag) && !holdsBlocks(element)) readChildren(element, reading, marksUnder(element, around));
  else readBlock(element, reading, inline.has(tag) ? marksUnder(element, around) : around);
}

/** Word's own bullet or number before a point. */
function isMarker(element: Element): boolean {
  return /mso-list:\s*ignore/i.test(styleText(element));
}

function holdsBlocks(element: Element): boolean {
  return element.querySelector('p,div,h1,h2,h3,h4,h5,h6,ul,ol,table,blockquote,hr,section,article') !== null;
}

/** Two line breaks in a row end a paragraph. */
function readBreak(reading: Reading, marks: readonly Mark[]): void {
  const last = reading.words.findLast((node) => node.text?.trim() !== '');
  if (last?.type.name === 'break') flush(reading, 'paragraph');
  else if (last) reading.words.push(textSchema.node('break', null, [], marks));
}

function readBlock(element: Element, reading: Reading, marks: readonly Mark[]): void {
  flush(reading, 'paragraph');
  const tag = element.tagName.toLowerCase();
  const point = pointOf(element);
  if (point) readPoint(element, reading, point);
  else if (headings.has(tag) || /\b(MsoTitle|MsoSubtitle|MsoHeading\w*)\b/.test(element.className))
    readText(element, reading, 'crosshead');
  else if (tag === 'ul' || tag === 'ol') readList(element, reading, tag === 'ol');
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

function readPoint(element: Element, reading: Reading, { isOrdered }: { isOrdered: boolean }): void {
  readChildren(element, reading, Mark.none);
  const words = tidied(reading.words);
  reading.words = [];
  if (words.length > 0)
    reading.blocks.push(textSchema.node('list', { ordered: isOrdered }, [textSchema.node('listItem', null, words)]));
}

/** All points under a list, those of lists within it too, as one list. */
function readList(element: Element, reading: Reading, isOrdered: boolean): void {
  const items = itemsUnder(element).map((item) => {
    const inside: Reading = { blocks: [], words: [], pictures: 0 };
    readItem(item, inside);
    reading.pictures += inside.pictures;
    return linesTogether(inside.blocks);
  });
  const points = items.filter((words) => words.length > 0).map((words) => textSchema.node('listItem', null, words));
  if (points.length > 0) reading.blocks.push(textSchema.node('list', { ordered: isOrdered }, points));
}

function itemsUnder(element: Element): Element[] {
  return [...element.querySelectorAll('li')];
}

/** A point without the lists inside it, whose points stand for themselves. */
function readItem(item: Element, inside: Reading): void {
  for (const child of item.childNodes) {
    if (child.nodeType === 3) inside.words.push(...inlineText(child.textContent ?? ''));
    else if (child.nodeType === 1 && !/^[uo]l$/i.test((child as Element).tagName))
      readElement(child as Element, inside, Mark.none);
  }
  flush(inside, 'paragraph');
}

function linesTogether(blocks: readonly Node[]): Node[] {
  return blocks.flatMap((block, at) => [
    ...(at > 0 ? [textSchema.node('break')] : []),
    ...(block.inlineContent ? block.children : inlineText(block.textContent)),
  ]);
}

function readQuote(element: Element, reading: Reading): void {
  const { blocks, pictures } = readHtml(element);
  reading.pictures += pictures;
  const paragraphs = blocks.filter(({ type }) => type.name === 'paragraph');
  if (paragraphs.length < blocks.length || paragraphs.length === 0) {
    reading.blocks.push(...blocks);
    return;
  }
  const fields = ['speaker', 'role', 'source'].map((name) => textSchema.node('field', { name }));
  reading.blocks.push(textSchema.node('quote', null, [...paragraphs, ...fields]));
}

function readTableOrLayout(element: Element, reading: Reading): void {
  const table = readTable(element);
  if (table) reading.blocks.push(table);
  else readChildren(element, reading, Mark.none);
}

function readLines(element: Element, reading: Reading): void {
  for (const line of (element.textContent ?? '').split('\n')) {
    reading.words.push(...inlineText(line));
    flush(reading, 'paragraph');
  }
}
