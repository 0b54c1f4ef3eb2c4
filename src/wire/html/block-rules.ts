import type { Block } from '../../story/blocks.ts';
import { attr, type Element, isElement, textUnder } from './dom.ts';
import { isBlockElement } from './elements.ts';
import { frameOf, playerOf, postOf } from './embeds.ts';
import { type BlockRule, blocksOf, type Flow } from './flow.ts';
import { captionOf, figureOf, imageOf, isOrnament } from './pictures.ts';
import { PULL_QUOTE } from './precious.ts';
import { pullQuoteOf, quoteOf } from './quotes.ts';
import { find, findAll, matches } from './select.ts';
import { sayPlainly } from './said-plainly.ts';
import { linesOfPre, listOf, tableOf, termsOf } from './tables.ts';
import { bareWords, tidy, wordCount } from '../words/tidy.ts';
import { isStatement } from './weigh.ts';
import { isChromeLine } from '../words/chrome.ts';

/** What is never words of a story, whatever page it stands in. */
const SCRIPTS =
  'script, style, noscript, template, link, meta, button, input, select, textarea, svg, object, canvas, nav, map';

const POST =
  '.twitter-tweet, .twitter-video, .instagram-media, .tiktok-embed, .bluesky-embed, .fb-post, .text-post-media, [class*=embed-post]';
const BOX =
  '[class*=factbox], [class*=fact-box], [class*=fact_box], [class*=infobox], [class*=info-box], [class*=explainer-box], [class*=key-facts], [class*=callout], [class*=story-feature]';
const KEY_POINTS =
  '[class*=key-points], [class*=keypoints], [class*=key-takeaways], [class*=story-highlights], [class*=article-highlights]';

/** What ends lines where its source does, by its tag or its own style. */
const PREFORMATTED = 'pre, p[style*="white-space: pre"], p[style*=white-space:pre], listing, xmp';

/** A part that keeps the lines of its own words; one that lays out other blocks leaves theirs to them. */
function isPreformatted(element: Element): boolean {
  const isKept = /white-space\s*:\s*(?:pre|break-spaces)/i.test(attr(element, 'style') ?? '');
  return isKept && !element.childNodes.some((one) => isElement(one) && isBlockElement(one.tagName));
}

const nothing = (): Block[] => [];

/** What each element of a page becomes, the first rule that wants it deciding. Formats put their own rules before these. */
export const blockRules: readonly BlockRule[] = [
  { selector: SCRIPTS, make: nothing },
  { selector: 'form', make: formOf },
  { selector: PULL_QUOTE, make: (element) => pullQuoteOf(element) },
  { selector: POST, make: (element, flow) => postOf(element, flow) },
  {
    selector: '[class*=story-feature]',
    make: (element) => (find(element, 'blockquote') ? pullQuoteOf(element) : null),
  },
  { selector: KEY_POINTS, make: keyPointsOf },
  { selector: BOX, make: boxOf },
  { selector: 'h1, h2, h3, h4, h5, h6, [class*=crosshead], [class*=cross-head]', make: headingOf },
  { selector: 'ul, ol', make: picturesInList },
  { selector: 'ul, ol, menu', make: (element, flow) => (isIndent(element) ? null : listOf(element, flow)) },
  { selector: 'dl', make: termsOf },
  { selector: 'blockquote', make: (element, flow) => postOf(element, flow) ?? quoteOf(element, flow) },
  { selector: 'aside', make: (element) => (find(element, 'blockquote, q') ? pullQuoteOf(element) : null) },
  { selector: 'figure', make: figureBlocks },
  { selector: 'img', make: (element) => pictureBlocks(element) },
  { selector: 'table', make: tableOf },
  { selector: 'hr', make: () => [{ type: 'divider' }] },
  { selector: 'iframe', make: (element, flow) => frameOf(element, flow) },
  { selector: 'video, audio', make: (element, flow) => playerOf(element, null, flow) },
  { selector: PREFORMATTED, make: linesOfPre },
  {
    selector: 'div[style*=white-space]',
    make: (element, flow) => (isPreformatted(element) ? linesOfPre(element, flow) : null),
  },
];

/** A caption has no more words. */
const LONGEST_CAPTION = 40;

/** A list whose every item is a picture, with its words under it, is a gallery. */
function picturesInList(list: Element): Block[] | null {
  const items = list.childNodes.filter(isElement).filter((one) => one.tagName === 'li');
  const images = items.map((item) => {
    const shown = findAll(item, 'img').filter((one) => !isOrnament(one));
    const [only] = shown;
    return shown.length === 1 &&
      only &&
      !find(item, 'h1, h2, h3, h4, h5, h6') &&
      wordCount(textUnder(item)) <= LONGEST_CAPTION
      ? imageOf(only, item)
      : null;
  });
  if (images.length < 2 || images.some((image) => image === null || (image.alt === '' && image.caption === null)))
    return null;
  return [{ type: 'gallery', title: null, images: images.filter((image) => image !== null) }];
}

