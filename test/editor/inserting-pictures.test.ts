import { Selection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { insertPicture } from '../../src/text-editor/insert-picture.ts';
import { starterOf } from '../../src/text-editor/starters.ts';
import { documentWith, placeOf, stateWith } from './documents.ts';

const ferry = { id: 'fe44a0c51234abcd', width: 900, height: 600, renditions: [] };

/** The blocks of a body with a row of pictures once one came in where the caret is, and how many pictures each holds. */
function bodyAfter(caret: (start: ReturnType<typeof stateWith>) => Selection): string[] {
  const start = stateWith(documentWith('Words.', starterOf('gallery')));
  let state = start.apply(start.tr.setSelection(caret(start)));
  insertPicture(ferry)(state, (tr) => (state = state.apply(tr)));
  const held = (one: (typeof state.doc.children)[number]) =>
    one.children.filter(({ attrs }) => attrs['picture']).length;
  return state.doc.children.slice(2).map((one) => `${one.type.name} ${held(one)}`);
}

test('a picture that comes into a row of pictures stands behind the others, and elsewhere as a block of its own', () => {
  expect(bodyAfter(({ doc }) => Selection.atEnd(doc))).toEqual(['paragraph 0', 'gallery 1']);
  const inWords = bodyAfter(({ doc }) => Selection.near(doc.resolve(placeOf(doc, 'Words.'))));
  expect(inWords).toEqual(['paragraph 0', 'image 0', 'gallery 0']);
});
