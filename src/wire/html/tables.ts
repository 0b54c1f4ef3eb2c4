import type { Block } from '../../story/blocks.ts';
import type { RichText } from '../../story/rich-text.ts';
import { type FullCell, scopeOf, spanOf, tableRows, WIDEST_CELL } from '../../story/table-cells.ts';
import { attr, type Element, isElement, linesUnder, textUnder } from './dom.ts';
import { find, findAll } from './select.ts';
import { blocksOf, type Flow } from './flow.ts';
import { richTextOf } from './rich-text.ts';
import { tidy, tidyOrNull, wordCount } from '../words/tidy.ts';

/**
 * A table of figures or facts, merged cells as they are; null for a table that only lays a page out: one that holds other tables,
 * pictures, paragraphs or a single column.
 */
export function tableOf(table: Element): Block[] | null {
  if (find(table, 'table, img, form, object, iframe') || isProse(table)) return null;
  const rows = findAll(table, 'tr').map(cellsOf);
  if (!rows.some((cells) => cells.length > 1)) return null;
  const read = tableRows(rows.map((cells) => cells.map(fullCellOf)));
  if (read.rows.length === 0) return null;
  const caption = find(table, 'caption');
  return [{ type: 'table', caption: caption ? tidyOrNull(textUnder(caption)) : null, ...read, source: null }];
}

/** Most words that a cell of figures or facts has, as they go. */
const FEW = 25;

/** Paragraphs in cells lay a page out, unless some cells are heads and all are short. */
function isProse(table: Element): boolean {
  if (!find(table, 'p + p') && findAll(table, 'p, div').length <= 3) return false;
  const cells = findAll(table, 'td, th').length;
  return !find(table, 'th') || wordCount(textUnder(table)) > cells * FEW;
}

function cellsOf(row: Element): Element[] {
  return row.childNodes.filter(isElement).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th');
}

function fullCellOf(cell: Element): FullCell {
  const isHead = cell.tagName === 'th';
  const text = linesUnder(cell).map(tidy).filter(Boolean).join('\n');
  const [colspan, rowspan] = [spanOf(attr(cell, 'colspan'), 1), spanOf(attr(cell, 'rowspan'), WIDEST_CELL)];
  return { text, colspan, rowspan, isHead, scope: isHead ? scopeOf(attr(cell, 'scope')) : null };
}

/** A list, its items as rich text, with what else its items hold (pictures, say) after it; inner lists are read in line. */
export function listOf(list: Element, flow: Flow): Block[] {
  const items = list.childNodes.filter(isElement).filter((one) => one.tagName === 'li');
  const made = items.map((item) => itemOf(item, flow));
  const texts = made.flatMap((one) => one.texts);
  const others = made.flatMap((one) => one.others);
  return texts.length === 0 ? others : [{ type: 'list', ordered: list.tagName === 'ol', items: texts }, ...others];
}

function itemOf(item: Element, flow: Flow): { texts: RichText[]; others: Block[] } {
  const blocks = blocksOf(item.childNodes, { ...flow, prose: (text) => [{ type: 'paragraph', ...text }] });
  const texts = blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [{ text: block.text, marks: block.marks ?? [] }];
    return block.type === 'list' ? block.items.map((one) => ({ text: one.text, marks: one.marks ?? [] })) : [];
  });
  return { texts, others: blocks.filter((block) => block.type !== 'paragraph' && block.type !== 'list') };
}

/** The lines of preformatted words, one paragraph each. */
export function linesOfPre(element: Element, flow: Flow): Block[] {
  const paragraphs = textUnder(element)
    .split(/\n\s*\n/)
    .map(tidy)
    .filter(Boolean);
  return paragraphs.flatMap((text) => flow.prose(richTextOf([{ ...textNode(text) }], flow), flow));
}

function textNode(value: string) {
  return { nodeName: '#text' as const, value, parentNode: null };
}
