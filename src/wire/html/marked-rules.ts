import { problem } from '../../base/problem.ts';
import type { Block, BlockOf } from '../../story/blocks.ts';
import { readSpeaker } from '../words/people.ts';
import { tidy, tidyOrNull, wordCount } from '../words/tidy.ts';
import { blockRules } from './block-rules.ts';
import { attr, type Element, elementsUnder, textUnder } from './dom.ts';
import { videoNamed } from './embeds.ts';
import type { BlockRule, Flow } from './flow.ts';
import { captionOf, imageOf, isOrnament, standInOf } from './pictures.ts';
import { linesUnder, unquoted } from './quotes.ts';
import { find, findAll } from './select.ts';

/** What the elements of a marked body become. */
export const markedRules: readonly BlockRule[] = [
  { selector: '[class*=videoinstory], .emp', make: videoOf },
  { selector: '.qboxflr, .qbox', make: readersWords },
  { selector: '.byl', make: () => [] },
  { selector: '.byd', make: () => [] },
  { selector: '[class*=sharesb], .mvtb, .arr, .bull, .puffbox, .miiib', make: () => [] },
  { selector: 'table', make: tableBlocks },
  { selector: '.cap, .caption', make: () => [] },
  ...blockRules,
];

function videoOf(element: Element): Block[] {
  const still = find(element, 'img');
  const caption = captionOf(find(element, '.caption, .cap')).caption;
  const alt = tidyOrNull(still && attr(still, 'alt'));
  const title = alt ?? caption;
  if (!title) return [];
  const poster: BlockOf<'image'> | null = alt
    ? { type: 'image', picture: still && standInOf(still), alt, decorative: false, caption: null, credit: null }
    : null;
  return [{ ...videoNamed(title), poster, caption }];
}

/** A reader's comment, chosen to stand beside the text. */
function readersWords(element: Element): Block[] {
  const words = find(element, 'blockquote');
  if (!words) return [];
  const { speaker, role } = readSpeaker(findAll(element, '.info').flatMap(linesUnder));
  return [{ type: 'pullQuote', text: unquoted(tidy(textUnder(words))), speaker, role, source: null }];
}

/** A table in the body holds a pull quote, a box or a picture, or is a table. */
function tableBlocks(table: Element, flow: Flow): Block[] | null {
  const opening = findAll(table, 'img[src*=start_quote]')[0];
  if (opening) return pullQuoteIn(table, opening);
  if (find(table, '.sibtbg')) return boxOf(table, flow);
  const images = findAll(table, 'img').filter((image) => !isOrnament(image));
  if (images.length > 0 && wordCount(textUnder(table)) < 80) return picturesIn(table, images);
  return null;
}

/** The quotation stands between two drawn quotation marks; who says it, and what they are, in the cell's next part. */
function pullQuoteIn(table: Element, opening: Element): Block[] {
  const cell = elementsUnder(table).findLast(
    (element) => element.tagName === 'td' && elementsUnder(element).includes(opening),
  );
  const parts = findAll(cell ?? table, '.mva').filter((part) => tidy(textUnder(part)) !== '');
  const [quoted, ...others] = parts;
  const text = unquoted(tidy(textUnder(quoted ?? cell ?? table)));
  const { speaker, role } = readSpeaker(others.flatMap(linesUnder));
  return text === '' ? [] : [{ type: 'pullQuote', text, speaker, role, source: null }];
}

function picturesIn(table: Element, images: readonly Element[]): Block[] {
  const captions = findAll(table, '.cap, .caption');
  return images.flatMap((image, at) => {
    const made = imageOf(image, captions[at] ?? null);
    return made && (made.alt || made.caption) ? [made] : [];
  });
}

/** Titles of boxes that lead elsewhere or ask readers to write; they are chrome. */
const DOORS =
  /^(?:find out more|have your say|more (?:on|from)|see also|related|watch|listen|on the|send us|your comments|in pictures|links|bbc|read|hear|win)\b/i;

/** A box beside the text: its drawing, and its facts under their title. Links in it, and boxes of links, are chrome. */
function boxOf(table: Element, flow: Flow): Block[] {
  const title = tidy(find(table, '.sih') ? textUnder(find(table, '.sih') as Element) : '');
  const drawings = title === '' ? picturesIn(table, findAll(table, 'img')) : [];
  if (title === '' || DOORS.test(title)) return drawings;
  const points = findAll(table, '.bull, li')
    .map((element) => tidy(textUnder(element)))
    .filter(Boolean);
  const paragraphs = findAll(table, '.mva')
    .filter((part) => !find(part, '.bull, li'))
    .flatMap(linesUnder);
  if (points.length + paragraphs.length === 0) return drawings;
  const plainly = (text: string) => ({ text, marks: [] });
  flow.warnings.push(
    problem('box-kept', 'body', `A box titled “${title}” was kept as a fact box. Check where it stands.`),
  );
  return [{ type: 'factBox', title, paragraphs: paragraphs.map(plainly), items: points.map(plainly) }];
}
