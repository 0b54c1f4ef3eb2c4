import {
  ancestorsOf,
  attr,
  type Document,
  type Element,
  growPiece,
  growTree,
  isElement,
  type Parent,
  swap,
  textUnder,
} from './dom.ts';
import { isBlockElement } from './elements.ts';
import { tidy, wordCount } from '../words/tidy.ts';
import { hideByStyle } from './hidden.ts';
import { find, findAll } from './select.ts';
import { weigh, weightOf } from './weigh.ts';

/**
 * Puts the words of a page that lie behind something where words of pages stand: in shadow trees that the page states itself, in what frames
 * have for browsers without them, and in what is for browsers without scripts, where that is most of the page. Changes the tree.
 */
export function openUp(tree: Document): void {
  for (const template of findAll(tree, 'template[shadowrootmode]')) openTemplate(template);
  hideByStyle(tree);
  openFrames(tree);
  openScriptless(tree);
  openPictures(tree);
  openWrappers(tree);
  endLines(tree);
  partTimes(tree);
}

/** A time and what is beside it are two things, however closely they were written: `<time>14:05</time><span>4 minutes</span>`. */
function partTimes(tree: Document): void {
  for (const time of findAll(tree, 'time')) {
    const around = time.parentNode;
    const at = around?.childNodes.indexOf(time) ?? -1;
    const next = around?.childNodes[at + 1];
    if (around && next && isElement(next) && next.tagName !== 'br' && !isBlockElement(next.tagName))
      around.childNodes.splice(at + 1, 0, breakIn(around));
  }
}

/** A picture that a script fetches when it comes into sight is there for browsers without scripts, where no other picture stands beside it. */
function openPictures(tree: Document): void {
  const asides = findAll(tree, 'noscript').filter(
    (one) => !isInHead(one) && tidy(textUnder(one)) === '' && find(one, 'img') !== null,
  );
  for (const [around, own] of Map.groupBy(asides, ({ parentNode }) => parentNode)) {
    if (!around || around.childNodes.some((one) => isElement(one) && PICTURES.has(one.tagName))) continue;
    for (const aside of own) {
      aside.tagName = 'span';
      aside.nodeName = 'span';
    }
  }
}

const PICTURES = new Set(['img', 'picture']);

/** Lines that the page ends by style, as those of verse: a break stands behind each but the last. */
function endLines(tree: Document): void {
  const lines = new Set(
    findAll(tree, 'span[style*=block], font[style*=block], em[style*=block], i[style*=block]').filter((one) =>
      /(?:^|[;\s])display\s*:\s*block/i.test(attr(one, 'style') ?? ''),
    ),
  );
  for (const around of new Set([...lines].map(({ parentNode }) => parentNode))) {
    if (!around) continue;
    const last = around.childNodes.findLastIndex((one) => isElement(one) || tidy(textUnder(one)) !== '');
    around.childNodes = around.childNodes.flatMap((one, at) =>
      isElement(one) && lines.has(one) && at < last ? [one, breakIn(around)] : [one],
    );
  }
}

function breakIn(around: Parent): Element {
  const [end] = growPiece('<br>').childNodes.filter(isElement);
  if (!end) throw new Error('A piece of HTML lost its element.');
  end.parentNode = around;
  return end;
}

/** A page that stands wholly within one element, headline and text, is no quotation and no navigation by that: old pages are set in by one. */
function openWrappers(tree: Document): void {
  const heading = find(tree, 'h1');
  const wrappers = heading ? ancestorsOf(heading).filter(({ tagName }) => WRAPPERS.has(tagName)) : [];
  if (wrappers.length === 0) return;
  const weights = weigh(tree);
  for (const wrapper of wrappers) {
    if (weightOf(weights, wrapper).prose < FEWEST * 4) continue;
    wrapper.tagName = 'div';
    wrapper.nodeName = 'div';
  }
}

const WRAPPERS = new Set(['blockquote', 'nav', 'footer', 'fieldset']);

/** The words of a shadow tree, in the place of what they hang on. */
function openTemplate(template: Element): void {
  if (!('content' in template)) return;
  const inside = (template.content as Parent).childNodes;
  template.tagName = 'div';
  template.nodeName = 'div';
  template.attrs = [];
  template.childNodes = inside;
  for (const child of inside) child.parentNode = template;
}

/** A set of frames holds a page of its own for browsers without frames. */
function openFrames(tree: Document): void {
  const frames = find(tree, 'frameset');
  const inside = frames && find(frames, 'noframes');
  if (!frames || !inside) return;
  const body = find(growTree(textUnder(inside)), 'body');
  if (body && wordCount(textUnder(body)) > 0) swap(frames, body);
}

/** What is for browsers without scripts stands in the page when it says more than all the rest: then the rest is drawn by scripts. */
function openScriptless(tree: Document): void {
  const asides = findAll(tree, 'noscript').filter((one) => !isInHead(one));
  if (asides.length === 0) return;
  const told = asides.reduce((sum, one) => sum + weightOf(weigh(one), one).prose, 0);
  if (told < FEWEST || told < weightOf(weigh(tree), tree).prose) return;
  for (const one of asides) {
    one.tagName = 'div';
    one.nodeName = 'div';
  }
}

/** A request to switch scripts on has no more words. */
const FEWEST = 12;

function isInHead(element: Element): boolean {
  return element.parentNode !== null && isElement(element.parentNode) && element.parentNode.tagName === 'head';
}

/** The addresses of the pages that a set of frames shows; none for any other page. */
export function framesIn(tree: Document): string[] {
  return findAll(tree, 'frame').flatMap((frame) => attr(frame, 'src') ?? []);
}
