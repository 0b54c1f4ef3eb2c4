import { problem } from '../../base/problem.ts';
import { wordsOf } from '../../story/blocks.ts';
import type { Findings } from '../shape/findings.ts';
import { bareWords, endsAsSentence, tidy, wordCount } from '../words/tidy.ts';
import { isForListeners, isHidden } from './cuts.ts';
import { attr, type Document, type Element, isElement, isText, type Parent } from './dom.ts';
import { isBlockElement } from './elements.ts';
import { isNamedAsRemarks, isRemarksHeading } from './remarks.ts';
import { find } from './select.ts';

/**
 * What of a page did not come into its story. The page is noted as readers have it before anything is cut, and compared with what was told in the
 * end, so that no rule that cuts need speak for itself: what is in neither is named. Menus and other short words between links are no loss.
 */

/** A line of words, as a browser sets it. */
interface Line {
  readonly text: string;
  /** What links in it say. */
  readonly links: readonly string[];
  readonly isHidden: boolean;
}

/** A block of a page with what is in it, in its order. */
export interface Part {
  readonly make: string;
  /** Its class and id. */
  readonly names: string;
  readonly items: readonly (Line | Part)[];
  readonly isHidden: boolean;
}

const UNREAD = new Set(
  'script style noscript template head textarea select option svg canvas iframe object video audio map button'.split(
    ' ',
  ),
);

/** Notes what a page says, part by part. */
export function partsOf(tree: Document): Part {
  return partOf(find(tree, 'body') ?? tree, false, null);
}

function partOf(node: Parent, hidden: boolean, link: Element | null): Part {
  const items: (Line | Part)[] = [];
  const line = new Words(items);
  gather(node, { items, line, hidden, link });
  line.end(hidden);
  const [name, id] = isElement(node) ? [attr(node, 'class') ?? '', attr(node, 'id') ?? ''] : ['', ''];
  return {
    make: isElement(node) ? `${node.tagName}.${name.trim().split(/\s+/)[0] ?? ''}` : '',
    names: `${name} ${id}`,
    items,
    isHidden: hidden,
  };
}

interface Gathering {
  readonly items: (Line | Part)[];
  readonly line: Words;
  readonly hidden: boolean;
  readonly link: Element | null;
}

function gather(node: Parent, state: Gathering): void {
  let breaks = 0;
  for (const child of node.childNodes) {
    if (isText(child)) {
      if (child.value.trim() !== '') breaks = 0;
      state.line.add(child.value, state.link);
    }
    if (!isElement(child) || UNREAD.has(child.tagName) || isForListeners(child)) continue;
    breaks = child.tagName === 'br' ? breaks + 1 : 0;
    if (breaks > 1) state.line.end(state.hidden);
    else if (child.tagName === 'br') state.line.add(' ', state.link);
    else gatherElement(child, state);
  }
}

function gatherElement(child: Element, state: Gathering): void {
  const isUnseen = isHidden(child);
  if (isBlockElement(child.tagName)) {
    state.line.end(state.hidden);
    const part = partOf(child, state.hidden || isUnseen, state.link);
    if (part.items.length > 0) state.items.push(part);
    return;
  }
  const link = child.tagName === 'a' && attr(child, 'href') !== null ? child : state.link;
  if (!isUnseen || state.hidden) return gather(child, { ...state, link });
  // Words hidden in a line are a line of their own; the one round them goes on.
  const line = new Words(state.items);
  gather(child, { ...state, line, link, hidden: true });
  line.end(true);
}

/** The line that is being noted. */
class Words {
  private parts: string[] = [];
  private links = new Map<Element, string>();
  private readonly items: (Line | Part)[];

  constructor(items: (Line | Part)[]) {
    this.items = items;
  }

  add(words: string, link: Element | null): void {
    this.parts.push(words);
    if (link) this.links.set(link, (this.links.get(link) ?? '') + words);
  }

  end(hidden: boolean): void {
    const text = tidy(this.parts.join(''));
    const links = [...this.links.values()].map(tidy).filter(Boolean);
    if (text !== '') this.items.push({ text, links, isHidden: hidden });
    [this.parts, this.links] = [[], new Map()];
  }
}

/** Stretches of so many words are compared; what is shorter is in neither. */
const STRETCH = 4;
/** A line is told when so much of it is. */
const SHARE = 0.5;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu;

/** The stretches of a text, each as a number. */
function stretchesOf(text: string): number[] {
  const words = bareWords(text).replace(UNSPACED, ' $& ').split(' ').filter(Boolean).map(numberOf);
  return words.slice(0, Math.max(0, words.length - STRETCH + 1)).map((_, at) => {
    let number = 17;
    for (const word of words.slice(at, at + STRETCH)) number = (Math.imul(number, 1_000_003) + word) | 0;
    return number;
  });
}

