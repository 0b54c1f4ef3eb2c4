import type { EditorState } from 'prosemirror-state';
import {
  absolutePositionToRelativePosition,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from 'y-prosemirror';
import type { RelativePosition } from 'yjs';
import { standingAs } from './moved.ts';

/** Something of the shared document that stays the same however positions shift: a letter, a node. */
export type Mark = RelativePosition;

export function bindingOf(state: EditorState): ProsemirrorBinding {
  return (ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding }).binding;
}

/** What stands right behind a position: its letter, its node, or the text that ends there. */
export function markAt({ type, mapping }: ProsemirrorBinding, pos: number): Mark {
  return absolutePositionToRelativePosition(pos, type, mapping) as Mark;
}

/** Where a mark is now, or null when it is nowhere. */
export function placeOfMark({ doc, type, mapping }: ProsemirrorBinding, mark: Mark): number | null {
  return relativePositionToAbsolutePosition(doc, type, mark, mapping);
}

/** Whether a letter or node still stands: neither it nor what it was undone to is deleted. */
export function stands({ doc }: ProsemirrorBinding, { item, type }: Mark): boolean {
  const id = item ?? type;
  return id === null || standingAs(doc, id) !== null;
}
