import type { Mark, RichText } from '../../story/rich-text.ts';

/** `**strong**`, `*emphasis*` and `[words](address)`: all that the sample's running text needs. */
const MARKUP = /\*\*(?<strong>[^*]+)\*\*|\*(?<emphasis>[^*]+)\*|\[(?<link>[^\]]+)\]\((?<href>[^)]+)\)/g;

/** Text with marks from words with light markup; marks may stand inside one another. */
export function rich(source: string): RichText {
  const marks: Mark[] = [];
  let text = '';
  let done = 0;
  for (const found of source.matchAll(MARKUP)) {
    text += source.slice(done, found.index);
    done = found.index + found[0].length;
    const { strong, emphasis, link, href } = found.groups ?? {};
    const inner = rich(strong ?? emphasis ?? link ?? '');
    const range = { from: text.length, to: text.length + inner.text.length };
    marks.push(href ? { type: 'link', ...range, href } : { type: strong ? 'strong' : 'emphasis', ...range });
    marks.push(...inner.marks.map((mark) => moved(mark, range.from)));
    text += inner.text;
  }
  return { text: text + source.slice(done), marks };
}

function moved<One extends Mark>(mark: One, by: number): One {
  return { ...mark, from: mark.from + by, to: mark.to + by };
}

/** The text with `from` replaced once by `to`, marks moved along; null when `from` is not in it. */
export function swapRich(one: RichText, from: string, to: string): RichText | null {
  const at = one.text.indexOf(from);
  if (at < 0) return null;
  const shift = to.length - from.length;
  const shifted = (offset: number): number => (offset >= at + from.length ? offset + shift : offset);
  const marks = one.marks.map((mark) => ({ ...mark, from: shifted(mark.from), to: shifted(mark.to) }));
  return { text: one.text.replace(from, () => to), marks };
}
