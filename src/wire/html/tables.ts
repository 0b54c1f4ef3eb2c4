import type { Block } from '../../story/blocks.ts';
import type { RichText } from '../../story/rich-text.ts';
import { type Element, isElement, textUnder } from './dom.ts';
import { find, findAll } from './select.ts';
import { blocksOf, type Flow } from './flow.ts';
import { richTextOf } from './rich-text.ts';
import { tidy, tidyOrNull } from '../words/tidy.ts';

/**
 * A table of figures or facts; null for a table that only lays a page out: one that holds other tables, pictures,
 * paragraphs or a single column.
 */
export function tableOf(table: Element): Block[] | null {
  if (find(table, 'table, img, form, p + p, object, iframe') || findAll(table, 'p, div').length > 3) return null;
  const rows = findAll(table, 'tr')
    .map(cellsOf)
    .filter((cells) => cells.length > 0);
  const [first = [], ...others] = rows;
  const headed = first.length > 1 && first.every((cell) => cell.tagName === 'th');
  const body = headed ? others : rows;
  if (body.length === 0 || !rows.some((cells) => cells.length > 1)) return null;
  const caption = find(table, 'caption');
  return [
    {
      type: 'table',
      caption: caption ? tidyOrNull(textUnder(caption)) : null,
      head: headed ? first.map(words) : [],
      rows: body.map((cells) => cells.map(words)),
      rowHeads: body.every((cells) => cells[0]?.tagName === 'th'),
      source: null,
    },
  ];
}

function cellsOf(row: Element): Element[] {
  return row.childNodes.filter(isElement).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th');
}

function words(cell: Element): string {
  return tidy(textUnder(cell));
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
