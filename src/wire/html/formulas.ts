import { type FlatFormula, type FormulaNode, inOneLine } from '../../story/formula.ts';
import { tidy } from '../words/tidy.ts';
import { isHidden } from './cuts.ts';
import {
  ancestorsOf,
  attr,
  cut,
  type Document,
  type Element,
  elementsUnder,
  growPiece,
  isElement,
  isText,
  type Node,
  textUnder,
} from './dom.ts';
import { isBlockElement } from './elements.ts';

/** Set on a formula that could not be written as it was; its value is the words that stand for it. */
export const FORMULA = 'data-formula';

/**
 * Writes the formulas of a page as words with superscripts and subscripts, in the place of what draws them: glyphs that scripts set, a
 * picture, the source in TeX. Programs that draw formulas hide the MathML that says them, so it counts however hidden it is.
 */
export function spellFormulas(tree: Document): void {
  const elements = elementsUnder(tree);
  for (const math of elements.filter(({ tagName }) => tagName === 'math')) spellMath(math);
  for (const element of elements) {
    if (element.tagName === 'script' && /^math\//i.test(attr(element, 'type') ?? '')) spellSource(element);
    else if (element.tagName === 'img' && isFormulaPicture(element))
      become(element, sourced(attr(element, 'alt') ?? ''));
  }
}

function spellMath(math: Element): void {
  if (ancestorsOf(math).some(({ tagName }) => tagName === 'math')) return;
  const flat = inOneLine(nodeOf(math));
  const tag = attr(math, 'display') === 'block' ? 'div' : 'span';
  const host = hostOf(math);
  become(host, spaced(flat.runs.length > 0 ? flat : sourced(attr(math, 'alttext') ?? ''), math, host), tag);
}

function sourced(tex: string): FlatFormula {
  return { runs: [{ text: fromTex(tex), script: null }], isWhole: false };
}

/** A formula with the spaces that stand between it and the edges of what it takes the place of. */
function spaced({ runs, isWhole }: FlatFormula, math: Element, host: Element): FlatFormula {
  const space = { text: ' ', script: null };
  const [before, behind] = [hasSpace(math, host, -1), hasSpace(math, host, 1)];
  return { runs: [...(before ? [space] : []), ...runs, ...(behind ? [space] : [])], isWhole };
}

function hasSpace(math: Element, host: Element, way: 1 | -1): boolean {
  for (let node = math; node !== host && node.parentNode && isElement(node.parentNode); node = node.parentNode) {
    const siblings = node.parentNode.childNodes;
    const at = siblings.indexOf(node);
    const beside = way < 0 ? siblings.slice(0, at) : siblings.slice(at + 1);
    if (beside.some((one) => isText(one) && one.value !== '')) return true;
  }
  return false;
}

/** What stands for a formula and nothing else: what holds its MathML and its drawing. */
function hostOf(math: Element): Element {
  let host = math;
  for (const up of ancestorsOf(math)) {
    const isLine = isBlockElement(up.tagName) && !isHidden(up);
    if (isLine || up.childNodes.some((child) => child !== host && saysMore(child))) break;
    host = up;
  }
  return host;
}

/** Whether a neighbour says anything beside the formula: what is hidden from those who listen is its drawing. */
function saysMore(node: Node): boolean {
  if (isText(node)) return node.value.trim() !== '';
  if (!isElement(node) || node.tagName === 'script') return false;
  return attr(node, 'aria-hidden') !== 'true' && !isHidden(node) && tidy(textUnder(node)) !== '';
}

function nodeOf(element: Element): FormulaNode {
  const children = element.childNodes.filter(isElement);
  const text = children.length === 0 ? tidy(textUnder(element)) : '';
  const linethickness = attr(element, 'linethickness');
  return { name: element.tagName, linethickness, text, children: children.map(nodeOf) };
}

/** The source of a formula. What a script drew from it stands before it, with the name of the source at the beginning of its own. */
function spellSource(source: Element): void {
  const siblings = source.parentNode?.childNodes ?? [];
  const before = siblings
    .slice(0, siblings.indexOf(source))
    .findLast((node) => !isText(node) || node.value.trim() !== '');
  const id = attr(source, 'id');
  if (before && isElement(before) && attr(before, FORMULA) !== null) return cut(source);
  if (before && isElement(before) && id && attr(before, 'id')?.startsWith(`${id}-`)) cut(before);
  become(
    source,
    sourced(
      source.childNodes
        .filter(isText)
        .map(({ value }) => value)
        .join(''),
    ),
  );
}

/** A picture of a formula carries its source as the words that stand for it. */
function isFormulaPicture(image: Element): boolean {
  const alt = attr(image, 'alt')?.trim() ?? '';
  if (alt === '' || attr(image, 'aria-hidden') === 'true') return false;
  if (/^\{?\\displaystyle|^\$.+\$$|\\(?:frac|sqrt|sum|int|mathrm|left|cdot|times)\b/u.test(alt)) return true;
  const names = `${attr(image, 'class') ?? ''} ${attr(image, 'src')?.split('?')[0] ?? ''}`;
  return /\b(?:latex|tex|math|equation|formula)\b/i.test(names) && /[=^_+\\<>]/.test(alt);
}

/** The source without the signs that only say where it begins and how large it stands. */
function fromTex(source: string): string {
  return tidy(source)
    .replace(/^(?:\\\(|\\\[|\$\$?)|(?:\\\)|\\\]|\$\$?)$/g, '')
    .replace(/^\{\s*\\displaystyle\s*([^]*)\}$/, '$1')
    .replace(/^\\displaystyle\s*/, '')
    .trim();
}

const SCRIPTS = { superscript: 'sup', subscript: 'sub' } as const;

/** Makes of an element, where it stands, a line of words. */
function become(element: Element, { runs, isWhole }: FlatFormula, tag: 'span' | 'div' = 'span'): void {
  const html = runs.map(({ text, script }) => {
    const words = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return script === null ? words : `<${SCRIPTS[script]}>${words}</${SCRIPTS[script]}>`;
  });
  const [made] = growPiece(`<${tag}>${html.join('')}</${tag}>`).childNodes.filter(isElement);
  if (!made) return;
  const words = runs.map(({ text }) => text).join('');
  made.attrs.push({ name: FORMULA, value: isWhole ? '' : words });
  // In its place and not beside it: to find that among a hundred thousand neighbours would take too long.
  const { parentNode } = element;
  for (const child of made.childNodes) child.parentNode = element;
  Object.assign(element, made, { parentNode });
}
