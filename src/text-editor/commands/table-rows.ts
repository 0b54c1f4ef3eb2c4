import type { Node } from 'prosemirror-model';
import type { Command, Transaction } from 'prosemirror-state';
import { deleteColumn, deleteRow } from 'prosemirror-tables';
import { keptRows, laidOut } from '../../story/table-cells.ts';

/** Takes out the rows that the selection is in. A cell that reaches into one is shorter then, and keeps its words. */
export const rowAway: Command = (state, dispatch) =>
  deleteRow(state, dispatch && ((tr) => dispatch(withoutCoveredRows(tr))));

/** Takes out the columns that the selection is in, in the same way. */
export const columnAway: Command = (state, dispatch) =>
  deleteColumn(state, dispatch && ((tr) => dispatch(withoutCoveredRows(tr))));

/** Rows in which no cell begins any more, because one from above covers all that is left of them, go. */
function withoutCoveredRows(tr: Transaction): Transaction {
  const grids: { node: Node; pos: number }[] = [];
  tr.doc.descendants((node, pos) => {
    if (node.type.name === 'tableGrid' && node.children.some(isEmpty)) grids.push({ node, pos });
    return !node.isTextblock;
  });
  for (const grid of grids.toReversed()) takeOutEmpty(tr, grid);
  return tr;
}

function isEmpty(row: Node): boolean {
  return row.childCount === 0;
}

function takeOutEmpty(tr: Transaction, grid: { node: Node; pos: number }): void {
  const rows = rowsOf(grid);
  const cells = laidOut(rows.map((row) => row.cells));
  // A span changes no position, and from the last row backwards what goes leaves those before it as they were.
  for (const { cell, rowspan } of keptRows(cells.rows, (at) => rows[at]?.cells.length !== 0).flat())
    if (rowspan !== cell.rowspan) tr.setNodeAttribute(cell.pos, 'rowspan', rowspan);
  for (const { pos, cells: here } of rows.toReversed()) if (here.length === 0) tr.delete(pos, pos + 2);
}

interface RowSpot {
  readonly pos: number;
  readonly cells: readonly { readonly pos: number; readonly colspan: number; readonly rowspan: number }[];
}

function rowsOf(grid: { node: Node; pos: number }): RowSpot[] {
  const rows: RowSpot[] = [];
  grid.node.forEach((row, offset) => {
    const pos = grid.pos + 1 + offset;
    const cells: { pos: number; colspan: number; rowspan: number }[] = [];
    row.forEach(({ attrs }, inside) => {
      cells.push({ pos: pos + 1 + inside, colspan: Number(attrs['colspan']), rowspan: Number(attrs['rowspan']) });
    });
    rows.push({ pos, cells });
  });
  return rows;
}
