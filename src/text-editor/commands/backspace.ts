import { Fragment, type Node, type ResolvedPos } from 'prosemirror-model';
import {
  AllSelection,
  type Command,
  type EditorState,
  NodeSelection,
  Selection,
  type Transaction,
} from 'prosemirror-state';
import { textSchema } from '../schema.ts';
import { suggestingAuthor } from '../suggest/author.ts';
import { asAccepted } from '../suggest/as-accepted.ts';
import { deleteBlock } from './blocks.ts';
import { deleteBetween, isRunning, standAsText } from './delete-between.ts';
import { type Grain, takeBeside } from './take-letter.ts';
import { rangeOf } from './select-more.ts';
import { BODY_STARTS, caretAt, isOfPoints, textBeside, topPlace } from './places.ts';
import { pointsOut } from './point-depth.ts';

const { paragraph } = textSchema.nodes;

/**
 * Backspace: what is selected; at the start of a text, what joins or unmakes it. Within words the browser says how much goes
 * (`plugins/caret.ts`); without a browser a letter as people see it does.
 */
export function backspaceBy(grain: Grain): Command {
  return deleting({ way: -1, grain }, (state, $from, dispatch) => {
    const tr = atStart(state, $from);
    if (tr) dispatch?.(tr.scrollIntoView());
  });
}

export const backspace: Command = backspaceBy('grapheme');

/** Delete at the end of a text: the next running text joins it, any other block is selected. */
export function deleteForwardsBy(grain: Grain): Command {
  return deleting({ way: 1, grain }, (state, $from, dispatch) => {
    const after = $from.after();
    const next = state.doc.resolve(after).nodeAfter;
    if (next && isRunning(next) && isRunning($from.parent)) dispatch?.(joinTexts(state, $from.end(), after + 1));
    else if (next && $from.depth === 1) dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, after)));
  });
}

type Dispatch = ((tr: Transaction) => void) | undefined;

interface Taking {
  readonly way: 1 | -1;
  readonly grain: Grain;
}

/** Deletes what is selected, or beside the caret; what happens at the edge of a text is for `atEdge`. */
function deleting(
  taking: Taking,
  atEdge: (state: EditorState, $from: ResolvedPos, dispatch: Dispatch) => void,
): Command {
  return asAccepted((state, dispatch, view) => {
    const { selection } = state;
    if (selection instanceof NodeSelection) return deleteBlock(state, dispatch, view);
    if (!selection.empty) return deleteSelected(state, dispatch);
    const { $from } = selection;
    if (!$from.parent.isTextblock) return false;
    const edge = taking.way === 1 ? $from.parent.content.size : 0;
    if ($from.parentOffset !== edge) return !view && takeWithin(state, dispatch, taking);
    atEdge(state, $from, dispatch);
    return true;
  });
}

function takeWithin(state: EditorState, dispatch: Dispatch, { way, grain }: Taking): boolean {
  if (!suggestingAuthor(state)) return false;
  dispatch?.(takeBeside(state, way, grain).scrollIntoView());
  return true;
}

/** Deletes what is selected, across blocks and forms. */
const deleteSelected: Command = (state, dispatch) => {
  const { empty, $from, $to } = state.selection;
  const isAll = state.selection instanceof AllSelection;
  if (empty || ($from.sameParent($to) && !isAll)) return false;
  const { from, to } = rangeOf(state);
  dispatch?.(deleteBetween(state.tr, from, to).scrollIntoView());
  return true;
};

function atStart(state: EditorState, $from: ResolvedPos): Transaction | null {
  const name = $from.parent.type.name;
  if (name === 'listItem') return pointsOut(state) ?? pointAtStart(state, $from);
  if ($from.depth === 1) return textAtStart(state, $from);
  return formAtStart(state, $from);
}

function textAtStart(state: EditorState, $from: ResolvedPos): Transaction | null {
  const before = $from.index(0) > BODY_STARTS ? state.doc.child($from.index(0) - 1) : null;
  if ($from.parent.type !== paragraph && $from.parent.content.size > 0) {
    return state.tr.setNodeMarkup($from.before(), paragraph);
  }
  if (!before) return null;
  const edge = $from.before();
  if (isRunning(before)) return joinTexts(state, edge - 1, $from.start());
  if (isOfPoints(before)) return joinTexts(state, edge - 2, $from.start());
  const tr = $from.parent.content.size === 0 ? state.tr.delete(edge, $from.after()) : state.tr;
  return tr.setSelection(NodeSelection.create(tr.doc, edge - before.nodeSize));
}

