import type { Problem } from '../../base/problem.ts';
import { leadsOn, linksLeftOut } from '../shape/endings.ts';
import { isChromeLine, isLinksHeading } from '../words/chrome.ts';
import { tidy, wordCount } from '../words/tidy.ts';
import { cutWithHeadings } from './clear.ts';
import { attr, type Element, isElement, type Parent, textUnder } from './dom.ts';
import { PRECIOUS } from './precious.ts';
import { makeOf } from './remarks.ts';
import { closest, find, findAll, matches } from './select.ts';
import { weightOf, type Weights } from './weigh.ts';

/** A part is a list of doors when more than this share of its words are links and it has next to no running text. */
const DOORS = { share: 0.5, list: 0.75, prose: 20 } as const;

/** A card says little beside its link. */
const CARD = { words: 90, prose: 60, alone: 40, share: 0.2 } as const;

const HOLDERS =
  /^(?:div|section|ul|ol|dl|table|tbody|tr|td|aside|footer|header|form|nav|menu|article|center|font|span|hgroup)$/;

/**
 * A story without the lists of links, cards of other stories and little forms that are in it. Cuts in the piece; a list of links that the story
 * goes on after is said.
 */
export function cleanStory(piece: Parent, weights: Weights, warnings: Problem[]): Parent {
  const all = piece.childNodes.reduce((sum, child) => sum + (isElement(child) ? weightOf(weights, child).prose : 0), 0);
  clean(piece, { weights, all, warnings });
  return piece;
}

interface Cleaning {
  readonly weights: Weights;
  /** The running text of the story. */
  readonly all: number;
  readonly warnings: Problem[];
}

function clean(node: Parent, state: Cleaning): void {
  const out = new Set<Element>([...cardsIn(node, state), ...listedIn(node, state)]);
  const children = node.childNodes.filter(isElement);
  for (const child of doorsAtEnd(children, state)) out.add(child);
  for (const child of children)
    if (isSlides(child, state) || isAllCards(child, state) || isBookmark(child, state)) out.add(child);
  for (const child of children) if (isDoors(child, state) && !find(child, 'blockquote, figure')) out.add(child);
  for (const list of out) if (isLedTo(list, children)) out.delete(list);
  for (const list of out) if (isBetweenText(list, children, state)) state.warnings.push(linksLeftOut(linksIn(list)));
  cutWithHeadings(out);
  for (const child of children) if (!out.has(child) && !matches(child, PRECIOUS)) clean(child, state);
}

/** A list that the story stands before and after, and no heading of links over: somebody may have meant it. */
function isBetweenText(list: Element, among: readonly Element[], { weights }: Cleaning): boolean {
  const at = among.indexOf(list);
  const before = among[at - 1];
  if (!/^(?:ul|ol|dl)$/.test(list.tagName) || !before || isLinksHeading(tidy(textUnder(before)))) return false;
  const says = (one: Element): boolean => one.tagName === 'p' && weightOf(weights, one).prose > 0;
  return among.slice(0, at).some(says) && among.slice(at + 1).some(says);
}

/** A list that the sentence before it leads to is part of what it says, wherever its points lead. */
function isLedTo(list: Element, among: readonly Element[]): boolean {
  const before = among[among.indexOf(list) - 1];
  return /^(?:ul|ol)$/.test(list.tagName) && before?.tagName === 'p' && leadsOn(tidy(textUnder(before)));
}

function linksIn(list: Element): string[] {
  return findAll(list, 'a[href]')
    .map((link) => tidy(textUnder(link)))
    .filter(Boolean);
}

function isDoors(element: Element, { weights }: Cleaning): boolean {
  if (!HOLDERS.test(element.tagName)) return false;
  const { words, linked, prose } = weightOf(weights, element);
  if (words === 0 || prose >= DOORS.prose) return false;
  if (/^(?:tbody|tr|td|span|font)$/.test(element.tagName) && !isLayout(element)) return false;
  if (element.tagName === 'table' && find(element, 'th')) return false;
  if (isWithinPoint(element)) return false;
  const share = /^(?:ul|ol|dl)$/.test(element.tagName) ? DOORS.list : DOORS.share;
  return linked > words * share && (linked > 3 || linked === words);
}

