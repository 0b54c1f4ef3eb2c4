import type { Node } from 'prosemirror-model';
import { Selection, type Transaction } from 'prosemirror-state';
import { type Suggested, suggestionOn } from '../../story/suggested.ts';
import { newId } from '../ids.ts';
import { textSchema } from '../schema.ts';
import { type Author, KEEP_AS_IS } from './author.ts';
import { suggestAway } from './away.ts';
import { suggestedText } from './wholes.ts';

const { insertion, deletion } = textSchema.marks;

/**
 * Suggests to cut a paragraph: its second half is suggested away and suggested again as a paragraph of its own, under one id,
 * so that accepting cuts it and rejecting leaves it whole.
 */
export function suggestSplit(tr: Transaction, pos: number, author: Author): Transaction {
  const $pos = tr.doc.resolve(pos);
  const rest = $pos.parent.cut($pos.parentOffset);
  const mark = { id: newId(), by: author.id, at: author.now() };
  const type = $pos.parent.type.name === 'listItem' ? $pos.parent.type : textSchema.nodes.paragraph;
  const [end, after] = [$pos.end(), $pos.after()];
  tr.setMeta(KEEP_AS_IS, true);
  tr.insert(after, type.create(null, fresh(rest, mark)));
  suggestAway(tr, { from: pos, to: end }, mark);
  return tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(after, -1)), 1));
}

/** Suggests to join the text whose words begin at `from` to the one before it, whose words end at `into`. */
export function suggestJoin(
  tr: Transaction,
  { from, into }: { from: number; into: number },
  author: Author,
): Transaction {
  const mark = { id: newId(), by: author.id, at: author.now() };
  const $from = tr.doc.resolve(from);
  const words = fresh($from.parent, mark);
  tr.setMeta(KEEP_AS_IS, true);
  suggestAway(tr, { from: $from.before(), to: $from.after() }, mark);
  tr.insert(into, words);
  return tr.setSelection(Selection.near(tr.doc.resolve(into)));
}

/** The words of a text under a suggestion of their own, without what is suggested away. */
function fresh(text: Node, mark: Suggested): Node[] {
  return text.children
    .filter((node) => !deletion.isInSet(node.marks) && !suggestionOn(node, 'deletion'))
    .map((node) => suggestedText(node.mark(insertion.removeFromSet(node.marks)), mark));
}
