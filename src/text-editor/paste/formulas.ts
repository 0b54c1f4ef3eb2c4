import { type FormulaNode, inOneLine } from '../../story/formula.ts';
import { tagOf } from './elements.ts';

const SCRIPTS = { superscript: 'sup', subscript: 'sub' } as const;

/**
 * Writes the formulas of a pasted document as words with superscripts and subscripts. Programs that draw a formula hide the MathML that
 * says it, and glyphs without their places would say another number; so the MathML stands for both.
 */
export function spellFormulas(root: Element): void {
  for (const math of root.querySelectorAll('math')) {
    const { runs } = inOneLine(nodeOf(math));
    if (runs.length === 0) continue;
    const pieces = runs.map(({ text, script }) => {
      if (script === null) return text;
      const raised = root.ownerDocument.createElement(SCRIPTS[script]);
      raised.textContent = text;
      return raised;
    });
    hostOf(math, root).replaceWith(...pieces);
  }
}

/** What stands for a formula and nothing else: what holds its MathML and its drawing. */
function hostOf(math: Element, root: Element): Element {
  let host = math;
  for (let up = host.parentElement; up && up !== root && isOnly(host, up); up = up.parentElement) host = up;
  return host;
}

function isOnly(host: Element, { childNodes }: Element): boolean {
  return [...childNodes].every((child) => child === host || !saysMore(child));
}

function saysMore(node: ChildNode): boolean {
  const isDrawing = node.nodeType === 1 && (node as Element).getAttribute('aria-hidden') === 'true';
  return !isDrawing && node.textContent?.trim() !== '';
}

function nodeOf(element: Element): FormulaNode {
  const children = [...element.children];
  return {
    name: tagOf(element),
    linethickness: element.getAttribute('linethickness'),
    text: children.length === 0 ? (element.textContent ?? '') : '',
    children: children.map(nodeOf),
  };
}
