import type { Block } from '../../story/blocks.ts';
import { cut, type Element, isElement, isText, type Node, type Parent, textUnder } from './dom.ts';
import { blocksOf, type Flow } from './flow.ts';
import { findAll } from './select.ts';
import { type Speaker, readSpeaker } from '../words/people.ts';
import { tidy } from '../words/tidy.ts';

const SPEAKER =
  'cite, footer, figcaption, .attribution, .quote-credit, .quote-credit-title, .pullquote-source, [class*=attribution], [class*=quote-author], [class*=quote__author], [class*=quote-credit], [class*=quote__cite], [class*=quote-source], [class*=quote__source], [class*=quote__attribution]';

/** The lines of a node as a reader sees them: broken at breaks and blocks. */
export function linesUnder(node: Parent): string[] {
  return partsOf(node).join('').split('\n').map(tidy).filter(Boolean);
}

function partsOf(node: Parent): string[] {
  return node.childNodes.flatMap((child, at) => {
    const before = node.childNodes[at - 1];
    return before && areApart(before, child) ? [' ', ...lineParts(child)] : lineParts(child);
  });
}

/** Elements of the line that stand side by side without a gap are parted by their style: `<span>Ann Okoro</span><span>Correspondent</span>`. */
export function areApart(one: Node, next: Node): boolean {
  if (![one, next].every((node) => isElement(node) && /^(?:span|a|time)$/.test(node.tagName))) return false;
  // Editors part words into elements too; within one a small letter is followed by no capital and no figure.
  return /[\p{Ll}\p{N}.!?]$/u.test(textUnder(one)) && /^(?:\p{Lu}|\p{N})/u.test(textUnder(next));
}

function lineParts(child: Node): string[] {
  if (isText(child)) return [child.value.replace(/\s+/g, ' ')];
  if (!isElement(child) || child.tagName === 'script' || child.tagName === 'style') return [];
  if (child.tagName === 'br') return ['\n'];
  const inside = partsOf(child);
  return /^(?:p|div|li|tr|td|th|h\d|dt|dd|footer|cite|blockquote|figcaption)$/.test(child.tagName) ||
    child.attrs.some((one) => one.name === 'class' && /credit|source|author|role/.test(one.value))
    ? ['\n', ...inside, '\n']
    : inside;
}

/** Words set large: the quotation, without the marks it is dressed in, and who says it. */
export function pullQuoteOf(element: Element): Block[] {
  const { speaker, role } = takeSpeaker(element);
  const text = unquoted(tidy(textUnder(element)));
  return text === '' ? [] : [{ type: 'pullQuote', text, speaker, role, source: null }];
}

/** A passage quoted at length. */
export function quoteOf(element: Element, flow: Flow): Block[] {
  const { speaker, role } = takeSpeaker(element);
  const blocks = blocksOf(element.childNodes, { ...flow, prose: (words) => [{ type: 'paragraph', ...words }] });
  const paragraphs = blocks.flatMap((block) =>
    block.type === 'paragraph' ? [{ text: block.text, marks: block.marks }] : [],
  );
  const others = blocks.filter((block) => block.type !== 'paragraph');
  return paragraphs.length === 0 ? others : [{ type: 'quote', paragraphs, speaker, role, source: null }, ...others];
}

function takeSpeaker(element: Element): Speaker {
  const outermost = findAll(element, SPEAKER).filter(
    (one, _, all) => !all.some((other) => other !== one && holds(other, one)),
  );
  const lines = outermost.flatMap((one) => (one.childNodes.some(isElement) ? linesUnder(one) : [tidy(textUnder(one))]));
  for (const one of outermost) cut(one);
  return readSpeaker(lines);
}

function holds(outer: Element, inner: Element): boolean {
  for (let up = inner.parentNode; up; up = isElement(up) ? up.parentNode : null) if (up === outer) return true;
  return false;
}

/** Quotation marks, and the words "Start Quote" and "End Quote" that are in for drawn ones, are the dress of a pull quote. */
export function unquoted(text: string): string {
  const bare = tidy(text.replace(/\b(?:start|end) quote\b/gi, ' '));
  const single = /^['‘](.+)['’]$/u.exec(bare)?.[1];
  const within = single ?? bare.replace(/^["“”«]/u, '').replace(/["”»]$/u, '');
  return /["“”«»]/u.test(within) ? bare : tidy(within);
}
