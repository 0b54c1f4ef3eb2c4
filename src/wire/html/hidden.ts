import { type Problem, problem } from '../../base/problem.ts';
import { bareWords, endsAsSentence, tidy, wordCount } from '../words/tidy.ts';
import { isChromeLine } from '../words/chrome.ts';
import { isHidden } from './cuts.ts';
import { attr, type Document, type Element, elementsUnder, isElement, type Parent, textUnder } from './dom.ts';
import { isBlockElement } from './elements.ts';
import { find, findAll, matches } from './select.ts';
import { type Weight, weightOf, type Weights } from './weigh.ts';

/**
 * What a page hides from its readers. Hidden words are none of a story, except where a reader opens them or a script does: behind a switch that
 * names them, in a tab, a slide or a part that folds, or as the paragraphs after which a story goes on.
 */

const NAME = /[.#]([\w-]+)/g;
const HIDES =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|text-indent)\s*:\s*-\d{3,}(?:px|em|rem))/i;
const SHOWS = /(?:^|;)\s*(?:display\s*:\s*(?!none)[a-z]|visibility\s*:\s*visible)/i;

/** Writes into the elements what the style sheets in the page itself hide by one name, so that it is known as hidden. Changes the tree. */
export function hideByStyle(tree: Document): void {
  const { hidden, shown } = namesHidden(findAll(tree, 'style').filter(({ parentNode: up }) => !isScriptless(up)));
  if (hidden.size === 0) return;
  for (const element of elementsUnder(tree)) {
    const names = namesOf(element);
    if (names.some((name) => hidden.has(name)) && !names.some((name) => shown.has(name) && !hidden.has(name)))
      element.attrs.push({ name: 'hidden', value: '' });
  }
}

function isScriptless(up: Parent | null): boolean {
  return up !== null && isElement(up) && up.tagName === 'noscript';
}

/** The names of an element as selectors write them: `.class`, `#id`. */
function namesOf(element: Element): string[] {
  if (element.attrs.length === 0 || /^(?:html|body|main|article)$/.test(element.tagName)) return [];
  const classes = (attr(element, 'class') ?? '').split(/\s+/).filter(Boolean);
  const id = attr(element, 'id');
  return [...classes.map((name) => `.${name}`), ...(id ? [`#${id}`] : [])];
}

interface Named {
  /** What sheets hide by one name alone. */
  readonly hidden: Set<string>;
  /** Names that show something where they stand. */
  readonly shown: Set<string>;
}

/** What sheets hide and show, by name. What holds for some screens only does not count. */
function namesHidden(sheets: readonly Element[]): Named {
  const named: Named = { hidden: new Set(), shown: new Set() };
  const rules = sheets.flatMap((sheet) =>
    rulesOf(sheet.childNodes.map((one) => ('value' in one ? one.value : '')).join('')),
  );
  for (const { selectors, declarations } of rules)
    for (const selector of selectors) noteSelector(selector, declarations, named);
  return named;
}

