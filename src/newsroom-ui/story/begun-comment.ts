import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror';
import type { Doc, RelativePosition, XmlFragment } from 'yjs';
import { addComment, commentRange } from '../../text-editor/comments.ts';

/** A comment before it is said: its words, and where they stand whatever is typed meanwhile. Nothing of it is in the document yet. */
export interface Begun {
  readonly from: RelativePosition;
  readonly to: RelativePosition;
  readonly about: string;
}

type Binding = { readonly doc: Doc; readonly type: XmlFragment; readonly mapping: Map<never, never> };

/** Begins a comment on what is selected, or on the word at the caret; null where there are no words. */
export function begin(view: EditorView): Begun | null {
  const { from, to } = commentRange(view.state);
  const binding = bindingOf(view);
  if (from === to || !binding) return null;
  const fixed = (pos: number): RelativePosition =>
    absolutePositionToRelativePosition(pos, binding.type, binding.mapping as never) as RelativePosition;
  return { from: fixed(from), to: fixed(to), about: view.state.doc.textBetween(from, to, ' ', ' ') };
}

/** Anchors a comment to the words it was begun on; false when they are gone. */
export function anchorAt(view: EditorView, id: string, begun: Begun): boolean {
  const binding = bindingOf(view);
  if (!binding) return false;
  const found = (at: RelativePosition): number | null =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, at, binding.mapping as never);
  const [from, to] = [found(begun.from), found(begun.to)];
  if (from === null || to === null || from >= to) return false;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
  return addComment(view, id);
}

function bindingOf(view: EditorView): Binding | null {
  const state = ySyncPluginKey.getState(view.state) as { binding?: Binding } | undefined;
  return state?.binding ?? null;
}
