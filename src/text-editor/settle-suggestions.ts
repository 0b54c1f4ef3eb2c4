import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type Suggested, type SuggestionName, suggestionNames, suggestionOn } from '../story/suggested.ts';
import { isRunning } from './commands/delete-between.ts';
import { textSchema } from './schema.ts';
import { KEEP_AS_IS } from './suggest/author.ts';
import { takeOut } from './suggest/wholes.ts';

type Verdict = 'accept' | 'reject';

type IsMeant = (suggested: Suggested) => boolean;

/** Makes a suggestion part of the story: what it puts in stays, what it takes out goes. False when there is no such suggestion. */
export function acceptSuggestion(view: EditorView, id: string): boolean {
  return settle(view, 'accept', (one) => one.id === id);
}

/** Takes a suggestion back: the text is as if nobody had made it. */
export function rejectSuggestion(view: EditorView, id: string): boolean {
  return settle(view, 'reject', (one) => one.id === id);
}

/** Accepts every suggestion, or those in a range of positions. One step to undo. */
export function acceptAll(view: EditorView, range?: { from: number; to: number }): boolean {
  return settle(view, 'accept', () => true, range);
}

export function rejectAll(view: EditorView, range?: { from: number; to: number }): boolean {
  return settle(view, 'reject', () => true, range);
}

function settle(view: EditorView, verdict: Verdict, isMeant: IsMeant, range?: { from: number; to: number }): boolean {
  const tr = settled(view.state, verdict, isMeant, range);
  if (!tr.docChanged) return false;
  view.dispatch(tr);
  return true;
}

/** A stretch of words or a whole node under one suggestion. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly node: Node;
  readonly name: SuggestionName;
  readonly goes: boolean;
}

/** The transaction that settles what is meant. A whole block goes with everything in it. */
export function settled(
  state: EditorState,
  verdict: Verdict,
  isMeant: IsMeant,
  range: { from: number; to: number } = { from: 0, to: state.doc.content.size },
): Transaction {
  const tr = state.tr.setMeta(KEEP_AS_IS, true);
  const emptied = new Set<number>();
  // From the last one backwards, so that positions before it hold.
  for (const piece of piecesOf(state.doc, verdict, isMeant, range).toReversed()) {
    const { from, node } = piece;
    if (!piece.goes) letStand(tr, piece);
    else if (!node.isInline) takeOut(tr, from);
    else {
      tr.delete(piece.from, piece.to);
      emptied.add(state.doc.resolve(from).before());
    }
  }
  for (const pos of [...emptied].toSorted((a, b) => b - a)) {
    const text = tr.mapping.mapResult(pos);
    if (!text.deletedAfter) takeOutIfEmpty(tr, text.pos);
  }
  return tr;
}

/** The pieces in the order of the text. Of what goes as a whole nothing inside is looked at. */
function piecesOf(doc: Node, verdict: Verdict, isMeant: IsMeant, { from, to }: { from: number; to: number }): Piece[] {
  const going = verdict === 'accept' ? 'deletion' : 'insertion';
  const pieces: Piece[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    const names = suggestionNames.filter((name) => {
      const mark = node.isText ? node.marks.find(({ type }) => type.name === name)?.attrs : suggestionOn(node, name);
      return mark && isMeant(mark as Suggested);
    });
    const goes = names.includes(going);
    const settledNames: readonly SuggestionName[] = goes ? [going] : names;
    pieces.push(...settledNames.map((name) => ({ from: pos, to: pos + node.nodeSize, node, name, goes })));
    return !goes;
  });
  return pieces;
}

function letStand(tr: Transaction, { from, to, node, name }: Piece): void {
  if (node.isText) tr.removeMark(from, to, textSchema.marks[name]);
  else tr.setNodeAttribute(from, name, null);
}

/** Attributes that readers see without a word beside them. */
const shown = ['picture', 'src', 'url', 'href'];

/** A running text that lost its last word goes, with the list or the form that has nothing else in it. */
function takeOutIfEmpty(tr: Transaction, pos: number): void {
  const text = tr.doc.nodeAt(pos);
  if (!text?.isTextblock || text.content.size > 0) return;
  const $pos = tr.doc.resolve(pos);
  for (let depth = 1; depth <= $pos.depth; depth += 1) {
    const node = $pos.node(depth);
    if (isBlank(node) && node.type.spec.group === 'block') {
      takeOut(tr, $pos.before(depth));
      return;
    }
  }
  const siblings = $pos.parent.children.filter(({ type }) => type === text.type).length;
  if (isRunning(text) && ($pos.depth === 0 || siblings > 1)) takeOut(tr, pos);
}

function isBlank(node: Node): boolean {
  if (node.textContent.trim() !== '') return false;
  let shows = shown.some((name) => Boolean(node.attrs[name]));
  node.descendants((child) => {
    if (shown.some((name) => Boolean(child.attrs[name]))) shows = true;
  });
  return !shows;
}
