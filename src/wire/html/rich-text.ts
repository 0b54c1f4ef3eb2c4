import type { Mark, RichText, Run } from '../../story/rich-text.ts';
import { problem } from '../../base/problem.ts';
import { tidy } from '../words/tidy.ts';
import { isHidden } from './cuts.ts';
import { isStruck, struck } from './said-plainly.ts';
import { attr, type Element, isElement, isText, type Node, textUnder } from './dom.ts';
import { FORMULA } from './formulas.ts';
import { type Reading, safeLink } from './links.ts';

type InlineStyle = Omit<Run, 'text'>;

const PLAIN: InlineStyle = { strong: false, emphasis: false, script: null, href: null };

/** What an inline element does to the words in it; all others leave them as they are. */
const styling: Readonly<Record<string, (style: InlineStyle, element: Element, reading: Reading) => InlineStyle>> = {
  a: (style, element, reading) => ({
    ...style,
    href: safeLink(attr(element, 'data-href') ?? attr(element, 'href'), reading) ?? style.href,
  }),
  b: (style) => ({ ...style, strong: true }),
  strong: (style) => ({ ...style, strong: true }),
  i: (style) => ({ ...style, emphasis: true }),
  em: (style) => ({ ...style, emphasis: true }),
  cite: (style) => ({ ...style, emphasis: true }),
  sup: (style) => ({ ...style, script: 'superscript' }),
  sub: (style) => ({ ...style, script: 'subscript' }),
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
  'rp',
]);

/** True for an element that dresses the words in it. */
export function isStyling(element: Element): boolean {
  return element.tagName in styling;
}

const UNSEEN = new Set(
  'script style noscript template link meta button input select textarea svg canvas map'.split(' '),
);

/** True for an element that shows nothing of its own in a line of words, and so does not end it. */
export function isSilent(element: Element): boolean {
  return UNSEEN.has(element.tagName);
}

const SIGNS = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\p{S}){1,16}$/u;

/** True for a picture that stands for a letter: an emoji or a sign, drawn. */
export function isWordLike(element: Element): boolean {
  if (element.tagName !== 'img') return false;
  const alt = (attr(element, 'alt') ?? '').trim();
  return (
    SIGNS.test(alt) ||
    (alt !== '' && alt.length <= 20 && /emoji|smil(?:ey|ie)|emoticon/i.test(attr(element, 'class') ?? ''))
  );
}

/** The words of nodes with their links, strong and emphasised stretches; white space as a browser shows it. `around` dresses them all. */
export function richTextOf(nodes: readonly Node[], reading: Reading, around: readonly Element[] = []): RichText {
  const style = around.reduce((worn, element) => styling[element.tagName]?.(worn, element, reading) ?? worn, PLAIN);
  const pieces: Run[] = [];
  for (const node of nodes) addPieces(node, style, { reading, pieces });
  return assemble(pieces);
}

interface Reader {
  readonly reading: Reading;
  readonly pieces: Run[];
}

function addPieces(node: Node, style: InlineStyle, reader: Reader): void {
  const { pieces, reading } = reader;
  if (isText(node)) pieces.push({ ...style, text: node.value });
  if (!isElement(node) || (SILENT.has(node.tagName) && !isWordOfSentence(node)) || isHidden(node)) return;
  if (isStruck(node)) return leaveOut(node, reader);
  if (node.tagName === 'br') pieces.push({ ...style, text: LINE_END });
  else if (isWordLike(node)) pieces.push({ ...style, text: attr(node, 'alt') ?? '' });
  sayFormula(node, reading);
  const [before, after] = enclosing[node.tagName] ?? ['', ''];
  const worn = styling[node.tagName]?.(style, node, reading) ?? style;
  if (before !== '') pieces.push({ ...style, text: before });
  for (const child of node.childNodes) addPieces(child, worn, reader);
  if (after !== '') pieces.push({ ...style, text: after });
}

/** A word that tells its meaning when it is pressed: a button in the midst of a sentence, which would not read without it. */
function isWordOfSentence(element: Element): boolean {
  if (element.tagName !== 'button') return false;
  const siblings = element.parentNode?.childNodes ?? [];
  const at = siblings.indexOf(element);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  const isWithin = before && after && isText(before) && isText(after);
  return (
    isWithin === true && /[\p{L}\p{N},;:“"(]\s*$/u.test(before.value) && /^\s*[\p{Ll}\p{Lo},.;:)”"]/u.test(after.value)
  );
}

/** Says which formula was written as well as a line of text can. */
function sayFormula(element: Element, { warnings }: Reading): void {
  const words = attr(element, FORMULA) ?? '';
  if (words === '') return;
  const say = `A formula was written in one line, as “${words.slice(0, 120)}”. Check that it still says the same, or add it as a picture.`;
  warnings.push(problem('formula-in-line', 'body', say));
}

