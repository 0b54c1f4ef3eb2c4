import { keydownHandler } from 'prosemirror-keymap';
import { type Command, Plugin, type Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { redoCommand, undoCommand } from 'y-prosemirror';
import type { ShownKey } from '../ui/keys-dialog.tsx';
import { textWords as words } from './words.ts';
import { backspace, backspaceBy, deleteForwardsBy } from './commands/backspace.ts';
import { duplicateBlock, moveBlock, selectBlock } from './commands/blocks.ts';
import { deleteBetween } from './commands/delete-between.ts';
import { enter, lineBreak, tab } from './commands/enter.ts';
import { mergeOrSplitCells } from './commands/merge-cells.ts';
import { toggleMark } from './commands/marks.ts';
import { selectMore, typedOver } from './commands/select-more.ts';
import { openBlockMenu } from './menus/handle.ts';
import { focusBar } from './menus/selection-bar.ts';
import { takeBackRule } from './plugins/typing-rules.ts';
import { textSchema } from './schema.ts';

export interface Asks {
  link(): void;
  find(withReplace: boolean): void;
}

/** A key of the text under all its names, what it does as the sheet of keys says it, and the doing. */
interface TextKey {
  readonly keys: readonly string[];
  readonly says: string;
  readonly does: Command;
}

/** What keys do in the text. Keys that are taken here do not reach the screen's own, such as the palette's Control K. */
export function keys(asks: Asks): Plugin {
  const bound = textKeys(asks).flatMap(({ keys: names, does }) => names.map((name) => [name, does] as const));
  const handle = keydownHandler(Object.fromEntries(bound));
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

/** Every key of the text as it is shown, with what it does. */
export function shownKeys(): ShownKey[] {
  const nothing = (): void => undefined;
  return textKeys({ link: nothing, find: nothing }).map(({ keys: names, says }) => [names.map(shown).join('  '), says]);
}

const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓' };

/** `Mod-Shift-z` is shown as `Ctrl Shift Z`. */
function shown(name: string): string {
  const parts = name.split('-').map((part) => (part === 'Mod' ? 'Ctrl' : (arrows[part] ?? part)));
  return parts.map((part) => (part.length === 1 ? part.toUpperCase() : part)).join(' ');
}

function textKeys(asks: Asks): readonly TextKey[] {
  const ask =
    (what: () => void): Command =>
    () => {
      what();
      return true;
    };
  const { strong, emphasis, superscript, subscript } = textSchema.marks;
  const { keySays: says } = words;
  return [
    { keys: ['Mod-b'], says: says.strong, does: toggleMark(strong) },
    { keys: ['Mod-i'], says: says.emphasis, does: toggleMark(emphasis) },
    { keys: ['Mod-Shift-.'], says: says.superscript, does: toggleMark(superscript) },
    { keys: ['Mod-Shift-,'], says: says.subscript, does: toggleMark(subscript) },
    { keys: ['Mod-k'], says: words.link, does: ask(asks.link) },
    { keys: ['Mod-f'], says: words.find, does: ask(() => asks.find(false)) },
    { keys: ['Mod-h'], says: words.replace, does: ask(() => asks.find(true)) },
    { keys: ['Mod-z'], says: says.undo, does: first(takeBackRule, undoCommand) },
    { keys: ['Mod-y', 'Mod-Shift-z'], says: says.redo, does: redoCommand },
    { keys: ['Enter'], says: says.enter, does: enter },
    { keys: ['Shift-Enter'], says: says.line, does: lineBreak },
    { keys: ['Tab'], says: says.next, does: tab(1) },
    { keys: ['Shift-Tab'], says: says.previous, does: tab(-1) },
    { keys: ['Backspace'], says: says.back, does: first(takeBackRule, backspace) },
    { keys: ['Delete'], says: says.forwards, does: deleteForwardsBy('grapheme') },
    { keys: ['Mod-Backspace'], says: says.wordBack, does: backspaceBy('word') },
    { keys: ['Mod-Delete'], says: says.wordForwards, does: deleteForwardsBy('word') },
    { keys: ['Mod-a'], says: says.all, does: selectMore },
    { keys: ['Escape'], says: says.block, does: selectBlock },
    { keys: ['Alt-ArrowUp'], says: words.moveUp, does: moveBlock(-1) },
    { keys: ['Alt-ArrowDown'], says: words.moveDown, does: moveBlock(1) },
    { keys: ['Mod-Alt-j'], says: words.mergeOrSplit, does: mergeOrSplitCells },
    { keys: ['Mod-Shift-d'], says: words.duplicate, does: duplicateBlock },
    { keys: ['Alt-F10'], says: words.formattingBar, does: focusBar },
    { keys: ['Mod-.', 'Shift-F10'], says: words.blockMenu, does: blockMenu },
  ];
}

function first(...commands: readonly Command[]): Command {
  return (state, dispatch, view) => commands.some((command) => command(state, dispatch, view));
}

const blockMenu: Command = (state, _dispatch, view) => {
  if (!view) return false;
  const { left, top, bottom } = view.coordsAtPos(state.selection.from);
  openBlockMenu(view, new DOMRect(left, top, 1, bottom - top));
  return true;
};

/** Typing over a selection of several texts takes them out first, without joining forms. */
function typeOver(view: EditorView, from: number, to: number, text: string): boolean {
  const range = typedOver(view.state);
  if (!range || from === to) return plainIn(view, from, to, text);
  const tr = deleteBetween(view.state.tr, range.from, range.to);
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
