import type { Node } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state';
import { keepForms } from '../../src/text-editor/plugins/keep-forms.ts';
import { type Author, KEEP_AS_IS, suggesting } from '../../src/text-editor/suggest/author.ts';
import { recorded } from '../../src/text-editor/suggest/record.ts';
import {
  acceptAll,
  acceptSuggestion,
  type OpenText,
  rejectAll,
  rejectSuggestion,
} from '../../src/text-editor/settle-suggestions.ts';
import { documentWith, placeOf, readable, stateWith } from './documents.ts';

/** A text at which one person suggests; what is done goes through the same door as in the editor. */
export function atDesk(by: string, ...blocks: readonly (Node | string)[]) {
  const author: Author = { id: by, now: () => '2026-11-23T09:00:00Z' };
  let state = stateWith(documentWith(...blocks), [suggesting(() => author), keepForms()]);
  const apply = (tr: Transaction, who: Author | null = author): void => {
    const meant = tr.getMeta(KEEP_AS_IS) || !who || !tr.docChanged ? tr : recorded(tr, state, who);
    if (!meant) throw new Error('This cannot be suggested.');
    state = state.apply(meant);
    state.doc.check();
  };
  const desk = {
    state: (): EditorState => state,
    apply,
    caret: (words: string, to = words) => {
      const from = placeOf(state.doc, words);
      const head = words === to ? from : placeOf(state.doc, to);
      apply(state.tr.setSelection(TextSelection.create(state.doc, from, head)), null);
      return desk;
    },
    type: (words: string, who: Author | null = author) => {
      for (const letter of words) apply(state.tr.insertText(letter), who);
      return desk;
    },
    take: (words: string, who: Author | null = author) => {
      const from = placeOf(state.doc, words);
      apply(state.tr.delete(from, from + words.length), who);
      return desk;
    },
    /** Selects the block of the body with this number as a whole. */
    block: (at: number) => {
      const pos = state.doc.children.slice(0, at + 2).reduce((size, { nodeSize }) => size + nodeSize, 0);
      apply(state.tr.setSelection(NodeSelection.create(state.doc, pos)), null);
      return desk;
    },
    run: (command: Command, who: Author | null = author) => {
      command(state, (tr) => apply(tr, who));
      return desk;
    },
    settle: (verdict: 'accept' | 'reject', id?: string) => {
      const text: OpenText = { state, dispatch: (tr) => apply(tr) };
      if (id === undefined) (verdict === 'accept' ? acceptAll : rejectAll)(text);
      else (verdict === 'accept' ? acceptSuggestion : rejectSuggestion)(text, id);
      return desk;
    },
    reads: (): string[] => readable(state.doc),
  };
  return desk;
}
