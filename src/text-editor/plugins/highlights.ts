import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { Decoration, type DecorationSet } from 'prosemirror-view';

/** A stretch of a textblock, from the start of its content. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export type Finder = (text: Node) => readonly Stretch[];

/** The words of a textblock, one unit a position, so that an index in them is a place in it. */
export function wordsIn(text: Node): string {
  return text.textBetween(0, text.content.size, undefined, '\n');
}

/** Every stretch that `find` names in the texts between two positions, as positions. */
export function stretchesIn(doc: Node, find: Finder, range: Stretch = { from: 0, to: doc.content.size }): Stretch[] {
  const found: Stretch[] = [];
  doc.nodesBetween(range.from, range.to, (node, pos) => {
    if (!node.isTextblock) return true;
    for (const { from, to } of find(node)) found.push({ from: pos + 1 + from, to: pos + 1 + to });
    return false;
  });
  return found;
}

export function highlighted(stretches: readonly Stretch[], name: string): Decoration[] {
  return stretches.map(({ from, to }) => Decoration.inline(from, to, { class: name }));
}

/** Highlights after a change: those in texts that did not change move with them; only changed texts are read again. */
export function afterChange(set: DecorationSet, tr: Transaction, look: { find: Finder; name: string }): DecorationSet {
  if (!tr.docChanged) return set;
  const range = changedTexts(tr);
  const moved = set.map(tr.mapping, tr.doc);
  if (!range) return moved;
  const stale = moved.find(range.from, range.to);
  return moved.remove(stale).add(tr.doc, highlighted(stretchesIn(tr.doc, look.find, range), look.name));
}

/** The range of whole texts that a transaction changed, in the document after it. */
function changedTexts(tr: Transaction): Stretch | null {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  tr.mapping.maps.forEach((map, at) => {
    const later = tr.mapping.slice(at + 1);
    map.forEach((_oldStart, _oldEnd, start, end) => {
      from = Math.min(from, later.map(start, -1));
      to = Math.max(to, later.map(end, 1));
    });
  });
  if (from > to) return null;
  const [$from, $to] = [tr.doc.resolve(from), tr.doc.resolve(to)];
  return { from: $from.parent.isTextblock ? $from.start() : from, to: $to.parent.isTextblock ? $to.end() : to };
}