/** A list within a point that says something before it is of that point, wherever its own points lead. */
function isWithinPoint({ tagName, parentNode: point }: Element): boolean {
  if (!/^(?:ul|ol)$/.test(tagName) || !point || !isElement(point) || point.tagName !== 'li') return false;
  const said = point.childNodes.filter((one) => !isElement(one) || !/^(?:ul|ol|a)$/.test(one.tagName)).map(textUnder);
  return wordCount(tidy(said.join(' '))) > 1;
}

/** A row or a cell that lays a page out holds blocks. */
function isLayout(element: Element): boolean {
  return element.tagName === 'td' && find(element, 'div, p, ul, table') !== null;
}

/** Cards of other stories: neighbours of one make, each with a link round its picture or its heading and few words. */
function cardsIn(node: Parent, { weights, all }: Cleaning): Element[] {
  const blocks = node.childNodes
    .filter(isElement)
    .filter(({ tagName }) => /^(?:div|li|article|section|td|aside|dd|a)$/.test(tagName));
  // A fresh list for each neighbour would never end on a page of 100,000 of them.
  const makes = Map.groupBy(blocks, makeOf);
  return [...makes.values()].flatMap((group) => {
    const cards = group.filter((one) => isCard(one, weights));
    const prose = cards.reduce((sum, one) => sum + weightOf(weights, one).prose, 0);
    if (cards.length > 1 && cards.length >= group.length * 0.6 && prose < all * 0.35) return cards;
    const most = Math.min(CARD.alone, all * CARD.share);
    return prose < most && standsInText(node) ? cards.filter(isTeaser) : [];
  });
}

/** A list of other stories has so many of one make, nearly all of which head their one paragraph with a link. */
const LIST = { fewest: 4, share: 0.7, prose: 150, most: 0.35 } as const;

/** The summaries of other stories among the children of a node. */
export function teasersAmong(node: Parent, weights: Weights): ReadonlySet<Element> {
  const inside = node.childNodes
    .filter(isElement)
    .filter(({ tagName }) => /^(?:li|div|article|section|tr)$/.test(tagName));
  if (inside.length < LIST.fewest) return new Set();
  const lists = [...Map.groupBy(inside, makeOf).values()].filter((group) => group.length >= LIST.fewest);
  return new Set(
    lists.flatMap((group) => {
      const teasers = group.filter((one) => isSummary(one, weights));
      return teasers.length >= group.length * LIST.share ? teasers : [];
    }),
  );
}

function isSummary(element: Element, weights: Weights): boolean {
  const { linked, prose, paragraphs } = weightOf(weights, element);
  if (linked < 1 || paragraphs > 1 || prose > LIST.prose) return false;
  const links = findAll(element, 'a[href]');
  if (linked > 2 && links.some((link) => isTitled(link) || find(link, 'h1, h2, h3, h4') !== null)) return true;
  const last = links.at(-1);
  return last !== undefined && find(element, 'h2, h3, h4, h5') !== null && isChromeLine(tidy(textUnder(last)));
}

/** A list of nothing but cards goes as a whole, and with it the heading over it. */
function isAllCards(element: Element, state: Cleaning): boolean {
  const inside = element.childNodes.filter(isElement);
  return (
    /^(?:ul|ol|div|section)$/.test(element.tagName) &&
    inside.length > 1 &&
    cardsIn(element, state).length === inside.length
  );
}

/** Other stories at the end of this one hold no more of its running text than this, and each no more words. */
const TAIL = { share: 0.3, prose: 60, fewest: 2 } as const;

/** Headings that are links, each with few words under it, and nothing else after them: other stories under this one. */
function doorsAtEnd(children: readonly Element[], { weights, all, warnings }: Cleaning): readonly Element[] {
  const first = children.findIndex(isDoorHeading);
  const tail = first < 1 ? [] : children.slice(first);
  const doors = tail.filter(isDoorHeading);
  if (doors.length < TAIL.fewest || tail.some((one) => /^h[1-6]$/.test(one.tagName) && !doors.includes(one))) return [];
  const told = tail.map((one) => weightOf(weights, one).prose);
  const isFew = told.every((prose) => prose <= TAIL.prose) && tail.length <= doors.length * 3;
  if (!isFew || told.reduce((sum, prose) => sum + prose, 0) > all * TAIL.share) return [];
  warnings.push(linksLeftOut(doors.map((one) => tidy(textUnder(one)))));
  return tail;
}

