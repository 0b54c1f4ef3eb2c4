import type { EditorView } from 'prosemirror-view';
import { BODY_STARTS } from '../commands/places.ts';
import { SAME_STEP } from '../plugins/undo-steps.ts';
import { KEEP_AS_IS } from '../suggest/author.ts';
import { bindingOf, type Mark, markAt, placeOfMark, stands } from './letters.ts';
import { type Run, RUN_IS } from './run.ts';

/**
 * Takes letters out where nobody meant them to stand, and a paragraph of one's own that held nothing else; that of somebody who took it back is
 * theirs to take away (`undoing.ts`). It is a change of its own: with what was put in
 * elsewhere in the same text it would be shared as one that writes all between them again, which others may be writing in.
 */
export function clearStranded(view: EditorView, letters: readonly Mark[], run: Run): void {
  const { state } = view;
  const { tr } = state;
  const binding = bindingOf(state);
  // One letter may be known by two marks.
  const places = new Set(
    letters.filter((mark) => stands(binding, mark)).map((mark) => placeOfMark(binding, mark) ?? -1),
  );
  for (const place of [...places].filter((pos) => pos >= 0).toSorted((a, b) => b - a)) {
    const pos = tr.mapping.map(place, 1);
    const $pos = tr.doc.resolve(pos);
    tr.delete(pos, pos + 1);
    const { parent } = tr.doc.resolve(pos);
    const isEmpty = parent.content.size === 0 && parent.type.name === 'paragraph' && $pos.depth === 1;
    const isOwn = markAt(binding, state.doc.resolve(place).before()).item?.client === binding.doc.clientID;
    if (isEmpty && isOwn && tr.doc.childCount > BODY_STARTS + 1) tr.delete($pos.before(), $pos.before() + 2);
  }
  if (!tr.docChanged) return;
  const now = { ...run, from: tr.mapping.map(run.from, 1), to: tr.mapping.map(run.to, -1) };
  view.dispatch(tr.setMeta(RUN_IS, now).setMeta(KEEP_AS_IS, true).setMeta(SAME_STEP, true).scrollIntoView());
}
