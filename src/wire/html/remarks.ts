import { isChromeLine, isLinksHeading } from '../words/chrome.ts';
import { tidy, wordCount } from '../words/tidy.ts';
import { attr, type Element, elementsUnder, isElement, type Parent, textUnder } from './dom.ts';
import { find, findAll } from './select.ts';
import { type Weight, weightOf, type Weights } from './weigh.ts';

/** What readers of a page wrote under its story, known by its shape: items of one make with times, ways to answer, and names. */

const REMARKS =
  /comment|kommentar|comentario|coment|commentaire|reactie|komment|comentár|yorum|opinie|reply|replies|respond(?!iv)|responses?(?![a-z])|talkback|feedback|disqus|livefyre|discussion|guestbook|pinglist/i;
const ANSWER =
  /^(?:reply|report|report (?:abuse|comment)|flag|like|quote|permalink|antworten|melden|zitieren|répondre|signaler|responder|denunciar|rispondi|segnala|beantwoorden|reageer|reageren|odpowiedz|svara|svar|vastaa|ответить|пожаловаться|odpovědět|yanıtla|返信|回复|تعليق|رد|السرد)$/iu;
const WHEN =
  /\b(?:\d{1,2}:\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d+\s+(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago)\b|\b\d{1,2}(?:st|nd|rd|th)?[. ]+\p{L}{3,9}[., ]+\d{4}\b|\b\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b|\b(?:vor|hace|il y a|há)\s+\d+\s+\p{L}+|\b\d+\s+(?:yıl|gün|dagen|uur|dni|timmar)\b/iu;

/** A list that holds so much of a page's running text is the page: a thread, whose first entry is its story. */
export const ALL = 0.97;

/** What a list is judged by: its own weight, and the running text of the page. */
interface Remarked {
  readonly weight: Weight;
  readonly weights: Weights;
  readonly all: number;
}

/** The entries of a thread behind its first. */
export function answersIn(holder: Element, { weight, weights, all }: Remarked): Element[] {
  const inside = holder.childNodes.filter(isElement);
  if (inside.length < 3 || weight.prose < all * ALL || !isCommentList(holder, weights)) return [];
  const makes = [...Map.groupBy(inside, makeOf).values()];
  return makes.flatMap((group) => (group.length > 2 ? group.slice(1) : []));
}

/** A list of what readers wrote: items of one make, most of which carry a time or a way to answer and name who speaks. */
export function isCommentList(element: Element, weights: Weights): boolean {
  const weight = weightOf(weights, element);
  if (weight.prose < 10 || /^(?:tr|table|tbody)$/.test(element.tagName)) return false;
  if (isLoneRemark(element)) return true;
  const items = element.childNodes.filter(isElement).filter((one) => weightOf(weights, one).words >= 4);
  const groups = Map.groupBy(items, makeOf);
  for (const group of groups.values()) if (areRemarks(element, group, weights)) return true;
  return false;
}

/** One remark alone, by its name and by its time or a way to answer: the name by itself may be that of a story about remarks. */
function isLoneRemark(element: Element): boolean {
  const names = `${attr(element, 'class') ?? ''} ${attr(element, 'id') ?? ''}`;
  if (
    !/^(?:li|div|article|section)$/.test(element.tagName) ||
    !/(?:^|[\s_-])(?:comment|kommentar|commentaire|comentario|commento|reactie)(?:[\s_-]|$)/i.test(names)
  )
    return false;
  const { answer, dated } = signsOf(element);
  return answer || dated;
}

/** What neighbours of one make have in common: their element and its first class. */
export function makeOf(one: Element): string {
  return `${one.tagName}.${firstClass(one)}`;
}

function firstClass(element: Element): string {
  return (attr(element, 'class') ?? '').trim().split(/\s+/)[0] ?? '';
}

function areRemarks(holder: Element, items: readonly Element[], weights: Weights): boolean {
  if (items.length < 2 || /^(?:p|h[1-6]|br|span|b|a)$/.test(items[0]?.tagName ?? '')) return false;
  const held = items.reduce((total, one) => total + weightOf(weights, one).prose, 0);
  if (held < weightOf(weights, holder).prose * 0.6) return false;
  const named = REMARKS.test(namesAbove(items[0] as Element)) || isHeadedAsRemarks(holder, items[0] as Element);
  const signs = items.map((item) => signsOf(item));
  const most = items.length * 0.6;
  const answers = signs.filter((one) => one.answer).length;
  const dated = signs.filter((one) => one.dated).length;
  if (answers >= most && items.length > 1) return true;
  return named
    ? dated >= most
    : dated >= items.length * 0.8 && signs.filter((one) => one.person).length >= most && items.length > 2;
}

/** A heading over them that says what they are, in whatever language: “3 Kommentare”. */
const HEADED =
  /comment|kommentar|comentári|comentario|commentaire|reacti(?:es|ons)|reaktion|komentar|komentář|σχόλι|yorum|комментари|коментар|评论|評論|留言|コメント|댓글|تعليق|תגוב|hozzászólás|kommentti|komentáře|leserbrief|discussion/iu;

/** True for a line that says that remarks follow. */
export function isRemarksHeading(words: string): boolean {
  return words !== '' && words.length < 120 && wordCount(words) <= 8 && HEADED.test(words);
}

/** True for the names of an element that holds remarks. */
export function isNamedAsRemarks(names: string): boolean {
  return REMARKS.test(names);
}

function isHeadedAsRemarks(holder: Element, first: Element): boolean {
  const inside = holder.childNodes.filter(isElement);
  const before = inside[inside.indexOf(first) - 1];
  return before !== undefined && isRemarksHeading(tidy(textUnder(before).slice(0, 119)));
}

/** The names of an item, of what holds it and of what holds that. */
function namesAbove(item: Element): string {
  const names: string[] = [];
  let up: Parent | null = item;
  for (let level = 0; up && isElement(up) && level < 3; level += 1) {
    names.push(attr(up, 'class') ?? '', attr(up, 'id') ?? '');
    up = up.parentNode;
  }
  return names.join(' ');
}

interface Signs {
  readonly answer: boolean;
  readonly dated: boolean;
  readonly person: boolean;
}

/** What an item shows of being somebody's remark. */
function signsOf(item: Element): Signs {
  const inner = elementsUnder(item).slice(0, 200);
  const answer = inner.some((one) => /^(?:a|button|span)$/.test(one.tagName) && ANSWER.test(tidy(shortText(one, 30))));
  const person = inner.some((one) =>
    /(?:^|[\s_-])(?:avatar|user|username|commenter|author|vcard|nick|nickname|poster|gravatar|member)/i.test(
      attr(one, 'class') ?? '',
    ),
  );
  const lines = inner.filter((one) => one.childNodes.some((child) => 'value' in child && child.value.trim() !== ''));
  const dated =
    find(item, 'time') !== null ||
    lines.slice(0, 12).some((one) => {
      const text = tidy(shortText(one, 120));
      return text.length < 100 && WHEN.test(text);
    });
  return { answer, dated, person };
}

/** The words of an element when they are few; nothing when they are many. */
function shortText(element: Element, most: number): string {
  let text = '';
  for (const child of element.childNodes) {
    if ('value' in child) text += child.value;
    else if (isElement(child)) text += shortText(child, most);
    if (text.length > most) return '';
  }
  return text;
}

/** A heading that says nothing but that remarks follow: “Comments (3)”, “3 Kommentare”. */
const HEADS_REMARKS = 'h2, h3, h4, h5, h6';

/**
 * What stands below a heading that names remarks, beside it and not in a list of its own, where the most part of it is dated: each as somebody wrote it.
 */
export function remarksBelow(tree: Parent): readonly Element[] {
  // The first heading of a part decides for all that is in it, so that a page of headings takes no longer than another.
  const seen = new Set<Parent>();
  return findAll(tree, HEADS_REMARKS).flatMap((heading) => {
    const words = opening(heading);
    const around = heading.parentNode;
    const isNamed = wordCount(words) <= 4 && HEADED.test(words) && (isChromeLine(words) || isLinksHeading(words));
    if (!isNamed || !around || seen.has(around)) return [];
    seen.add(around);
    const beside = around.childNodes.filter(isElement);
    const after = beside.slice(beside.indexOf(heading) + 1).filter((one) => opening(one) !== '');
    const dated = after.filter((one) => WHEN.test(opening(one)));
    const isEnd = !after.some((one) => one.tagName === 'h1');
    return after.length > 0 && isEnd && dated.length >= after.length * 0.6 ? after : [];
  });
}

/** A remark says when it was written in so many letters. */
const OPENING = 200;

/** The first words of an element; what is after them is not looked at. */
function opening(element: Parent): string {
  let text = '';
  const read = (node: Parent): void => {
    for (const child of node.childNodes) {
      if (text.length > OPENING) return;
      if ('value' in child) text += child.value;
      else if (isElement(child)) {
        text += ' ';
        read(child);
      }
    }
  };
  read(element);
  return tidy(text.slice(0, OPENING));
}
