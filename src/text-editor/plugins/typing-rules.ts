import { InputRule, inputRules, undoInputRule } from 'prosemirror-inputrules';
import { type Command, type EditorState, type Plugin, Selection, type Transaction } from 'prosemirror-state';
import { turned } from '../commands/turn.ts';
import { textSchema } from '../schema.ts';
import type { Starter } from '../starters.ts';
import { quoteRules } from './quotes.ts';
import { SAME_STEP } from './undo-steps.ts';

/**
 * What is typed becomes what is meant: `## ` a crosshead, `- ` a point, straight quotes the ones of the language, `--` a dash.
 * Backspace straight afterwards takes it back.
 */
export function typingRules(lang: () => string): Plugin {
  return inputRules({ rules: [...blockRules(), ...dashRules(), ...quoteRules(lang)] });
}

/** Gives what was typed for what a rule made of it, straight afterwards. It belongs to the step that was typed. */
export const takeBackRule: Command = (state, dispatch) =>
  undoInputRule(state, dispatch && ((tr) => dispatch(tr.setMeta(SAME_STEP, true))));

function blockRules(): InputRule[] {
  const starts: readonly (readonly [RegExp, Starter])[] = [
    [/^#{1,4}\s$/, 'crosshead'],
    [/^[-*•]\s$/, 'list'],
    [/^1[.)]\s$/, 'numberedList'],
    [/^>\s$/, 'quote'],
  ];
  return [
    ...starts.map(
      ([pattern, kind]) => new InputRule(pattern, (state, _match, from, to) => started(state, { from, to }, kind)),
    ),
    dividerRule(),
  ];
}

/** The paragraph as a block of another kind, without the letters that asked for it. */
function started(state: EditorState, { from, to }: { from: number; to: number }, kind: Starter): Transaction | null {
  const $from = state.doc.resolve(from);
  if ($from.depth !== 1 || $from.parent.type.name !== 'paragraph') return null;
  const tr = state.tr.delete(from, to);
  const blocks = turned(tr.doc.resolve(from).parent, kind);
  if (!blocks) return null;
  tr.replaceWith($from.before(), tr.doc.resolve(from).after(), blocks);
  const caret = Selection.findFrom(tr.doc.resolve($from.before()), 1, true);
  return caret ? tr.setSelection(caret) : tr;
}

function dividerRule(): InputRule {
  return new InputRule(/^---$/, (state, _match, from) => {
    const $from = state.doc.resolve(from);
    if ($from.depth !== 1 || $from.parent.type.name !== 'paragraph' || $from.parent.content.size > 2) return null;
    const blocks = [textSchema.node('divider'), textSchema.node('paragraph')];
    const tr = state.tr.replaceWith($from.before(), $from.after(), blocks);
    return tr.setSelection(Selection.near(tr.doc.resolve($from.before() + 2), 1));
  });
}

function dashRules(): InputRule[] {
  // At the start of a paragraph two hyphens may become a divider's three.
  return [new InputRule(/(?<=[^-])--$/, '–'), new InputRule(/\.\.\.$/, '…')];
}
