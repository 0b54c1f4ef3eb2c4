import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { type RefObject, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { ySyncPluginKey } from 'y-prosemirror';
import type { Doc } from 'yjs';
import { changeBetween, fieldAt, sayInField } from '../fields.ts';
import type { DraftNow } from '../use-draft.ts';

export interface BoundField {
  readonly value: string;
  /** Why it cannot be typed in here, or null. */
  readonly closed: 'pending' | null;
  readonly input: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  onChange(text: string): void;
}

/**
 * An input that is one more window on a field of the shared document: what is typed in it is the smallest change of that field,
 * and what others type there appears here without moving the caret.
 */
export function useField(view: EditorView | null, path: string, draft: DraftNow | null): BoundField {
  const input = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null);
  const doc = useDocument(view, draft);
  const field = doc ? fieldAt(doc, path) : null;
  const value = field?.text ?? '';
  useCaret(input, value);
  return {
    value,
    closed: field?.isPending ? 'pending' : null,
    input,
    onChange: (text) => {
      if (!view || view.isDestroyed) return;
      const tr = sayInField(view.state, path, text);
      if (tr) view.dispatch(tr);
    },
  };
}

/** The document as it is at this moment, whoever changes it; that of the draft where there is not text to look at. */
export function useDocument(view: EditorView | null, draft: DraftNow | null): Node | null {
  const watch = useCallback(
    (tell: () => void) => {
      const shared = view && (ySyncPluginKey.getState(view.state) as { readonly doc: Doc } | undefined)?.doc;
      // Told of a change once the text has it.
      shared?.on('update', tell);
      return () => shared?.off('update', tell);
    },
    [view],
  );
  return useSyncExternalStore(watch, () => (view && !view.isDestroyed ? view.state.doc : (draft?.doc ?? null)));
}

/** Keeps the caret between the same letters when somebody else changes the text before it. */
function useCaret(input: BoundField['input'], value: string): void {
  const before = useRef({ value, caret: 0 });
  useLayoutEffect(() => {
    const box = input.current;
    const { value: old, caret } = before.current;
    if (box && document.activeElement === box && old !== value && box.value === value) {
      const { start, oldEnd, newEnd } = changeBetween(old, value);
      const isOwn = box.selectionStart === newEnd;
      const moved = caret >= oldEnd ? caret + newEnd - oldEnd : Math.min(caret, start);
      if (!isOwn) box.setSelectionRange(moved, moved);
    }
    before.current = { value, caret: box?.selectionStart ?? 0 };
  });
}
