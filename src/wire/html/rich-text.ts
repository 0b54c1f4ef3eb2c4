import type { Mark, RichText } from '../../story/rich-text.ts';
import { attr, type Element, isElement, isText, type Node } from './dom.ts';
import { type Reading, safeLink } from './links.ts';

interface Piece {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly href: string | null;
}

type Dress = Omit<Piece, 'text'>;

const PLAIN: Dress = { strong: false, emphasis: false, href: null };

/** What an inline element does to the words in it; all others leave them as they are. */
const dressing: Readonly<Record<string, (dress: Dress, element: Element, reading: Reading) => Dress>> = {
  a: (dress, element, reading) => ({
    ...dress,
    href: safeLink(attr(element, 'data-href') ?? attr(element, 'href'), reading) ?? dress.href,
  }),
  b: (dress) => ({ ...dress, strong: true }),
  strong: (dress) => ({ ...dress, strong: true }),
  i: (dress) => ({ ...dress, emphasis: true }),
  em: (dress) => ({ ...dress, emphasis: true }),
  cite: (dress) => ({ ...dress, emphasis: true }),
};

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'button',
  'input',
  'select',
  'textarea',
  'svg',
  'object',
  'iframe',
  'audio',
  'video',
  'canvas',
]);

/** The words of nodes with their links, strong and emphasised stretches; white space as a browser shows it. */
export function richTextOf(nodes: readonly Node[], reading: Reading): RichText {
  return assemble(nodes.flatMap((node) => piecesOf(node, PLAIN, reading)));
}

function piecesOf(node: Node, dress: Dress, reading: Reading): Piece[] {
  if (isText(node)) return [{ ...dress, text: node.value }];
  if (!isElement(node) || SILENT.has(node.tagName)) return [];
  if (node.tagName === 'br') return [{ ...dress, text: ' ' }];
  if (node.tagName === 'q')
    return [{ ...dress, text: '“' }, ...insideOf(node, dress, reading), { ...dress, text: '”' }];
  return insideOf(node, dressing[node.tagName]?.(dress, node, reading) ?? dress, reading);
}

function insideOf(element: Element, dress: Dress, reading: Reading): Piece[] {
  return element.childNodes.flatMap((child) => piecesOf(child, dress, reading));
}

const TRACE = /[\u00ad\u200b\u2060\ufeff]/;
// oxlint-disable-next-line no-control-regex -- control characters count as white space
const GAP = /[\s\u0000-\u001f\u007f-\u009f]/;

function assemble(pieces: readonly Piece[]): RichText {
  let text = '';
  const stretches: (Dress & { from: number; to: number })[] = [];
  for (const { text: raw, ...dress } of pieces) {
    const from = text.length;
    text = append(text, raw);
    if (text.length > from) stretches.push({ ...dress, from, to: text.length });
  }
  return { text: text.trimEnd(), marks: marksOf(stretches, text) };
}

/** Adds words to a line: any white space is one space, and none stands at the start or after another. */
function append(line: string, raw: string): string {
  let text = line;
  for (const letter of raw) {
    if (TRACE.test(letter)) continue;
    if (!GAP.test(letter)) text += letter;
    else if (text !== '' && !text.endsWith(' ')) text += ' ';
  }
  return text;
}

type Stretch = Dress & { readonly from: number; readonly to: number };

function marksOf(stretches: readonly Stretch[], text: string): Mark[] {
  const unlinked = stretches.map((one) => ({ ...one, href: null }));
  const strong = joined(
    unlinked.filter((one) => one.strong),
    text,
  ).map((one): Mark => ({ type: 'strong', from: one.from, to: one.to }));
  const emphasis = joined(
    unlinked.filter((one) => one.emphasis),
    text,
  ).map((one): Mark => ({ type: 'emphasis', from: one.from, to: one.to }));
  const links = joined(
    stretches.filter((one) => one.href !== null),
    text,
  ).map((one): Mark => ({ type: 'link', from: one.from, to: one.to, href: one.href ?? '' }));
  return [...strong, ...emphasis, ...links].sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Stretches of one kind, those that touch or have only a space between them made one, without white space at their ends. */
function joined(stretches: readonly Stretch[], text: string): Stretch[] {
  const whole: Stretch[] = [];
  for (const next of stretches) {
    const last = whole.at(-1);
    const touches = last && last.href === next.href && text.slice(last.to, next.from).trim() === '';
    if (touches) whole[whole.length - 1] = { ...last, to: next.to };
    else whole.push(next);
  }
  return whole.map((one) => trimmed(one, text)).filter((one) => one.to > one.from);
}

function trimmed(stretch: Stretch, text: string): Stretch {
  const words = text.slice(stretch.from, stretch.to);
  const from = stretch.from + words.length - words.trimStart().length;
  return { ...stretch, from, to: Math.max(from, stretch.from + words.trimEnd().length) };
}

/** True when every letter of the text is under a strong mark. */
export function isWhollyStrong({ text, marks }: RichText): boolean {
  const strong = marks.filter((mark) => mark.type === 'strong');
  const bare = strong.reduce(
    (left, mark) => left.slice(0, mark.from) + ' '.repeat(mark.to - mark.from) + left.slice(mark.to),
    text,
  );
  return text !== '' && strong.length > 0 && !/[\p{L}\p{N}]/u.test(bare);
}

/** The text without strong marks, for what is strong by its place and not by its words. */
export function withoutStrong(rich: RichText): RichText {
  return { text: rich.text, marks: rich.marks.filter((mark) => mark.type !== 'strong') };
}

/** True when links cover all the letters of a text. */
export function isWhollyLink({ text, marks }: RichText): boolean {
  const bare = marks
    .filter((mark) => mark.type === 'link')
    .reduce((left, mark) => left.slice(0, mark.from) + ' '.repeat(mark.to - mark.from) + left.slice(mark.to), text);
  return text !== '' && bare !== text && !/[\p{L}\p{N}]/u.test(bare);
}
