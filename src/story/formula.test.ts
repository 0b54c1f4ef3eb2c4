import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { type FormulaNode, inOneLine } from './formula.ts';

interface Grown {
  readonly tagName?: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Grown[];
}

function nodeOf({ tagName = '', attrs = [], childNodes = [] }: Grown): FormulaNode {
  const children = childNodes.filter((child) => child.tagName);
  return {
    name: tagName,
    linethickness: attrs.find(({ name }) => name === 'linethickness')?.value ?? null,
    text: children.length > 0 ? '' : childNodes.map(({ value = '' }) => value).join(''),
    children: children.map(nodeOf),
  };
}

/** The line with ^… for superscripts and _… for subscripts. */
function line(mathml: string): string {
  const [math] = (parseFragment(`<math>${mathml}</math>`) as Grown).childNodes ?? [];
  const { runs } = inOneLine(nodeOf(math ?? {}));
  return runs.map(({ text, script }) => (script ? `${script === 'superscript' ? '^' : '_'}{${text}}` : text)).join('');
}

const x = '<mi>x</mi>';
const frac = (over: string, under: string) => `<mfrac><mrow>${over}</mrow><mrow>${under}</mrow></mfrac>`;

describe('a formula in one line', () => {
  it.each([
    ['a power', `<msup><mn>10</mn><mn>5</mn></msup>`, '10^{5}'],
    ['a molecule', '<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>', 'H_{2}O'],
    ['an equation', `${x}<mo>=</mo><mo>−</mo><mn>2</mn>`, 'x = −2'],
    ['a fraction of two numbers', frac('<mn>1</mn>', '<mn>2</mn>'), '1/2'],
    ['a fraction of sums', frac(`${x}<mo>+</mo><mn>1</mn>`, '<mn>2</mn><mi>a</mi>'), '(x + 1)/(2a)'],
    ['a root', `<msqrt>${x}<mo>+</mo><mn>1</mn></msqrt>`, '√(x + 1)'],
    ['a cube root', `<mroot>${x}<mn>3</mn></mroot>`, '^{3}√x'],
    ['n over k, which is no fraction', '<mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>', '^{n}_{k}'],
    ['a power of a power', `<msup><mi>e</mi><msup>${x}<mn>2</mn></msup></msup>`, 'e^{x^2}'],
    ['a vector', '<mover><mi>E</mi><mo>→</mo></mover>', 'E\u20d7'],
    [
      'a sum',
      '<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>',
      '∑_{k = 1}^{n}',
    ],
    [
      'an isotope',
      '<mmultiscripts><mi>U</mi><mprescripts></mprescripts><none></none><mn>235</mn></mmultiscripts>',
      '^{235}U',
    ],
    [
      'a matrix',
      `<mtable><mtr><mtd>${x}</mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd>${x}</mtd></mtr></mtable>`,
      '[x, 0; 0, x]',
    ],
    [
      'equations under each other',
      `<mtable><mtr><mtd>${x}</mtd><mtd><mo>=</mo><mn>1</mn></mtd></mtr><mtr><mtd><mi>y</mi></mtd><mtd><mo>=</mo><mn>2</mn></mtd></mtr></mtable>`,
      'x = 1; y = 2',
    ],
    [
      'what programs alone read',
      `<semantics><mrow>${x}<mo>&#8290;</mo><mi>y</mi></mrow><annotation>xy</annotation></semantics>`,
      'xy',
    ],
  ])('%s', (_, mathml, is) => {
    expect(line(mathml)).toBe(is);
  });

  it('says whether anything had to be written out', () => {
    const whole = (mathml: string) =>
      inOneLine(nodeOf((parseFragment(`<math>${mathml}</math>`) as Grown).childNodes?.[0] ?? {})).isWhole;
    expect(whole('<msup><mn>10</mn><mn>5</mn></msup>')).toBe(true);
    expect(whole(frac('<mn>1</mn>', '<mn>2</mn>'))).toBe(false);
    expect(whole(`<msup><mi>e</mi><msup>${x}<mn>2</mn></msup></msup>`)).toBe(false);
  });
});