/** Says what is left out: words that were struck through would read as if they stood. */
function leaveOut(element: Element, { pieces, reading }: Reader): void {
  const words = tidy(textUnder(element));
  if (words === '') return;
  reading.warnings.push(struck(words));
  pieces.push({ ...PLAIN, text: ' ' });
}

/** Stands for the end of a line until it is known whether the line ends there or was only broken to fit a screen. */
const LINE_END = '\u2028';

/** Signs that a browser draws round an element's words: quotation marks, and brackets for a reading set over a word. */
const enclosing: Readonly<Record<string, readonly [string, string]>> = { q: ['“', '”'], rt: ['(', ')'] };

const TRACES = /[\u00ad\u200b\u2060\ufeff]/g;
// oxlint-disable-next-line no-control-regex -- control characters count as white space
const GAPS = /(?:(?!\u2028)[\s\u0000-\u001f\u007f-\u009f])+/g;

function assemble(pieces: readonly Run[]): RichText {
  const parts: string[] = [];
  let length = 0;
  let open = true;
  const stretches: (InlineStyle & { from: number; to: number })[] = [];
  for (const { text: raw, ...style } of pieces) {
    if (raw === LINE_END) {
      length += endLine(parts);
      open = true;
      continue;
    }
    const words = spaced(raw, open);
    if (words === '') continue;
    parts.push(words);
    stretches.push({ ...style, from: length, to: length + words.length });
    length += words.length;
    open = words.endsWith(' ');
  }
  const text = parts.join('');
  const ended = withLineEnds(text);
  return { text: ended.trimEnd(), marks: marksOf(stretches, ended) };
}

/** Ends a line that has begun, in the place of the space at its end where it has one. By how many letters the text grew. */
function endLine(parts: string[]): 0 | 1 {
  const last = parts.at(-1);
  if (last === undefined || last.endsWith(LINE_END)) return 0;
  if (!last.endsWith(' ')) return parts.push(LINE_END) && 1;
  parts[parts.length - 1] = last.slice(0, -1) + LINE_END;
  return 0;
}

/** White space of any kind and length is one space, and none stands at the start of a line or after another. */
function spaced(raw: string, open: boolean): string {
  const words = raw.replace(TRACES, '').replace(GAPS, ' ');
  return open && words.startsWith(' ') ? words.slice(1) : words;
}

/** A line of prose this long was broken to fit a screen of its day; a line of verse or of an address ends sooner. */
const BROKEN_LINE = 55;

/** Lines end where the page ends them, as in verse and addresses, unless all but the last are as long as lines of prose broken by hand. */
function withLineEnds(text: string): string {
  const lines = text.split(LINE_END);
  if (lines.length === 1) return text;
  const before = lines.slice(0, -1);
  const isBroken = before.length > 1 && before.every((line) => line.trim().length >= BROKEN_LINE);
  // One letter for one letter: marks are counted in them.
  return text.replaceAll(LINE_END, isBroken ? ' ' : '\n');
}

type Stretch = InlineStyle & { readonly from: number; readonly to: number };

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
  const scripts = (['superscript', 'subscript'] as const).flatMap((type) =>
    joined(
      unlinked.filter((one) => one.script === type),
      text,
    ).map((one): Mark => ({ type, from: one.from, to: one.to })),
  );
  const links = joined(
    stretches.filter((one) => one.href !== null),
    text,
  ).map((one): Mark => ({ type: 'link', from: one.from, to: one.to, href: one.href ?? '' }));
  return [...strong, ...emphasis, ...scripts, ...links].sort((a, b) => a.from - b.from || b.to - a.to);
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
export function isWhollyStrong(words: RichText): boolean {
  return isWhollyUnder(words, 'strong');
}

/** True when every letter of the text is under a mark of emphasis. */
export function isWhollyEmphasised(words: RichText): boolean {
  return isWhollyUnder(words, 'emphasis');
}

/** The text without strong marks, for what is strong by its place and not by its words. */
export function withoutStrong(rich: RichText): RichText {
  return { text: rich.text, marks: rich.marks.filter((mark) => mark.type !== 'strong') };
}

/** True when links cover all the letters of a text. */
export function isWhollyLink(words: RichText): boolean {
  return isWhollyUnder(words, 'link');
}

function isWhollyUnder(words: RichText, type: Mark['type']): boolean {
  return words.marks.some((mark) => mark.type === type) && !/[\p{L}\p{N}]/u.test(outside(words, type));
}

/** What of a text stands under no mark of a type. */
export function outside(
  { text, marks }: { readonly text: string; readonly marks: readonly { type: string; from: number; to: number }[] },
  type: string,
): string {
  const bare: string[] = [];
  let at = 0;
  for (const mark of marks.filter((one) => one.type === type).sort((a, b) => a.from - b.from)) {
    if (mark.from > at) bare.push(text.slice(at, mark.from));
    at = Math.max(at, mark.to);
  }
  return [...bare, text.slice(at)].join(' ');
}
