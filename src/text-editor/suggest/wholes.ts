import { Fragment, type Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { isSuggestable, type Suggested, suggestionOn } from '../../story/suggested.ts';
import { isOfPoints, keepPlaceToWrite } from '../commands/places.ts';
import { textSchema } from '../schema.ts';

const { insertion, deletion } = textSchema.marks;

/** True for what is this author's own suggestion, so that it changes outright. */
export function isOwnSuggestion(node: Node, by: string): boolean {
  return suggestionOn(node, 'insertion')?.by === by;
}

/** The author's own suggestion that a position is inside of; null when it is in the story, or in what another would put in. */
export function ownSuggestionAround(doc: Node, pos: number, by: string): Suggested | null {
  const $pos = doc.resolve(pos);
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const suggested = suggestionOn($pos.node(depth), 'insertion');
    if (suggested?.by === by) return suggested;
  }
  return null;
}

/**
 * Nodes as a suggestion puts them in. What is suggested away is left out; what others would put in is in them, under this
 * suggestion; the author's own stays under the one it was made by.
 */
export function suggestedIn(nodes: readonly Node[], mark: Suggested): Node[] {
  const kept = nodes.filter((node) => !suggestionOn(node, 'deletion') && !deletion.isInSet(node.marks));
  return kept.map((node) => (node.isInline ? suggestedText(node, mark) : suggestedNode(node, mark)));
}

function suggestedNode(node: Node, mark: Suggested): Node {
  const own = suggestionOn(node, 'insertion');
  const attrs = isSuggestable(node) ? { ...node.attrs, insertion: own?.by === mark.by ? own : mark } : node.attrs;
  const inside = Fragment.fromArray(suggestedIn(node.children, mark));
  return node.type.create(attrs, node.type.validContent(inside) ? inside : node.content);
}

/** A piece of text as a suggestion puts it in. A break says it itself, because sharing a document keeps no marks of its own. */
export function suggestedText(node: Node, mark: Suggested): Node {
  if (!node.isText) return node.type.create({ insertion: mark }, null, node.marks);
  const own = insertion.isInSet(node.marks);
  const said = own?.attrs['by'] === mark.by ? own : insertion.create(mark);
  return node.mark(said.addToSet(deletion.removeFromSet(node.marks)));
}

/** True for what cannot be without a part. */
function needsPart(node: Node): boolean {
  return isOfPoints(node) || node.type.name === 'tableGrid';
}

/** True for what would be gone if everything were accepted: words, and nodes with what cannot be without them. */
export function isStruckOut(node: Node): boolean {
  if (node.isText) return deletion.isInSet(node.marks) !== undefined;
  if (suggestionOn(node, 'deletion')) return true;
  return needsPart(node) && node.children.every(isStruckOut);
}

/** Takes a node out, with the list that has no other point. A body that loses its last block has a place to write. */
export function takeOut(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos);
  let [start, end] = [pos, pos + ($pos.nodeAfter?.nodeSize ?? 0)];
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const around = $pos.node(depth);
    if (around.childCount > 1 || !needsPart(around)) break;
    [start, end] = [$pos.before(depth), $pos.after(depth)];
  }
  tr.delete(start, end);
  keepPlaceToWrite(tr);
}
