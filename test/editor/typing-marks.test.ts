import { EditorState, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { expect, test } from 'vitest';
import { typingRules } from '../../src/text-editor/plugins/typing-rules.ts';
import { textSchema } from '../../src/text-editor/schema.ts';
import { documentWith } from './documents.ts';

/** Lines of a language as they are typed, a line feed as \n, and as they should stand. */
const lines: readonly (readonly [lang: string, typed: string, stands: string])[] = [
  [
    'en-GB',
    `He said:\n"Go home." It was the '90s. Rock 'n' roll.`,
    'He said:⏎“Go home.” It was the ’90s. Rock ’n’ roll.',
  ],
  ['en-GB', `"I was--" she said-- "and 'never' again"`, '“I was–” she said– “and ‘never’ again”'],
  ['en-GB', `("yes") ["no"] 'Tis the class of '68, she's 'here'`, '(“yes”) [“no”] ’Tis the class of ’68, she’s ‘here’'],
  ['en-GB', `"'Stop' is what he said" '20 dead' in fire`, '“‘Stop’ is what he said” ‘20 dead’ in fire'],
  ['de', `"Wie geht's?" 'Gut', sagt er. Die '90er.`, '„Wie geht’s?“ ‚Gut‘, sagt er. Die ’90er.'],
  ['fr-FR', `"Oui" -- l'eau de '90.`, '«\u00A0Oui\u00A0» – l’eau de ’90.'],
  ['nl', `"Ja, 'nee'" zei 's avonds`, '“Ja, ‘nee’” zei ’s avonds'],
  ['de-CH', `"Nein"`, '«Nein»'],
  ['pt-PT', `"Sim"`, '«Sim»'],
  ['sv', `"Ja" sa hon`, '”Ja” sa hon'],
  ['pl', `"Tak"`, '„Tak”'],
  ['ru', `"Да, 'да'"`, '«Да, „да“»'],
  ['ja', `彼は"はい"と言った`, '彼は「はい」と言った'],
  ['zh-Hant-TW', `他說"是"`, '他說「是」'],
  ['ar', `قال "لا"`, 'قال "لا"'],
];

test.each(lines)('in %s, %s is set with the marks of the language', (lang, typed, stands) => {
  expect(typedIn(lang, typed)).toBe(stands);
});

/** What stands in a blank paragraph once this was typed in it, letter by letter. */
function typedIn(lang: string, typed: string): string {
  const rules = typingRules(() => lang);
  const doc = documentWith('');
  const at = doc.content.size - 1;
  let state = EditorState.create({ doc, plugins: [rules], selection: TextSelection.create(doc, at) });
  for (const letter of typed) {
    const { from, to } = state.selection;
    const view = { state, dispatch: (tr: EditorState['tr']) => void (state = state.apply(tr)) };
    const insert = () => state.tr.insertText(letter, from, to);
    const isEnd = letter === '\n';
    if (isEnd) state = state.apply(state.tr.replaceSelectionWith(textSchema.nodes.break.create()));
    else if (!rules.props.handleTextInput?.call(rules, view as EditorView, from, to, letter, insert))
      state = state.apply(insert());
  }
  return state.doc.textBetween(at, state.doc.content.size - 1, null, '⏎').replaceAll('\n', '⏎');
}