/** Two texts as one: the second one's words behind the first one's, which end at `into`. */
function joinTexts(state: EditorState, into: number, from: number): Transaction {
  const $from = state.doc.resolve(from);
  const $into = state.doc.resolve(into);
  const words = $from.parent.content;
  const fitting = Fragment.fromArray(
    words.content.map((node) => node.mark($into.parent.type.allowedMarks(node.marks))),
  );
  // An empty text before takes over nothing but the words, so it is the one that goes.
  if ($into.parent.content.size === 0 && $into.depth === 1) {
    const tr = state.tr.delete($into.before(), $into.after());
    return caretAt(tr, $into.before() + 1);
  }
  const tr = state.tr.delete($from.before(), $from.after()).insert(into, fitting);
  if (words.size > 0) standAsText(tr, $into.before());
  return tr.setSelection(Selection.near(tr.doc.resolve(into), -1));
}

/** An outermost point joins the one before it; the first one becomes a paragraph before its list. */
function pointAtStart(state: EditorState, $from: ResolvedPos): Transaction | null {
  if ($from.index(-1) > 0 && isRunning($from.node(-1).child($from.index(-1) - 1))) {
    return joinTexts(state, $from.before() - 1, $from.start());
  }
  const list = $from.node(-1);
  if (!isOfPoints(list)) return formAtStart(state, $from);
  const rest = list.children.slice(1);
  const blocks = [paragraph.create(null, $from.parent.content)];
  const start = $from.before(-1);
  const tr = state.tr.replaceWith(start, $from.after(-1), [
    ...blocks,
    ...(rest.length > 0 ? [list.type.create(list.attrs, rest)] : []),
  ]);
  return caretAt(tr, start + 1);
}

/** An empty form goes as a whole; otherwise the caret goes to the end of the text before. */
function formAtStart(state: EditorState, $from: ResolvedPos): Transaction | null {
  for (const depth of [1, 2]) {
    const node = depth < $from.depth ? $from.node(depth) : null;
    if (node && canGo(node, $from.node(depth - 1)) && isEmptyForm(node)) return withoutForm(state, $from, depth);
  }
  const before = textBeside($from, -1);
  if (!before) return null;
  const isSame = before.$from.sameParent($from) || before.$from.node(-1) === $from.node(-1);
  if (isSame && isRunning($from.parent) && isRunning(before.$from.parent)) {
    return joinTexts(state, before.from, $from.start());
  }
  if ($from.parent.content.size === 0 && isRunning($from.parent) && siblingsOf($from) > 1) {
    const tr = state.tr.delete($from.before(), $from.after());
    return tr.setSelection(Selection.near(tr.doc.resolve(before.from), -1));
  }
  return state.tr.setSelection(before);
}

function siblingsOf($from: ResolvedPos): number {
  return $from.node(-1).children.filter(({ type }) => type === $from.parent.type).length;
}

function withoutForm(state: EditorState, $from: ResolvedPos, depth: number): Transaction {
  const start = $from.before(depth);
  const tr = state.tr.delete(start, $from.after(depth));
  const place = topPlace(tr.doc.resolve(start));
  const isBody = depth === 1 && (!place || place.index >= BODY_STARTS);
  if (!isBody) return tr.setSelection(Selection.near(tr.doc.resolve(start), -1));
  if (place?.node.isTextblock) return caretAt(tr, start + 1);
  tr.insert(start, paragraph.create());
  return caretAt(tr, start + 1);
}

function canGo(node: Node, parent: Node): boolean {
  return (
    node.type.spec.group === 'block' ||
    ((node.type.name === 'byline' || node.type.name === 'timelineEvent') && parent.childCount > 1)
  );
}

const shown = ['picture', 'src', 'url', 'href'];

function isEmptyForm(node: Node): boolean {
  if (node.textContent !== '') return false;
  let shows = shown.some((name) => Boolean(node.attrs[name]));
  node.descendants((child) => {
    if (shown.some((name) => Boolean(child.attrs[name]))) shows = true;
  });
  return !shows;
}
