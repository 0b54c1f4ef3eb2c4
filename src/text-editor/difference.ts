import { Fragment, type Node } from 'prosemirror-model';

/** Where two versions of a node differ: the old range, and what is there in the new one. */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly content: Fragment;
}

/** The deepest node whose children hold all that differs, and which of them do; null for equal nodes. */
export function differenceOf(before: Node, after: Node, start = 0): Difference | null {
  const [old, fresh] = [before.content, after.content];
  const least = Math.min(old.childCount, fresh.childCount);
  let [head, from] = [0, start];
  while (head < least && same(old.child(head), fresh.child(head))) {
    from += old.child(head).nodeSize;
    head += 1;
  }
  if (head === old.childCount && head === fresh.childCount) return null;
  let [tail, to] = [0, start + old.size];
  while (tail < least - head && same(old.child(old.childCount - 1 - tail), fresh.child(fresh.childCount - 1 - tail))) {
    tail += 1;
    to -= old.child(old.childCount - tail).nodeSize;
  }
  const inside = onlyChild(before, after, { head, tail });
  if (inside) return differenceOf(inside.old, inside.fresh, from + 1);
  const content = fresh.content.slice(head, fresh.childCount - tail);
  return before.inlineContent
    ? wordsOf({ from, to, content: Fragment.fromArray(content) }, old, head)
    : { from, to, content: Fragment.fromArray(content) };
}

function same(one: Node, other: Node): boolean {
  return one === other || one.eq(other);
}

/** The one child that differs on both sides, when it is the same node with other content. */
function onlyChild(before: Node, after: Node, { head, tail }: { head: number; tail: number }) {
  const isOne = before.childCount - head - tail === 1 && after.childCount - head - tail === 1;
  if (!isOne) return null;
  const [old, fresh] = [before.child(head), after.child(head)];
  return !old.isLeaf && old.sameMarkup(fresh) ? { old, fresh } : null;
}

/** Within one text under the same marks only the letters that differ. */
function wordsOf(difference: Difference, old: Fragment, head: number): Difference {
  const [was, is] = [old.maybeChild(head), difference.content.firstChild];
  const isText = was?.isText && is?.isText && difference.content.childCount === 1 && was.sameMarkup(is);
  if (!isText || difference.to - difference.from !== was.nodeSize) return difference;
  const text = is.text ?? '';
  const { start, end } = alike(was.text ?? '', text);
  const words = text.slice(start, text.length - end);
  return {
    from: difference.from + start,
    to: difference.to - end,
    content: words === '' ? Fragment.empty : Fragment.from(is.type.schema.text(words, is.marks)),
  };
}

/** How many letters two texts begin with alike, and how many of what is left they end with alike. */
export function alike(one: string, other: string): { readonly start: number; readonly end: number } {
  const least = Math.min(one.length, other.length);
  let [start, end] = [0, 0];
  while (start < least && one[start] === other[start]) start += 1;
  while (end < least - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return { start, end };
}
