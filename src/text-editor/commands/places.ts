import type { Node, ResolvedPos } from 'prosemirror-model';
import { type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { isFolded } from '../folded.ts';
import { textSchema } from '../schema.ts';

/** A block of the body and where it stands. */
export interface BlockAt {
  readonly node: Node;
  readonly pos: number;
  /** Its number among the children of the document. */
  readonly index: number;
}

/** The furniture and the main media stand before the body. */
export const BODY_STARTS = 2;

/** The position where the body begins. */
export function bodyStart(doc: Node): number {
  return doc.children.slice(0, BODY_STARTS).reduce((size, { nodeSize }) => size + nodeSize, 0);
}

/** Gives a body that lost its last block a paragraph to write in. */
export function keepPlaceToWrite(tr: Transaction): void {
  if (tr.doc.childCount === BODY_STARTS) tr.insert(tr.doc.content.size, asNew(textSchema.nodes.paragraph.create()));
}

const made = new WeakSet<Node>();

/** Says of a node that it is no version of the one in whose place it stands: nobody's words in that are words in this. */
function asNew(node: Node): Node {
  made.add(node);
  return node;
}

export function isNew(node: Node): boolean {
  return made.has(node);
}

/** True for a list of points, of whatever kind. */
export function isOfPoints({ type }: Node): boolean {
  return type.contentMatch.defaultType === textSchema.nodes.listItem;
}

/** The child of the document that a position is in or before. */
export function topPlace($pos: ResolvedPos): BlockAt | null {
  const index = $pos.index(0);
  const node = $pos.node(0).maybeChild(index);
  return node ? { node, pos: $pos.depth > 0 ? $pos.before(1) : $pos.pos, index } : null;
}

/** The block of the body where the caret is, or null outside the body. */
export function blockHere({ selection }: EditorState): BlockAt | null {
  const place = topPlace(selection.$from);
  return place && place.index >= BODY_STARTS ? place : null;
}

/** The text before or after the one a position is in, past what is out of sight. */
export function textBeside($pos: ResolvedPos, way: 1 | -1): Selection | null {
  const edge = way > 0 ? $pos.after() : $pos.before();
  const found = Selection.findFrom($pos.node(0).resolve(edge), way, true);
  return found && isFolded(found.$from.parent) ? textBeside(found.$from, way) : found;
}

/** Puts the caret behind a child of the document: into the empty paragraph there, or a new one. */
export function leave(tr: Transaction, { node, pos }: Pick<BlockAt, 'node' | 'pos'>): Transaction {
  const after = pos + node.nodeSize;
  const next = tr.doc.resolve(after).nodeAfter;
  const isEmptyText = next?.type.name === 'paragraph' && next.content.size === 0;
  const isBody = tr.doc.resolve(after).index() >= BODY_STARTS;
  if (!isEmptyText && isBody) tr.insert(after, textSchema.nodes.paragraph.create());
  const caret = isBody ? TextSelection.create(tr.doc, after + 1) : Selection.near(tr.doc.resolve(after), 1);
  return tr.setSelection(caret);
}

/** Puts the caret into the first text at or behind a position. */
export function caretAt(tr: Transaction, pos: number, way: 1 | -1 = 1): Transaction {
  return tr.setSelection(Selection.near(tr.doc.resolve(pos), way));
}
