import type { Node } from 'prosemirror-model';
import { textSchema } from '../schema.ts';
import { cleanWords } from './words-of.ts';

const MOST_COLUMNS = 40;

interface Cell {
  readonly words: string;
  readonly isHead: boolean;
}

/** A pasted table as a block; null for one that only lays out a page: a single row or a single column. */
export function readTable(element: Element): Node | null {
  const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element).map(cellsOf);
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...rows.map((row) => row.length)));
  if (rows.length < 2 || width < 2) return null;
  const grid = rows.map((row, at) => tableRow(padded(row, width), at === 0 && row.every(({ isHead }) => isHead)));
  return textSchema.node('table', { rowHeads: rows.slice(1).every(([first]) => first?.isHead === true) }, [
    field('caption', cleanWords(element.querySelector('caption')?.textContent ?? '').trim()),
    textSchema.node('tableGrid', null, grid),
    field('source', ''),
  ]);
}

/** Cells that span several columns are followed by empty ones: ours span one. */
function cellsOf(row: Element): Cell[] {
  const cells = [...row.children].filter(({ tagName }) => /^t[dh]$/i.test(tagName));
  return cells.flatMap((cell) => {
    const isHead = /^th$/i.test(cell.tagName) || cell.closest('thead') !== null;
    const span = Math.min(MOST_COLUMNS, Math.max(1, Number(cell.getAttribute('colspan')) || 1));
    const empty = Array.from({ length: span - 1 }, () => ({ words: '', isHead }));
    return [{ words: cleanWords(cell.textContent ?? '').trim(), isHead }, ...empty];
  });
}

function padded(row: readonly Cell[], width: number): Cell[] {
  const missing = Array.from({ length: Math.max(0, width - row.length) }, () => ({ words: '', isHead: false }));
  return [...row, ...missing].slice(0, width);
}

function tableRow(cells: readonly Cell[], isHead: boolean): Node {
  const kind = isHead ? 'tableHeader' : 'tableCell';
  return textSchema.node(
    'tableRow',
    null,
    cells.map(({ words }) => textSchema.node(kind, null, [field('text', words)])),
  );
}

function field(name: string, words: string): Node {
  return textSchema.node('field', { name }, words === '' ? [] : [textSchema.text(words)]);
}
