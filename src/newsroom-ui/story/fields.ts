import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { blankNode } from '../../story/document-forms.ts';
import { alike } from '../../text-editor/difference.ts';

/** A field of the furniture in a document: where its words begin, and the words, pending suggestions among them. */
export interface FoundField {
  /** The position before its first letter. */
  readonly from: number;
  readonly text: string;
  /** True while suggestions are open in it, so that its words are not one text. */
  readonly isPending: boolean;
}

/** A field of the furniture by its path: `shortHeadline`, `byline/0/person`; null when the document has none. */
export function fieldAt(doc: Node, path: string): FoundField | null {
  const [name = '', at, part] = path.split('/');
  const furniture = childrenOf(doc, 0).find(({ node }) => node.type.name === 'furniture');
  if (!furniture) return null;
  const byline = name === 'byline' ? bylinesIn(doc)[Number(at)] : null;
  const holder = name === 'byline' ? byline : { node: furniture.node, pos: furniture.pos };
  const found = holder && childrenOf(holder.node, holder.pos + 1).find(({ node }) => isField(node, part ?? name));
  return found ? { from: found.pos + 1, text: wordsOf(found.node), isPending: isPending(found.node) } : null;
}

export interface Placed {
  readonly node: Node;
  /** The position before it. */
  readonly pos: number;
}

/** The bylines of a document, empty ones too, in their order. */
export function bylinesIn(doc: Node): Placed[] {
  const furniture = childrenOf(doc, 0).find(({ node }) => node.type.name === 'furniture');
  if (!furniture) return [];
  return childrenOf(furniture.node, furniture.pos + 1).filter(({ node }) => node.type.name === 'byline');
}

/**
 * Makes a field say `text`, by the smallest change: what stays keeps its cursors and comments, and what somebody else types
 * in the same field at the same time merges. Line feeds become spaces. Null when nothing changes or there is no such field.
 */
export function sayInField(state: EditorState, path: string, text: string): Transaction | null {
  const field = fieldAt(state.doc, path);
  const wanted = text.replace(/\s*\n\s*/g, ' ');
  if (!field || field.text === wanted) return null;
  const { start, oldEnd, newEnd } = changeBetween(field.text, wanted);
  const tr = state.tr;
  if (oldEnd > start) tr.delete(field.from + start, field.from + oldEnd);
  if (newEnd > start) tr.insertText(wanted.slice(start, newEnd), field.from + start);
  return tr;
}

/** Where two texts begin to differ, and where they cease to, as offsets in each. */
export function changeBetween(before: string, after: string): { start: number; oldEnd: number; newEnd: number } {
  const { start, end } = alike(before, after);
  return { start, oldEnd: before.length - end, newEnd: after.length - end };
}

/** Adds a byline after those there are, or after the standfirst: of the person who is named, or empty. */
export function addByline(state: EditorState, person = ''): Transaction | null {
  const furniture = childrenOf(state.doc, 0).find(({ node }) => node.type.name === 'furniture');
  if (!furniture) return null;
  const before = childrenOf(furniture.node, furniture.pos + 1).findLast(
    ({ node }) =>
      node.type.name === 'byline' || ['kicker', 'headline', 'standfirst'].some((name) => isField(node, name)),
  );
  const at = before ? before.pos + before.node.nodeSize : furniture.pos + 1;
  const tr = state.tr.insert(at, blankNode('byline', null, state.schema));
  // The name is its first field.
  return person === '' ? tr : tr.insertText(person, at + 2);
}

/** Takes the byline with this number out. */
export function removeByline(state: EditorState, at: number): Transaction | null {
  const byline = bylinesIn(state.doc)[at];
  return byline ? state.tr.delete(byline.pos, byline.pos + byline.node.nodeSize) : null;
}

function childrenOf(node: Node, start: number): Placed[] {
  const children: Placed[] = [];
  node.forEach((child, offset) => void children.push({ node: child, pos: start + offset }));
  return children;
}

function isField(node: Node, name: string): boolean {
  return node.type.name === 'field' && node.attrs['name'] === name;
}

function wordsOf(field: Node): string {
  return field.textBetween(0, field.content.size, '', (leaf) => (leaf.type.name === 'break' ? '\n' : ' '));
}

function isPending(field: Node): boolean {
  return field.children.some(({ marks }) => marks.some(({ type }) => ['insertion', 'deletion'].includes(type.name)));
}
