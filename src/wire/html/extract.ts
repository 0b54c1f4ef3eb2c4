import type { Problem } from '../../base/problem.ts';
import { isLinksHeading, isStoryEnd } from '../words/chrome.ts';
import { bareWords, tidy, wordCount } from '../words/tidy.ts';
import { shortAmongOthers } from './among-others.ts';
import { isNamed, tellingNames } from './clear.ts';
import { cleanStory, teasersAmong } from './clean-story.ts';
import {
  ancestorsOf,
  attr,
  cut,
  type Document,
  type Element,
  growPiece,
  isElement,
  isText,
  type Parent,
  swap,
  textUnder,
} from './dom.ts';
import { partedBy } from './kicker.ts';
import { headingWords } from './page-headline.ts';
import { find, findAll, matches } from './select.ts';
import { type Weight, weigh, weightOf, type Weights } from './weigh.ts';

/**
 * The part of a page that is its article; an empty piece when there is none. Found by weight: from the whole page the way
 * goes down to the part that holds most of the running text, and what is beside that part and belongs to it is joined
 * to it again. Cuts in the tree it is given; the work grows with the size of the page and not faster.
 */
export function articlePiece(tree: Document, headline: string | null, warnings: Problem[]): Parent {
  const body = find(tree, 'body') ?? tree;
  const head = headOf(body, headline);
  if (head) cutNextStories(head);
  const weights = weigh(body);
  const page: Page = {
    weights,
    head,
    order: orderOf(body),
    names: tellingNames(body, weights),
    headed: null,
    measure: weightOf(weights, body).prose < LITTLE ? plainWords : (weight) => weight.prose,
  };
  const scores = scoresOf(body, page);
  const headed = headedPart(body, page);
  const heart = heartOf(statedArticle(body, page) ?? headed ?? body, scores, page);
  const parts = joined(heart, { ...page, headed }, scores);
  takeOutHeadline(page.head, headline);
  return cleanStory(pieceOf(parts), weights, warnings);
}

/** What systems call each story in a row of them. */
const STORY = /(?:^|[\s_-])(?:art|article|artikel|post|story|entry|hentry)(?:[\s_-]|$)/i;

/** In an endless row of stories, each in a part like the others and under a heading as high as the headline, the first is the page's. */
function cutNextStories(head: Element): void {
  const part = ancestorsOf(head).find((up) => up.tagName === 'article' || STORY.test(attr(up, 'class') ?? ''));
  if (!part || head.tagName !== 'h1' || wordCount(textUnder(part)) < LITTLE * 2) return;
  const name = attr(part, 'class');
  for (const other of part.parentNode?.childNodes.filter(isElement) ?? [])
    if (other !== part && other.tagName === part.tagName && attr(other, 'class') === name && find(other, 'h1'))
      cut(other);
}

/** A page of less running text is weighed by all its words: a poem, a list, a line under a picture. */
const LITTLE = 12;

function plainWords({ words, linked }: Weight): number {
  return Math.max(0, words - linked * 2);
}

