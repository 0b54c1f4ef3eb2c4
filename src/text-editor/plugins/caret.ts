import { Plugin, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { backspace, deleteForwardsBy } from '../commands/backspace.ts';
import { suggestingAuthor } from '../suggest/author.ts';

/** Whatever may act on the caret, from keys to a button beside the text. */
const ACTING = ['keydown', 'mousedown', 'beforeinput', 'compositionstart', 'cut', 'copy', 'paste'] as const;

/** The part of ProseMirror that hears where the caret is; it has no other name and no hook. */
interface Hearing {
  readonly domObserver: { onSelectionChange(): void };
}

/**
 * Looks where the caret is now. A browser that is busy tells of a click or an arrow key only after a moment; what acts on the text
 * meanwhile would act where the caret was before, and what is drawn meanwhile would put it back there, so that the next words would
 * stand in another field. Called before either, and never while a change of the text is being read.
 */
export function readCaret(view: EditorView): void {
  // While somebody composes the keyboard has the caret.
  if (view.isDestroyed || view.composing) return;
  (view as unknown as Hearing).domObserver.onSelectionChange();
}

/** What changes nothing but what is shown, such as where others are, with the caret where the browser has it. */
export function withCaret(tr: Transaction, view: EditorView): Transaction {
  if (tr.docChanged || tr.selectionSet) return tr;
  readCaret(view);
  const { selection } = view.state;
  return tr.selection.eq(selection) ? tr : tr.setSelection(selection);
}

/**
 * Looks where the caret is before anything acts on it: a Backspace after Home would be judged where the caret was and left to the browser,
 * which joins a paragraph to a headline. Whatever the browser would still take out across two texts is done as the keys do it.
 */
export function caretInTime(): Plugin {
  return new Plugin({
    view: (view) => {
      const read = (): void => readCaret(view);
      const { ownerDocument } = view.dom;
      // Before anybody else hears of it.
      for (const name of ACTING) ownerDocument.addEventListener(name, read, true);
      return {
        destroy: () => {
          for (const name of ACTING) ownerDocument.removeEventListener(name, read, true);
        },
      };
    },
    props: {
      handleDOMEvents: { beforeinput: (view, event) => deleteAcross(view, event) || suggestAway(view, event) },
    },
  });
}

/** True when the browser was about to take something out that begins in one text and ends in another. */
function deleteAcross(view: EditorView, event: InputEvent): boolean {
  const way = /^deleteContent(Backward|Forward)$/.exec(event.inputType)?.[1];
  const [range] = event.getTargetRanges();
  if (!way || !range || view.composing) return false;
  const from = view.state.doc.resolve(view.posAtDOM(range.startContainer, range.startOffset));
  const to = view.state.doc.resolve(view.posAtDOM(range.endContainer, range.endOffset));
  if (from.sameParent(to)) return false;
  event.preventDefault();
  const command = way === 'Backward' ? backspace : deleteForwardsBy('grapheme');
  command(view.state, view.dispatch, view);
  return true;
}

/**
 * While suggestions are made the words stay, so they are suggested away before the browser takes them out: just those it says it would
 * take, a letter, a word or a line.
 */
function suggestAway(view: EditorView, event: InputEvent): boolean {
  const [range] = event.getTargetRanges();
  const isDeleting = /^delete(?!By)/.test(event.inputType);
  if (!isDeleting || !range || view.composing || !event.cancelable || !suggestingAuthor(view.state)) return false;
  const from = view.posAtDOM(range.startContainer, range.startOffset, -1);
  const to = view.posAtDOM(range.endContainer, range.endOffset, 1);
  const isWithin = from < to && view.state.doc.resolve(from).sameParent(view.state.doc.resolve(to));
  if (!isWithin || !view.state.doc.resolve(from).parent.isTextblock) return false;
  event.preventDefault();
  view.dispatch(view.state.tr.delete(from, to).scrollIntoView());
  return true;
}
