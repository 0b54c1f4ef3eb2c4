import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { backspace, deleteForwardsBy } from '../commands/backspace.ts';
import { suggestingAuthor } from '../suggest/author.ts';

const CHANGING = new Set(['Backspace', 'Delete', 'Enter']);

/**
 * Looks where the caret is before a key changes something there. The browser tells of a caret that moved only after a moment; with
 * keys faster than that, a Backspace after Home would be judged where the caret was and left to the browser, which joins a
 * paragraph to a headline. Whatever the browser would still take out across two texts is done as the keys do it.
 */
export function caretInTime(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, { key }) => {
        if (CHANGING.has(key)) catchUp(view);
        return false;
      },
      handleDOMEvents: { beforeinput: (view, event) => deleteAcross(view, event) || suggestAway(view, event) },
    },
  });
}

function catchUp(view: EditorView): void {
  const { state } = view;
  const shown = view.dom.ownerDocument.getSelection();
  if (!(state.selection instanceof TextSelection) || !view.hasFocus() || view.composing) return;
  if (!shown?.anchorNode || !shown.focusNode) return;
  if (!view.dom.contains(shown.anchorNode) || !view.dom.contains(shown.focusNode)) return;
  const anchor = state.doc.resolve(view.posAtDOM(shown.anchorNode, shown.anchorOffset, 1));
  const head = state.doc.resolve(view.posAtDOM(shown.focusNode, shown.focusOffset, 1));
  if (!anchor.parent.inlineContent || !head.parent.inlineContent) return;
  const there = new TextSelection(anchor, head);
  if (!there.eq(state.selection)) view.dispatch(state.tr.setSelection(there));
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
  catchUp(view);
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
