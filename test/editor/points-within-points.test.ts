import { parseHTML } from 'linkedom';
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { backspace } from '../../src/text-editor/commands/backspace.ts';
import { turnInto } from '../../src/text-editor/commands/blocks.ts';
import { enter, tab } from '../../src/text-editor/commands/enter.ts';
import { insertPasted } from '../../src/text-editor/paste/insert-pasted.ts';
import { paragraphsOf } from '../../src/text-editor/paste/lines.ts';
import { blocksOfLines } from '../../src/text-editor/paste/plain-points.ts';
import { readHtml } from '../../src/text-editor/paste/read-html.ts';
import { writeHtml, writePlain } from '../../src/text-editor/paste/write-html.ts';
import { textSchema } from '../../src/text-editor/schema.ts';
import { settled } from '../../src/text-editor/settle-suggestions.ts';
import { KEEP_AS_IS, suggesting } from '../../src/text-editor/suggest/author.ts';
import { recorded } from '../../src/text-editor/suggest/record.ts';
import { documentWith, placeOf, readable, stateWith } from './documents.ts';

function listOf(ordered: boolean, ...points: readonly string[]): EditorState {
  const items = points.map((words) => textSchema.node('listItem', null, words === '' ? [] : [textSchema.text(words)]));
  return stateWith(documentWith(textSchema.node('list', { ordered }, items)));
}

/** The state after a command with the caret before these words, or with all up to the end of `to` selected. */
function after(state: EditorState, words: string, command: Command, to?: string): EditorState {
  const from = placeOf(state.doc, words);
  const end = to === undefined ? from : placeOf(state.doc, to) + to.length;
  let here = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, end)));
  command(here, (tr) => (here = here.apply(tr)));
  return here;
}

const lines = ({ doc }: EditorState): string[] => readable(doc);

test('Tab takes a point with those within it one list further in, and Shift Tab back out', () => {
  let state = after(listOf(true, 'One', 'Two', 'Three', 'Four'), 'Two', tab(1));
  state = after(state, 'Three', tab(1));
  expect(lines(state)).toEqual(['list(One | ># Two | ># Three | Four)']);
  state = after(after(state, 'Three', tab(1)), 'Two', tab(1));
  expect(lines(state), 'no deeper than one within the point before').toEqual(['list(One | ># Two | >># Three | Four)']);
  state = after(state, 'Two', tab(-1));
  expect(lines(state)).toEqual(['list(One | Two | ># Three | Four)']);
  expect(lines(after(state, 'Two', tab(1), 'Four')), 'all that is selected').toEqual([
    'list(One | ># Two | >># Three | ># Four)',
  ]);
});

test('a Tab too many stays in the list, and Shift Tab at its edge leaves it', () => {
  const state = listOf(false, 'One', 'Two');
  const here = state.apply(state.tr.setSelection(TextSelection.create(state.doc, placeOf(state.doc, 'One'))));
  expect(tab(1)(here)).toBe(true);
  expect(tab(-1)(here)).toBe(false);
});

test('Enter goes on at the same depth, on an empty point further out, and then out of the list', () => {
  let state = after(listOf(false, 'One', 'Two'), 'Two', tab(1));
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, placeOf(state.doc, 'Two') + 1)));
  const act = (command: Command): void => void command(state, (tr) => (state = state.apply(tr)));
  act(enter);
  expect(lines(state)).toEqual(['list(One | > T | > wo)']);
  state = after(state, 'wo', (at, dispatch) => {
    dispatch?.(at.tr.delete(at.selection.from, at.selection.from + 2));
    return true;
  });
  act(enter);
  expect(state.selection.$from.parent.attrs['depth']).toBe(0);
  act(enter);
  expect(lines(state)).toEqual(['list(One | > T)', '']);
});

test('Backspace at the start of a point takes it out of one list before it joins the point before', () => {
  let state = after(listOf(false, 'One', 'Two'), 'Two', tab(1));
  state = after(state, 'Two', backspace);
  expect(lines(state)).toEqual(['list(One | Two)']);
  expect(lines(after(state, 'Two', backspace))).toEqual(['list(OneTwo)']);
});

test('a list that becomes one of another kind keeps what stands within what', () => {
  const state = after(listOf(false, 'One', 'Two'), 'Two', tab(1));
  expect(lines(after(state, 'Two', turnInto('numberedList')))).toEqual(['list(One | > Two)']);
});

test('points within points are copied as lists within lists, and come back as they were', () => {
  const html = '<ol start="3"><li>One<ul><li>Two<ol><li value="4">Three</li></ol></li></ul></li><li>Four</li></ol>';
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const { blocks } = readHtml(document.body);
  const { doc } = stateWith(documentWith(...blocks));
  expect(readable(doc)).toEqual(['list 3.(One | > Two | >>#4 Three | Four)']);
  expect(writeHtml(doc.slice(doc.content.size - (blocks[0]?.nodeSize ?? 0)).content)).toBe(html);
  expect(writePlain(doc.slice(doc.content.size - (blocks[0]?.nodeSize ?? 0)).content)).toBe(
    'One\n\tTwo\n\t\tThree\nFour',
  );
  const state = after(listOf(false, 'A', 'B'), 'B', tab(1));
  const place = placeOf(state.doc, 'B') + 1;
  const there = state.apply(state.tr.setSelection(TextSelection.create(state.doc, place)));
  expect(
    lines(there.apply(insertPasted(there, blocks))),
    'among points, as deep as the point they are pasted into',
  ).toEqual(['list(A | > BOne | >> Two | >>># Three | > Four)']);
});

test('a point further in can be suggested, accepted and rejected', () => {
  const author = { id: 'ada', now: () => '2026-11-30T00:00:00Z' };
  const before = listOf(false, 'One', 'Two').doc;
  const state = stateWith(before, [suggesting(() => author)]);
  const here = state.apply(state.tr.setSelection(TextSelection.create(state.doc, placeOf(state.doc, 'Two'))));
  let meant = here.tr;
  tab(1)(here, (tr) => (meant = tr));
  const suggested = meant.getMeta(KEEP_AS_IS) === true ? meant : recorded(meant, here, author);
  expect(suggested).not.toBeNull();
  if (!suggested) return;
  const then = here.apply(suggested);
  const decided = (verdict: 'accept' | 'reject'): string[] => lines(then.apply(settled(then, verdict, () => true)));
  expect(decided('reject')).toEqual(readable(before));
  expect(decided('accept')).toEqual(['list(One | > Two)']);
});

test.each([
  ['bullets', '• One\n  • Two\n    • Three\n• Four', ['list(One | > Two | >> Three | Four)']],
  ['tabs and signs of other kinds', '● One\n\t○ Two\n\t▪ Three\n● Four', ['list(One | > Two | > Three | Four)']],
  ['dashes, where some stand further in', 'Plan:\n- One\n  - Two\n- Four', ['Plan:', 'list(One | > Two | Four)']],
  ['bullets that all stand in', '   • One\n   • Two', ['list(One | Two)']],
  ['a dialogue', '– Who fell?\n– Nobody.', ['– Who fell?', '– Nobody.']],
])('plain words with %s are points as deep as they are set in', (_what, text, stands) => {
  expect(readable(documentWith(...blocksOfLines(paragraphsOf(text))))).toEqual(stands);
});
