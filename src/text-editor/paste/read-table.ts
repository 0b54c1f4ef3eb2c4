import type { Node } from 'prosemirror-model';
import { documentBlock } from '../../story/document-of.ts';
import { type FullCell, scopeOf, spanOf, tableRows, WIDEST_CELL } from '../../story/table-cells.ts';
import { textSchema } from '../schema.ts';
import { tagOf } from './elements.ts';
import { raised } from './raised.ts';
import { cleanWords } from './words-of.ts';

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
  const table = tableRows(cells);
  const [first = []] = table.head.length > 0 ? [table.head] : table.rows;
  const width = first.reduce((sum, cell) => sum + (typeof cell === 'string' ? 1 : cell.colspan), 0);
  if (table.rows.length + (table.head.length > 0 ? 1 : 0) < 2 || width < 2) return null;
  const block = documentBlock({ type: 'table', caption: captionOf(element), ...table, source: null });
  return textSchema.nodeFromJSON(block.toJSON());
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
