import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aStory } from '../../test/house/stories.ts';
import { documentOf } from './document-of.ts';
import { draftOf } from './draft-of.ts';
import {
  cellText,
  type FullCell,
  fullCell,
  laidOut,
  scopeOf,
  shortCell,
  spanOf,
  tableRows,
  wholeGrid,
} from './table-cells.ts';
import { bodyWords } from './word-count.ts';

const cell = fc.record({
  text: fc.constantFrom('Larkhaven', '1,200', ''),
  colspan: fc.constantFrom(1, 1, 2, 3, 100),
  rowspan: fc.constantFrom(1, 1, 2, 3, 100),
  isHead: fc.boolean(),
  scope: fc.constant(null),
});
const anyRows = fc.array(fc.array(cell, { maxLength: 4 }), { minLength: 1, maxLength: 5 });

test('whatever spans are said, every place of a table has one cell, no word is lost, and nothing is left to mend', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const grid = wholeGrid(rows);
      const { gaps, rows: placed } = laidOut(grid);
      expect(gaps.filter((gap) => gap !== 0)).toEqual([]);
      expect(placed.map((row) => row.map(({ colspan, rowspan }) => [colspan, rowspan]))).toEqual(
        grid.map((row) => row.map(({ colspan, rowspan }) => [colspan, rowspan])),
      );
      const words = (of: readonly (readonly FullCell[])[]) =>
        of
          .flat()
          .map(({ text }) => text)
          .filter(Boolean);
      expect(words(grid)).toEqual(words(rows));
      expect(wholeGrid(grid)).toEqual(grid);
    }),
  );
});

test('a cell that is nothing but its words is its words, as in every story told before', () => {
  expect(shortCell(fullCell('Larkhaven'))).toBe('Larkhaven');
  const wide = { text: 'Passengers', colspan: 2, rowspan: 1, isHead: false, scope: null };
  expect(shortCell(wide)).toEqual(wide);
  expect([cellText('a'), cellText(wide)]).toEqual(['a', 'Passengers']);
});

test('spans and scopes are read as HTML reads them', () => {
  expect(['2', ' 3 ', '0', '-1', 'x', '', null, '99999'].map((said) => spanOf(said, 7))).toEqual([
    2, 3, 7, 1, 1, 1, 1, 100,
  ]);
  expect(['col', 'ROW', 'colgroup', 'rowgroup', 'auto', null].map(scopeOf)).toEqual([
    'col',
    'row',
    'col',
    'rowgroup',
    null,
    null,
  ]);
});

test('names of rows are such over several rows too, and a row of heads further down keeps its heads', () => {
  const head = (text: string, more: object = {}) => ({ ...fullCell(text), isHead: true, ...more });
  const read = tableRows([
    [head('Port', { rowspan: 2 }), head('Passengers', { colspan: 2 })],
    [head('2022'), head('2023')],
    [head('Ostrey', { rowspan: 2 }), fullCell('12'), fullCell('19')],
    [fullCell('14'), fullCell('20')],
  ]);
  expect(read).toEqual({
    head: [
      { text: 'Port', colspan: 1, rowspan: 2, isHead: false, scope: null },
      { text: 'Passengers', colspan: 2, rowspan: 1, isHead: false, scope: null },
    ],
    rows: [
      [head('2022'), head('2023')],
      [{ text: 'Ostrey', colspan: 1, rowspan: 2, isHead: false, scope: null }, '12', '19'],
      ['14', '20'],
    ],
    rowHeads: true,
  });
  const story = aStory({ body: [{ type: 'table', caption: null, ...read, source: null }] });
  expect(draftOf(documentOf(story), story).story.body).toEqual(story.body);
  expect(bodyWords(story)).toBe(9);
});

test('a row that is only suggested makes no merged cell longer', () => {
  const story = aStory({
    body: [{ type: 'table', rows: [[{ text: 'Ostrey', rowspan: 3 }, '12'], ['14'], ['16']] }],
  });
  const said = { id: 's1', by: 'ana', at: '2026-11-23T09:30:00Z' };
  const doc = documentOf(story);
  const table = doc.child(2);
  const grid = table.child(1);
  const row = grid.child(1);
  const suggested = grid.copy(grid.content.replaceChild(1, row.type.create({ insertion: said }, row.content)));
  const blocks = doc.content.replaceChild(2, table.copy(table.content.replaceChild(1, suggested)));
  const back = draftOf(doc.copy(blocks), story).story.body;
  expect(back).toMatchObject([{ rows: [[{ text: 'Ostrey', rowspan: 2 }, '12'], ['16']] }]);
});
