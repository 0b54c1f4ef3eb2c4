import type { Fragment, Node } from 'prosemirror-model';
import { Selection, type Transaction } from 'prosemirror-state';
import { newId } from '../ids.ts';
import { textSchema } from '../schema.ts';
import { type Author, KEEP_AS_IS, type Suggested } from './author.ts';

const { insertion, deletion } = textSchema.marks;

/**
 * Suggests to cut a paragraph: its second half is suggested away and suggested again as a paragraph of its own, under one id,
 * so that accepting cuts it and rejecting leaves it whole.
 */
export function suggestSplit(tr: Transaction, pos: number, author: Author): Transaction {
  const $pos = tr.doc.resolve(pos);
  const rest = $pos.parent.cut($pos.parentOffset).content;
  const mark = { id: newId(), by: author.id, at: author.now() };
  const type = $pos.parent.type.name === 'listItem' ? $pos.parent.type : textSchema.nodes.paragraph;
  const [end, after] = [$pos.end(), $pos.after()];
  tr.setMeta(KEEP_AS_IS, true);
  tr.insert(after, type.create(null, markedAll(fresh(rest), mark)));
  suggestAway(tr, { from: pos, to: end }, mark);
  return tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(after, -1)), 1));
}

/** Suggests to join a paragraph to the one before it, whose words end at `into`. */
export function suggestJoin(
  tr: Transaction,
  { from, to, into }: { from: number; to: number; into: number },
  author: Author,
): Transaction {
  const mark = { id: newId(), by: author.id, at: author.now() };
  const words = fresh(tr.doc.slice(from, to).content);
  tr.setMeta(KEEP_AS_IS, true);
  suggestAway(tr, { from, to }, mark);
  tr.insert(into, markedAll(words, mark));
  return tr.setSelection(Selection.near(tr.doc.resolve(into)));
}

/** Marks words as suggested away; the author's own suggestions among them go at once. */
export function suggestAway(tr: Transaction, { from, to }: { from: number; to: number }, mark: Suggested): void {
  const pieces: { from: number; to: number; node: Node }[] = [];
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isInline) pieces.push({ from: Math.max(pos, from), to: Math.min(pos + node.nodeSize, to), node });
  });
  for (const piece of pieces.toReversed()) {
    const suggested = insertion.isInSet(piece.node.marks);
    if (suggested?.attrs['by'] === mark.by) tr.delete(piece.from, piece.to);
    else if (!deletion.isInSet(piece.node.marks)) tr.addMark(piece.from, piece.to, deletion.create(mark));
  }
}

/** Words without what is suggested away, and without the marks of other suggestions. */
function fresh(words: Fragment): Node[] {
  return words.content
    .filter(({ marks }) => !deletion.isInSet(marks))
    .map((node) => node.mark(insertion.removeFromSet(node.marks)));
}

function markedAll(words: readonly Node[], mark: Suggested): Node[] {
  return words.map((node) => node.mark(insertion.create(mark).addToSet(node.marks)));
}
