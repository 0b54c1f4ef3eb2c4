import type { Byline } from '../../story/story.ts';
import { isParagraph } from '../text/kinds-of-line.ts';
import type { Line } from '../text/lines.ts';
import { stampLines } from '../text/stamps.ts';
import { isByline, looksLikeRole, namesSomebody, readByline } from '../words/people.ts';
import { readStamps, type Stamp } from '../words/stamp.ts';
import { labelIn } from '../words/stamp-labels.ts';
import { tidy, wordCount } from '../words/tidy.ts';
import { ancestorsOf, attr, type Document, type Element, elementsUnder, textUnder } from './dom.ts';
import { isElsewhere } from './page-byline.ts';
import { isNamedAsRemarks, remarksBelow } from './remarks.ts';
import { kickerOf } from './kicker.ts';
import { readMachineStamp } from './page-times.ts';
import { linesUnder } from './quotes.ts';
import { find, findAll, matches } from './select.ts';

/** Where pages set a summary under the headline. */
export const DECKS =
  '[class*=standfirst], .deck, .dek, [class*=article-deck], [class*=article__deck], [class*=subtitle], [class*=sub-title], [class*=subheadline], [class*=sub-headline], [class*=strapline], [class*=article-summary], [class*=article__summary], [class*=article-intro], .introduction, [class*=story-body__introduction], .lede-text, h2.summary, p.summary';

/** Where they set the time. */
const STAMPS = 'time, [class*=date], [class*=timestamp], [class*=published], [class*=updated], .ds, .lu';

/** What readers saw round the text, read before anything is cut. */
export interface Shown {
  readonly deck: string | null;
  readonly kicker: string | null;
  readonly stamps: readonly Stamp[];
  /** The words of times that are dates in their own data alone. */
  readonly times: readonly string[];
  readonly byline: readonly Byline[];
}

export function shownOf(tree: Document): Shown {
  const page = find(tree, 'html');
  const lang = page && attr(page, 'lang');
  const decks = underHeadline(tree)
    .map((element) => tidy(textUnder(element)))
    .filter((text) => wordCount(text) > 4 && wordCount(text) < 90);
  const over = timesOver(tree);
  const marked = ownStamps(tree)
    .filter((element) => findAll(element, 'time').length < 2)
    .flatMap((element) => stampsOf(element, lang, over))
    .filter((stamp) => wordCount(stamp.rest) < 7);
  // Old pages mark neither time nor author: each is a line near the top that reads as one.
  const top = topLines(tree);
  const heading = find(tree, 'h1');
  const headline = heading ? tidy(textUnder(heading)) : '';
  const near = top.slice(Math.max(0, headline === '' ? 0 : top.findLastIndex(({ text }) => text === headline) - NEAR));
  const whole = stampLines(near, near.length).map((one) => one.stamp);
  const pieces = near.flatMap(piecesOf);
  const plain = whole.length > 0 ? whole : stampLines(pieces, pieces.length).map((one) => one.stamp);
  const head = Math.max(0, top.findLastIndex((line) => headline !== '' && line.text === headline) - NEAR);
  const signed = top.findIndex((line, at) => at >= head && isByline(line.text));
  const under = top[signed + 1]?.text ?? '';
  return {
    deck: decks[0] ?? null,
    kicker: kickerOf(tree),
    stamps: marked.length > 0 ? marked : plain,
    times: [...over]
      .filter((element) => readStamps(textUnder(element), lang).length === 0 && stampsInElement(element).length > 0)
      .map((element) => tidy(textUnder(element))),
    byline:
      signed < 0
        ? []
        : readByline(top[signed]?.text ?? '', isParagraph(under) || !looksLikeRole(under) ? null : under).filter(
            (one) => namesSomebody(one.person),
          ),
  };
}

/**
 * What a page marks as the time of its story: what stands between headline and text, or else what is none of the masthead, of remarks, of other stories
 * or of the text. Of times in a row, each like the others, none is the story's: it has one.
 */
function ownStamps(tree: Document): Element[] {
  const all = elementsUnder(tree);
  const place = new Map(all.map((one, at) => [one, at]));
  const heading = all.findIndex(({ tagName }) => tagName === 'h1');
  const isText = (one: Element): boolean => one.tagName === 'p' && wordCount(textUnder(one)) > TEXT;
  const text = all.findIndex((one, at) => at > heading && isText(one));
  // Each is looked at with all that it stands in, and a page may have thousands: the story's is among the first.
  const stamps = findAll(tree, STAMPS).slice(0, MOST_STAMPS);
  const remarks = new Set<Element>(remarksBelow(tree));
  const own = stamps.filter((one) => {
    const up = [one, ...ancestorsOf(one)];
    const isInText = up.some((each) => isText(each) && textUnder(each) !== textUnder(one) && each !== one);
    return !isInText && !isOfOthers(one, up) && !up.some((each) => remarks.has(each));
  });
  const at = (one: Element): number => place.get(one) ?? 0;
  const over = own.filter((one) => heading >= 0 && at(one) > heading && (text < 0 || at(one) < text));
  if (over.length > 0) return over;
  const behind = own.filter((one) => text >= 0 && at(one) > text);
  const alike = Map.groupBy(behind, (one) => `${one.tagName} ${attr(one, 'class') ?? ''}`);
  const rows = [...alike.values()].filter((group) => new Set(group.map(textUnder)).size > 1 && isRow(group));
  const inRow = new Set(rows.flat());
  return own.filter((one) => !inRow.has(one));
}

