import type { Node } from 'prosemirror-model';
import { textSchema } from '../schema.ts';
import { cleanWords, styleText } from './words-of.ts';

/** A paragraph of Word that is a point of a list, or null for any other. */
export function pointOf(element: Element): { isOrdered: boolean } | null {
  const style = styleText(element);
  if (!/^p$/i.test(element.tagName) || !/mso-list:\s*l\d/i.test(style)) return null;
  const marker = [...element.querySelectorAll('span')].find((span) => /mso-list:\s*ignore/i.test(styleText(span)));
  return { isOrdered: /^\s*\(?([0-9]{1,3}|[a-z]|[ivxl]+)[.)]/i.test(cleanWords(marker?.textContent ?? '')) };
}

/** Signs that people set before points by hand. A dash is none of them: it begins a line of dialogue too. */
const BULLET = /^[•·▪◦‣●○]\s+/u;

/** Lists that follow each other as one, and paragraphs that begin with a bullet as points. */
export function joinedLists(blocks: readonly Node[]): Node[] {
  const joined: Node[] = [];
  for (const block of bulleted(blocks)) {
    const last = joined.at(-1);
    const isSame =
      last?.type.name === 'list' && block.type.name === 'list' && last.attrs['ordered'] === block.attrs['ordered'];
    if (last && isSame) joined[joined.length - 1] = last.copy(last.content.append(block.content));
    else joined.push(block);
  }
  return joined;
}

function bulleted(blocks: readonly Node[]): Node[] {
  return blocks.map((block) => {
    const sign = block.type.name === 'paragraph' ? BULLET.exec(block.textContent) : null;
    if (!sign) return block;
    return textSchema.node('list', null, [textSchema.node('listItem', null, block.cut(sign[0].length).content)]);
  });
}
