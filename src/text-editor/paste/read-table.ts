import type { Node } from 'prosemirror-model';
import { textSchema } from '../schema.ts';
import { tagOf } from './elements.ts';
import { cleanWords } from './words-of.ts';

const MOST_COLUMNS = 40;
const MOST_ROWS = 2000;

interface Cell {
  readonly words: readonly Node[];
  readonly isHead: boolean;
}

/** How the words of a cell are read: inline nodes, with a line feed between its lines. */
type ReadCell = (cell: Element) => Node[];

/** A pasted table as a block; null for one that only lays out a page: a single row or a single column. */
export function readTable(element: Element, isSaid: (part: Element) => boolean, read: ReadCell): Node | null {
  const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element && isSaid(row));
  const grid = gridOf(rows.slice(0, MOST_ROWS), isSaid, read);
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...grid.map((row) => row.length)));
  if (grid.length < 2 || width < 2) return null;
  const filled = grid.map((row) => padded(row, width));
  const nodes = filled.map((row, at) => tableRow(row, at === 0 && row.every(({ isHead }) => isHead)));
  return textSchema.node('table', { rowHeads: filled.slice(1).every(([first]) => first?.isHead === true) }, [
    field('caption', captionOf(element)),
    textSchema.node('tableGrid', null, nodes),
    field('source', []),
  ]);
}

function captionOf(element: Element): Node[] {
  const caption = [...element.children].find((child) => tagOf(child) === 'caption');
  const words = cleanWords(caption?.textContent ?? '').trim();
  return words === '' ? [] : [textSchema.text(words)];
}

/**
 * Cells by the row and column they stand in. Ours span one of each: a cell over several rows says its words in each of them, so that
 * every row is whole; one over several columns says them in the first, and keeps the others.
 */
function gridOf(rows: readonly Element[], isSaid: (part: Element) => boolean, read: ReadCell): Cell[][] {
  const grid: Cell[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    const cells = [...row.children].filter((cell) => /^t[dh]$/i.test(cell.tagName) && isSaid(cell));
    let column = 0;
    for (const cell of cells) {
      while (grid[at]?.[column]) column += 1;
      const down = spanOf(cell, 'rowspan', rows.length - at);
      const across = spanOf(cell, 'colspan', MOST_COLUMNS);
      const isHead = tagOf(cell) === 'th' || cell.closest('thead') !== null;
      const words = read(cell);
      const filled = Array.from({ length: across }, (_none, over) => ({ words: over === 0 ? words : [], isHead }));
      for (const line of grid.slice(at, at + down)) setCells(line, column, filled);
      column += across;
    }
  }
  return grid;
}

function setCells(line: Cell[], column: number, cells: readonly Cell[]): void {
  for (const [over, cell] of cells.entries()) line[column + over] = cell;
}

/** A span as HTML counts it: 0 is as far as there is, and nonsense is 1. */
function spanOf(cell: Element, name: 'rowspan' | 'colspan', most: number): number {
  const span = Number(cell.getAttribute(name) ?? 1);
  if (span === 0 && name === 'rowspan') return most;
  return Number.isSafeInteger(span) && span > 0 ? Math.min(span, most) : 1;
}

/** A row of the width of the widest; where no cell reached there is an empty one. */
function padded(row: readonly (Cell | undefined)[], width: number): Cell[] {
  return Array.from({ length: width }, (_none, at) => row[at] ?? { words: [], isHead: false });
}

function tableRow(cells: readonly Cell[], isHead: boolean): Node {
  const kind = isHead ? 'tableHeader' : 'tableCell';
  return textSchema.node(
    'tableRow',
    null,
    cells.map(({ words }) => textSchema.node(kind, null, [field('text', words)])),
  );
}

function field(name: string, words: readonly Node[]): Node {
  const type = textSchema.nodes.field;
  return type.create(
    { name },
    words.map((node) => node.mark(type.allowedMarks(node.marks))),
  );
}