function numberOf(word: string): number {
  let number = 7;
  for (let at = 0; at < word.length; at += 1) number = (Math.imul(number, 31) + word.charCodeAt(at)) | 0;
  return number;
}

/** Whether something of a page came into its story: null for what is too short to say for sure that it did not. */
type Judge = (line: Line) => boolean | null;

function judgeBy(told: readonly string[]): Judge {
  const known = new Set(told.flatMap(stretchesOf));
  const lines = new Set(told.flatMap((text) => text.split('\n')).map(bareWords));
  const memory = new Map<Line, boolean | null>();
  return (line) => {
    const before = memory.get(line);
    if (before !== undefined) return before;
    const stretches = stretchesOf(line.text);
    const kept = stretches.filter((one) => known.has(one)).length;
    const judged = stretches.length === 0 ? lines.has(bareWords(line.text)) || null : kept >= stretches.length * SHARE;
    memory.set(line, judged);
    return judged;
  };
}

/** What was left out, of one kind. */
const kinds = ['boxes', 'lines', 'links', 'remarks', 'hidden'] as const;
type Kind = (typeof kinds)[number];

interface Left {
  readonly kind: Kind;
  readonly words: string;
  /** How many remarks or links it holds. */
  readonly many: number;
  readonly make: string;
}

/**
 * Findings that say, kind by kind, what of the page is not among them: how many, and the first words of each. What other warnings name is not
 * said again.
 */
export function withLeftBeside(found: Findings, page: Part): Findings {
  const judge = judgeBy(wordsTold(found));
  const left: Left[] = [];
  look(page, { judge, left, told: toldIn(page, judge), begun: false, listing: false });
  const before = found.warnings.map(({ say }) => say).join('\n');
  const fresh = left.filter(({ words }) => !before.includes(words.slice(0, 40)));
  const said = kinds.flatMap((kind) => {
    const those = fresh.filter((one) => one.kind === kind);
    return those.length === 0 ? [] : [problem(`${kind}-left-out`, 'body', sayings[kind](those))];
  });
  return { ...found, warnings: [...found.warnings, ...said] };
}

/** All that a story says, in itself and round it. */
function wordsTold(found: Findings): string[] {
  const { headline, standfirst, trailText, kicker, sectionName, topicNames, byline, mainMedia, body } = found;
  return [
    ...[headline, standfirst, trailText, kicker, sectionName].map((words) => words ?? ''),
    ...topicNames,
    ...byline.map(({ person, role, location }) => `${person} ${role ?? ''} ${location ?? ''}`),
    mainMedia ? wordsOf(mainMedia) : '',
    ...body.map(wordsOf),
  ];
}

/** The parts of a page in which something was told. */
function toldIn(page: Part, judge: Judge): ReadonlySet<Part> {
  const found = new Set<Part>();
  const walk = (part: Part): boolean => {
    let isTold = false;
    for (const item of part.items) isTold = (isPart(item) ? walk(item) : judge(item) === true) || isTold;
    if (isTold) found.add(part);
    return isTold;
  };
  walk(page);
  return found;
}

interface Looking {
  readonly judge: Judge;
  readonly left: Left[];
  readonly told: ReadonlySet<Part>;
  /** True once something was told: what leads elsewhere above that is the masthead. */
  begun: boolean;
  /** True while nothing was told since the last links: those of one make are one list, however a page lays it out. */
  listing: boolean;
}

/** Looks through a part in which something was told for what was not. */
function look(part: Part, looking: Looking): void {
  for (const item of part.items) {
    if (isPart(item) && looking.told.has(item)) look(item, looking);
    else if (!isPart(item) && looking.judge(item) === true) [looking.begun, looking.listing] = [true, false];
    else for (const found of isPart(item) ? namedParts(item) : namedLine(item)) keep(found, looking);
  }
}

function keep(found: Left, looking: Looking): void {
  const { left, begun, listing } = looking;
  const last = left.at(-1);
  if (found.kind === 'links' && !begun) return;
  if (found.kind === 'links' && last?.kind === 'links' && last.make === found.make && listing)
    left[left.length - 1] = { ...last, many: last.many + found.many };
  else left.push(found);
  looking.listing = true;
}

function namedLine(line: Line): Left[] {
  const [title] = titlesIn(line);
  if (line.isHidden) return [{ kind: 'hidden', words: line.text, many: 1, make: '' }];
  if (isSentence(line) || isShortSentence(line)) return [{ kind: 'lines', words: line.text, many: 1, make: '' }];
  return title === undefined ? [] : [{ kind: 'links', words: line.text, many: titlesIn(line).length, make: '' }];
}

