import type { Problem } from '../../base/problem.ts';
import { isChromeLine, isLinksHeading } from '../words/chrome.ts';
import { bareWords, tidy, wordCount } from '../words/tidy.ts';
import { isHidden } from './cuts.ts';
import {
  ancestorsOf,
  attr,
  cutAll,
  type Document,
  type Element,
  elementsUnder,
  isElement,
  isText,
  type Parent,
  textUnder,
} from './dom.ts';
import { askingBoxes } from './asking.ts';
import { copiesIn, unfold } from './hidden.ts';
import { isOrnament } from './pictures.ts';
import { PRECIOUS } from './precious.ts';
import { ALL, answersIn, isCommentList, remarksBelow } from './remarks.ts';
import { find, findAll, matches } from './select.ts';
import { type Weight, weightOf, type Weights, weigh } from './weigh.ts';

/** Elements and roles that hold no story, on any page. */
const CHROME =
  'nav, dialog, footer, [role=navigation], [role=dialog], [role=alertdialog], [role=search], [role=banner], [role=contentinfo], [role=menu], [role=toolbar], [aria-modal=true], [rel=tag], ins.adsbygoogle, #comments, #disqus_thread, [data-ad-wrapper], [data-component=related], fieldset';

/** Words in classes and ids that name chrome; each stands alone between hyphens, underscores or capitals. */
const NAMES = new Set(
  'share shares sharing sharebar sharetools social socials newsletter newsletters signup subscribe subscription promo promos promotion advert adverts advertisement ads adslot dfp sponsored taboola outbrain cookie cookies consent gdpr breadcrumb breadcrumbs crumbs comments commenting disqus related recommended recommendations trending popular toolbar tools masthead footer sidebar popup modal overlay paywall piano ticker skip skiplink puffbox teasers onward readnext pagination pager widget widgets tags tagcloud menu navbar nav navigation banner login byline-bio bio'.split(
    ' ',
  ),
);
/** Of a link these say how it opens, and not what it is. */
const OPENS = new Set(['popup', 'modal', 'overlay']);
const PAIRS =
  /(?:most|also|more)[-_ ]?(?:read|popular|viewed|shared|like|from|on|stories)|ad[-_](?:slot|unit|container|wrapper|placement|banner|label|block)|sign[-_]?up|read[-_]?(?:next|more)|in[-_]?article[-_]?(?:ad|promo)|(?:article|page|story)[-_]tools|skip[-_]link|up[-_]next|back[-_]to[-_]top|related[-_]?(?:posts?|articles?|stories|links|content|news|items)|author[-_]?(?:bio|box|info|card)|about[-_]?(?:the[-_]?)?author|(?:post|article|entry)[-_](?:footer|navigation|nav|pagination|tags)/i;

/** What no name takes away: so many words of running text, in more lines than one; and more than a share of the page's. */
const MUCH = { prose: 90, paragraphs: 2, share: 0.4 } as const;

/** What a page hides until a script shows it is most of it. */
const HIDDEN = 0.6;

/**
 * Takes out what readers of the page did not see and what is chrome by its role, its name or its make. No name takes away
 * much running text: what holds it stays, and is judged by what it says.
 */
export function clearChrome(tree: Document, headline: string | null, warnings: Problem[]): void {
  const weights = weigh(tree);
  const all = weightOf(weights, tree).prose || 1;
  const heads = headsOf(tree, headline);
  const names = tellingNames(tree, weights);
  const told = toldUnder(heads, weights);
  const shown = unfold(tree, weights, {
    warnings,
    isChrome: (one) => matches(one, CHROME) || isNamed(one, names),
  });
  const controls = controlWords(tree);
  const asking = askingBoxes(tree, weights);
  const out = new Set<Element>([...remarksBelow(tree), ...copiesIn(tree)]);
  for (const element of elementsUnder(tree)) {
    if (/^(?:html|head|body|main|article)$/.test(element.tagName) || heads.has(element) || shown.has(element)) continue;
    const weight = weightOf(weights, element);
    const judged = { weight, all, weights, names, told };
    const pressed = controls.get(element);
    if (asking.has(element) || isOut(element, judged) || isPanel(weight, pressed) || isAsking(judged, pressed))
      out.add(element);
    else for (const answer of answersIn(element, judged)) out.add(answer);
  }
  cutWithHeadings(out);
}

/** Takes elements out; a heading over links says nothing without them, and goes too. */
export function cutWithHeadings(out: Set<Element>): void {
  for (const parent of new Set([...out].map((one) => one.parentNode))) {
    let before: Element | null = null;
    for (const child of parent?.childNodes.filter(isElement) ?? []) {
      if (before && out.has(child) && !out.has(before) && isHeadingOverLinks(before)) out.add(before);
      before = child;
    }
  }
  cutAll(out);
}

function isHeadingOverLinks(element: Element): boolean {
  return /^(?:h[1-6]|p|div|strong|b|span)$/.test(element.tagName) && isLinksHeading(tidy(textUnder(element)));
}

