import type { Block } from '../../story/blocks.ts';
import type { RichText } from '../../story/rich-text.ts';
import { type Element, isComment, isElement, isText, type Node, textUnder } from './dom.ts';
import { isBlockElement } from './elements.ts';
import type { Reading } from './links.ts';
import { isStyling, isSilent, isWordLike, richTextOf } from './rich-text.ts';
import { isStruck, struck } from './said-plainly.ts';
import { matches } from './select.ts';
import { tidy } from '../words/tidy.ts';

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
  /** Elements of the line, outermost first, that hold whole paragraphs: their words are dressed by each of them. */
  readonly around?: readonly Element[];
}

/**
 * The blocks that nodes make, in document order: elements by the rules, words between them as prose, two breaks as a new
 * paragraph. Whatever begins no line of its own stays in the line, elements that nobody knows included.
 */
export function blocksOf(nodes: readonly Node[], flow: Flow): Block[] {
  const blocks: Block[] = [];
  let run = new Run();
  const endRun = (): void => {
    if (run.worded) addAll(blocks, proseOf(run.nodes, flow));
    addAll(blocks, run.beside);
    run = new Run();
  };
  for (const node of nodes) {
    if (isComment(node)) continue;
    if (isElement(node) && stopsAtPicture(node, run)) run.beside.push(...(byRules(node, flow) ?? []));
    else if (!staysInLine(node, flow)) {
      endRun();
      addAll(blocks, isElement(node) ? blocksOfElement(node, flow) : []);
    } else if (run.add(node)) endRun();
  }
  endRun();
  return blocks;
}

// Not `push(...more)`: a page of 100,000 paragraphs is more than a call takes.
function addAll(blocks: Block[], more: readonly Block[]): void {
  for (const block of more) blocks.push(block);
}

/** Nodes of one line of words, up to two breaks. */
class Run {
  readonly nodes: Node[] = [];
  /** Pictures that are in the line; they come after it. */
  readonly beside: Block[] = [];
  worded = false;
  breaks = 0;

  /** Adds a node; true when the paragraph ends with it. */
  add(node: Node): boolean {
    this.nodes.push(node);
    if (isText(node) && node.value.trim() === '') return false;
    const isBreak = isElement(node) && node.tagName === 'br';
    this.breaks = isBreak ? this.breaks + 1 : 0;
    this.worded ||= !isBreak;
    return this.breaks > 1;
  }
}

/** A picture in the middle of a line does not end the sentence. */
function stopsAtPicture(node: Element, run: Run): boolean {
  if (node.tagName !== 'img' || isWordLike(node) || !run.worded || run.breaks > 0) return false;
  const siblings = node.parentNode?.childNodes ?? [];
  const next = siblings[siblings.indexOf(node) + 1];
  return next !== undefined && isText(next) && /^\s*[\p{Ll},.;:]/u.test(next.value);
}

function blocksOfElement(element: Element, flow: Flow): Block[] {
  if (isStruck(element)) {
    const words = tidy(textUnder(element));
    if (words !== '') flow.warnings.push(struck(words));
    return [];
  }
  const made = byRules(element, flow);
  if (made) return made;
  const inLine = !isBlockElement(element.tagName) && isStyling(element);
  return blocksOf(element.childNodes, inLine ? { ...flow, around: [...(flow.around ?? []), element] } : flow);
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
  return isText(node) || (isElement(node) && !breaksLine(node, flow));
}

/** What is known of elements under one set of rules: whether a line ends at them. */
const known = new WeakMap<readonly BlockRule[], WeakMap<Element, boolean>>();

function breaksLine(element: Element, flow: Flow): boolean {
  const memory = known.get(flow.rules) ?? new WeakMap<Element, boolean>();
  known.set(flow.rules, memory);
  const before = memory.get(element);
  if (before !== undefined) return before;
  const breaks =
    element.tagName !== 'br' && !isWordLike(element) && (isOwnLine(element, flow) || holdsBreak(element, flow));
  memory.set(element, breaks);
  return breaks;
}

function isOwnLine(element: Element, flow: Flow): boolean {
  return (
    isBlockElement(element.tagName) ||
    (!isSilent(element) && flow.rules.some((rule) => matches(element, rule.selector)))
  );
}

function holdsBreak(element: Element, flow: Flow): boolean {
  let breaks = 0;
  for (const child of element.childNodes) {
    if (isText(child) && child.value.trim() !== '') breaks = 0;
    if (!isElement(child)) continue;
    breaks = child.tagName === 'br' ? breaks + 1 : 0;
    if (breaks > 1 || breaksLine(child, flow)) return true;
  }
  return false;
}

function proseOf(run: readonly Node[], flow: Flow): Block[] {
  const words = richTextOf(run, flow, flow.around);
  return words.text === '' ? [] : flow.prose(words, flow);
}