/** What is in a part of which nothing was told: one thing, or several where it only holds them. */
function namedParts(part: Part): Left[] {
  const saying = part.items.filter(saysSomething);
  const inside = saying.filter(isPart);
  const isHolder = inside.length > 1 && inside.length === saying.length && part.items[0] === inside[0];
  const isOfOneMake = inside.every(({ make }) => make === inside[0]?.make);
  if (isHolder && !isOfOneMake && !isRemarks(part)) return inside.flatMap(namedParts);
  return saying.length > 0 ? [leftOf(part)] : [];
}

function leftOf(part: Part): Left {
  const lines = linesIn(part);
  const words = (lines.find(({ text }) => wordCount(text) > 2) ?? lines[0])?.text ?? '';
  const sentences = lines.filter(isSentence);
  const { make } = part;
  if (part.isHidden) return { kind: 'hidden', words, many: 1, make };
  if (isRemarks(part) && sentences.length > 0)
    return { kind: 'remarks', words: sentences[0]?.text ?? words, many: manyIn(part), make };
  const titles = lines.flatMap(titlesIn);
  if (titles.length > sentences.length) return { kind: 'links', words: titles[0] ?? words, many: titles.length, make };
  return { kind: 'boxes', words, many: 1, make };
}

function isRemarks(part: Part): boolean {
  return isNamedAsRemarks(part.names) || isRemarksHeading(linesIn(part)[0]?.text ?? '');
}

/** How many things of one make a part holds, on the level where it holds several. */
function manyIn(part: Part): number {
  const inside = part.items.filter(isPart).filter(saysSomething);
  const [only] = inside;
  if (only && inside.length === 1) return manyIn(only);
  return Math.max(1, ...[...Map.groupBy(inside, ({ make }) => make).values()].map((group) => group.length));
}

function linesIn(part: Part): Line[] {
  const lines: Line[] = [];
  const walk = (one: Part): void => {
    for (const item of one.items)
      if (isPart(item)) walk(item);
      else lines.push(item);
  };
  walk(part);
  return lines;
}

/** What is too short to be the title of a story is a way round the page. */
const TITLE = 4;
/** A sentence has so many words that lead nowhere; what ends nowhere is one with so many. */
const SENTENCE = { ended: 5, long: 15 } as const;

const saying = new WeakMap<Part, boolean>();

function saysSomething(one: Line | Part): boolean {
  if (!isPart(one)) return isSentence(one) || titlesIn(one).length > 0;
  const before = saying.get(one);
  const says = before ?? one.items.some(saysSomething);
  saying.set(one, says);
  return says;
}

function isSentence({ text, links }: Line): boolean {
  const own = wordCount(text) - links.reduce((sum, words) => sum + wordCount(words), 0);
  return own >= SENTENCE.long || (own >= SENTENCE.ended && endsAsSentence(text) && !text.endsWith(':'));
}

/** “Yes.” may be all that somebody said. */
function isShortSentence({ text, links }: Line): boolean {
  return links.length === 0 && /[\p{L}\p{N}][.!?…。！？]["”’»]?$/u.test(text);
}

function titlesIn({ links }: Line): string[] {
  return links.filter((words) => wordCount(words) >= TITLE);
}

function isPart(item: Line | Part): item is Part {
  return 'items' in item;
}

/** No more things of one kind are named; the rest is counted. */
const NAMED = 10;
const LONGEST = 70;

function shown(words: string): string {
  const short = words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s\S*$/u, '')}…` : words;
  return `“${short.toWellFormed()}”`;
}

function named(left: readonly Left[], word: (one: Left) => string): string {
  const more = left.length > NAMED ? ` and ${left.length - NAMED} more` : '';
  return `${left.slice(0, NAMED).map(word).join(', ')}${more}`;
}

const many = (count: number, one: string, several: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${several}`;
const was = (count: number): string => (count === 1 ? 'was' : 'were');
const BACK = 'Put back what belongs to the story.';

const sayings: Readonly<Record<Kind, (left: readonly Left[]) => string>> = {
  boxes: (left) =>
    `${many(left.length, 'part', 'parts')} of the page beside the story ${was(left.length)} left out: ${named(left, ({ words }) => shown(words))}. ${BACK}`,
  lines: (left) =>
    `${many(left.length, 'line', 'lines')} ${was(left.length)} left out as the page’s own: ${named(left, ({ words }) => shown(words))}. ${BACK}`,
  links: (left) =>
    `${many(left.length, 'list or line', 'lists or lines')} of links to other pages ${was(left.length)} left out: ${named(left, (one) => `${shown(one.words)}${one.many > 1 ? ` (${one.many} links)` : ''}`)}.`,
  remarks: (left) => {
    const count = left.reduce((sum, one) => sum + one.many, 0);
    return `${many(count, 'remark of a reader', 'remarks of readers')} ${was(count)} left out: ${named(left, ({ words }) => shown(words))}.`;
  },
  hidden: (left) =>
    `Words that the page hides from its readers were left out: ${named(left, ({ words }) => shown(words))}. ${BACK}`,
};