/** How many words under a node stand in what readers press, and in how many such things. */
interface Controls {
  readonly words: number;
  readonly many: number;
  /** How many fields there are to write in. */
  readonly fields: number;
}

/** What readers write a name or an address into, or choose an answer by; a box of a few words round one asks them for something. */
const FIELD = 'input[type=email], input[type=text], input[type=tel], input[type=radio], input[name*=mail]';
const ASKING = { words: 80, share: 0.25 } as const;

const CONTROL =
  '[tabindex], [role=button], [role=menuitem], [role=menuitemradio], [role=option], [role=tab], button, label, input, select';

const NO_CONTROLS: Controls = { words: 0, many: 0, fields: 0 };

function controlWords(tree: Parent): ReadonlyMap<Parent, Controls> {
  const found = new Map<Parent, Controls>();
  const walk = (node: Parent): Controls => {
    let [words, many, fields] = [0, 0, 0];
    for (const child of node.childNodes) {
      if (!isElement(child)) continue;
      const inside = walk(child);
      const isOne = inside.many === 0 && matches(child, CONTROL);
      words += isOne ? wordCount(textUnder(child)) : inside.words;
      many += isOne ? 1 : inside.many;
      fields += inside.fields + (matches(child, FIELD) ? 1 : 0);
    }
    // Most parts of a page have none, and a page may have 100,000 parts.
    if (many === 0 && fields === 0) return NO_CONTROLS;
    const held = { words, many, fields };
    found.set(node, held);
    return held;
  };
  walk(tree);
  return found;
}

function isAsking({ weight, all }: Judged, controls: Controls | undefined): boolean {
  const few = weight.words > 0 && weight.words <= ASKING.words && weight.prose <= all * ASKING.share;
  return few && controls !== undefined && controls.fields > 0;
}

/** A panel has so many lines, of so few words each. */
const PANEL = { lines: 6, words: 2.6 } as const;

/** A panel of buttons and switches: a player's, a shop's. It says nothing beside them. */
function isPanel({ words, prose, linked, lines }: Weight, controls: Controls | undefined): boolean {
  if (!controls || controls.many === 0 || prose > 0 || linked >= words / 2) return false;
  const isPressed = controls.many > 3 && controls.words > (words - linked) / 2;
  return isPressed || (lines >= PANEL.lines && words < lines * PANEL.words);
}

interface Judged {
  readonly weight: Weight;
  /** The running text of the whole page. */
  readonly all: number;
  readonly weights: Weights;
  /** The names that tell chrome on this page. */
  readonly names: ReadonlySet<string>;
  /** What holds the headline and words under it. */
  readonly told: Element | null;
}

function isOut(element: Element, { weight, all, weights, names, told }: Judged): boolean {
  if (isHidden(element)) return weight.prose <= all * HIDDEN;
  if (isCommentList(element, weights)) return weight.prose < all * ALL;
  if (isConsent(element, weight) || isWayBack(element) || isForShow(element, weight)) return true;
  const isChrome =
    matches(element, CHROME) || (isNamed(element, names) && !isPicture(element, weight) && !isInSentence(element));
  if (!isChrome || isPrecious(element)) return false;
  if (told !== null && weight.prose < MUCH.prose && !ancestorsOf(element).includes(told)) return true;
  return weight.prose <= all * MUCH.share && (weight.prose < MUCH.prose || weight.paragraphs < MUCH.paragraphs);
}

/** What is kept from those who listen is an ornament, a copy or what opens elsewhere, unless it says something in sentences. */
function isForShow(element: Element, { prose, words }: Weight): boolean {
  if (attr(element, 'aria-hidden') !== 'true') return false;
  return prose === 0 || prose < words / 2 || find(element, 'form, button, input, nav') !== null;
}

/** The arrow behind a note that leads back to its place in the text. */
function isWayBack(element: Element): boolean {
  if (element.tagName !== 'a' || !(attr(element, 'href') ?? '').startsWith('#')) return false;
  return /^(?:[↩↵⏎↑⇑⤴▲^]\ufe0e?)+$/u.test(tidy(textUnder(element)));
}

const PHRASE = /^(?:a|abbr|acronym|b|cite|dfn|em|font|i|mark|span|strong|u)$/;

/** In what holds more pieces than this, nobody looks for the sentences. */
const PIECES = 1000;

