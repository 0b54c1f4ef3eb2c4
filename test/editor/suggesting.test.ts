import { TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { backspace } from '../../src/text-editor/commands/backspace.ts';
import { deleteBlock } from '../../src/text-editor/commands/blocks.ts';
import { deleteBetween } from '../../src/text-editor/commands/delete-between.ts';
import { enter } from '../../src/text-editor/commands/enter.ts';
import { toggleMark } from '../../src/text-editor/commands/marks.ts';
import { insertPasted } from '../../src/text-editor/paste/insert-pasted.ts';
import { textSchema } from '../../src/text-editor/schema.ts';
import type { Author } from '../../src/text-editor/suggest/author.ts';
import { suggestionsIn } from '../../src/text-editor/suggestions.ts';
import { draftOf, type Filing } from '../../src/story/draft-of.ts';
import { aStory } from '../house/stories.ts';
import { atDesk } from './at-desk.ts';
import { paragraph, placeOf } from './documents.ts';

const filing = aStory() as Filing;

test('what is typed is one suggestion, however many letters it has', () => {
  const desk = atDesk('ada', 'The wall fell.').caret('fell').type('slowly ');
  expect(desk.reads()).toEqual(['The wall {+slowly +}fell.']);
  const [only, ...others] = suggestionsIn(desk.state().doc);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ by: 'ada', inserted: 'slowly ', deleted: '' });
});

test('what is taken out stays and is marked; one’s own suggestion is really taken out', () => {
  const desk = atDesk('ada', 'The old wall fell.').take('old ');
  expect(desk.reads()).toEqual(['The {-old -}wall fell.']);
  desk.caret('fell').type('late ').take('ate');
  expect(desk.reads()).toEqual(['The {-old -}wall {+l +}fell.']);
});

test('words typed over others are one suggestion of both', () => {
  const desk = atDesk('ada', 'The wall fell.').caret('fell', '.').type('stood');
  expect(desk.reads()).toEqual(['The wall {-fell-}{+stood+}.']);
  expect(suggestionsIn(desk.state().doc)).toHaveLength(1);
});

test.each([0, 4])('words typed %i letters behind the start of struck ones look like those that would stand', (on) => {
  const desk = atDesk('ada', 'Boat at sea.').caret('Boat', ' at').run(toggleMark(textSchema.marks.strong));
  const { tr, doc } = desk.state();
  desk.apply(tr.setSelection(TextSelection.create(doc, placeOf(doc, 'Boat') + on)), null);
  expect(desk.type('A ').settle('accept').reads()).toEqual(['*A Boat* at sea.']);
});

test('what is chosen for words beside struck ones stays', () => {
  const desk = atDesk('ada', 'Boat at sea.').caret('Boat', ' at').run(toggleMark(textSchema.marks.strong));
  desk.caret('Boat').run(toggleMark(textSchema.marks.strong)).apply(desk.state().tr.insertText('A '));
  expect(desk.settle('accept').reads()).toEqual(['A *Boat* at sea.']);
});

test('accepted and rejected suggestions leave what they say, and what they found', () => {
  const suggested = () => atDesk('ada', 'The old wall fell.').take('old ').caret('fell').type('slowly ');
  expect(suggested().settle('accept').reads()).toEqual(['The wall slowly fell.']);
  expect(suggested().settle('reject').reads()).toEqual(['The old wall fell.']);
});

test('one of two suggestions is settled and the other stays, with edits around and within both', () => {
  const desk = atDesk('ada', 'The old wall fell.').take('old ').caret('fell').type('slowly ');
  desk.caret('The').type('Yes. ', null).caret('wall').type('stone ', null);
  const [first] = suggestionsIn(desk.state().doc);
  expect(desk.settle('accept', first?.id).reads()).toEqual(['Yes. The stone wall {+slowly +}fell.']);
});

test('another person’s suggestion is suggested away, not taken away', () => {
  const desk = atDesk('ada', 'The wall fell.').caret('fell').type('slowly ');
  const ben: Author = { id: 'ben', now: () => '2026-11-23T09:05:00Z' };
  desk.take('slowly ', ben);
  expect(desk.reads()).toEqual(['The wall {-{+slowly +}-}fell.']);
  expect(
    suggestionsIn(desk.state().doc)
      .map(({ by }) => by)
      .toSorted(),
  ).toEqual(['ada', 'ben']);
  expect(desk.settle('accept').reads()).toEqual(['The wall fell.']);
});

