import type { Node } from 'prosemirror-model';
import { Selection, type Transaction } from 'prosemirror-state';
import { canJoin } from 'prosemirror-transform';
import { suggestionNames, suggestionOn } from '../../story/suggested.ts';
import { keepPlaceToWrite } from './places.ts';

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Containers of more than fields whose parts stay when their words go. Fields stay everywhere. */
const keepsParts: ReadonlySet<string> = new Set(['furniture', 'tableRow']);

/**
 * Takes out what stands between two positions: whole blocks go, fields of forms are emptied and stay, and running text at
 * both ends becomes one where it stands under one parent. The caret is where the range began; a body that loses its last block has
 * a place to write.
 */
export function deleteBetween(tr: Transaction, from: number, to: number): Transaction {
  const ends = [tr.doc.resolve(from), tr.doc.resolve(to)] as const;
  const isApart = !ends[0].sameParent(ends[1]);
  for (const range of rangesBetween(tr.doc, from, to).toReversed()) tr.delete(range.from, range.to);
  if (isApart && isRunning(ends[0].parent) && isRunning(ends[1].parent)) joinAfter(tr, from);
  keepPlaceToWrite(tr);
  return tr.setSelection(Selection.near(tr.doc.resolve(from)));
}

/** What goes, piece by piece in the order of the text: words of one textblock each, or whole nodes. */
function rangesBetween(doc: Node, from: number, to: number): Range[] {
  const found: Range[] = [];
  doc.nodesBetween(from, to, (node, pos, parent) => {
    const end = pos + node.nodeSize;
    if (pos >= from && end <= to && canGo(node, parent)) {
      found.push({ from: pos, to: end });
      return false;
    }
    if (!node.isTextblock) return true;
    const inside = { from: Math.max(from, pos + 1), to: Math.min(to, end - 1) };
    if (inside.from < inside.to) found.push(inside);
    return false;
  });
  return found;
}

function canGo(node: Node, parent: Node | null): boolean {
  if (!parent || node.isInline || keepsParts.has(parent.type.name)) return false;
  return node.type.name !== 'field' && node.type.name !== 'furniture' && node.type.name !== 'mainMedia';
}

/** Texts that may become one by taking away what is between them. */
export function isRunning({ type }: Node): boolean {
  return type.isTextblock && type.name !== 'field';
}

function joinAfter(tr: Transaction, from: number): void {
  const $from = tr.doc.resolve(from);
  const edge = $from.after();
  if (!canJoin(tr.doc, edge) || !isRunning(tr.doc.resolve(edge).nodeAfter ?? tr.doc)) return;
  tr.join(edge);
  standAsText(tr, $from.before());
}

/** A text that took in the words of another is suggested no more as a whole; the marks on its words say what of it is. */
export function standAsText(tr: Transaction, pos: number): void {
  const text = tr.doc.nodeAt(pos);
  const said = text ? suggestionNames.filter((name) => suggestionOn(text, name)) : [];
  for (const name of said) tr.setNodeAttribute(pos, name, null);
}