function isDoorHeading(element: Element): boolean {
  if (!/^h[2-6]$/.test(element.tagName)) return false;
  const link = find(element, 'a[href]');
  return (
    link !== null && !(attr(link, 'href') ?? '#').startsWith('#') && tidy(textUnder(link)) === tidy(textUnder(element))
  );
}

/** A card of another page set as a figure: all that it says leads there, and no caption stands under it. */
function isBookmark(figure: Element, { weights }: Cleaning): boolean {
  if (figure.tagName !== 'figure' || find(figure, 'figcaption')) return false;
  const { words, linked } = weightOf(weights, figure);
  const links = findAll(figure, 'a[href]').filter((link) => !PICTURE.test(attr(link, 'href') ?? ''));
  return words > 2 && linked === words && links.length === 1;
}

/** A story round a gallery that is none of it has so many words. */
const ROUND = 60;

/** The legends of a gallery whose pictures are not here: numbered “3/50” one after the other, beside a story that goes without them. */
function isSlides(element: Element, { weights, all }: Cleaning): boolean {
  if (!/^(?:ul|ol|div)$/.test(element.tagName) || all - weightOf(weights, element).prose < ROUND) return false;
  const slides = element.childNodes.filter(isElement);
  if (slides.length < LIST.fewest || find(element, 'img')) return false;
  return slides.every((one, at) =>
    tidy(textUnder(one).slice(0, 200))
      .replace(/\s/g, '')
      .startsWith(`${at + 1}/${slides.length}`),
  );
}

/** A list of other stories in this one, unless it is much of it. */
function listedIn(node: Parent, { weights, all }: Cleaning): readonly Element[] {
  const teasers = [...teasersAmong(node, weights)];
  const prose = teasers.reduce((sum, one) => sum + weightOf(weights, one).prose, 0);
  return prose < all * LIST.most ? teasers : [];
}

/** True for a part of the page whose own children are the paragraphs of the story. */
function standsInText(node: Parent): boolean {
  return node.childNodes.filter((child) => isElement(child) && child.tagName === 'p').length > 2;
}

/** One card among other things: its heading is nothing but a link to another page. */
function isTeaser(element: Element): boolean {
  const heading = find(element, 'h2, h3, h4, h5, h6');
  const link = heading && (find(heading, 'a[href]') ?? closest(heading, 'a[href]'));
  if (!heading || !link || (attr(link, 'href') ?? '#').startsWith('#')) return false;
  const [said, title] = [tidy(textUnder(link)), tidy(textUnder(heading))];
  return wordCount(title) > 2 && said === title;
}

/** Where a picture is all that one finds: its own file leads to no other story. */
const PICTURE = /\.(?:jpe?g|png|webp|avif|gif|svg)(?:\?|$)/i;

function isCard(element: Element, weights: Weights): boolean {
  const { words, prose, paragraphs } = weightOf(weights, element);
  if (words === 0 || words > CARD.words || prose > CARD.prose || paragraphs > 1) return false;
  if (element.tagName === 'a')
    return attr(element, 'href') !== null && find(element, 'img, h2, h3, h4, p, div') !== null;
  return findAll(element, 'a[href]').some(
    (link) =>
      !(attr(link, 'href') ?? '#').startsWith('#') &&
      !PICTURE.test(attr(link, 'href') ?? '') &&
      (find(link, 'img, h1, h2, h3, h4, h5, p') !== null || isTitled(link)) &&
      (wordCount(textUnder(link)) > 2 || find(link, 'img') !== null),
  );
}

/** True for a link that is all that a heading says. */
function isTitled(link: Element): boolean {
  for (let up = link.parentNode, level = 0; up && isElement(up) && level < 3; up = up.parentNode, level += 1)
    if (/^h[1-6]$/.test(up.tagName) || /title|headline/i.test(attr(up, 'class') ?? '')) return true;
  return false;
}