test('a cut paragraph is whole when it is rejected and two when it is accepted', () => {
  const cut = () => atDesk('ada', 'One. Two.').caret('Two').run(enter);
  expect(cut().reads()).toEqual(['One. {-Two.-}', '{+Two.+}']);
  expect(cut().settle('accept').reads()).toEqual(['One. ', 'Two.']);
  expect(cut().settle('reject').reads()).toEqual(['One. Two.']);
  expect(suggestionsIn(cut().state().doc)).toHaveLength(1);
});

test('words taken out and typed again are no suggestion, and one types on among them', () => {
  const again = atDesk('ada', 'One. Two.').caret('Two').take('Two').type('Two');
  expect(again.reads()).toEqual(['One. Two.']);
  expect(again.type('x').reads()).toEqual(['One. Two{+x+}.']);
});

test('one writes on where the text was cut, and Backspace there makes it one again', () => {
  const on = () => atDesk('ada', 'One. Two.').caret('Two').run(enter).type('Now ');
  expect(on().reads()).toEqual(['One. {-Two.-}', '{+Now Two.+}']);
  expect(on().settle('accept').reads()).toEqual(['One. ', 'Now Two.']);
  expect(on().run(enter).type('so').settle('accept').reads()).toEqual(['One. ', 'Now ', 'soTwo.']);
  const back = atDesk('ada', 'One. Two.').caret('Two').run(enter).run(backspace);
  expect(back.reads()).toEqual(['One. Two.']);
  expect(back.type('Now ').settle('accept').reads()).toEqual(['One. Now Two.']);
  const item = textSchema.node('listItem', null, [textSchema.text('One. Two.')]);
  const list = textSchema.node('list', { ordered: false }, [item]);
  const point = atDesk('ada', list).caret('Two').run(enter).type('Now ');
  expect(point.settle('accept').reads()).toEqual(['list(One.  | Now Two.)']);
});

test('two joined paragraphs are two when it is rejected and one when it is accepted', () => {
  const join = () => atDesk('ada', 'One.', 'Two.').caret('Two').run(backspace);
  expect(join().reads()).toEqual(['One.{+Two.+}', '{-Two.-}']);
  expect(join().settle('accept').reads()).toEqual(['One.Two.']);
  expect(join().settle('reject').reads()).toEqual(['One.', 'Two.']);
  expect(join().type('x').settle('accept').reads()).toEqual(['One.xTwo.']);
});

test('a block taken out is back when it is rejected and gone when it is accepted', () => {
  const gone = () => atDesk('ada', 'One.', 'Two.').caret('One').run(deleteBlock);
  expect(gone().reads()).toEqual(['{-One.-}', 'Two.']);
  expect(gone().settle('accept').reads()).toEqual(['Two.']);
  expect(gone().settle('reject').reads()).toEqual(['One.', 'Two.']);
});

test('Backspace goes back over words that are suggested away already, and takes letters as people see them', () => {
  const desk = atDesk('ada', 'One 👩‍🚀 wall.').caret('wall').run(backspace).run(backspace).run(backspace).type('x');
  expect(desk.reads()).toEqual(['One{+x+}{- 👩‍🚀 -}wall.']);
  expect(desk.caret('x').run(backspace).reads()).toEqual(['On{-e-}{+x+}{- 👩‍🚀 -}wall.']);
});

test('a selection over several paragraphs is suggested away word by word', () => {
  const desk = atDesk('ada', 'One two.', 'Three.', 'Four five.');
  const { doc } = desk.state();
  desk.apply(deleteBetween(desk.state().tr, placeOf(doc, 'two'), placeOf(doc, 'five')));
  const words = desk.reads();
  expect(words).toEqual(['One {-two.-}{+five.+}', '{-Three.-}', '{-Four five.-}']);
  expect(desk.settle('reject').reads()).toEqual(['One two.', 'Three.', 'Four five.']);
});

test('pasted paragraphs are suggested, and gone when they are rejected', () => {
  const desk = atDesk('ada', 'Before after.').caret('after');
  desk.apply(insertPasted(desk.state(), [paragraph('New one.'), paragraph('New two.')]));
  expect(desk.reads()).toEqual(['Before {+New one.+}{-after.-}', '{+New two.after.+}']);
  expect(desk.type('On ').reads()).toEqual(['Before {+New one.+}{-after.-}', '{+New two.On after.+}']);
  expect(desk.settle('reject').reads()).toEqual(['Before after.']);
});

test('nothing suggested is part of the story before it is accepted', () => {
  const desk = atDesk('ada', 'One. Two.', 'Three.').caret('Two').run(enter).caret('Three').type('Not yet. ');
  const body = draftOf(desk.state().doc, filing).story.body;
  expect(body.map((block) => (block.type === 'paragraph' ? block.text : ''))).toEqual(['One. Two.', 'Three.']);
});
