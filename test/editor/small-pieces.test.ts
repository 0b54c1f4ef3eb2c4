import { type Decoration, DecorationSet } from 'prosemirror-view';
import { EditorState, TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { backspace } from '../../src/text-editor/commands/backspace.ts';
import { commentsIn, removeComment } from '../../src/text-editor/comments.ts';
import { insertItems } from '../../src/text-editor/menus/insert-items.ts';
import { toneOf } from '../../src/text-editor/person-tone.ts';
import { highlighted, stretchesIn, wordsIn } from '../../src/text-editor/plugins/highlights.ts';
import { textSchema } from '../../src/text-editor/schema.ts';
import { starterOf } from '../../src/text-editor/starters.ts';
import { documentWith, placeOf, readable, stateWith } from './documents.ts';

const { comment } = textSchema.marks;

/** A state in which these words carry a comment. */
function commented(words: string, id: string, state: EditorState): EditorState {
  const at = placeOf(state.doc, words);
  return state.apply(state.tr.addMark(at, at + words.length, comment.create({ id })));
}

test('comments are found in the order of the text, each with its words, and one is taken off alone', () => {
  const plain = stateWith(documentWith('The pier stays.', 'The ferry goes.'));
  let state = commented('pier', 'c2', commented('ferry goes', 'c1', plain));
  expect(commentsIn(state.doc).map(({ id, quote }) => [id, quote])).toEqual([
    ['c2', 'pier'],
    ['c1', 'ferry goes'],
  ]);
  const dispatch = (tr: EditorState['tr']): void => {
    state = state.apply(tr);
  };
  removeComment({ state, dispatch }, 'c2');
  expect(commentsIn(state.doc).map(({ id }) => id)).toEqual(['c1']);
  expect(readable(state.doc)).toEqual(readable(plain.doc));
});

test('Backspace at the start of a text behind points writes on in the last of them', () => {
  const points = textSchema.node(
    'list',
    null,
    ['One', 'Two'].map((words) => textSchema.node('listItem', null, textSchema.text(words))),
  );
  const doc = documentWith(points, 'and more');
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, placeOf(doc, 'and more')) });
  let after = state;
  backspace(state, (tr) => {
    after = state.apply(tr);
  });
  expect(readable(after.doc).join(' ')).toContain('Twoand more');
});

test('the menu offers what has a word that begins with what is typed', () => {
  expect(insertItems('').length).toBeGreaterThan(10);
  expect(insertItems('quo').map(({ name }) => name)).toEqual(['Pull quote', 'Quote']);
  expect(insertItems('quote').map(({ name }) => name)).toEqual(['Quote', 'Pull quote']);
  expect(insertItems(' TABLE').map(({ kind }) => kind)).toContain('table');
  expect(insertItems('zzz')).toEqual([]);
});

test('somebody keeps one of six colours by their number, and whoever looks has their own', () => {
  expect([0, 5, 6, 13].map(toneOf)).toEqual(['person-0', 'person-5', 'person-0', 'person-1']);
  expect([null, undefined, 'x'].map(toneOf)).toEqual(['person-you', 'person-you', 'person-you']);
});

test('what is highlighted are exactly the stretches that were found', () => {
  const doc = documentWith('TK the ferry, TK', 'no mark');
  const find = (text: Parameters<typeof wordsIn>[0]) =>
    [...wordsIn(text).matchAll(/TK/g)].map(({ index }) => ({ from: index, to: index + 2 }));
  const set = DecorationSet.create(doc, highlighted(stretchesIn(doc, find), 'found'));
  expect(set.find().map(({ from, to }: Decoration) => doc.textBetween(from, to))).toEqual(['TK', 'TK']);
});

test.each(['factBox', 'gallery'] as const)('a new %s has something to write in or to fill', (kind) => {
  const { children } = starterOf(kind);
  expect(children.at(-1)?.type.name).toBe({ factBox: 'paragraph', gallery: 'image' }[kind]);
});
