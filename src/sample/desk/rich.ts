import type { Mark, RichText } from '../../story/rich-text.ts';

/** `**strong**`, `*emphasis*` and `[words](address)`: all that the sample's running text needs. */
const MARKUP = /\*\*(?<strong>[^*]+)\*\*|\*(?<emphasis>[^*]+)\*|\[(?<link>[^\]]+)\]\((?<href>[^)]+)\)/g;

/** Text with marks from words with light markup. Marks do not nest. */
export function rich(source: string): RichText {
  const marks: Mark[] = [];
  let text = '';
  let done = 0;
  for (const found of source.matchAll(MARKUP)) {
    text += source.slice(done, found.index);
    done = found.index + found[0].length;
    const { strong, emphasis, link, href } = found.groups ?? {};
    const words = strong ?? emphasis ?? link ?? '';
    const range = { from: text.length, to: text.length + words.length };
    marks.push(href ? { type: 'link', ...range, href } : { type: strong ? 'strong' : 'emphasis', ...range });
    text += words;
  }
  return { text: text + source.slice(done), marks };
}

/** The text with `from` replaced once by `to`, marks moved along; null when `from` is not in it. */
export function swapRich(one: RichText, from: string, to: string): RichText | null {
  const at = one.text.indexOf(from);
  if (at < 0) return null;
  const shift = to.length - from.length;
  const moved = (offset: number): number => (offset >= at + from.length ? offset + shift : offset);
  const marks = one.marks.map((mark) => ({ ...mark, from: moved(mark.from), to: moved(mark.to) }));
  return { text: one.text.replace(from, () => to), marks };
}
