import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import type { Node } from 'prosemirror-model';
import { fields, several } from '../document/form.ts';
import { acceptedText, childrenOf, type Spot, spotAt, textOrNull } from '../document/read.ts';
import { attribute, block as blockSpec, container, isFlag, suggestable } from '../document/specs.ts';
import { isPutIn } from '../suggested.ts';
import { defineBlock, lines, type Making } from './define.ts';

const schema = z.strictObject({
  type: z.literal('table'),
  caption: z.string().nullable().default(null),
  /** Column headings; empty when the table has none. */
  head: z.array(z.string()).default([]),
  rows: z.array(z.array(z.string())).min(1),
  /** True when the first cell of each row names the row. */
  rowHeads: z.boolean().default(false),
  source: z.string().nullable().default(null),
});

/** Cells as prosemirror-tables knows them. A story's cells span one column and one row. */
const cellAttrs = {
  colspan: attribute((value) => value === 1, 1),
  rowspan: attribute((value) => value === 1, 1),
  colwidth: attribute((value) => value === null, null),
};

export const table = defineBlock({
  schema,
  words: (block) => lines(block.caption, block.head.join(' '), ...block.rows.map((row) => row.join(' ')), block.source),
  check: (block, where) =>
    block.head.length > 0 || block.rowHeads
      ? []
      : [problem('table-headless', `${where}/head`, 'Give this table column headings, so that it can be read aloud.')],
  isTold: true,
  remedies: { rows: 'This table has no rows. Add one or take the table out.' },
  nodes: {
    table: {
      spec: blockSpec('(field | tableGrid)*', { rowHeads: attribute(isFlag, false) }),
      form: [...fields('caption'), { nodes: ['tableGrid'], least: 1, most: 1 }, ...fields('source')],
    },
    tableGrid: { spec: container('tableRow+', { tableRole: 'table' }), form: [several('tableRow', 1)] },
    tableRow: {
      spec: { content: '(tableCell | tableHeader)*', marks: '', tableRole: 'row', attrs: suggestable },
      form: [{ nodes: ['tableCell', 'tableHeader'], least: 1, most: Number.POSITIVE_INFINITY }],
    },
    tableCell: { spec: container('field+', { tableRole: 'cell', attrs: cellAttrs }), form: fields('text') },
    tableHeader: { spec: container('field+', { tableRole: 'header_cell', attrs: cellAttrs }), form: fields('text') },
  },
  read: (spot) => {
    const { head, rows } = linesIn(spot);
    if (head) spotAt(head.node, head.pos, { ...spot, where: `${spot.where}/head` });
    return {
      caption: textOrNull(spot, 'caption'),
      head: head?.node.children.map(acceptedText) ?? [],
      rows: rows.map((line, at) =>
        cellsOf(spotAt(line.node, line.pos, { ...spot, where: `${spot.where}/rows/${at}` })),
      ),
      rowHeads: spot.node.attrs['rowHeads'] as boolean,
      source: textOrNull(spot, 'source'),
    };
  },
  write: (block, make) => make.form('table', block, [gridOf(block, make)]),
});

interface Line {
  readonly node: Node;
  readonly pos: number;
}

/** The rows that are more than suggested. A first row of headings alone is the head, as long as a row is left under it; headings elsewhere are cells like others. */
function linesIn(spot: Spot): { head: Line | null; rows: Line[] } {
  const grid = childrenOf(spot).find(({ node }) => node.type.name === 'tableGrid');
  const found = grid ? childrenOf(grid).filter(({ node }) => !isPutIn(node)) : [];
  const [first, ...rest] = found;
  const isHeaded =
    first !== undefined && rest.length > 0 && first.node.childCount > 0 && first.node.children.every(isHeading);
  return isHeaded ? { head: first, rows: rest } : { head: null, rows: found };
}

function isHeading({ type }: Node): boolean {
  return type.name === 'tableHeader';
}

function cellsOf(spot: Spot): string[] {
  return childrenOf(spot).map(({ node, pos }, at) => {
    spotAt(node, pos, { ...spot, where: `${spot.where}/${at}` });
    return acceptedText(node);
  });
}

/** All rows of one width; short ones get empty cells. */
function gridOf({ head, rows }: z.infer<typeof schema>, make: Making): Node {
  const width = Math.max(1, head.length, ...rows.map((row) => row.length));
  const row = (cell: string, texts: readonly string[]): Node =>
    make.form(
      'tableRow',
      {},
      Array.from({ length: width }, (_, at) => make.form(cell, { text: texts[at] ?? '' })),
    );
  const headRow = head.length > 0 ? [row('tableHeader', head)] : [];
  return make.form('tableGrid', {}, [...headRow, ...rows.map((one) => row('tableCell', one))]);
}
