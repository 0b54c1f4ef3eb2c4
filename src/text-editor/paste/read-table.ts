import type { Node } from 'prosemirror-model';
import { documentBlock } from '../../story/document-of.ts';
import { type FullCell, scopeOf, spanOf, tableRows, WIDEST_CELL } from '../../story/table-cells.ts';
import { textSchema } from '../schema.ts';
import { tagOf } from './elements.ts';
import { raised } from './raised.ts';
import { cleanWords, styleText } from './words-of.ts';

const MOST_COLUMNS = 40;
const MOST_ROWS = 2000;

/** How the words of a cell are read: inline nodes, with a line feed between its lines. */
type ReadCell = (cell: Element) => Node[];

/**
 * A pasted table as a block, merged cells as they are; null for one that only lays out a page: a single row or a single column.
 */
export function readTable(element: Element, isSaid: (part: Element) => boolean, read: ReadCell): Node | null {
  const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element && isSaid(row));
  const cells = rows.slice(0, MOST_ROWS).map((row) => cellsOf(row, isSaid, read));
  return tableOf(headed(rows, cells), captionOf(element));
}

/** Lines of plain words with as many tabs each, as spreadsheets give them, as a table; null for anything else. */
export function tabbedTable(text: string): Node | null {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const rows = lines.slice(0, MOST_ROWS).map((line) => line.split('\t').map((words) => cleanWords(words).trim()));
  // A tab before all the words of each line only sets them in.
  const isTable = rows.every(({ length }) => length === rows[0]?.length) && rows.some(([first]) => first !== '');
  return isTable
    ? tableOf(
        rows.map((row) => row.map(plainCell)),
        null,
      )
    : null;
}

function plainCell(text: string): FullCell {
  return { text, colspan: 1, rowspan: 1, isHead: false, scope: null };
}

function tableOf(cells: FullCell[][], caption: string | null): Node | null {
  const table = tableRows(cells);
  const [first = []] = table.head.length > 0 ? [table.head] : table.rows;
  const width = first.reduce((sum, cell) => sum + (typeof cell === 'string' ? 1 : cell.colspan), 0);
  if (table.rows.length + (table.head.length > 0 ? 1 : 0) < 2 || width < 2) return null;
  const block = documentBlock({ type: 'table', caption, ...table, source: null });
  return textSchema.nodeFromJSON(block.toJSON());
}

/** Spreadsheets have no heads: a first row that is wholly strong is one, where no other is. */
function headed(rows: readonly Element[], cells: FullCell[][]): FullCell[][] {
  const [first = [], ...others] = cells;
  const isHead =
    isStrong(rows[0]) && !rows.slice(1).some((row) => isStrong(row)) && !cells.flat().some((cell) => cell.isHead);
  return isHead ? [first.map((cell) => ({ ...cell, isHead })), ...others] : cells;
}

function isStrong(row: Element | undefined): boolean {
  const said = [...(row?.children ?? [])].filter((cell) => cell.textContent?.trim());
  return said.length > 1 && said.every((cell) => /font-weight:\s*(?:bold|[6-9]00)/i.test(styleText(cell)));
}

function captionOf(element: Element): string | null {
  const caption = [...element.children].find((child) => tagOf(child) === 'caption');
  return cleanWords(caption?.textContent ?? '').trim() || null;
}

function cellsOf(row: Element, isSaid: (part: Element) => boolean, read: ReadCell): FullCell[] {
  const cells = [...row.children].filter((cell) => /^t[dh]$/i.test(cell.tagName) && isSaid(cell));
  return cells.slice(0, MOST_COLUMNS).map((cell) => {
    const text = read(cell).map(figuresKept).join('');
    const isHead = tagOf(cell) === 'th' || cell.closest('thead') !== null;
    const colspan = Math.min(MOST_COLUMNS, spanOf(cell.getAttribute('colspan'), 1));
    const rowspan = spanOf(cell.getAttribute('rowspan'), WIDEST_CELL);
    return { text, colspan, rowspan, isHead, scope: isHead ? scopeOf(cell.getAttribute('scope')) : null };
  });
}

/** Cells have no marks: figures that are raised or lowered stay so as the signs that are. */
function figuresKept({ text = '\n', marks }: Node): string {
  const script = marks.find(({ type }) => type.name === 'superscript' || type.name === 'subscript');
  return (script && raised(text, script.type.name === 'superscript' ? 'sup' : 'sub')) ?? text;
}
