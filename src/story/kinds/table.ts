import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import type { Node } from 'prosemirror-model';
import { fields, several } from '../document/form.ts';
import { acceptedText, childrenOf, type Spot, spotAt, textOrNull } from '../document/read.ts';
import { attribute, block as blockSpec, container, isFlag, suggestable } from '../document/specs.ts';
import { isPutIn } from '../suggested.ts';
import {
  type Cell,
  cellSchema,
  cellText,
  type FullCell,
  fullCell,
  isScope,
  keptRows,
  laidOut,
  type Placed,
  shortCell,
  WIDEST_CELL,
  wholeGrid,
} from '../table-cells.ts';
import { defineBlock, lines, type Making } from './define.ts';
import { altProblems, image, imageSchema, imageWithin } from './image.ts';

const schema = z.strictObject({
  type: z.literal('table'),
  caption: z.string().nullable().default(null),
  /** Column headings; empty when the table has none. Every cell of it is a head. */
  head: z.array(cellSchema).default([]),
  /** Rows of cells, each as long as the places that no cell above it covers. */
  rows: z.array(z.array(cellSchema)).min(1),
  /** True when the first cell of each row names the row. */
  rowHeads: z.boolean().default(false),
  source: z.string().nullable().default(null),
  /** The map or chart that is drawn of it: readers see that, and have the table under it. */
  drawing: imageSchema.optional(),
});

const isSpan = (value: unknown): boolean =>
  Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= WIDEST_CELL;

/** Cells as prosemirror-tables knows them. */
const cellAttrs = {
  colspan: attribute(isSpan, 1),
  rowspan: attribute(isSpan, 1),
  colwidth: attribute((value) => value === null, null),
};

export const table = defineBlock({
  schema,
  words: (block) =>
    lines(
      block.drawing && image.words(block.drawing),
      block.caption,
      ...[block.head, ...block.rows].map(wordsOfRow),
      block.source,
    ),
  check: (block, where) => [
    ...(block.drawing ? altProblems(block.drawing, `${where}/drawing`) : []),
    ...(block.head.length > 0 || block.rowHeads || block.rows.flat().some((cell) => fullCell(cell).isHead)
      ? []
      : [
          problem(
            'table-headless',
            `${where}/head`,
            'Give this table column headings, so that it makes sense read aloud.',
          ),
        ]),
  ],
  isTold: true,
  remedies: { rows: 'This table has no rows. Add one or delete the table.' },
  nodes: {
    table: {
      spec: blockSpec('(field | tableGrid | image)*', { rowHeads: attribute(isFlag, false) }),
      form: [
        ...fields('caption'),
        { nodes: ['tableGrid'], least: 1, most: 1 },
        ...fields('source'),
        { nodes: ['image'], least: 0, most: 1 },
      ],
    },
    tableGrid: { spec: container('tableRow+', { tableRole: 'table' }), form: [several('tableRow', 1)] },
    tableRow: {
      spec: { content: '(tableCell | tableHeader)*', marks: '', tableRole: 'row', attrs: suggestable },
      form: [{ nodes: ['tableCell', 'tableHeader'], least: 1, most: Number.POSITIVE_INFINITY }],
    },
    tableCell: { spec: container('field+', { tableRole: 'cell', attrs: cellAttrs }), form: fields('text') },
    tableHeader: {
      spec: container('field+', {
        tableRole: 'header_cell',
        attrs: { ...cellAttrs, scope: attribute(isScope, null) },
      }),
      form: fields('text'),
    },
  },
  read: (spot) => {
    const { head, rows } = linesIn(spot);
    const drawing = imageWithin(spot, 'drawing');
    return {
      caption: textOrNull(spot, 'caption'),
      head: head ? cellsOf(head, { ...spot, where: `${spot.where}/head` }, true) : [],
      rows: rows.map((line, at) => cellsOf(line, { ...spot, where: `${spot.where}/rows/${at}` }, false)),
      rowHeads: spot.node.attrs['rowHeads'] as boolean,
      source: textOrNull(spot, 'source'),
      ...(drawing && { drawing }),
    };
  },
  write: (block, make) =>
    make.form('table', block, [gridOf(block, make), ...(block.drawing ? [image.write(block.drawing, make)] : [])]),
});

function wordsOfRow(row: readonly Cell[]): string {
  return row.map(cellText).join(' ');
}

/** A cell of the document, with where it stands. */
interface Found extends FullCell {
  readonly node: Node;
  readonly pos: number;
}

interface Line {
  readonly node: Node;
  readonly pos: number;
  readonly cells: readonly Placed<Found>[];
}

/** The rows that are more than suggested. A first row of headings alone is the head, as long as a row is left under it; headings elsewhere are cells that head others. */
function linesIn(spot: Spot): { head: Line | null; rows: Line[] } {
  const grid = childrenOf(spot).find(({ node }) => node.type.name === 'tableGrid');
  const all = grid ? childrenOf(grid) : [];
  const isKept = (at: number): boolean => {
    const row = all[at]?.node;
    return row !== undefined && row.childCount > 0 && !isPutIn(row);
  };
  const cells = keptRows(laidOut(all.map((row) => childrenOf(row).map(foundCell))).rows, isKept);
  const found = all.filter((_row, at) => isKept(at)).map((row, at) => ({ ...row, cells: cells[at] ?? [] }));
  const [first, ...rest] = found;
  const isHeaded = first !== undefined && rest.length > 0 && first.node.children.every(isHeading);
  return isHeaded ? { head: first, rows: rest } : { head: null, rows: found };
}

function isHeading({ type }: Node): boolean {
  return type.name === 'tableHeader';
}

type CellAttrs = Pick<FullCell, 'colspan' | 'rowspan'> & Partial<Pick<FullCell, 'scope'>>;

function foundCell({ node, pos }: { node: Node; pos: number }): Found {
  // Only heads have a scope.
  const { colspan, rowspan, scope } = { scope: null, ...(node.attrs as CellAttrs) };
  return { node, pos, text: acceptedText(node), colspan, rowspan, isHead: isHeading(node), scope };
}

function cellsOf({ node, pos, cells }: Line, of: Pick<Spot, 'where' | 'places'>, isHead: boolean): Cell[] {
  spotAt(node, pos, of);
  return cells.map(({ cell, colspan, rowspan }, at) => {
    spotAt(cell.node, cell.pos, { ...of, where: `${of.where}/${at}` });
    return shortCell({ ...cell, colspan, rowspan, isHead: cell.isHead && !isHead });
  });
}

/** All rows of one width; short ones get empty cells. */
function gridOf({ head, rows }: z.infer<typeof schema>, make: Making): Node {
  const isHeaded = head.length > 0;
  const headed = isHeaded ? [head.map((cell) => ({ ...fullCell(cell), isHead: true }))] : [];
  const grid = wholeGrid([...headed, ...rows.map((row) => row.map(fullCell))]);
  const cellNode = (cell: FullCell): Node => make.form(cell.isHead ? 'tableHeader' : 'tableCell', cell);
  return make.form(
    'tableGrid',
    {},
    grid.map((row) => make.form('tableRow', {}, row.map(cellNode))),
  );
}
