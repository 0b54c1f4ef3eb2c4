import type { Block, BlockOf } from '../../story/blocks.ts';
import type { Picture } from '../../story/picture.ts';
import { pictureAt } from '../pictures-at.ts';
import { attr, type Element, elementsUnder, isElement, isText, type Node, type Parent, textUnder } from './dom.ts';
import { areApart } from './quotes.ts';
import { closest, find, findAll, matches } from './select.ts';
import { tidy, tidyOrNull } from '../words/tidy.ts';
import { splitCredit } from '../words/credit.ts';

const CREDIT =
  '[class*=credit], [class*=copyright], [itemprop=copyrightholder], [class*=photographer], [class*=picture-source], [rel=author]';

/** Anything narrower or lower than this is a spacer, a rule or an icon. */
const SMALLEST = 40;

/** True for spacers, icons, counters and other pictures that show nothing. */
export function isOrnament(image: Element): boolean {
  const sizes = [attr(image, 'width'), attr(image, 'height')].map((size) =>
    size && /^\d+(px)?$/.test(size) ? Number.parseInt(size, 10) : null,
  );
  if (sizes.some((size) => size !== null && size < SMALLEST)) return true;
  const src = attr(image, 'src') ?? attr(image, 'data-src') ?? '';
  return /(?:spacer|blank|pixel|1x1|clear|transparent|tracking|counter|icon|logo|avatar|emoji)[\w-]*\.(?:gif|png|svg|webp)|stats?\.|\/o\.gif/i.test(
    src,
  );
}

/** The words about one picture; null for an ornament that says nothing. */
export function imageOf(image: Element, caption: Parent | null): BlockOf<'image'> | null {
  if (isOrnament(image)) return null;
  const words = captionOf(caption);
  return { type: 'image', picture: standInOf(image), alt: altOf(image), decorative: false, ...words };
}

/** Where its bytes are, the largest where there are several; null for what has none, or only those that are in the page until a script comes. */
export function standInOf(image: Element): Picture | null {
  const [largest] = (attr(image, 'data-srcset') ?? attr(image, 'srcset') ?? '')
    .split(/,\s+/)
    .map((one) => one.trim().split(/\s+/))
    .toSorted(([, one = '0'], [, other = '0']) => Number.parseFloat(other) - Number.parseFloat(one));
  const all = [largest?.[0], attr(image, 'data-src'), attr(image, 'src')];
  const address = all.find((one) => one && !/^(data|blob|about|javascript):/i.test(one));
  return address ? pictureAt(address) : null;
}

function altOf(image: Element): string {
  const alt = tidy(attr(image, 'alt') ?? '');
  return /^(?:image|photo|picture|img|null|undefined|[\w-]+\.(?:jpe?g|png|gif|webp))$/i.test(alt) ? '' : alt;
}

/** A caption and whose picture it is: the credit is marked, or the caption ends with one. */
export function captionOf(caption: Parent | null): { caption: string | null; credit: string | null } {
  if (!caption) return { caption: null, credit: null };
  const marked = elementsUnder(caption).find((element) => matches(element, CREDIT)) ?? citeAtEnd(caption);
  const credit = marked ? creditWords(tidy(textUnder(marked))) : null;
  const words = marked ? tidy(textWithout(caption, marked)) : tidy(partedText(caption));
  return credit ? { caption: words || null, credit } : splitCredit(words);
}

/** A source after the last words of a caption; among them it names a work. */
function citeAtEnd(caption: Parent): Element | undefined {
  const last = caption.childNodes.findLast((one) => isElement(one) || (isText(one) && one.value.trim() !== ''));
  return last && isElement(last) && /^(?:cite|small)$/.test(last.tagName) && caption.childNodes[0] !== last
    ? last
    : undefined;
}

/** The text of a caption, whose parts stand apart by style alone. */
function partedText(node: Parent): string {
  return node.childNodes
    .map((child, at) => {
      const before = node.childNodes[at - 1];
      const text = isElement(child) && child.childNodes.some(isElement) ? partedText(child) : textUnder(child);
      return before && areApart(before, child) ? ` ${text}` : text;
    })
    .join('');
}

function creditWords(text: string): string | null {
  const { caption, credit } = splitCredit(text);
  return credit ?? caption;
}

function textWithout(node: Parent, left: Element): string {
  return node.childNodes.map((child) => partWithout(child, left)).join('');
}

function partWithout(child: Node, left: Element): string {
  if (child === left) return ' ';
  if (isText(child)) return child.value;
  return isElement(child) ? ` ${textWithout(child, left)} ` : '';
}

/** Elements that draw something whose bytes are no file. */
const DRAWING = 'svg, canvas';

/** What a drawing shows, as it says for those who do not see it; null for an ornament, or one that says nothing. */
function drawingOf(drawing: Element, caption: Parent | null): BlockOf<'image'> | null {
  if (isOrnament(drawing)) return null;
  const title = find(drawing, 'title, desc');
  const alt = tidy(attr(drawing, 'aria-label') ?? (title ? textUnder(title) : ''));
  const words = captionOf(caption);
  if (alt === '' && words.caption === null) return null;
  return { type: 'image', picture: null, alt, decorative: false, ...words };
}

/** A figure with its caption: a picture, several pictures, or null when it holds none. */
export function figureOf(figure: Element): Block[] | null {
  const caption = find(figure, 'figcaption, .caption, .cap, [class*=caption]');
  const images = findAll(figure, 'img').filter((one) => !isOrnament(one) && !isRepeat(one));
  if (images.length === 0) return drawnFigure(figure, caption);
  if (images.length > 1) return gallery(images, caption);
  const [image] = images;
  return image ? oneOf(imageOf(image, caption), figure, caption) : null;
}

function drawnFigure(figure: Element, caption: Element | null): Block[] | null {
  const drawing = find(figure, DRAWING);
  const image = drawing && drawingOf(drawing, caption);
  return (image && [image]) ?? lostPicture(figure, caption);
}

/** A figure that says nothing but its caption had a picture, which a script was to bring. */
function lostPicture(figure: Element, caption: Element | null): Block[] | null {
  if (caption?.tagName !== 'figcaption' || find(figure, 'blockquote, table, pre, ul, ol, p, h1, h2, h3')) return null;
  const words = captionOf(caption);
  const isAll = tidy(textUnder(figure)).length === tidy(textUnder(caption)).length;
  return isAll && words.caption !== null
    ? [{ type: 'image', picture: null, alt: '', decorative: false, ...words }]
    : null;
}

function oneOf(image: BlockOf<'image'> | null, figure: Element, caption: Element | null): Block[] {
  if (!image) return [];
  const loose =
    image.credit === null
      ? findAll(figure, CREDIT).find((one) => !caption || closest(one, 'figcaption') !== caption)
      : undefined;
  return [loose ? { ...image, credit: creditWords(tidyOrNull(textUnder(loose)) ?? '') } : image];
}

function gallery(images: readonly Element[], caption: Element | null): Block[] {
  const shown = images.map((image) => imageOf(image, null)).filter((image) => image !== null);
  const words = captionOf(caption);
  const first = shown[0];
  if (shown.length < 2 && first) return [{ ...first, ...words }];
  return [
    { type: 'gallery', title: words.caption, images: shown.map((image) => ({ ...image, credit: words.credit })) },
  ];
}

/** Pages give a picture twice, once for browsers without scripts. */
function isRepeat(image: Element): boolean {
  return closest(image, 'noscript') !== null;
}
