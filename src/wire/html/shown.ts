import type { Byline } from '../../story/story.ts';
import { isParagraph } from '../text/kinds-of-line.ts';
import type { Line } from '../text/lines.ts';
import { stampLines } from '../text/stamps.ts';
import { isByline, looksLikeRole, namesSomebody, readByline } from '../words/people.ts';
import { readStamps, type Stamp } from '../words/stamp.ts';
import { labelIn } from '../words/stamp-labels.ts';
import { tidy, wordCount } from '../words/tidy.ts';
import { attr, type Document, type Element, elementsUnder, textUnder } from './dom.ts';
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
  const marked = findAll(tree, STAMPS)
    .filter((element) => findAll(element, 'time').length < 2)
    .flatMap((element) => stampsOf(element, lang, over))
    .filter((stamp) => wordCount(stamp.rest) < 7);
  // Old pages mark neither time nor author: each is a line near the top that reads as one.
  const top = topLines(tree);
  const whole = stampLines(top, top.length).map((one) => one.stamp);
  const pieces = top.flatMap(piecesOf);
  const plain = whole.length > 0 ? whole : stampLines(pieces, pieces.length).map((one) => one.stamp);
  const heading = find(tree, 'h1');
  const headline = heading ? tidy(textUnder(heading)) : '';
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