/** What is known of a page while its story is looked for. */
interface Page {
  readonly weights: Weights;
  /** The headline's element. */
  readonly head: Element | null;
  /** Where each node begins, and where what it holds ends. */
  readonly order: ReadonlyMap<Parent, Span>;
  /** The names that tell chrome on it. */
  readonly names: ReadonlySet<string>;
  /** What holds the headline and the text under it, where that is plain. */
  readonly headed: Element | null;
  /** How much of a story there is in a weight. */
  measure(weight: Weight): number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The headline stands over the story, not in it; a rule keeps apart the lines that it parted. */
function takeOutHeadline(head: Element | null, headline: string | null): void {
  const [rule] = growPiece('<hr>').childNodes;
  if (head && rule && headline !== null && says(head, headline)) swap(head, rule);
}

function says(heading: Element, headline: string): boolean {
  return bareWords(headingWords(heading)) === bareWords(headline) || partedBy(heading, headline) !== null;
}

function headOf(body: Parent, headline: string | null): Element | null {
  const said = bareWords(headline ?? '');
  const heads = findAll(body, 'h1, h2, h3, [itemprop=headline]');
  const same = said === '' ? [] : heads.filter((one) => says(one, headline ?? ''));
  const alone = heads.filter((one) => one.tagName === 'h1');
  // A list of other stories may name this one too, in a smaller heading.
  return same.find((one) => one.tagName === 'h1') ?? same[0] ?? (alone.length === 1 ? (alone[0] ?? null) : null);
}

function orderOf(body: Parent): Map<Parent, Span> {
  const order = new Map<Parent, Span>();
  let at = 0;
  const walk = (node: Parent): void => {
    const from = (at += 1);
    for (const child of node.childNodes) if (isElement(child)) walk(child);
    order.set(node, { from, to: at });
  };
  walk(body);
  return order;
}

/** How much the summaries in a list of other stories count. */
const TEASERS = 0.1;

/** How much a part of the page counts by what it is; the text of a story counts whole. */
const DISCOUNTS: readonly (readonly [string, number])[] = [
  ['[itemprop=articlebody]', 1.5],
  ['article, main, [role=main]', 1.2],
  ['aside, [role=complementary]', 0.4],
  ['footer, nav', 0.3],
];

function scoresOf(body: Parent, page: Page): Map<Parent, number> {
  const scores = new Map<Parent, number>();
  const score = (node: Parent): void => {
    const inner = node.childNodes.filter(isElement);
    for (const child of inner) score(child);
    for (const teaser of teasersAmong(node, page.weights)) scores.set(teaser, (scores.get(teaser) ?? 0) * TEASERS);
    const held = inner.reduce((sum, child) => sum + (scores.get(child) ?? 0), 0);
    const raw = inner.reduce((sum, child) => sum + page.measure(weightOf(page.weights, child)), 0);
    const own = Math.max(0, page.measure(weightOf(page.weights, node)) - raw);
    const counted = (own + held) * (isElement(node) ? share(node, page) : 1);
    scores.set(node, counted);
  };
  score(body);
  return scores;
}

function share(element: Element, { head, order, names }: Page): number {
  const span = order.get(element);
  const top = head ? order.get(head) : undefined;
  const holdsHead = span !== undefined && top !== undefined && span.from <= top.from && span.to >= top.to;
  if (holdsHead) return 1.2;
  const before = span !== undefined && top !== undefined && span.to < top.from;
  const named = isNamed(element, names) ? 0.5 : isLegal(element) ? LEGAL : 1;
  const kind = DISCOUNTS.find(([selector]) => matches(element, selector))?.[1] ?? 1;
  return kind * named * (before ? 0.4 : 1);
}

/** A line of rights is not a story, however short the story beside it is. */
const LEGAL = 0.1;

function isLegal(element: Element): boolean {
  const isWorded = element.childNodes.some((child) => isText(child) && child.value.trim() !== '');
  return isWorded && element.childNodes.length < 10 && isStoryEnd(tidy(textUnder(element).slice(0, 300)));
}

/** A page's one article that holds its headline and this much text is its story, whatever else stands on the page. */
const STATED = { prose: 80, share: 0.2, most: 0.5 } as const;

function statedArticle(body: Parent, { head, weights }: Page): Element | null {
  const articles = findAll(body, 'article').filter((one) => head !== null && ancestorsOf(head).includes(one));
  const inner = articles.at(-1);
  if (!inner) return null;
  const [{ prose }, all] = [weightOf(weights, inner), weightOf(weights, body).prose];
  const isMost = prose > all * STATED.most;
  return isMost || (prose >= STATED.prose && prose >= all * STATED.share) ? inner : null;
}

/** What holds the headline and so much running text is the story, however much more stands in other columns. */
const HEADED = { prose: 80, paragraphs: 3, share: 0.2 } as const;

/** The smallest part of the page that holds its headline and the text under it; null where it is not plain which that is. */
function headedPart(body: Parent, { head, weights }: Page): Element | null {
  if (!head) return null;
  const holders = ancestorsOf(head).filter(({ tagName }) => tagName !== 'body' && tagName !== 'html');
  const short = shortAmongOthers(holders, weights);
  if (short) return short;
  const held = holders.find((one) => isHeadedText(weightOf(weights, one)));
  return held && weightOf(weights, held).prose >= weightOf(weights, body).prose * HEADED.share ? held : null;
}

function isHeadedText({ prose, paragraphs, words, linked }: Weight): boolean {
  return prose >= HEADED.prose && paragraphs >= HEADED.paragraphs && linked < words * 0.3;
}

/** A part holds the story when it has so much of the text round it, or so many times what the next one has. */
const HEART = { most: 0.6, some: 0.35, times: 3 } as const;

const NO_HOLDER = /^(?:p|blockquote|ul|ol|li|dl|dd|dt|figure|h[1-6]|pre|a|b|i|em|strong)$/;

/** A table with heads says something as a whole, however much its cells say: the story goes round it, never into it. */
function isHeaded(element: Element): boolean {
  return (
    element.tagName === 'table' && find(element, 'th, caption') !== null && !find(element, 'table, form, h1, h2, h3')
  );
}

function heartOf(body: Parent, scores: ReadonlyMap<Parent, number>, page: Page): Parent {
  let node = body;
  for (;;) {
    const children = node.childNodes
      .filter(isElement)
      .map((child) => ({ child, score: scores.get(child) ?? 0 }))
      .sort((a, b) => b.score - a.score);
    const [best, next] = children;
    const all = children.reduce((sum, one) => sum + one.score, 0);
    const whole = Math.max(all, (scores.get(node) ?? 0) / (isElement(node) ? share(node, page) : 1), 1e-9);
    if (!best || best.score === 0 || NO_HOLDER.test(best.child.tagName) || isHeaded(best.child)) return node;
    const holds =
      best.score >= whole * HEART.most ||
      (best.score >= whole * HEART.some && best.score >= (next?.score ?? 0) * HEART.times);
    if (!holds) return node;
    node = best.child;
  }
}

/** How far up the page parts are looked for that belong to the heart of the story. */
const CLIMB = { headed: 6, bare: 3 } as const;

/** The heart of the story, and what is beside it and belongs to it, in the order of the page. */
function joined(heart: Parent, page: Page, scores: ReadonlyMap<Parent, number>): Parent[] {
  const parts: Parent[] = [heart];
  let inner = heart;
  let whole = false;
  for (let level = 1; level <= (page.head ? CLIMB.headed : CLIMB.bare);) {
    const outer = isElement(inner) ? inner.parentNode : null;
    if (!outer || !isElement(outer) || outer.tagName === 'html') break;
    whole ||= isWhole(inner);
    const beside = { heart, inner, page, level, whole, scores };
    const others = outer.childNodes.filter(isElement).filter((part) => part !== inner);
    const loose = looseText(others, beside);
    parts.push(...others.filter((part) => loose.has(part) || belongs(part, beside)));
    // What only wraps another part is no step.
    level += others.some((part) => weightOf(page.weights, part).words > 0) ? 1 : 0;
    inner = outer;
  }
  return parts.sort((a, b) => startOf(a, page) - startOf(b, page));
}

function startOf(part: Parent, { order }: Page): number {
  return order.get(part)?.from ?? 0;
}

/** What a page calls an article is one: what stands outside it is not of it, but for a summary between it and its headline. */
function isWhole(part: Parent): boolean {
  return isElement(part) && matches(part, 'article, [itemprop=articlebody]');
}

interface Beside {
  readonly heart: Parent;
  /** What holds the heart on the level that is looked at. */
  readonly inner: Parent;
  readonly page: Page;
  readonly level: number;
  /** True when what holds the heart is all of the article, by the page's own word. */
  readonly whole: boolean;
  readonly scores: ReadonlyMap<Parent, number>;
}

/** What counts for less than this share of its running text tells of other stories. */
const ELSEWHERE = 0.5;

/** A part beside the heart says something with so many words of running text; one that is made like it, with fewer. */
const SAYS = { other: 10, alike: 5 } as const;

function belongs(part: Element, { heart, inner, page, level, whole, scores }: Beside): boolean {
  const weight = weightOf(page.weights, part);
  const main = weightOf(page.weights, heart);
  if (weight.prose < SAYS.alike || weight.linked > weight.words * 0.3 || isBoxed(part, page)) return false;
  if (startOf(part, page) < startOf(inner, page)) return weight.prose >= SAYS.other && isUnderHead(part, page);
  if (whole || (scores.get(part) ?? 0) < page.measure(weight) * ELSEWHERE) return false;
  if (matches(part, '[itemprop=articlebody]')) return true;
  if (isOfOneMake(part, inner)) return !startsElsewhere(part);
  if (FORMATTING.test(isElement(inner) ? inner.tagName : '') && part.tagName === 'p') return true;
  if (weight.prose < SAYS.other) return false;
  return (
    (level <= 3 || (isElement(inner) && part.tagName === inner.tagName)) &&
    (areChapters(part, inner) || !isAboveHead(inner, page, level)) &&
    isMuch(weight, main) &&
    !startsElsewhere(part)
  );
}

/** What ends in the middle of a paragraph that began within it holds all of a text but that paragraph, as browsers read it. */
const FORMATTING = /^(?:font|b|i|em|strong|span|big|small|center)$/;

/** Sections side by side are chapters of one thing, whatever each is called. */
function areChapters(part: Element, inner: Parent): boolean {
  return part.tagName === 'section' && isElement(inner) && inner.tagName === 'section';
}

/** What text is made of where nothing holds it together. */
const LOOSE = /^(?:p|h[2-6]|ul|ol|dl|blockquote|figure|table|pre|hr|img)$/;

/** Paragraphs, headings and lists right beside the heart, where together they are much: short lines between long ones are of the story too. */
function looseText(others: readonly Element[], { heart, inner, page, level, whole }: Beside): ReadonlySet<Element> {
  if (whole) return new Set();
  const loose = others.filter((part) => LOOSE.test(part.tagName) && !isBoxed(part, page) && isUnderHead(part, page));
  const together = loose.reduce<Weight>((sum, part) => added(sum, weightOf(page.weights, part)), {
    words: 0,
    linked: 0,
    prose: 0,
    paragraphs: 0,
    lines: 0,
  });
  const isOf =
    !isAboveHead(inner, page, level) && together.paragraphs > 2 && isMuch(together, weightOf(page.weights, heart));
  return new Set(isOf ? loose : []);
}

function added(one: Weight, other: Weight): Weight {
  return {
    words: one.words + other.words,
    linked: one.linked + other.linked,
    prose: one.prose + other.prose,
    paragraphs: one.paragraphs + other.paragraphs,
    lines: one.lines + other.lines,
  };
}

/** Above the part that holds headline and text together, only what is made like it is of the story. */
function isAboveHead(part: Parent, { head, order, headed }: Page, level: number): boolean {
  const [span, top] = [order.get(part), order.get(headed ?? head ?? part)];
  if (level <= 2 && headed === null) return false;
  return head !== null && span !== undefined && top !== undefined && span.from <= top.from && span.to >= top.to;
}

function isBoxed(part: Element, { names }: Page): boolean {
  return /^(?:aside|footer|nav|form|header)$/.test(part.tagName) ? part.tagName !== 'header' : isNamed(part, names);
}

function isUnderHead(part: Element, { head, order }: Page): boolean {
  const [span, top] = [order.get(part), head ? order.get(head) : undefined];
  if (!span) return false;
  return top ? span.to >= top.from : true;
}

/** Of the same name; rows of a layout and the like have none, and are known by what they wrap. */
function isOfOneMake(part: Element, heart: Parent): boolean {
  const own = (attr(part, 'class') ?? '').trim();
  if (!isElement(heart) || part.tagName !== heart.tagName || own !== (attr(heart, 'class') ?? '').trim()) return false;
  return own !== '' || /^(?:tr|section|details)$/.test(part.tagName) || wrapOf(part) === wrapOf(heart);
}

/** What an element wraps, by the names of its elements, as deep as each is the only one. */
function wrapOf(element: Element): string {
  const names: string[] = [];
  let inside: Element[] = [element];
  while (inside.length === 1 && names.length < 6) {
    names.push(inside[0]?.tagName ?? '');
    inside = inside[0]?.childNodes.filter(isElement) ?? [];
  }
  return names.join(' ');
}

function isMuch(weight: Weight, main: Weight): boolean {
  return weight.prose >= Math.min(120, main.prose * 0.12) && weight.linked < weight.words * 0.2;
}

/** True for a part whose first heading leads to other things. */
function startsElsewhere(part: Element): boolean {
  const heading = find(part, 'h1, h2, h3, h4, h5, h6');
  return heading !== null && (isLinksHeading(tidy(textUnder(heading))) || find(heading, 'a[href]') !== null);
}

function pieceOf(parts: readonly Parent[]): Parent {
  const piece = growPiece('');
  for (const part of parts) {
    if (isElement(part)) cut(part);
    // The page itself cannot stand in a piece, but what it holds can.
    const nodes = isElement(part) && part.tagName !== 'body' ? [part] : [...part.childNodes];
    for (const node of nodes) {
      piece.childNodes.push(node);
      node.parentNode = piece;
    }
  }
  return piece;
}
