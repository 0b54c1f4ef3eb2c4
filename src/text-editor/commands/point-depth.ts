import type { Attrs, Node, ResolvedPos } from 'prosemirror-model';
import type { Command, EditorState, Transaction } from 'prosemirror-state';
import { DEEPEST } from '../../story/points.ts';
import { textSchema } from '../schema.ts';
import { asAccepted } from '../suggest/as-accepted.ts';

/** Some points of a list, those within them too. */
interface Points {
  readonly list: Node;
  /** Where the first point of the list begins. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Brings the selected points one list further in or out, with the points within them. Whatever cannot go further in stays, so that
 * nobody is thrown out of a list by one Tab too many.
 */
export function movePoints(way: 1 | -1): Command {
  return asAccepted((state, dispatch) => {
    const points = pointsSelected(state);
    if (!points) return false;
    if (!canMove(points, way)) return way > 0;
    dispatch?.(moved(state.tr, points, way).scrollIntoView());
    return true;
  });
}

/** The selected points one list further out; null where they stand in no other. */
export function pointsOut(state: EditorState): Transaction | null {
  const points = pointsSelected(state);
  return points && canMove(points, -1) ? moved(state.tr, points, -1) : null;
}

/** True where the selected points have room to go one list further in or out. */
export function canMovePoints(state: EditorState, way: 1 | -1): boolean {
  const points = pointsSelected(state);
  return points !== null && canMove(points, way);
}

export function depthOf({ attrs }: Node): number {
  return Number(attrs['depth'] ?? 0);
}

/** What a new point beside this one says of its place. */
export function besidePoint({ attrs }: Node): { depth: unknown; ordered: unknown } {
  return { depth: attrs['depth'], ordered: attrs['ordered'] };
}

function pointsSelected({ selection: { $from, $to } }: EditorState): Points | null {
  if (!isInPoint($from) || !isInPoint($to) || $from.node(-1) !== $to.node(-1)) return null;
  const list = $from.node(-1);
  const [from, last] = [$from.index(-1), $to.index(-1)];
  const depth = depthOf(list.child(last));
  const behind = list.children.slice(last + 1);
  const inside = behind.findIndex((point) => depthOf(point) <= depth);
  return { list, start: $from.start(-1), from, to: inside < 0 ? list.childCount : last + 1 + inside };
}

function isInPoint({ parent }: ResolvedPos): boolean {
  return parent.type === textSchema.nodes.listItem;
}

function canMove({ list, from, to }: Points, way: 1 | -1): boolean {
  const depth = depthOf(list.child(from));
  if (way < 0) return depth > 0;
  const deepest = Math.max(...list.children.slice(from, to).map(depthOf));
  return from > 0 && depth <= depthOf(list.child(from - 1)) && deepest < DEEPEST;
}

function moved(tr: Transaction, points: Points, way: 1 | -1): Transaction {
  const { list, from, to } = points;
  const outermost = depthOf(list.child(from));
  let pos = points.start;
  for (const [at, point] of list.children.entries()) {
    if (at >= from && at < to) {
      const depth = Math.max(0, depthOf(point) + way);
      const isOutermost = depthOf(point) <= outermost;
      place(tr, pos, {
        depth,
        ordered: isOutermost ? isOrderedAt(points, depth) : point.attrs['ordered'],
        number: null,
      });
    }
    pos += point.nodeSize;
  }
  return tr;
}

function place(tr: Transaction, pos: number, standing: Attrs): void {
  const { attrs } = tr.doc.nodeAt(pos) ?? { attrs: standing };
  for (const [name, value] of Object.entries(standing))
    if (attrs[name] !== value) tr.setNodeAttribute(pos, name, value);
}

/** Whether points at this depth have numbers there: as those beside them do; the first ones as the list that they come from. */
function isOrderedAt({ list, from }: Points, depth: number): boolean {
  if (depth === 0) return false;
  const before = list.children.slice(0, from).findLast((point) => depthOf(point) <= depth);
  if (before && depthOf(before) === depth) return before.attrs['ordered'] === true;
  const point = list.child(from);
  return (depthOf(point) === 0 ? list.attrs : point.attrs)['ordered'] === true;
}
