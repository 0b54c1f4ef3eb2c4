import { type EditorState, Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { textWords as words } from '../../../words/editor-text.ts';

/** Marks the block one is in, so that its form shows what is quiet otherwise, and asks for words where a paragraph is empty. */
export function hereMark(): Plugin {
  return new Plugin({ props: { decorations: hereIn } });
}

function hereIn({ selection, doc }: EditorState): DecorationSet {
  const { $from } = selection;
  if ($from.depth === 0) return DecorationSet.empty;
  const marks = [Decoration.node($from.before(1), $from.after(1), { class: 'is-here' })];
  const isEmptyParagraph =
    $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  if (isEmptyParagraph)
    marks.push(Decoration.node($from.before(1), $from.after(1), { class: 'is-waiting', 'data-asks': words.here }));
  return DecorationSet.create(doc, marks);
}
