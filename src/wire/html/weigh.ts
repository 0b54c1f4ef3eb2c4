import { endsAsSentence, wordCount } from '../words/tidy.ts';
import { type Document, type Element, isElement, isText, type Parent } from './dom.ts';
import { isBlockElement } from './elements.ts';

/** What is in an element and all that it holds, in words. */
export interface Weight {
  /** All words that readers could see. */
  words: number;
  /** Words in links. */
  linked: number;
  /** Words of running text: of lines that are sentences and no links. */
  prose: number;
  /** How many such lines. */
  paragraphs: number;
  /** How many lines of any kind. */
  lines: number;
}

export type Weights = ReadonlyMap<Parent, Weight>;

const UNSEEN = new Set(
  'script style noscript template title head textarea select option button input svg object canvas iframe audio video map datalist math'.split(
    ' ',
  ),
);

/** A line of prose has so many words outside links, or, as a sentence, so many; no heading has more than that. */
const FEWEST = { line: 22, sentence: 7, heading: 25 } as const;

const empty = (): Weight => ({ words: 0, linked: 0, prose: 0, paragraphs: 0, lines: 0 });

/** Weighs every element of a tree once, in one walk. */
export function weigh(tree: Document | Parent): Map<Parent, Weight> {
  const weights = new Map<Parent, Weight>();
  const line = new Line(weights);
  walk(tree, { weights, line, link: false, heading: false });
  line.end();
  sum(tree, weights);
  return weights;
}

interface Walk {
  readonly weights: Map<Parent, Weight>;
  readonly line: Line;
  readonly link: boolean;
  readonly heading: boolean;
}

function walk(node: Parent, state: Walk): void {
  state.weights.set(node, empty());
  let breaks = 0;
  for (const child of node.childNodes) {
    if (isText(child)) {
      if (child.value.trim() === '') continue;
      breaks = 0;
      state.line.add(child.value, node, state);
    }
    if (!isElement(child) || UNSEEN.has(child.tagName)) continue;
    breaks = child.tagName === 'br' ? breaks + 1 : 0;
    if (breaks > 1) state.line.end();
    const block = isBlockElement(child.tagName);
    if (block) state.line.end();
    walk(child, {
      ...state,
      link: state.link || child.tagName === 'a',
      heading: state.heading || /^h[1-6]$/.test(child.tagName),
    });
    if (block) state.line.end();
  }
}

/** The line of words that is being read; it ends where a block begins or ends, or at two breaks. */
class Line {
  private words = 0;
  private linked = 0;
  private tail = '';
  private heading = false;
  private holder: Parent | null = null;
  private readonly weights: Map<Parent, Weight>;

  constructor(weights: Map<Parent, Weight>) {
    this.weights = weights;
  }

  add(text: string, node: Parent, { link, heading }: Walk): void {
    const words = wordCount(text);
    this.words += words;
    if (link) this.linked += words;
    this.tail = text.length > 40 ? text.slice(-40) : this.tail.slice(-40) + text;
    this.heading ||= heading;
    this.holder ??= holderOf(node);
  }

  end(): void {
    const { holder, words, linked } = this;
    if (holder && words > 0) {
      const weight = this.weights.get(holder) ?? empty();
      weight.words += words;
      weight.lines += 1;
      weight.linked += linked;
      if (this.isProse()) {
        weight.prose += words - linked / 2;
        weight.paragraphs += 1;
      }
      this.weights.set(holder, weight);
    }
    [this.words, this.linked, this.tail, this.heading, this.holder] = [0, 0, '', false, null];
  }

  private isProse(): boolean {
    const own = this.words - this.linked;
    if (own < this.linked * 0.6) return false;
    if (this.heading && (this.linked > 0 || (own < FEWEST.heading && !isStatement(this.tail.trim())))) return false;
    return own >= FEWEST.line || (own >= FEWEST.sentence && endsAsSentence(this.tail.trim()));
  }
}

/** A heading that ends with a full stop is a paragraph that somebody made large. */
export function isStatement(text: string): boolean {
  return /[\p{Ll}\p{Lo}\p{M}][.。।።។][\s"'”’»›)\]」』]*$/u.test(text);
}

/** The block in which words stand. */
function holderOf(node: Parent): Parent {
  let up = node;
  while (isElement(up) && !isBlockElement(up.tagName) && up.parentNode) up = up.parentNode;
  return up;
}

function sum(node: Parent, weights: Map<Parent, Weight>): Weight {
  const own = weights.get(node) ?? empty();
  for (const child of node.childNodes) {
    if (!isElement(child) || !weights.has(child)) continue;
    const inner = sum(child, weights);
    own.words += inner.words;
    own.linked += inner.linked;
    own.prose += inner.prose;
    own.paragraphs += inner.paragraphs;
    own.lines += inner.lines;
  }
  return own;
}

/** The weight of an element; nothing for one that was never weighed. */
export function weightOf(weights: Weights, node: Parent | Element): Weight {
  return weights.get(node) ?? empty();
}
