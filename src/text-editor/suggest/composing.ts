import { Slice } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import type { EditorView } from 'prosemirror-view';
import { deleteBetween } from '../commands/delete-between.ts';
import { typedOver } from '../commands/select-more.ts';
import { differenceOf } from '../difference.ts';
import { KEEP_AS_IS, suggestingAuthor } from './author.ts';
import { recorded } from './record.ts';

/** Keeps the text as it was before a composition that becomes a suggestion; null while none is under way. */
const key = new PluginKey<{ before: EditorState | null }>('composing');

export function composedSuggestions(): Plugin {
  return new Plugin({ key, state: { init: () => ({ before: null }), apply: (_tr, kept) => kept } });
}

/** Whether what is composed is still only on this screen. */
export function isComposingSuggestion(state: EditorState): boolean {
  return Boolean(key.getState(state)?.before);
}

/**
 * Called when a composition begins. The keyboard holds the text it composes in, so that what would be marked or kept beside it is marked
 * when it is over; until then nothing of it is shared, or words would really be gone for everybody else. A selection over several
 * texts goes first, as it does for a letter.
 */
export function beginComposing(view: EditorView): void {
  const range = view.editable ? typedOver(view.state) : null;
  if (range) view.dispatch(deleteBetween(view.state.tr, range.from, range.to));
  const kept = key.getState(view.state);
  if (kept && suggestingAuthor(view.state)) kept.before ??= view.state;
}

/** Called when a composition is over and read: makes a suggestion of what it did. */
export function endComposing(view: EditorView): void {
  const kept = key.getState(view.state);
  const before = kept?.before;
  if (!kept || !before) return;
  kept.before = null;
  const author = suggestingAuthor(before);
  const done = composedOn(before, view.state);
  const meant = author && done ? recorded(done, before, author) : null;
  const tr = view.state.tr.setMeta(KEEP_AS_IS, true);
  const difference = differenceOf(view.state.doc, meant?.doc ?? before.doc);
  if (difference) tr.step(new ReplaceStep(difference.from, difference.to, new Slice(difference.content, 0, 0)));
  if (meant)
    tr.setSelection(
      TextSelection.between(tr.doc.resolve(meant.selection.anchor), tr.doc.resolve(meant.selection.head)),
    );
  // Even without a difference, what was kept back is shared now.
  view.dispatch(tr);
}

/** What a composition did, as one change: all of the selection it took the place of, and the letters that differ. */
function composedOn(before: EditorState, now: EditorState): Transaction | null {
  const [old, fresh] = [before.doc.content, now.doc.content];
  const start = old.findDiffStart(fresh);
  const end = old.findDiffEnd(fresh);
  if (start === null || end === null) return null;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  let [from, to, last] = [start, end.a + overlap, end.b + overlap];
  const { selection } = before;
  if (!selection.empty && selection.$from.sameParent(selection.$to)) {
    last += Math.max(0, selection.to - to);
    from = Math.min(from, selection.from);
    to = Math.max(to, selection.to);
  }
  const tr = before.tr.replace(from, to, now.doc.slice(from, last));
  return tr.setSelection(TextSelection.create(tr.doc, Math.min(last, tr.doc.content.size)));
}
