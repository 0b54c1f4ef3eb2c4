import { type Problem, problem } from '../../base/problem.ts';
import { tidy } from '../words/tidy.ts';
import { attr, type Document, type Element, elementsUnder, growPiece, isElement, textUnder } from './dom.ts';
import { findAll } from './select.ts';

const SIGNS = '0123456789+−=()';
const SCRIPTS: Readonly<Record<string, string>> = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾', sub: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎' };

/** Figures with their signs as they are raised (`sup`) or lowered (`sub`); what has no such letters stays as it is. */
export function inScript(tag: string, words: string): string {
  const letters = SCRIPTS[tag];
  const said = tidy(words).replaceAll(/[-–]/g, '−');
  const isFigure = letters !== undefined && /\d/.test(said) && [...said].every((sign) => SIGNS.includes(sign));
  return isFigure ? [...said].map((sign) => letters[SIGNS.indexOf(sign)]).join('') : words;
}

const PAIR =
  /<(em|i|b|strong|sup|sub|span|mark|cite|u|small|big|q|font|nobr|a)(?:\s[^<>]{0,300})?>([^<>]{0,500})<\/\1\s?>/giu;

/**
 * Words of a page's head without the elements that its system left in them: `On the <em>Calder</em>`, `10<sup>6</sup>`. A sign that stands
 * alone may be what the page speaks of, and stays.
 */
export function withoutMarkup(text: string): string {
  let words = text.includes('<') ? text.replaceAll(/\s{0,9}<br\s?\/?>\s{0,9}/gi, ' ') : text;
  for (let depth = 0; depth < 4 && words.includes('</'); depth += 1)
    words = words.replaceAll(PAIR, (_all, tag: string, inside: string) => inScript(tag.toLowerCase(), inside));
  return words;
}

const BY_STYLE = /(?:^|;)\s*vertical-align\s*:\s*(super|sub)\b/i;
const BY_NAME = /(?:^|\s)(super|sub)[-_]?script(?:\s|$)/i;
/** Whatever raises more letters than this lays a page out. */
const MOST_RAISED = 40;

/** Makes of words that a page raises or lowers by style or by a class that is named for it what they are. Changes the tree. */
export function nameScripts(tree: Document): void {
  for (const element of findAll(tree, '[style*=vertical-align], [class*=script]')) {
    if (!/^(?:span|font|small|a|b|i|em|strong|big)$/.test(element.tagName)) continue;
    const [, way = ''] =
      BY_STYLE.exec(attr(element, 'style') ?? '') ?? BY_NAME.exec(attr(element, 'class') ?? '') ?? [];
    if (way === '' || textUnder(element).length > MOST_RAISED) continue;
    element.childNodes = [wrapped(element, way.toLowerCase() === 'super' ? 'sup' : 'sub')];
  }
}

function wrapped(element: Element, tag: string): Element {
  const [script] = growPiece(`<${tag}></${tag}>`).childNodes.filter(isElement);
  if (!script) throw new Error('A piece of HTML lost its element.');
  script.childNodes = element.childNodes;
  for (const child of script.childNodes) child.parentNode = script;
  script.parentNode = element;
  return script;
}

/**
 * Where the story keeps words without marks (cells of tables, captions, crossheads): raised and lowered figures become letters that are, and what
 * was struck through goes, and is said. Changes the element.
 */
export function sayPlainly(element: Element, warnings: Problem[]): Element {
  for (const one of findAll(element, 'sup, sub')) {
    const said = inScript(one.tagName, textUnder(one));
    if (said !== textUnder(one)) replaceWords(one, said);
  }
  for (const one of elementsUnder(element).filter(isStruck)) {
    const words = tidy(textUnder(one));
    if (words !== '') warnings.push(struck(words));
    one.childNodes = [];
  }
  return element;
}

function replaceWords(element: Element, words: string): void {
  const { childNodes } = growPiece(words);
  for (const child of childNodes) child.parentNode = element;
  element.childNodes = childNodes;
}

const STRUCK = new Set(['del', 's', 'strike']);
const STRUCK_BY_STYLE = /text-decoration(?:-line)?\s*:[^;]*\bline-through\b/i;
const STRUCK_BY_NAME = /(?:^|\s)(?:line-through|strike-?through|struck)(?:\s|$)/i;

/** True for words that the page itself has taken back: by its element, its own style, or a class that is named for it. */
export function isStruck(element: Element): boolean {
  if (element.attrs.length === 0) return STRUCK.has(element.tagName);
  return (
    STRUCK.has(element.tagName) ||
    STRUCK_BY_STYLE.test(attr(element, 'style') ?? '') ||
    STRUCK_BY_NAME.test(attr(element, 'class') ?? '')
  );
}

/** Says that words were struck through on the page. */
export function struck(words: string): Problem {
  const say = `The words “${words.slice(0, 80)}” are struck through on the page and were left out. Say in a note what was corrected, if that matters.`;
  return problem('words-struck', 'body', say);
}
