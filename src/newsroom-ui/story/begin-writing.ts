import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { fieldAt } from './fields.ts';

/** Puts the caret behind the headline of a story in which nothing is written yet, so that whoever began it types on. */
export function beginWriting(view: EditorView): void {
  const { doc, tr } = view.state;
  const isBlank =
    doc.childCount <= 3 && doc.child(1).childCount === 0 && doc.child(doc.childCount - 1).content.size === 0;
  const headline = fieldAt(doc, 'headline');
  // Whoever is somewhere already, in a field or a dialog, stays there.
  if (!isBlank || !headline || document.activeElement !== document.body) return;
  view.dispatch(tr.setSelection(TextSelection.create(doc, headline.from + headline.text.length)));
  view.focus();
}