/** A list without a point: old pages set text in by it. */
function isIndent(list: Element): boolean {
  const inside = list.childNodes.filter(isElement);
  return inside.length > 0 && inside.every((one) => one.tagName !== 'li');
}

/** A form of few words asks readers for something; many pages stand wholly inside one. */
const FORM_WORDS = 40;

function formOf(form: Element): Block[] | null {
  return wordCount(textUnder(form)) < FORM_WORDS ? [] : null;
}

/** A heading with a full stop has no more words. */
const LONGEST_HEADING = 8;

function headingOf(element: Element, flow: Flow): Block[] | null {
  if (find(element, 'img, p, ul')) return null;
  const text = withoutTools(tidy(textUnder(sayPlainly(element, flow.warnings))), element);
  if (text === '' || isChromeLine(text)) return [];
  // A heading of many words, or one that states something, is a paragraph that somebody made large.
  return text.length > 160 || (wordCount(text) > LONGEST_HEADING && isStatement(text))
    ? flow.prose({ text, marks: [] }, flow)
    : [{ type: 'crosshead', text }];
}

/** A heading without the links in brackets at its end, by which those who wrote the page change it: “History [edit]”. */
function withoutTools(text: string, heading: Element): string {
  const [tools, inside = ''] = /\s*\[([^[\]]{1,60})\]$/u.exec(text) ?? [];
  if (!tools) return text;
  const linked = findAll(heading, 'a[href]').map((link) => bareWords(textUnder(link)));
  const isLinked = bareWords(inside) !== '' && bareWords(linked.join(' ')).endsWith(bareWords(inside));
  return isLinked ? text.slice(0, -tools.length) : text;
}

function pictureBlocks(image: Element): Block[] {
  const made = imageOf(image, null);
  // Without alternative text or caption nothing survives of a picture whose bytes we do not have.
  return made && made.alt !== '' ? [made] : [];
}

function figureBlocks(figure: Element, flow: Flow): Block[] | null {
  const caption = find(figure, 'figcaption');
  if (caption) sayPlainly(caption, flow.warnings);
  const player = find(figure, 'video, audio');
  if (player) return playerOf(player, caption ? captionOf(caption).caption : null, flow);
  const frame = find(figure, 'iframe');
  if (frame) return frameOf(frame, flow);
  if (find(figure, 'blockquote') && !find(figure, 'img')) return quoteFigure(figure, flow);
  const table = find(figure, 'table');
  if (table) return captioned(tableOf(table, flow), caption);
  const pictures = figureOf(figure);
  return pictures && pictures.every(saysSomething) ? pictures : pictures && [];
}

function saysSomething(block: Block): boolean {
  return block.type !== 'image' || block.alt !== '' || block.caption !== null;
}

function quoteFigure(figure: Element, flow: Flow): Block[] | null {
  const post = find(figure, POST);
  return (post && postOf(post, flow)) ?? quoteOf(figure, flow);
}

function captioned(blocks: Block[] | null, caption: Element | null): Block[] | null {
  const words = caption ? captionOf(caption) : null;
  return (
    blocks?.map((block) =>
      block.type === 'table' && words
        ? { ...block, caption: block.caption ?? words.caption, source: words.credit }
        : block,
    ) ?? null
  );
}

/** A box with a title and what is in it, for readers who want the background. */
function boxOf(element: Element, flow: Flow): Block[] | null {
  const inside = blocksOf(element.childNodes, flow);
  const [title, ...rest] = inside;
  if (title?.type !== 'crosshead' || rest.some((block) => block.type !== 'paragraph' && block.type !== 'list'))
    return null;
  const paragraphs = rest.flatMap((block) =>
    block.type === 'paragraph' ? [{ text: block.text, marks: block.marks }] : [],
  );
  const items = rest.flatMap((block) => (block.type === 'list' ? block.items : []));
  return rest.length === 0 ? null : [{ type: 'factBox', title: title.text, paragraphs, items }];
}

function keyPointsOf(element: Element, flow: Flow): Block[] | null {
  const list = matches(element, 'ul, ol') ? element : find(element, 'ul, ol');
  const made = list ? listOf(list, flow) : [];
  const items = made.flatMap((block) => (block.type === 'list' ? block.items : []));
  return items.length > 0 ? [{ type: 'keyPoints', items }] : null;
}
