import { keydownHandler } from 'prosemirror-keymap';
import { type Command, Plugin, type Selection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { redoCommand, undoCommand } from 'y-prosemirror';
import { backspace, backspaceBy, deleteForwardsBy } from './commands/backspace.ts';
import { duplicateBlock, moveBlock, selectBlock } from './commands/blocks.ts';
import { deleteBetween } from './commands/delete-between.ts';
import { enter, lineBreak, tab } from './commands/enter.ts';
import { toggleMark } from './commands/marks.ts';
import { openBlockMenu } from './menus/handle.ts';
import { takeBackRule } from './plugins/typing-rules.ts';
import { textSchema } from './schema.ts';

export interface Asks {
  link(): void;
  find(withReplace: boolean): void;
}

/** What keys do in the text. Keys that are taken here do not reach the screen's own, such as the palette's Control K. */
export function keys(asks: Asks): Plugin {
  const handle = keydownHandler(bindings(asks));
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        const isTaken = handle(view, event);
        if (isTaken) event.stopPropagation();
        return isTaken;
      },
      handleTextInput: typeOver,
    },
  });
}

function bindings(asks: Asks): Record<string, Command> {
  const ask =
    (what: () => void): Command =>
    () => {
      what();
      return true;
    };
  const { strong, emphasis } = textSchema.marks;
  return {
    Enter: enter,
    'Shift-Enter': lineBreak,
    Tab: tab(1),
    'Shift-Tab': tab(-1),
    Backspace: first(takeBackRule, backspace),
    'Mod-Backspace': backspaceBy('word'),
    Delete: deleteForwardsBy('grapheme'),
    'Mod-Delete': deleteForwardsBy('word'),
    'Mod-b': toggleMark(strong),
    'Mod-i': toggleMark(emphasis),
    'Mod-k': ask(asks.link),
    'Mod-f': ask(() => asks.find(false)),
    'Mod-h': ask(() => asks.find(true)),
    'Mod-z': undoCommand,
    'Mod-y': redoCommand,
    'Mod-Shift-z': redoCommand,
    'Alt-ArrowUp': moveBlock(-1),
    'Alt-ArrowDown': moveBlock(1),
    'Mod-Shift-d': duplicateBlock,
    Escape: selectBlock,
    'Mod-a': selectMore,
    'Mod-.': blockMenu,
    'Shift-F10': blockMenu,
  };
}

function first(...commands: readonly Command[]): Command {
  return (state, dispatch, view) => commands.some((command) => command(state, dispatch, view));
}

/** First the text one is in, then everything. */
const selectMore: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const isText = $from.parent.isTextblock && $from.sameParent($to);
  const isWhole = $from.parentOffset === 0 && $to.parentOffset === $to.parent.content.size;
  if (!isText || isWhole || $from.parent.type.name !== 'field') return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $from.start(), $from.end())));
  return true;
};

const blockMenu: Command = (state, _dispatch, view) => {
  if (!view) return false;
  const { left, top, bottom } = view.coordsAtPos(state.selection.from);
  openBlockMenu(view, new DOMRect(left, top, 1, bottom - top));
  return true;
};

/** Typing over a selection of several texts takes them out first, without joining forms. */
function typeOver(view: EditorView, from: number, to: number, text: string): boolean {
  const { selection, doc } = view.state;
  if (from === to || !(selection instanceof TextSelection)) return plainIn(view, from, to, text);
  if (doc.resolve(from).sameParent(doc.resolve(to))) return plainIn(view, from, to, text);
  const tr = deleteBetween(view.state.tr, from, to);
  view.dispatch(insertAt(tr.selection).length === 0 ? tr : tr.insertText(text).scrollIntoView());
  return true;
}

function insertAt({ $from }: Selection): string {
  return $from.parent.isTextblock ? $from.parent.type.name : '';
}

/** Words typed within words that are suggested away are no part of that suggestion. */
function plainIn(view: EditorView, from: number, to: number, text: string): boolean {
  const { deletion } = textSchema.marks;
  const { state } = view;
  const marks = state.storedMarks ?? state.doc.resolve(from).marks();
  if (view.composing || !deletion.isInSet(marks)) return false;
  view.dispatch(state.tr.replaceWith(from, to, textSchema.text(text, deletion.removeFromSet(marks))).scrollIntoView());
  return true;
}
