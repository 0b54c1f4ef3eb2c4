import type { Node } from 'prosemirror-model';
import { addColumnAfter, addRowAfter, CellSelection, deleteRow } from 'prosemirror-tables';
import { TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { backspace } from '../../src/text-editor/commands/backspace.ts';
import { deleteBlock, insertBlock, moveBlock, turnInto } from '../../src/text-editor/commands/blocks.ts';
import { deleteBetween } from '../../src/text-editor/commands/delete-between.ts';
import { bodyStart } from '../../src/text-editor/commands/places.ts';
import { enter, lineBreak } from '../../src/text-editor/commands/enter.ts';
import { mergeOrSplitCells } from '../../src/text-editor/commands/merge-cells.ts';
import { columnAway, rowAway } from '../../src/text-editor/commands/table-rows.ts';
import { toggleMark } from '../../src/text-editor/commands/marks.ts';
import { insertPasted } from '../../src/text-editor/paste/insert-pasted.ts';
import { copied } from '../../src/text-editor/paste/own-copy.ts';
import { textSchema } from '../../src/text-editor/schema.ts';
import type { Author } from '../../src/text-editor/suggest/author.ts';
import { suggestionsIn } from '../../src/text-editor/suggestions.ts';
import { asAccepted } from '../../src/text-editor/suggest/as-accepted.ts';
import { recorded } from '../../src/text-editor/suggest/record.ts';
import { documentOf } from '../../src/story/document-of.ts';
import type { Block } from '../../src/story/blocks.ts';
import { draftOf, type Filing } from '../../src/story/draft-of.ts';
import { publishable } from '../../src/story/publishable.ts';
import { aStory } from '../house/stories.ts';
import { atDesk } from './at-desk.ts';
import { paragraph, placeOf, readable, stateWith } from './documents.ts';

const filing = aStory() as Filing;
const ada: Author = { id: 'ada', now: () => '2026-11-23T09:00:00Z' };
const ben: Author = { id: 'ben', now: () => '2026-11-23T09:05:00Z' };

/** A block as the document of a story has it. */
function blockOf(block: Block): Node {
  return textSchema.nodeFromJSON(
    documentOf(aStory({ body: [block] }))
      .child(2)
      .toJSON(),
  );
}

const image = blockOf(aStory({ body: [{ type: 'image', alt: 'A boat', caption: 'The ferry' }] }).body[0]!);
const divider = textSchema.node('divider');
const table = blockOf(aStory({ body: [{ type: 'table', head: ['Boat'], rows: [['Kestrel'], ['Heron']] }] }).body[0]!);

function kinds(desk: ReturnType<typeof atDesk>): string[] {
  return draftOf(desk.state().doc, filing).story.body.map(({ type }) => type);
}

test('a block without words is suggested away, stays in the story, and goes when that is accepted', () => {
  const gone = () => atDesk('ada', 'One.', divider, 'Two.').block(1).run(deleteBlock);
  expect(gone().reads()).toEqual(['One.', '{-divider()-}', 'Two.']);
  expect(kinds(gone())).toEqual(['paragraph', 'divider', 'paragraph']);
  expect(suggestionsIn(gone().state().doc)).toMatchObject([{ by: 'ada', blocksOut: ['divider'], deleted: '' }]);
  expect(gone().settle('accept').reads()).toEqual(['One.', 'Two.']);
  expect(gone().settle('reject').reads()).toEqual(['One.', 'divider()', 'Two.']);
});

test('a picture goes with its words, and they come back with it', () => {
  const gone = () => atDesk('ada', 'One.', image).block(1).run(backspace);
  expect(gone().reads()).toEqual([
    'One.',
    '{-image({-alt=A boat-} | {-caption=The ferry-})-}'
      .replaceAll('{-alt=A boat-}', 'alt={-A boat-}')
      .replaceAll('{-caption=The ferry-}', 'caption={-The ferry-}'),
  ]);
  expect(suggestionsIn(gone().state().doc)).toMatchObject([{ blocksOut: ['image'], deleted: 'A boat\nThe ferry' }]);
  expect(gone().settle('accept').reads()).toEqual(['One.']);
  expect(
    gone()
      .settle('reject')
      .state()
      .doc.eq(atDesk('ada', 'One.', image).state().doc),
  ).toBe(true);
});

test('several blocks selected together are one suggestion', () => {
  const desk = atDesk('ada', 'One two.', divider, image, 'Three four.');
  const { doc } = desk.state();
  desk.apply(deleteBetween(desk.state().tr, placeOf(doc, 'two'), placeOf(doc, 'four')));
  expect(desk.reads()[1]).toBe('{-divider()-}');
  expect(suggestionsIn(desk.state().doc)).toMatchObject([{ blocksOut: ['divider', 'image'] }]);
  expect(desk.settle('accept').reads()).toEqual(['One four.']);
});

test('a block put in is no part of the story, its words are not counted, and nobody is told that it lacks any', () => {
  const put = () => atDesk('ada', 'One.', 'Two.').caret('One').run(insertBlock('image'));
  expect(put().reads()).toEqual(['One.', '{+image()+}', 'Two.']);
  expect(kinds(put())).toEqual(['paragraph', 'paragraph']);
  const worded = put().type('A boat');
  expect(worded.reads()[1]).toBe('{+image(alt={+A boat+})+}');
  expect(suggestionsIn(worded.state().doc)).toMatchObject([{ blocksIn: ['image'], inserted: 'A boat' }]);
  const { story, pending } = draftOf(put().state().doc, filing);
  const { blocks, warns } = publishable(story, { change: 'minor', note: null }, { open: pending });
  expect([...blocks, ...warns].filter(({ where }) => where.startsWith('body'))).toEqual([]);
  expect(warns.map(({ code }) => code)).toContain('suggestions-open');
  expect(worded.settle('reject').reads()).toEqual(['One.', 'Two.']);
  expect(put().type('A boat').settle('accept').reads()).toEqual(['One.', 'image(alt=A boat)', 'Two.']);
});

test('what is pasted is suggested, blocks without words too', () => {
  const desk = atDesk('ada', 'Before after.').caret('after');
  desk.apply(insertPasted(desk.state(), [paragraph('New.'), divider]));
  expect(desk.reads()).toEqual(['Before {+New.+}{-after.-}', '{+divider()+}', '{+after.+}']);
  expect(suggestionsIn(desk.state().doc)).toHaveLength(1);
  expect(desk.settle('reject').reads()).toEqual(['Before after.']);
});

test('one’s own suggested block is changed, moved and taken out outright', () => {
  const desk = atDesk('ada', 'One.', 'Two.').caret('One').run(insertBlock('image'));
  expect(desk.block(1).run(moveBlock(1)).reads()).toEqual(['One.', 'Two.', '{+image()+}']);
  const pos = desk.state().selection.from;
  desk.apply(desk.state().tr.setNodeAttribute(desk.state().doc.resolve(pos).before(1), 'decorative', true));
  expect(desk.state().doc.lastChild?.attrs['decorative']).toBe(true);
  expect(suggestionsIn(desk.state().doc)).toHaveLength(1);
  expect(desk.block(2).run(deleteBlock).reads()).toEqual(['One.', 'Two.']);
});

test('what another put in is suggested away, and each of the two is settled by itself', () => {
  const both = () => atDesk('ada', 'One.').caret('One').run(insertBlock('divider')).block(1).run(deleteBlock, ben);
  expect(both().reads()[1]).toBe('{-{+divider()+}-}');
  expect(kinds(both())).toEqual(['paragraph']);
  const ids = suggestionsIn(both().state().doc).map(({ by }) => by);
  expect(ids).toEqual(['ada', 'ben']);
  const settle = (whose: string, verdict: 'accept' | 'reject') => {
    const desk = both();
    return desk.settle(verdict, suggestionsIn(desk.state().doc).find(({ by }) => by === whose)?.id).reads()[1];
  };
  expect(settle('ada', 'accept')).toBe('{-divider()-}');
  expect(settle('ben', 'reject')).toBe('{+divider()+}');
  expect(settle('ben', 'accept')).not.toContain('divider');
});

test('a moved block stands in both places until one is chosen', () => {
  const moved = () => atDesk('ada', 'One.', divider, 'Two.').block(1).run(moveBlock(1));
  expect(moved().reads()).toEqual(['One.', '{-divider()-}', 'Two.', '{+divider()+}']);
  expect(suggestionsIn(moved().state().doc)).toHaveLength(1);
  expect(moved().settle('accept').reads()).toEqual(['One.', 'Two.', 'divider()']);
  expect(moved().settle('reject').reads()).toEqual(['One.', 'divider()', 'Two.']);
});

test('another picture, an address or a heading is a block for a block', () => {
  const desk = atDesk('ada', 'One.', image);
  const pos = desk.state().doc.content.size - image.nodeSize;
  desk.apply(desk.state().tr.setNodeAttribute(pos, 'decorative', true));
  expect(draftOf(desk.state().doc, filing).story.body[1]).toMatchObject({ decorative: false, alt: 'A boat' });
  const [only] = suggestionsIn(desk.state().doc);
  expect(only).toMatchObject({ blocksIn: ['image'], blocksOut: ['image'] });
  desk.settle('accept');
  expect(draftOf(desk.state().doc, filing).story.body[1]).toMatchObject({ decorative: true, alt: 'A boat' });
  const turned = () => atDesk('ada', 'One.', 'Two.').caret('Two').run(turnInto('crosshead'));
  expect(turned().reads()).toEqual(['One.', '{-Two.-}', '{+crosshead({+Two.+})+}']);
  expect(turned().settle('accept').reads()).toEqual(['One.', 'crosshead(Two.)']);
  expect(turned().settle('reject').reads()).toEqual(['One.', 'Two.']);
});

test('a suggestion is said as what it is, and not as words for the same words', () => {
  const acts = (desk: ReturnType<typeof atDesk>) => suggestionsIn(desk.state().doc).map(({ act }) => act);
  const two = () => atDesk('ada', 'One two.', 'Three.');
  expect(acts(two().caret('two').run(enter))).toEqual([{ is: 'split', of: 'paragraph', more: '' }]);
  expect(acts(two().caret('two').run(enter).type('But '))).toEqual([{ is: 'split', of: 'paragraph', more: 'But' }]);
  expect(acts(two().caret('Three').run(backspace))).toEqual([{ is: 'join', of: 'paragraph' }]);
  expect(acts(two().caret('Three').run(turnInto('crosshead')))).toEqual([
    { is: 'turn', of: 'paragraph', into: 'crosshead' },
  ]);
  expect(acts(two().caret('One', 'Three').run(turnInto('list')))).toEqual([
    { is: 'turn', of: 'paragraph', into: 'list' },
  ]);
  expect(acts(two().caret('Three').run(moveBlock(-1)))).toEqual([{ is: 'move', of: 'paragraph' }]);
  expect(acts(atDesk('ada', 'One.', divider, 'Two.').block(1).run(moveBlock(1)))).toEqual([
    { is: 'move', of: 'divider' },
  ]);
  expect(acts(atDesk('ada', table, 'One.').block(0).run(moveBlock(1)))).toEqual([{ is: 'move', of: 'table' }]);
  expect(acts(atDesk('ada', table).caret('Kestrel').run(addColumnAfter))).toEqual([{ is: 'settings', of: 'table' }]);
  expect(acts(atDesk('ada', table).caret('Kestrel').run(addRowAfter))).toEqual([{ is: 'words' }]);
  expect(acts(two().caret('two', '.').run(toggleMark(textSchema.marks.strong)))).toEqual([{ is: 'looks' }]);
  expect(acts(atDesk('ada', 'One.', '').block(1).run(deleteBlock))).toEqual([{ is: 'empty-out', of: 'paragraph' }]);
  expect(acts(two().caret('Three').type('Or '))).toEqual([{ is: 'words' }]);
  expect(acts(two().block(1).run(deleteBlock))).toEqual([{ is: 'words' }]);
  const pictured = atDesk('ada', 'One.', image);
  pictured.apply(
    pictured.state().tr.setNodeAttribute(pictured.state().doc.content.size - image.nodeSize, 'decorative', true),
  );
  expect(acts(pictured)).toEqual([{ is: 'settings', of: 'image' }]);
});

test('rows are suggested one by one, and a column with its table', () => {
  const rows = (desk: ReturnType<typeof atDesk>) =>
    draftOf(desk.state().doc, filing).story.body.map((block) => (block.type === 'table' ? block.rows : []));
  const added = () => atDesk('ada', table).caret('Kestrel').run(addRowAfter);
  expect(rows(added())).toEqual([[['Kestrel'], ['Heron']]]);
  expect(suggestionsIn(added().state().doc)).toMatchObject([{ blocksIn: ['tableRow'] }]);
  expect(rows(added().settle('accept'))).toEqual([[['Kestrel'], [''], ['Heron']]]);
  const taken = () => atDesk('ada', table).caret('Kestrel').run(deleteRow);
  expect(rows(taken())).toEqual([[['Kestrel'], ['Heron']]]);
  expect(rows(taken().settle('accept'))).toEqual([[['Heron']]]);
  const wider = () => atDesk('ada', table).caret('Kestrel').run(addColumnAfter);
  expect(rows(wider())).toEqual([[['Kestrel'], ['Heron']]]);
  expect(rows(wider().settle('accept'))).toEqual([
    [
      ['Kestrel', ''],
      ['Heron', ''],
    ],
  ]);
  expect(rows(wider().settle('reject'))).toEqual([[['Kestrel'], ['Heron']]]);
});

test('rows and columns go from under merged cells, which are shorter then, and come back as they were when that is rejected', () => {
  const merged = blockOf(
    aStory({
      body: [{ type: 'table', rows: [[{ text: 'Ostrey', rowspan: 2 }, '12'], ['14'], ['Tern', '3']] }],
    }).body[0]!,
  );
  const rows = (desk: ReturnType<typeof atDesk>) =>
    draftOf(desk.state().doc, filing).story.body.map((block) => (block.type === 'table' ? block.rows : []));
  const before = rows(atDesk('ada', merged));
  const second = () => atDesk('ada', merged).caret('14').run(rowAway);
  expect(rows(second())).toEqual(before);
  expect(rows(second().settle('accept'))).toEqual([
    [
      ['Ostrey', '12'],
      ['Tern', '3'],
    ],
  ]);
  expect(rows(second().settle('reject'))).toEqual(before);
  const first = () => atDesk('ada', merged).caret('12').run(rowAway);
  expect(rows(first().settle('accept'))).toEqual([
    [
      ['Ostrey', '14'],
      ['Tern', '3'],
    ],
  ]);
  expect(rows(first().settle('reject'))).toEqual(before);
  const column = () => atDesk('ada', merged).caret('12').run(columnAway);
  expect(rows(column().settle('accept'))).toEqual([[['Ostrey'], ['Tern']]]);
  expect(rows(column().settle('reject'))).toEqual(before);
  const added = () => atDesk('ada', merged).caret('12').run(addRowAfter);
  expect(rows(added())).toEqual(before);
  expect(rows(added().settle('accept'))).toMatchObject([
    [[{ text: 'Ostrey', rowspan: 3 }, '12'], [''], ['14'], ['Tern', '3']],
  ]);
  expect(rows(added().settle('reject'))).toEqual(before);
});

test('cells are merged with their words on lines of their own, and parted again; while suggesting with their table', () => {
  const square: Block[] = [
    {
      type: 'table',
      caption: null,
      head: [],
      rows: [
        ['Ostrey', '12'],
        ['', '14'],
        ['Tern', '3'],
      ],
      rowHeads: true,
      source: null,
    },
  ];
  const grid = blockOf(square[0]!);
  const rows = (desk: ReturnType<typeof atDesk>) =>
    draftOf(desk.state().doc, filing).story.body.map((block) => (block.type === 'table' ? block.rows : []));
  const before = rows(atDesk('ada', grid));
  const merged = (from: string, to: string, who: Author | null) => {
    const desk = atDesk('ada', grid);
    const cell = (words: string) => placeOf(desk.state().doc, words) - 2;
    const selection = CellSelection.create(desk.state().doc, cell(from), cell(to));
    desk.apply(desk.state().tr.setSelection(selection), null);
    return desk.run(mergeOrSplitCells, who);
  };
  const tall = [[{ text: '12\n14\n3', rowspan: 3 }], [''], ['Tern']];
  expect(rows(merged('12', '3', null))).toMatchObject([[['Ostrey', tall[0]![0]], [''], ['Tern']]]);
  expect(rows(merged('12', '3', null).run(mergeOrSplitCells, null))).toEqual([
    [
      ['Ostrey', '12\n14\n3'],
      ['', ''],
      ['Tern', ''],
    ],
  ]);
  // With the caret alone the cell behind it is taken along.
  expect(rows(atDesk('ada', grid).caret('Tern').run(mergeOrSplitCells, null))).toMatchObject([
    [['Ostrey', '12'], ['', '14'], [{ text: 'Tern\n3', colspan: 2 }]],
  ]);
  expect(mergeOrSplitCells(atDesk('ada', grid).caret('14').state())).toBe(false);
  expect(mergeOrSplitCells(atDesk('ada', 'One.').caret('One').state())).toBe(false);
  const suggested = () => merged('12', '3', ada);
  expect(rows(suggested())).toEqual(before);
  expect(rows(suggested().settle('reject'))).toEqual(before);
  expect(rows(suggested().settle('accept'))).toMatchObject([[['Ostrey', tall[0]![0]], [''], ['Tern']]]);
});

test('points after a paragraph that is written among them count on', () => {
  const point = (words: string) => textSchema.node('listItem', null, paragraph(words).content);
  const list = textSchema.node('list', { ordered: true, start: 4 }, [point('Close'), point(''), point('Ring')]);
  const desk = () => {
    const opened = atDesk('ada', list);
    const between = placeOf(opened.state().doc, 'Ring') - 2;
    const { tr } = opened.state();
    opened.apply(tr.setSelection(TextSelection.create(tr.doc, between)), null);
    return opened.run(enter);
  };
  expect(desk().settle('accept').reads()).toEqual(['list 4.(Close)', '', 'list 5.(Ring)']);
  expect(desk().settle('reject').reads()).toEqual(['list 4.(Close | Ring)']);
});

test('a line feed and strong words are suggested like other words', () => {
  const line = () => atDesk('ada', 'One two.').caret('two').run(lineBreak);
  expect(line().reads()).toEqual(['One {+⏎+}two.']);
  expect(line().settle('accept').reads()).toEqual(['One ⏎two.']);
  expect(line().settle('reject').reads()).toEqual(['One two.']);
  const strong = () => atDesk('ada', 'One two.').caret('two', '.').run(toggleMark(textSchema.marks.strong));
  expect(strong().reads()).toEqual(['One {-two-}{+*two*+}.']);
  expect(strong().settle('accept').reads()).toEqual(['One *two*.']);
});

test('Enter at either end of a text leaves the story as it is, and what is written there is suggested', () => {
  const after = atDesk('ada', 'One.', 'Two.').caret('Two').run(backspace).run(enter);
  expect(draftOf(after.state().doc, filing).story.body).toHaveLength(2);
  const before = atDesk('ada', 'One.').caret('One').run(enter);
  expect(before.reads()).toEqual(['', 'One.']);
  expect(kinds(before)).toEqual(['paragraph']);
});

test('words that somebody joins to a suggested crosshead stay in the story', () => {
  const desk = atDesk('ada', 'One.', 'Two.').caret('One').run(insertBlock('crosshead')).type('Head').caret('Two');
  let state = stateWith(desk.state().doc);
  state = state.apply(state.tr.setSelection(desk.state().selection));
  backspace(state, (tr) => (state = state.apply(tr)));
  expect(readable(state.doc)).toEqual(['One.', 'crosshead({+Head+}Two.)']);
  expect(draftOf(state.doc, filing).story.body[1]).toEqual({ type: 'crosshead', text: 'Two.' });
});

test('what is pasted over all there is leaves nothing of it behind when that is accepted', () => {
  const over = () => {
    const desk = atDesk('ada', '');
    const selects = (from: number, before: number): void => {
      const { doc, tr } = desk.state();
      desk.apply(tr.setSelection(TextSelection.create(doc, bodyStart(doc) + from, doc.content.size - before)), null);
    };
    selects(1, 1);
    desk.run(insertBlock('pullQuote'));
    selects(4, 1);
    const blocks = [textSchema.node('paragraph', null, [textSchema.text('One.')]), divider];
    return desk.run(asAccepted((state, dispatch) => (dispatch?.(insertPasted(state, blocks)), true)));
  };
  expect(over().settle('accept').reads()).toEqual(['One.', 'divider()']);
  expect(over().settle('reject').reads()).toEqual(['']);
});

test('a copy of suggested blocks is as if they were accepted', () => {
  const desk = atDesk('ada', 'One.', divider, 'Two.').block(1).run(deleteBlock).caret('Two').run(insertBlock('image'));
  const copy = copied(desk.state().doc.slice(desk.state().doc.child(0).nodeSize + 2, desk.state().doc.content.size));
  expect(copy.content.content.map(({ type }) => type.name)).toEqual(['paragraph', 'paragraph', 'image', 'paragraph']);
  expect(copy.content.content.every(({ attrs }) => !attrs['insertion'])).toBe(true);
});

test('what no suggestion could say is not done', () => {
  const desk = atDesk('ada', 'One.');
  const { state } = desk;
  const tr = state().tr.insert(1, textSchema.node('field', { name: 'kicker' }));
  expect(recorded(tr, state(), ben)).toBeNull();
});

test.each([
  ['a paragraph from its start', ['One.', 'Two.'], 'One.', ['OverTwo.']],
  ['the end of a paragraph', ['One.', 'Two.'], 'ne.', ['OOverTwo.']],
  ['a point of a list', [listOf('One.', 'Two.')], 'One.', ['list(OverTwo.)']],
])('letters typed over %s and on to the next stand where they were typed', (_what, blocks, from, accepted) => {
  const over = () => {
    const desk = atDesk('ada', ...blocks);
    const [start, end] = [placeOf(desk.state().doc, from), placeOf(desk.state().doc, 'Two.')];
    desk.apply(deleteBetween(desk.state().tr, start, end).insertText('O'));
    return desk.type('ver');
  };
  expect(over().settle('accept').reads()).toEqual(accepted);
  expect(over().settle('reject').reads()).toEqual(atDesk('ada', ...blocks).reads());
});

function listOf(...points: string[]): Node {
  return textSchema.node(
    'list',
    { ordered: false },
    points.map((words) => textSchema.node('listItem', null, [textSchema.text(words)])),
  );
}

test('letters typed over all there is stand in the paragraph that is put in for it', () => {
  const quoted = documentOf(
    aStory({ body: [{ type: 'pullQuote', text: 'Boat', speaker: null, role: null, source: null }] }),
  );
  const desk = atDesk('ada', textSchema.nodeFromJSON(quoted.child(2).toJSON()));
  const { doc, tr } = desk.state();
  desk.apply(deleteBetween(tr, placeOf(doc, 'Boat') - 2, doc.content.size).insertText('Over'));
  expect(desk.settle('accept').reads()).toEqual(['Over']);
});
