import type { EditorState } from 'prosemirror-state';
import {
  absolutePositionToRelativePosition,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from 'y-prosemirror';
import {
  ContentType,
  createRelativePositionFromTypeIndex,
  type Doc,
  getItem,
  type ID,
  Item,
  RelativePosition,
  XmlText,
} from 'yjs';
import { standingAs } from './moved.ts';
import { stayedAs } from './stayed.ts';

/** Something of the shared document that stays the same however positions shift: a letter, a node. */
export type Mark = RelativePosition;

export function bindingOf(state: EditorState): ProsemirrorBinding {
  return (ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding }).binding;
}

/** What stands right behind a position: its letter, its node, or the text that ends there. */
export function markAt({ doc, type, mapping }: ProsemirrorBinding, pos: number): Mark {
  const mark = absolutePositionToRelativePosition(pos, type, mapping) as Mark;
  const next = mark.item === null && mark.type ? textBehind(doc, mark.type) : null;
  return next ? createRelativePositionFromTypeIndex(next, 0) : mark;
}

/** The text that goes on where this one ends: two who write in an empty paragraph at one moment put a text in it each. */
function textBehind({ store }: Doc, id: ID): XmlText | null {
  const item = getItem(store, id) as unknown;
  if (!(item instanceof Item && item.content instanceof ContentType && item.content.type instanceof XmlText))
    return null;
  const { nextSibling } = item.content.type;
  return nextSibling instanceof XmlText ? nextSibling : null;
}

/** Where a mark is now, or null when it is nowhere. */
export function placeOfMark({ doc, type, mapping }: ProsemirrorBinding, mark: Mark): number | null {
  const item = mark.item && stayedAs(doc, mark.item);
  const now = item ? new RelativePosition(mark.type, mark.tname, item, mark.assoc) : mark;
  return relativePositionToAbsolutePosition(doc, type, now, mapping);
}

/** Whether a letter was taken away here because it stood twice, and the mark is of the one that stays. */
export function isElsewhereNow({ doc }: ProsemirrorBinding, { item }: Mark): boolean {
  return item !== null && stayedAs(doc, item) !== null;
}

/** Whether a letter or node still stands: neither it nor what it was undone to is deleted. */
export function stands({ doc }: ProsemirrorBinding, { item, type }: Mark): boolean {
  const id = item ?? type;
  return id === null || standingAs(doc, stayedAs(doc, id) ?? id) !== null;
}

export function isSame(one: Mark['item'], other: Mark['item']): boolean {
  return one !== null && other !== null && one.client === other.client && one.clock === other.clock;
}
