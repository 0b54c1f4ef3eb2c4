import type { Mark, Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { isRunning } from '../commands/delete-between.ts';
import { textSchema } from '../schema.ts';
import { KEEP_AS_IS } from './author.ts';

const { insertion, deletion } = textSchema.marks;

type Verdict = 'accept' | 'reject';

/** Makes a suggestion part of the story: its new words stay, the words it takes out go. False when there is no such suggestion. */
export function acceptSuggestion(view: EditorView, id: string): boolean {
  return settle(view, 'accept', ({ attrs }) => attrs['id'] === id);
}

/** Takes a suggestion back: the text is as if nobody had made it. */
export function rejectSuggestion(view: EditorView, id: string): boolean {
  return settle(view, 'reject', ({ attrs }) => attrs['id'] === id);
}

/** Accepts every suggestion, or those in a range of positions. One step to undo. */
export function acceptAll(view: EditorView, range?: { from: number; to: number }): boolean {
  return settle(view, 'accept', () => true, range);
}

export function rejectAll(view: EditorView, range?: { from: number; to: number }): boolean {
  return settle(view, 'reject', () => true, range);
}

function settle(
  view: EditorView,
  verdict: Verdict,
  isMeant: (mark: Mark) => boolean,
  range?: { from: number; to: number },
): boolean {
  const tr = settled(view.state, verdict, isMeant, range);
  if (!tr.docChanged) return false;
  view.dispatch(tr);
  return true;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
  readonly goes: boolean;
}

/** The transaction that settles what is meant. */
export function settled(
  state: EditorState,
  verdict: Verdict,
  isMeant: (mark: Mark) => boolean,
  range: { from: number; to: number } = { from: 0, to: state.doc.content.size },
): Transaction {
  const tr = state.tr.setMeta(KEEP_AS_IS, true);
  const emptied = new Set<number>();
  for (const piece of piecesOf(state.doc, verdict, isMeant, range).toReversed()) {
    // Of words under two settled suggestions the second may be gone already.
    const [from, to] = [tr.mapping.map(piece.from), tr.mapping.map(piece.to)];
    if (from === to) continue;
    if (!piece.goes) {
      tr.removeMark(from, to, piece.mark);
      continue;
    }
    tr.delete(from, to);
    emptied.add(state.doc.resolve(piece.from).before());
  }
  for (const pos of [...emptied].toSorted((a, b) => b - a)) takeOutIfEmpty(tr, tr.mapping.map(pos, -1));
  return tr;
}

function piecesOf(
  doc: Node,
  verdict: Verdict,
  isMeant: (mark: Mark) => boolean,
  { from, to }: { from: number; to: number },
): Piece[] {
  const going = verdict === 'accept' ? deletion : insertion;
  const pieces: Piece[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isInline) return;
    for (const mark of node.marks) {
      if ((mark.type !== insertion && mark.type !== deletion) || !isMeant(mark)) continue;
      pieces.push({ from: pos, to: pos + node.nodeSize, mark, goes: mark.type === going });
    }
  });
  return pieces;
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
      tr.delete($pos.before(depth), $pos.after(depth));
      return;
    }
  }
  const siblings = $pos.parent.children.filter(({ type }) => type === text.type).length;
  if (isRunning(text) && ($pos.depth === 0 || siblings > 1)) tr.delete(pos, pos + text.nodeSize);
}

function isBlank(node: Node): boolean {
  if (node.textContent.trim() !== '') return false;
  let shows = shown.some((name) => Boolean(node.attrs[name]));
  node.descendants((child) => {
    if (shown.some((name) => Boolean(child.attrs[name]))) shows = true;
  });
  return !shows;
}
