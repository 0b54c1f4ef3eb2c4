import type { Node, ResolvedPos } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, Selection, type Transaction } from 'prosemirror-state';
import { goToNextCell } from 'prosemirror-tables';
import { textSchema } from '../schema.ts';
import { asAccepted } from '../suggest/as-accepted.ts';
import { deleteBetween, isRunning } from './delete-between.ts';
import { typedOver } from './select-more.ts';
import { caretAt, isOfPoints, leave, textBeside, topPlace } from './places.ts';
import { besidePoint, depthOf, movePoints } from './point-depth.ts';

const { paragraph } = textSchema.nodes;

/** Enter: a new paragraph or point, the next field of a form, or out of it. */
export const enter: Command = asAccepted((state, dispatch, view) => {
  if (state.selection instanceof NodeSelection) return afterSelected(state, dispatch);
  if (!state.selection.empty) {
    const { from, to } = typedOver(state) ?? state.selection;
    dispatch?.(deleteBetween(state.tr, from, to));
    return dispatch && view ? enter(view.state, view.dispatch, view) : true;
  }
  const { $from } = state.selection;
  if (!$from.parent.isTextblock) return false;
  const container = $from.node(-1).type.name;
  if (container === 'tableCell' || container === 'tableHeader') return nextCell(state, dispatch);
  if ($from.parent.type.name === 'field') return nextField(state, dispatch);
  if ($from.parent.content.size === 0 && depthOf($from.parent) > 0) return movePoints(-1)(state, dispatch, view);
  if ($from.parent.content.size === 0 && container !== 'doc') return outOfContainer(state, dispatch);
  if (container === 'timelineEvent') return nextField(state, dispatch);
  dispatch?.(split(state).scrollIntoView());
  return true;
});

function afterSelected(state: EditorState, dispatch: Dispatch): boolean {
  const place = topPlace(state.selection.$from);
  if (!place) return false;
  dispatch?.(leave(state.tr, place).scrollIntoView());
  return true;
}

type Dispatch = ((tr: Transaction) => void) | undefined;

function nextCell(state: EditorState, dispatch: Dispatch): boolean {
  return goToNextCell(1)(state, dispatch) || nextField(state, dispatch);
}

/** Into the next text of the same form, or out of the form after its last one. */
function nextField(state: EditorState, dispatch: Dispatch): boolean {
  const { $from } = state.selection;
  const place = topPlace($from);
  const next = pastSigned($from, wordsUnder($from) ?? textBeside($from, 1));
  if (!place) return false;
  const isInside = next !== null && next.$from.index(0) === place.index;
  dispatch?.((isInside ? state.tr.setSelection(next) : leave(state.tr, place)).scrollIntoView());
  return true;
}

/** From the furniture past bylines that name somebody already: whoever goes on writing means the next words, not the name. */
function pastSigned($from: ResolvedPos, next: Selection | null): Selection | null {
  const byline = next?.$from.node(-1);
  const isSigned = byline?.type.name === 'byline' && (byline.firstChild?.content.size ?? 0) > 0;
  if (!next || !isSigned || $from.node(-1).type.name === 'byline') return next;
  return pastSigned($from, textBeside(next.$from, 1));
}

const heads: ReadonlySet<string> = new Set(['headline', 'title']);

/** From the heading of a form to the words under it, past what is only said about them, such as who reports a live post. */
function wordsUnder($from: ResolvedPos): Selection | null {
  const form = $from.node(-1);
  if ($from.depth < 2 || !heads.has(String($from.parent.attrs['name']))) return null;
  const index = form.children.findIndex(isRunning);
  const start = form.children.slice(0, index).reduce((pos, { nodeSize }) => pos + nodeSize, $from.start(-1));
  return index < 0 ? null : Selection.near($from.doc.resolve(start + 1), 1);
}

/** From an empty point or paragraph: it goes, and the caret stands behind what it was in. */
function outOfContainer(state: EditorState, dispatch: Dispatch): boolean {
  const { $from } = state.selection;
  const container = $from.node(-1);
  if (isOfPoints(container)) {
    dispatch?.(outOfList(state).scrollIntoView());
    return true;
  }
  const alone = container.children.filter(({ type }) => type === $from.parent.type).length === 1;
  if (alone || container.type.name === 'timelineEvent') return nextField(state, dispatch);
  const after = textBeside($from, 1);
  const isInside =
    after !== null && after.$from.index(0) === $from.index(0) && after.$from.parent.type.name === 'field';
  const tr = state.tr.delete($from.before(), $from.after());
  const place = topPlace(tr.doc.resolve($from.before()));
  if (isInside) caretAt(tr, $from.before());
  else if (place) leave(tr, place);
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** A paragraph where the empty point was; points after it become a list of their own. */
function outOfList(state: EditorState): Transaction {
  const { $from } = state.selection;
  const list = $from.node(-1);
  const at = $from.index(-1);
  if (at > 0 && at === list.childCount - 1) {
    const tr = state.tr.insert($from.after(-1), paragraph.create());
    return caretAt(tr, $from.after(-1) + 1).delete($from.before(), $from.after());
  }
  const [before, after] = [partOf(list, 0, at), partOf(list, at + 1, list.childCount)];
  const start = $from.before(-1);
  const tr = state.tr.replaceWith(start, $from.after(-1), [...before, paragraph.create(), ...after]);
  return caretAt(tr, start + (before[0]?.nodeSize ?? 0) + 1);
}

/** Some points of a list as one of their own. It counts on as if one point before it had become a paragraph. */
function partOf(list: Node, from: number, to: number): Node[] {
  const start = Number(list.attrs['start']) + Math.max(0, from - 1);
  const items = list.children.slice(from, to);
  return items.length > 0
    ? [list.type.create(list.attrs['ordered'] ? { ...list.attrs, start } : list.attrs, items)]
    : [];
}

/** Cuts the text at the caret, or puts an empty one beside it at its ends; what follows a crosshead is a paragraph. */
function split(state: EditorState): Transaction {
  const { $from } = state.selection;
  const { tr } = state;
  const { type } = $from.parent;
  // Points are followed by points, and what is in the body by a paragraph.
  const beside = type.spec.group === 'block' ? paragraph : type;
  const attrs = type.name === 'listItem' ? besidePoint($from.parent) : null;
  if ($from.parentOffset === $from.parent.content.size)
    return caretAt(tr.insert($from.after(), beside.create(attrs)), $from.after() + 1);
  if ($from.parentOffset === 0) return tr.insert($from.before(), beside.create(attrs));
  return tr.split($from.pos, 1, [{ type: beside, attrs }]);
}

/** A line feed inside a text; one-line fields have none. */
export const lineBreak: Command = asAccepted((state, dispatch) => {
  const { $from } = state.selection;
  if (!$from.parent.isTextblock || $from.node(1).type.name === 'furniture') return enter(state, dispatch);
  dispatch?.(state.tr.replaceSelectionWith(textSchema.nodes.break.create(), true).scrollIntoView());
  return true;
});

/** Tab: to the next or the last text of a form; a point goes further in or out. In running text it leaves the editor, as everywhere. */
export function tab(way: 1 | -1): Command {
  return (state, dispatch, view) => {
    const { $from } = state.selection;
    if ($from.parent.type.name === 'listItem') return movePoints(way)(state, dispatch, view);
    if (!$from.parent.isTextblock || $from.depth === 1) return false;
    if (goToNextCell(way)(state, dispatch)) return true;
    const beside = textBeside($from, way);
    if (beside) dispatch?.(state.tr.setSelection(beside).scrollIntoView());
    return beside !== null;
  };
}