/** Words in the middle of a sentence, whatever they are called: what is before them does not end there, or goes on behind them. */
function isInSentence(element: Element): boolean {
  const siblings = element.parentNode?.childNodes ?? [];
  if (!PHRASE.test(element.tagName) || siblings.length > PIECES) return false;
  const said = tidy(textUnder(element));
  if (said === '' || isChromeLine(said) || isLinksHeading(said)) return false;
  const at = siblings.indexOf(element);
  const [before = '', after = ''] = [siblings[at - 1], siblings[at + 1]].map((one) =>
    one && isText(one) ? tidy(one.value) : '',
  );
  const isUnended = wordCount(before) > 1 && /[\p{L}\p{N},;“"‘'(–—-]$/u.test(before);
  return isUnended || (wordCount(after) > 1 && /^["”’)\s]*(?:\p{Ll}|[,;.]\s)/u.test(after));
}

/** Parts of a story, and what stands right in them: the footer of a quotation says whose it is. */
function isPrecious(element: Element): boolean {
  const holder = element.parentNode;
  return (
    matches(element, PRECIOUS) ||
    (holder !== null &&
      isElement(holder) &&
      /^(?:blockquote|figure|aside)$/.test(holder.tagName) &&
      element.tagName === 'footer')
  );
}

/** A caption has no more words. */
const LONGEST_CAPTION = 60;

/** A picture with its words, which leads to nothing but itself: that is of the story, whatever its box is called. */
function isPicture(element: Element, { words }: Weight): boolean {
  if (words > LONGEST_CAPTION) return false;
  const [picture, ...more] = findAll(element, 'img').filter((one) => !isOrnament(one));
  if (!picture || more.length > 0 || find(element, 'form, iframe, video, h1, h2, h3, h4, h5, h6')) return false;
  const leads = findAll(element, 'a[href]').some(
    (link) => !/\.(?:jpe?g|png|webp|avif|gif)(?:\?|$)/i.test(attr(link, 'href') ?? ''),
  );
  return !leads && (words > 0 || tidy(attr(picture, 'alt') ?? '') !== '');
}

/** The headline and all that it stands in. */
function headsOf(tree: Document, headline: string | null): Set<Parent> {
  const heads = new Set<Parent>();
  const said = bareWords(headline ?? '');
  const found = findAll(tree, 'h1, h2, [itemprop=headline]');
  const named = found.filter((one) => said !== '' && bareWords(textUnder(one)) === said);
  for (const head of named.length > 0 ? named : found.filter((one) => one.tagName === 'h1'))
    for (let up: Parent | null = head; up && isElement(up); up = up.parentNode) heads.add(up);
  return heads;
}

/** So many words under a headline that lead nowhere are a story, however little that is. */
const FEW = 3;

/** The nearest of what holds a headline that says something beside it: a short story stands there, and nowhere else. */
function toldUnder(heads: ReadonlySet<Parent>, weights: Weights): Element | null {
  const [head, ...holders] = [...heads].filter(isElement);
  const own = head ? wordCount(textUnder(head)) : 0;
  const told = holders.find((one) => {
    const { words, linked } = weightOf(weights, one);
    return words - linked >= own + FEW;
  });
  return told && !/^(?:html|body)$/.test(told.tagName) ? told : null;
}

/** True for an element whose class or id has one of the names. */
export function isNamed(element: Element, names: ReadonlySet<string>): boolean {
  return namesOf(element).some((name) => names.has(name));
}

/** The names of chrome in an element's class and id. */
function namesOf(element: Element): string[] {
  const names = `${attr(element, 'class') ?? ''} ${attr(element, 'id') ?? ''}`;
  if (names.trim() === '' || names.length > 600) return [];
  const words = names
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[\s_-]+/);
  const [pair] = PAIRS.exec(names) ?? [];
  const isTelling = (word: string): boolean => NAMES.has(word) && !(element.tagName === 'a' && OPENS.has(word));
  return [...words.filter(isTelling), ...(pair ? [pair.toLowerCase()] : [])];
}

/** A name under which so much of a page's running text stands, in several places, says nothing there: some systems call every part a widget. */
const COMMON = { share: 0.6, places: 3 } as const;

/** The names that tell chrome on this page. */
export function tellingNames(tree: Parent, weights: Weights): ReadonlySet<string> {
  const held = new Map<string, { prose: number; places: number }>();
  const walk = (node: Parent, under: ReadonlySet<string>): void => {
    for (const child of node.childNodes) {
      if (!isElement(child)) continue;
      const fresh = namesOf(child).filter((name) => !under.has(name));
      for (const name of fresh) {
        const { prose, places } = held.get(name) ?? { prose: 0, places: 0 };
        held.set(name, { prose: prose + weightOf(weights, child).prose, places: places + 1 });
      }
      walk(child, fresh.length > 0 ? new Set([...under, ...fresh]) : under);
    }
  };
  walk(tree, new Set());
  const most = weightOf(weights, tree).prose * COMMON.share;
  const telling = [...held].filter(([, { prose, places }]) => places < COMMON.places || prose < most || most === 0);
  return new Set(telling.map(([name]) => name));
}

/** A notice about cookies, by its name and by what it speaks of. */
function isConsent(element: Element, weight: Weight): boolean {
  if (weight.words > 600 || weight.words === 0) return false;
  const names = `${attr(element, 'class') ?? ''} ${attr(element, 'id') ?? ''}`;
  if (!/cookie|consent|gdpr|privacy|cmp/i.test(names)) return false;
  return (textUnder(element).match(/cookies?|consent|einwillig|partner|datenschutz|privacy/giu)?.length ?? 0) > 1;
}
