import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { blankNode } from '../../story/document-forms.ts';
import { knownProvider } from '../../story/providers.ts';
import { isSafeAddress } from '../../story/safe-address.ts';
import { caretAt } from '../commands/places.ts';
import { endStep } from '../plugins/undo-steps.ts';
import { textSchema } from '../schema.ts';
import { insertPasted } from './insert-pasted.ts';

const { link } = textSchema.marks;

/** The address that is all of a text, as browsers give it when one is copied; null for anything else. */
export function loneAddress(text: string): string | null {
  const address = text.trim();
  return /^https?:\/\/[^\s<>"]+$/i.test(address) && isSafeAddress(address) ? address : null;
}

/**
 * Puts a pasted address in: selected words become a link, elsewhere it stands as a link. In a paragraph of its own the address
 * of a post that stories show becomes an embed, in a step of its own, so that taking it back leaves the pasted address.
 */
export function pasteAddress(view: EditorView, address: string): void {
  const isAlone = isEmptyParagraph(view.state);
  const tr = linked(view.state, address) ?? insertPasted(view.state, [paragraphOf(address)]);
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  if (!isAlone || !isPost(address)) return;
  endStep(view.state);
  view.dispatch(embedded(view.state, address).scrollIntoView());
  endStep(view.state);
}

function isEmptyParagraph({ selection: { $from, empty } }: EditorState): boolean {
  return empty && $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
}

function paragraphOf(address: string) {
  return textSchema.node('paragraph', null, [textSchema.text(address, [link.create({ href: address })])]);
}

/** The selected words as a link; null where none can be, and where an address is selected, which the new one replaces. */
function linked({ selection, tr, doc }: EditorState, address: string): Transaction | null {
  const { from, to, $from, $to, empty } = selection;
  const isWords = selection instanceof TextSelection && !empty && $from.sameParent($to);
  if (!isWords || !$from.parent.type.allowsMarkType(link) || loneAddress(doc.textBetween(from, to))) return null;
  tr.removeMark(from, to, link).addMark(from, to, link.create({ href: address }));
  return tr.setSelection(TextSelection.create(tr.doc, to)).removeStoredMark(link);
}

/** A post, and not the front page of the place it stands at. */
function isPost(address: string): boolean {
  return knownProvider(address) !== null && (URL.parse(address)?.pathname ?? '/') !== '/';
}

/** The paragraph with the caret as an embed, whose words are written next. */
function embedded(state: EditorState, address: string): Transaction {
  const { $from } = state.selection;
  const embed = blankNode('embed', { url: address, provider: knownProvider(address) }, textSchema);
  const start = $from.before(1);
  const tr = state.tr.replaceWith(start, $from.after(1), embed);
  if (start + embed.nodeSize === tr.doc.content.size) tr.insert(tr.doc.content.size, textSchema.node('paragraph'));
  return caretAt(tr, start + 1);
}
