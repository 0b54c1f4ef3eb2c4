import type { Mark, Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { textSchema } from './schema.ts';
import { KEEP_AS_IS } from './suggest/author.ts';

/** Where a comment is anchored: the words it is about. */
export interface CommentAnchor {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
}

const { comment } = textSchema.marks;

/** Every anchored comment, in the order of the text. */
export function commentsIn(doc: Node): CommentAnchor[] {
  const found = new Map<string, CommentAnchor>();
  doc.descendants((node, pos) => {
    for (const { type, attrs } of node.marks) {
      if (type.name !== comment.name) continue;
      const id = String(attrs['id']);
      const before = found.get(id) ?? { id, from: pos, to: pos, quote: '' };
      found.set(id, { ...before, to: pos + node.nodeSize, quote: before.quote + (node.text ?? '\n') });
    }
  });
  return [...found.values()];
}

/** Anchors a comment to what is selected, or to the word at the caret. False where there are no words. */
export function addComment(view: EditorView, id: string): boolean {
  const { from, to } = commentRange(view.state);
  if (from === to) return false;
  const tr = view.state.tr.addMark(from, to, comment.create({ id }));
  view.dispatch(tr.setMeta(KEEP_AS_IS, true));
  return tr.docChanged;
}

/** Takes a comment off the words it is about. */
export function removeComment({ state, dispatch }: Pick<EditorView, 'state' | 'dispatch'>, id: string): void {
  const tr: Transaction = state.tr.setMeta(KEEP_AS_IS, true);
  state.doc.descendants((node, pos) => {
    const mark = node.marks.find((one: Mark) => one.type === comment && one.attrs['id'] === id);
    if (mark) tr.removeMark(pos, pos + node.nodeSize, mark);
  });
  if (tr.docChanged) dispatch(tr);
}

/** What a comment made now would be about; empty where there are no words. */
export function commentRange({ selection }: EditorState): { from: number; to: number } {
  const { $from, from, to } = selection;
  if (!selection.empty || !$from.parent.isTextblock) return { from, to };
  const words = $from.parent.textBetween(0, $from.parent.content.size, undefined, '\n');
  const before = /[\p{L}\p{N}\p{M}’'-]*$/u.exec(words.slice(0, $from.parentOffset))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}\p{M}’'-]*/u.exec(words.slice($from.parentOffset))?.[0].length ?? 0;
  return { from: from - before, to: to + after };
}