const MOST_STAMPS = 100;

/** In a row each stands in a part of its own, like the others. */
function isRow(group: readonly Element[]): boolean {
  const holders = new Set(group.map(({ parentNode }) => parentNode));
  return holders.size > 1;
}

/** A time of the masthead, of a remark, or of another story: it stands beside a link to that. */
function isOfOthers(one: Element, up: readonly Element[]): boolean {
  const isOwnFooter = up.some(({ tagName }) => tagName === 'footer') && up.some(({ tagName }) => tagName === 'article');
  if (isElsewhere(one) && !(isOwnFooter && !up.some((each) => isNamedAsRemarks(attr(each, 'class') ?? ''))))
    return true;
  if (up.some((each) => matches(each, 'header, nav, [role=banner]') && find(each, 'h1, h2') === null)) return true;
  const item = up.find(({ tagName }) => tagName === 'li');
  return item !== undefined && findAll(item, 'a[href]').some((link) => wordCount(textUnder(link)) >= TITLE);
}

/** A link of so many words is the title of a story. */
const TITLE = 4;

/** What reads as a summary by its name, from the headline down to the first paragraphs: above it stands the site's own line, below other stories'. */
function underHeadline(tree: Document): Element[] {
  const elements = elementsUnder(tree);
  const from = elements.findIndex(({ tagName }) => tagName === 'h1');
  const isText = (one: Element): boolean =>
    one.tagName === 'p' && !matches(one, DECKS) && wordCount(textUnder(one)) > TEXT;
  const texts = elements.flatMap((one, at) => (at > from && isText(one) ? [at] : []));
  return elements.slice(Math.max(0, from), texts[1]).filter((one) => matches(one, DECKS));
}

/** A paragraph of the story has more words. */
const TEXT = 20;

function stampsOf(element: Element, lang: string | null, over: ReadonlySet<Element>): Stamp[] {
  const read = readStamps(textUnder(element), lang);
  if (read.length > 0) return read.map((stamp) => completed(stamp, element));
  return over.has(element) ? stampsInElement(element) : [];
}

/** “Tuesday”, “two hours ago”: a time that is a date in its own data alone. */
function stampsInElement(element: Element): Stamp[] {
  const stated = readMachineStamp(attr(element, 'datetime') ?? '');
  const words = tidy(textUnder(element));
  if (!stated || words === '' || wordCount(words) > 5) return [];
  return [{ ...stated, label: labelIn(words), clocksAgree: true, rest: '' }];
}

/** The times between the headline and the first paragraph of a page. */
function timesOver(tree: Document): Set<Element> {
  const all = elementsUnder(tree);
  const heading = all.findIndex(({ tagName }) => tagName === 'h1');
  if (heading < 0) return new Set();
  const text = all.findIndex((one, at) => at > heading && one.tagName === 'p' && wordCount(textUnder(one)) > TEXT);
  return new Set(all.slice(heading, text < 0 ? undefined : text).filter(({ tagName }) => tagName === 'time'));
}

/** A visible time that leaves hour, clock or the order of day and month open, as the page itself completes it for machines. */
function completed(stamp: Stamp, element: Element): Stamp {
  const time = element.tagName === 'time' ? element : find(element, 'time');
  const stated = readMachineStamp((time && attr(time, 'datetime')) ?? '');
  if (!stated || (stamp.hourKnown && stamp.clockKnown && stamp.orderKnown)) return stamp;
  return stamp.hourKnown && !stated.hourKnown ? stamp : { ...stamp, ...stated };
}

/** A line of several things beside each other, as names and the time are in many bylines. */
function piecesOf({ text }: Line): Line[] {
  return text.split(/\s*[|·•]\s*|\s+[–—-]\s+/u).map((piece) => ({ text: piece, gap: false }));
}

/** A name further above the headline than this is the site's. */
const NEAR = 3;

/** The lines of a page down to its first paragraphs. */
function topLines(tree: Document): Line[] {
  const lines = linesUnder(tree).map((text) => ({ text, gap: false }));
  const first = lines.findIndex((line) => isParagraph(line.text) && wordCount(line.text) > 12);
  return first < 0 ? lines : lines.slice(0, first + 2);
}
