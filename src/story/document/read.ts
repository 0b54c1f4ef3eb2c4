import type { Mark, Node } from 'prosemirror-model';
import type { RichText } from '../rich-text.ts';
import { isOnlyWords, isPutIn } from '../suggested.ts';

/** A node with where it stands: `pos` is the position before it, `where` its path in the story, `places` the list of all paths. */
export interface Spot {
  readonly node: Node;
  readonly pos: number;
  readonly where: string;
  readonly places: Record<string, number>;
}

/** A spot for a node of the document, entered in the list of places. */
export function spotAt(node: Node, pos: number, of: Pick<Spot, 'where' | 'places'>): Spot {
  of.places[of.where] ??= pos;
  return { node, pos, where: of.where, places: of.places };
}

/** The children of these kinds that are more than pending suggestions, each under `part/0`, `part/1` and so on. */
export function partsOf(spot: Spot, part: string, kinds: readonly string[]): Spot[] {
  const found = childrenOf(spot).filter(({ node }) => kinds.includes(node.type.name) && !vanishes(node));
  return found.map(({ node, pos }, at) => spotAt(node, pos, { ...spot, where: `${spot.where}/${part}/${at}` }));
}

/** Every child with the position before it. */
export function childrenOf({ node, pos }: Pick<Spot, 'node' | 'pos'>): { node: Node; pos: number }[] {
  const children: { node: Node; pos: number }[] = [];
  // The document itself has no edge before its content; every other node has one.
  const start = node.type.name === 'doc' ? 0 : pos + 1;
  node.forEach((child, offset) => children.push({ node: child, pos: start + offset }));
  return children;
}

/** The accepted words of a field; empty for a field that is missing or blank. */
export function textIn(spot: Spot, name: string): string {
  const found = childrenOf(spot).find(({ node }) => node.type.name === 'field' && node.attrs['name'] === name);
  if (!found) return '';
  const path = spot.where === '' ? name : `${spot.where}/${name}`;
  spotAt(found.node, found.pos, { ...spot, where: path });
  return acceptedText(found.node);
}

export function textOrNull(spot: Spot, name: string): string | null {
  return textIn(spot, name) || null;
}

/** The words of a node without pending insertions, words and whole nodes; text of nothing but spaces is not text. */
export function acceptedText(node: Node): string {
  const text = accepted(node)
    .map((piece) => piece.text)
    .join('');
  return text.trim() === '' ? '' : text;
}

interface Piece {
  readonly text: string;
  readonly marks: readonly Mark[];
}

function accepted(node: Node): Piece[] {
  const pieces: Piece[] = [];
  node.descendants((child, _pos, parent, index) => {
    if (!child.isInline) return !isPutIn(child);
    const marks = child.isText || !parent ? child.marks : marksAcross(parent, index);
    if (!isPutIn(child) && !isPending(marks)) pieces.push({ text: child.text ?? '\n', marks });
    return false;
  });
  return pieces;
}

/**
 * A break is strong, or in a link, where the words on both of its sides are: sharing a document keeps no marks of its own. Whether it is only
 * suggested it says itself, whatever is suggested round it.
 */
function marksAcross(parent: Node, index: number): readonly Mark[] {
  const before = parent.children.slice(0, index).findLast((one) => one.isText);
  const after = parent.children.slice(index).find((one) => one.isText);
  const last = after?.marks ?? [];
  return before?.marks.filter((mark) => !isPending([mark]) && last.some((other) => mark.eq(other))) ?? [];
}

/** True for words that somebody would put in and nobody has accepted. */
function isPending(marks: readonly Mark[]): boolean {
  return marks.some((mark) => mark.type.name === 'insertion');
}

/** The accepted words of a textblock with their marks; neighbouring stretches under one mark are one. */
export function richTextIn(node: Node): RichText {
  if (acceptedText(node) === '') return { text: '', marks: [] };
  const text: string[] = [];
  const marks: RichText['marks'] = [];
  let at = 0;
  for (const piece of accepted(node)) {
    for (const mark of piece.marks) addMark(marks, mark, { from: at, to: at + piece.text.length });
    text.push(piece.text);
    at += piece.text.length;
  }
  return { text: text.join(''), marks };
}

function addMark(marks: RichText['marks'], mark: Mark, range: { from: number; to: number }): void {
  const made = madeMark(mark, range);
  if (!made) return;
  const before = marks.find((one) => one.to === range.from && one.type === made.type && hrefOf(one) === hrefOf(made));
  if (before) before.to = range.to;
  else marks.push(made);
}

function madeMark({ type, attrs }: Mark, range: { from: number; to: number }): RichText['marks'][number] | null {
  switch (type.name) {
    case 'strong':
    case 'emphasis':
    case 'superscript':
    case 'subscript':
      return { type: type.name, ...range };
    case 'link':
      return { type: 'link', ...range, href: String(attrs['href']) };
    default:
      return null;
  }
}

function hrefOf(mark: RichText['marks'][number]): string | null {
  return mark.type === 'link' ? mark.href : null;
}

/** True for what is not yet part of the story: blank running text, and anything that consists of pending insertions alone. */
export function vanishes(node: Node): boolean {
  if (isPutIn(node)) return true;
  if (acceptedText(node) !== '' || showsMoreThanWords(node)) return false;
  return isOnlyWords(node) || hasPending(node);
}

function hasPending(node: Node): boolean {
  let pending = false;
  node.descendants((child) => {
    if (child.isInline && (isPending(child.marks) || isPutIn(child))) pending = true;
    return !isPutIn(child);
  });
  return pending;
}

/** What readers would see of these attributes without a word beside them. */
const shown = ['picture', 'src', 'url', 'href'];

function showsMoreThanWords(node: Node): boolean {
  let shows = shown.some((name) => Boolean(node.attrs[name]));
  node.descendants((child) => {
    if (isPutIn(child)) return false;
    if (shown.some((name) => Boolean(child.attrs[name]))) shows = true;
    return true;
  });
  return shows;
}
