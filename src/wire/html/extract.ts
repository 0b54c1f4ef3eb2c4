import { DefuddleClass } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { PULL_QUOTE } from './block-rules.ts';
import {
  ancestorsOf,
  attr,
  cut,
  type Document,
  type Element,
  growPiece,
  isElement,
  type Parent,
  swap,
  textUnder,
  toHtml,
} from './dom.ts';
import { find, findAll, matches } from './select.ts';
import { wordCount } from '../words/tidy.ts';

/** Parts of a story that the extraction library takes for furniture, or strips of what they say. They are set aside and put back. */
const PRECIOUS = `${PULL_QUOTE}, blockquote, figure, video, audio, [class*=factbox], [class*=fact-box], [class*=infobox], [class*=key-points], [class*=keypoints], [class*=story-highlights], [class*=story-feature]`;

/** What stands in a place set aside. A whole sentence, because the library takes few words for a label and removes them. */
const SLOT =
  'This place is kept for a part of the story that comes back here, whole, when the rest of the page has been cleaned.';

/** Where a page's own words say that the body stands. */
const BODIES = [
  '[itemprop=articlebody]',
  '.article-body',
  '.article__body',
  '.articlebody',
  '.story-body',
  '.story__body',
  '.post-content',
  '.entry-content',
  '[data-component=article-body]',
  '#article-body',
  '#story',
];

/** A body that the page names must hold this much of what the library finds on its own. */
const ENOUGH = 0.6;

/** An address for pages that name none; the library asks for one, and so reaches for no rules of known sites. */
const NOWHERE = 'https://page.invalid/';

/**
 * The part of a page that is its article, cleaned by the extraction library; an empty piece when there is none.
 * What the library would lose (pull quotes, posts, figures with their words) comes through whole. Cuts in the tree it is given.
 */
export function articlePiece(tree: Document): Parent {
  // The library would complain aloud of broken linked data, which is read elsewhere.
  for (const script of findAll(tree, 'script, style')) cut(script);
  const slots = setAside(tree);
  const html = toHtml(tree);
  const whole = growPiece(extracted(html, null));
  const named = BODIES.find((selector) => find(tree, selector));
  const part = named ? growPiece(extracted(html, named)) : whole;
  const piece = words(part) >= words(whole) * ENOUGH ? part : whole;
  const found = words(piece) >= words(densest(tree)) * ENOUGH ? piece : densest(tree);
  putBack(found, slots);
  return found;
}

function words(node: Parent): number {
  return wordCount(textUnder(node));
}

function setAside(tree: Document): Element[] {
  const slots: Element[] = [];
  for (const element of findAll(tree, PRECIOUS)) {
    if (ancestorsOf(element).some((up) => slots.includes(up))) continue;
    const slot = growPiece(`<pre id="sf-slot-${slots.length}">${SLOT}</pre>`).childNodes[0];
    if (!slot) continue;
    slots.push(element);
    swap(element, slot);
  }
  return slots;
}

function putBack(piece: Parent, slots: readonly Element[]): void {
  for (const pre of findAll(piece, 'pre')) {
    const [, at] = /^sf-slot-(\d+)$/.exec(attr(pre, 'id') ?? '') ?? [];
    const kept = at ? slots[Number(at)] : undefined;
    if (kept) swap(pre, kept);
  }
}

/** The library is other people's code fed with other people's pages: whatever it throws means that it found nothing. */
function extracted(html: string, contentSelector: string | null): string {
  try {
    const { document } = parseHTML(html);
    // Its guesses by wording remove short lists and last sections of real stories; ours come after, block by block.
    const options = {
      url: NOWHERE,
      standardize: false,
      useAsync: false,
      removeContentPatterns: false,
      ...(contentSelector ? { contentSelector } : {}),
    };
    return new DefuddleClass(document, options).parse().content;
  } catch {
    return '';
  }
}

const HOLDERS = 'td, div, article, section, main, body, center, blockquote, font';

/**
 * The element in which most words stand that are no links: the last resort, for old pages laid out with tables, fonts and
 * breaks, in which the library finds no paragraphs. Words count for the nearest holder, and a third for the one round it.
 */
function densest(tree: Document): Parent {
  const scores = new Map<Element, number>();
  for (const holder of findAll(tree, HOLDERS)) {
    const own = ownWords(holder);
    scores.set(holder, (scores.get(holder) ?? 0) + own);
    const outer = ancestorsOf(holder).find((up) => matches(up, HOLDERS));
    if (outer) scores.set(outer, (scores.get(outer) ?? 0) + own / 3);
  }
  const [best] = [...scores].sort((a, b) => b[1] - a[1]);
  return best && best[1] > 0 ? best[0] : tree;
}

function ownWords(holder: Element): number {
  let count = 0;
  const waiting: Parent[] = [holder];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const child of next.childNodes) {
      if ('value' in child) count += wordCount(child.value);
      if (isElement(child) && !matches(child, `a, script, style, noscript, ul, ol, form, select, ${HOLDERS}`))
        waiting.push(child);
    }
  }
  return count;
}
