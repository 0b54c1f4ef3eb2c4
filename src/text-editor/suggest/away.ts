import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { isSuggestable, type Suggested, suggestionOn } from '../../story/suggested.ts';
import { textSchema } from '../schema.ts';
import { isOwnSuggestion, ownSuggestionAround, takeOut } from './wholes.ts';

const { insertion, deletion } = textSchema.marks;

export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Suggests to take out what is in a range: words, and whole nodes that lie in it. What is the author's own suggestion goes at
 * once. Fields and cells stay.
 */
export function suggestAway(tr: Transaction, range: Range, mark: Suggested): void {
  const isWithinOwn = ownSuggestionAround(tr.doc, range.from, mark.by) !== null;
  // From the last one backwards, so that positions before it hold.
  for (const piece of piecesIn(tr.doc, range, mark.by).toReversed()) {
    if (piece.node.isInline) wordsAway(tr, piece, mark);
    else if (isWithinOwn || isOwnSuggestion(piece.node, mark.by)) takeOut(tr, piece.from);
    else if (!suggestionOn(piece.node, 'deletion')) tr.setNodeAttribute(piece.from, 'deletion', mark);
  }
}

interface Piece extends Range {
  readonly node: Node;
}

/** The words in a range and the nodes that are suggested as a whole, each before what is in it. */
function piecesIn(doc: Node, { from, to }: Range, by: string): Piece[] {
  const pieces: Piece[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    const end = pos + node.nodeSize;
    if (node.isInline) {
      pieces.push({ from: Math.max(pos, from), to: Math.min(end, to), node });
      return false;
    }
    if (pos < from || end > to || !isSuggestable(node)) return true;
    const isOwn = isOwnSuggestion(node, by);
    pieces.push({ from: pos, to: end, node });
    return !isOwn;
  });
  return pieces;
}

function wordsAway(tr: Transaction, { from, to, node }: Piece, mark: Suggested): void {
  const own = node.isText ? insertion.isInSet(node.marks)?.attrs : suggestionOn(node, 'insertion');
  if (own?.['by'] === mark.by) tr.delete(from, to);
  else if (suggestionOn(node, 'deletion') || deletion.isInSet(node.marks)) return;
  else if (!node.isText) tr.setNodeAttribute(from, 'deletion', mark);
  else tr.addMark(from, to, deletion.create(mark));
}