function noteSelector(selector: string, declarations: string, { hidden, shown }: Named): void {
  const isAlone = /^[.#][\w-]+$/.test(selector);
  if (HIDES.test(declarations) && isAlone) hidden.add(selector);
  if (!SHOWS.test(declarations)) return;
  if (isAlone) hidden.delete(selector);
  const [last = ''] = selector.split(/[\s>+~]+/).slice(-1);
  for (const [name] of last.matchAll(NAME)) shown.add(name);
}

interface StyleRule {
  readonly selectors: readonly string[];
  readonly declarations: string;
}

/** The rules of a sheet that hold everywhere; what is in an at-rule is passed over. */
function rulesOf(sheet: string): StyleRule[] {
  if (!/none|hidden|-\d{3}/.test(sheet)) return [];
  const rules: StyleRule[] = [];
  let depth = 0;
  let selectors = '';
  for (const piece of sheet.replace(/\/\*[^]*?\*\//g, '').split(/(?<=[{}])/)) {
    const words = piece.slice(0, -1).trim();
    if (piece.endsWith('{')) {
      if (depth === 0) selectors = words.replace(/^[^]*;/, '').trim();
      depth += 1;
    } else {
      if (depth === 1 && !selectors.startsWith('@'))
        rules.push({ selectors: selectors.split(',').map((one) => one.trim()), declarations: words });
      depth = Math.max(0, depth - 1);
    }
  }
  return rules;
}

/** What folds, slides or stands behind a tab says so by its name. */
const OPENS =
  /(?:^|[\s_-])(?:accordion|collaps(?:e|ible|ed)|expand(?:able|ed)?|toggle|fold(?:ed|able)?|spoiler|tab[-_]?(?:pane|panel|content)|slide|carousel[-_]?item|(?:read|show)[-_]?more|more[-_]?(?:text|content)|(?:full|rest)[-_]?(?:text|story|content|article))(?:[\s_-]|$)/i;

/** What opens on its own account and is none of the story. */
const ASIDE = '[role=dialog], [role=alertdialog], [role=menu], [aria-modal=true], dialog, nav, form';

const SWITCH = 'button, a, [role=button], [role=tab], [aria-expanded], [aria-controls], label, summary';

/** A part of a story that is hidden has so many paragraphs and no more links; a story goes on in it beside so many of its own. */
const REST = { paragraphs: 2, linked: 0.3, beside: 2 } as const;

interface Hiding {
  readonly weights: Weights;
  /** What switches of the page name, by their ids. */
  readonly switched: ReadonlySet<string>;
  isChrome(element: Element): boolean;
}

/**
 * Shows what readers find behind switches, in tabs and folds, and the paragraphs in which a story goes on though nothing says how they are shown;
 * those are said. What is shown, which is of the story by whatever name. Changes the tree.
 */
export function unfold(
  tree: Document,
  weights: Weights,
  { warnings, isChrome }: { warnings: Problem[]; isChrome(element: Element): boolean },
): ReadonlySet<Element> {
  const hidden = elementsUnder(tree).filter(isHidden);
  const shown = new Set<Element>();
  if (hidden.length === 0) return shown;
  const hiding: Hiding = { weights, switched: switchedIn(tree), isChrome };
  for (const element of hidden) {
    const isOpened = canOpen(element, hiding);
    if (!isOpened && !isRest(element, hiding)) continue;
    if (!isOpened) warnings.push(kept(tidy(textUnder(element))));
    show(element);
    shown.add(element);
  }
  return shown;
}

function switchedIn(tree: Document): Set<string> {
  const named = ['aria-controls', 'href', 'data-target', 'data-bs-target', 'for', 'data-toggle-target'];
  return new Set(
    findAll(tree, SWITCH).flatMap((one) =>
      named.flatMap((name) => {
        const value = attr(one, name) ?? '';
        return name === 'href' && !value.startsWith('#') ? [] : value.replace(/^#/, '').split(/\s+/).filter(Boolean);
      }),
    ),
  );
}

function canOpen(element: Element, hiding: Hiding): boolean {
  if (matches(element, ASIDE) || !saysMuch(element, hiding)) return false;
  const isNamed = attr(element, 'hidden') === 'until-found' || attr(element, 'role') === 'tabpanel';
  const isSwitched = isNamed || hiding.switched.has(attr(element, 'id') ?? '');
  const folds = OPENS.test(`${attr(element, 'class') ?? ''} ${attr(element, 'id') ?? ''}`);
  if (isSwitched || folds) return !hiding.isChrome(element) || folds;
  return isBesideSwitch(element, weightOf(hiding.weights, element));
}

/** A sentence of its own, and few links. */
function saysMuch(element: Element, { weights }: Hiding): boolean {
  if (!isBlockElement(element.tagName)) {
    const words = tidy(textUnder(element));
    return wordCount(words) > 6 && endsAsSentence(words) && find(element, 'a, form') === null;
  }
  const { prose, linked, words } = weightOf(weights, element);
  return prose > 0 && linked <= words * REST.linked;
}

/** The rest of a story behind a switch that says so: “Read more”, “Mehr anzeigen”. Readers see it when they ask for it. */
function isBesideSwitch(element: Element, { paragraphs }: Weight): boolean {
  if (paragraphs < REST.paragraphs) return false;
  const beside = element.parentNode?.childNodes.filter(isElement) ?? [];
  const at = beside.indexOf(element);
  return [beside[at - 1], beside[at + 1]].some(
    (one) => one !== undefined && (find(one, SWITCH) ?? (matches(one, SWITCH) ? one : null)) !== null && isSwitch(one),
  );
}

function isSwitch(element: Element): boolean {
  const words = tidy(textUnder(element).slice(0, 80));
  return wordCount(words) <= 5 && isChromeLine(words);
}

/** What systems call the part of a story that subscribers have. */
const PAID = /(?:^|[\s_-])(?:paywall|premium|piano|subscribers?|members?)(?:[\s_-]|$)/i;

/** Paragraphs beside those of a story, and behind them. */
function isRest(element: Element, { weights, isChrome }: Hiding): boolean {
  const { paragraphs, linked, words } = weightOf(weights, element);
  if (paragraphs < REST.paragraphs || linked > words * REST.linked || matches(element, ASIDE)) return false;
  if (find(element, 'form, button, input, h1') || (isChrome(element) && !PAID.test(attr(element, 'class') ?? '')))
    return false;
  const beside = element.parentNode?.childNodes.filter(isElement) ?? [];
  const told = beside.filter((one) => one.tagName === 'p' && !isHidden(one) && weightOf(weights, one).prose > 0);
  return told.length >= REST.beside && beside.indexOf(told[0] as Element) < beside.indexOf(element);
}

/** Takes away what hides an element. */
function show(element: Element): void {
  const classes = (attr(element, 'class') ?? '').split(/\s+/);
  element.attrs = element.attrs
    .filter(({ name }) => name !== 'hidden' && name !== 'style')
    .map((one) =>
      one.name === 'class' ? { ...one, value: classes.filter((name) => !isHidden(classed(name))).join(' ') } : one,
    );
}

const classed = (value: string) => ({ attrs: [{ name: 'class', value }] });

function kept(words: string): Problem {
  const shown = words.length > 80 ? `${words.slice(0, 80)}…` : words;
  const say = `The page hides the paragraphs that begin “${shown}” until a script shows them. They were kept; take them out if readers did not have them.`;
  return problem('hidden-kept', 'body', say);
}

/** Words that a page says in a copy for small screens too, or again for show, are said once: the copies of what else stands on it. */
export function copiesIn(tree: Document): Element[] {
  const small = elementsUnder(tree).filter(isForSmallScreens);
  if (small.length === 0) return [];
  const large = new Set(
    elementsUnder(tree)
      .filter(isForLargeScreens)
      .map((one) => bareWords(textUnder(one))),
  );
  return small.filter((one) => large.has(bareWords(textUnder(one))));
}

function isForSmallScreens(element: Element): boolean {
  return /(?:^|\s)(?:(?:sm|md|lg|xl|2xl|tablet|desktop):hidden|d-(?:sm|md|lg|xl)-none|hidden-(?:sm|md|lg)|visible-xs)(?:\s|$)/.test(
    attr(element, 'class') ?? '',
  );
}

function isForLargeScreens(element: Element): boolean {
  return (
    /(?:^|\s)(?:hidden|d-none|hidden-xs|visible-(?:md|lg))(?:\s|$)/.test(attr(element, 'class') ?? '') &&
    !isHidden(element)
  );
}
