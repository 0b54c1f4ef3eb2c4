import type { Node, ResolvedPos } from 'prosemirror-model';
import { type EditorState, Plugin, type Selection } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { textWords as words } from '../words.ts';
import { BODY_STARTS } from '../commands/places.ts';

/**
 * Marks the block one is in, so that its form shows what is quiet otherwise, and the field of the furniture, so that it is in sight; asks
 * for words in the empty paragraph one is in, or in the only one there is: the place to begin must be seen before anybody is in it.
 */
export function hereMark(): Plugin {
  return new Plugin({ props: { decorations: hereIn } });
}

function hereIn({ selection, doc }: EditorState): DecorationSet {
  const { $from } = selection;
  const waiting = waitingAt(selection, doc);
  return DecorationSet.create(doc, [
    ...($from.depth > 0 ? [on($from.before(1), doc, { class: 'is-here' })] : []),
    ...(isFurniture($from) ? [on($from.before(2), doc, { class: 'is-here' })] : []),
    ...(waiting !== null ? [on(waiting, doc, { class: 'is-waiting', 'data-asks': words.here })] : []),
  ]);
}

/** The position before the paragraph that asks for words; null when none does. */
function waitingAt({ $from }: Selection, doc: Node): number | null {
  const isBlank = doc.childCount === BODY_STARTS + 1 && isEmpty(doc.lastChild);
  if (isBlank) return doc.content.size - 2;
  return $from.depth === 1 && isEmpty($from.parent) ? $from.before(1) : null;
}

function isFurniture($from: ResolvedPos): boolean {
  return $from.depth > 1 && $from.index(0) === 0;
}

function isEmpty(node: Node | null): boolean {
  return node?.type.name === 'paragraph' && node.content.size === 0;
}

function on(pos: number, doc: Node, attrs: { class: string; 'data-asks'?: string }): Decoration {
  return Decoration.node(pos, pos + (doc.nodeAt(pos)?.nodeSize ?? 0), attrs);
}
