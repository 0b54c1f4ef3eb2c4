import type { Node } from 'prosemirror-model';
import {
  type Command,
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state';
import { newId } from '../ids.ts';
import { textSchema } from '../schema.ts';
import { asAccepted } from '../suggest/as-accepted.ts';
import { type Starter, starterOf } from '../starters.ts';
import { BODY_STARTS, blockHere, bodyStart, caretAt, keepPlaceToWrite, type BlockAt } from './places.ts';
import { turned } from './turn.ts';

const { paragraph } = textSchema.nodes;

/** Moves the block with the caret one place up or down the body. */
export function moveBlock(way: 1 | -1): Command {
  return asAccepted((state, dispatch) => {
    const place = blockHere(state);
    if (!place) return false;
    const beside = place.index + way;
    if (beside < BODY_STARTS || beside >= state.doc.childCount) return true;
    const other = state.doc.child(beside);
    const to = way > 0 ? place.pos + other.nodeSize : place.pos - other.nodeSize;
    const inside = state.selection.from - place.pos;
    const tr = state.tr.delete(place.pos, place.pos + place.node.nodeSize).insert(to, place.node);
    const isWhole = state.selection instanceof NodeSelection;
    tr.setSelection(isWhole ? NodeSelection.create(tr.doc, to) : Selection.near(tr.doc.resolve(to + inside)));
    dispatch?.(tr.scrollIntoView());
    return true;
  });
}

/** The same block once more behind itself; a live post gets an id of its own. */
export const duplicateBlock: Command = asAccepted((state, dispatch) => {
  const place = blockHere(state);
  if (!place) return false;
  const { node, pos } = place;
  const twin = node.type.name === 'livePost' ? node.type.create({ ...node.attrs, id: newId() }, node.content) : node;
  const tr = state.tr.insert(pos + node.nodeSize, twin);
  dispatch?.(caretAt(tr, pos + node.nodeSize + 1).scrollIntoView());
  return true;
});

/** Takes the selected node or the block with the caret out. */
export const deleteBlock: Command = asAccepted((state, dispatch) => {
  const place = selectedPlace(state);
  if (!place) return false;
  dispatch?.(withoutBlock(state, place).scrollIntoView());
  return true;
});

/** The selected node, wherever it stands; otherwise the block of the body with the caret. */
function selectedPlace(state: EditorState): BlockAt | null {
  const { selection } = state;
  if (selection instanceof NodeSelection)
    return { node: selection.node, pos: selection.from, index: selection.$from.index(0) };
  return blockHere(state);
}

function withoutBlock(state: EditorState, { node, pos }: BlockAt): Transaction {
  const tr = state.tr.delete(pos, pos + node.nodeSize);
  keepPlaceToWrite(tr);
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)), 1));
}

/** Puts a new block where the caret is: in the place of an empty paragraph, otherwise behind the block. */
export function insertBlock(kind: Starter): Command {
  return insertNode(starterOf(kind));
}

export function insertNode(node: Node): Command {
  return asAccepted((state, dispatch) => {
    const place = blockHere(state);
    const isEmpty = place?.node.type.name === 'paragraph' && place.node.content.size === 0;
    const start = placeFor(state, place, isEmpty);
    const tr =
      isEmpty && place
        ? state.tr.replaceWith(place.pos, place.pos + place.node.nodeSize, node)
        : state.tr.insert(start, node);
    const after = start + node.nodeSize;
    const isLast = after === tr.doc.content.size;
    if (isLast && !node.isTextblock) tr.insert(after, paragraph.create());
    tr.setSelection(node.isLeaf ? Selection.near(tr.doc.resolve(after), 1) : firstText(tr, start));
    dispatch?.(tr.scrollIntoView());
    return true;
  });
}

function placeFor(state: EditorState, place: BlockAt | null, isEmpty: boolean): number {
  if (place) return isEmpty ? place.pos : place.pos + place.node.nodeSize;
  return bodyStart(state.doc);
}

function firstText(tr: Transaction, start: number): Selection {
  return Selection.findFrom(tr.doc.resolve(start), 1, true) ?? TextSelection.atEnd(tr.doc);
}

/** An empty paragraph before the block with the caret, for where a form is the first thing in a body. */
export const paragraphBefore: Command = asAccepted((state, dispatch) => {
  const place = blockHere(state);
  if (!place) return false;
  dispatch?.(caretAt(state.tr.insert(place.pos, paragraph.create()), place.pos + 1).scrollIntoView());
  return true;
});

/** Makes the block with the caret a block of another kind with the same words. */
export function turnInto(kind: Starter): Command {
  return asAccepted((state, dispatch) => {
    const place = blockHere(state);
    const blocks = place ? turned(place.node, kind) : null;
    if (!place || !blocks) return false;
    const tr = state.tr.replaceWith(place.pos, place.pos + place.node.nodeSize, blocks);
    dispatch?.(tr.setSelection(firstText(tr, place.pos)).scrollIntoView());
    return true;
  });
}

/** Selects the block with the caret as a whole. */
export const selectBlock: Command = (state, dispatch) => {
  const { selection } = state;
  if (selection instanceof NodeSelection || !selection.empty) return false;
  const place = blockHere(state);
  if (!place) return false;
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, place.pos)));
  return true;
};
