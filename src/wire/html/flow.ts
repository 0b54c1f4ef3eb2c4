import type { Block } from '../../story/blocks.ts';
import type { RichText } from '../../story/rich-text.ts';
import { type Element, elementsUnder, isComment, isElement, isText, type Node } from './dom.ts';
import type { Reading } from './links.ts';
import { richTextOf } from './rich-text.ts';
import { matches } from './select.ts';

/**
 * What an element becomes. The first rule whose selector it answers decides; `null` means that the rule does not
 * want it after all, and the next is asked; an empty list means that it is not story.
 */
export interface BlockRule {
  readonly selector: string;
  make(element: Element, flow: Flow): Block[] | null;
}

/** How a tree is made into blocks. */
export interface Flow extends Reading {
  readonly rules: readonly BlockRule[];
  /** What a run of words between two other things becomes. */
  prose(words: RichText, flow: Flow): Block[];
}

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** The blocks that nodes make, in document order: elements by the rules, words between them as prose, two breaks as a new paragraph. */
export function blocksOf(nodes: readonly Node[], flow: Flow): Block[] {
  const blocks: Block[] = [];
  let run: Node[] = [];
  const endRun = (): void => {
    blocks.push(...proseOf(run, flow));
    run = [];
  };
  for (const node of nodes) {
    if (isComment(node)) continue;
    if (staysInLine(node, flow)) {
      run.push(node);
      if (endsParagraph(run)) endRun();
      continue;
    }
    endRun();
    if (isElement(node)) blocks.push(...blocksOfElement(node, flow));
  }
  endRun();
  return blocks;
}

function blocksOfElement(element: Element, flow: Flow): Block[] {
  return byRules(element, flow) ?? blocksOf(element.childNodes, flow);
}

/** What the rules make of an element; null when none wants it. */
export function byRules(element: Element, flow: Flow): Block[] | null {
  for (const rule of flow.rules) {
    if (!matches(element, rule.selector)) continue;
    const made = rule.make(element, flow);
    if (made) return made;
  }
  return null;
}

function staysInLine(node: Node, flow: Flow): boolean {
  if (isText(node)) return true;
  if (!isElement(node)) return false;
  if (node.tagName === 'br') return true;
  if (!INLINE.has(node.tagName) || wanted(node, flow)) return false;
  return elementsUnder(node).every(
    (inner) => (INLINE.has(inner.tagName) || inner.tagName === 'br') && !wanted(inner, flow),
  );
}

function wanted(element: Element, flow: Flow): boolean {
  return flow.rules.some((rule) => matches(element, rule.selector));
}

function endsParagraph(run: readonly Node[]): boolean {
  const worded = run.filter((node) => !(isText(node) && node.value.trim() === ''));
  return worded.length > 1 && worded.slice(-2).every((node) => isElement(node) && node.tagName === 'br');
}

function proseOf(run: readonly Node[], flow: Flow): Block[] {
  const words = richTextOf(run, flow);
  return words.text === '' ? [] : flow.prose(words, flow);
}
