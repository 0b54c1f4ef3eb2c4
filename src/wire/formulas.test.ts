import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../test/house/arrivals.ts';
import { pierPage, read, words } from '../../test/house/pier-page.ts';
import type { Arrival } from './arrival.ts';

const raised = '<msup><mn>10</mn><mn>5</mn></msup>';
const half = '<mfrac><mn>1</mn><mn>2</mn></mfrac>';

/** The paragraph that begins so, with ^{…} where words are raised. */
function line(arrival: Arrival, start: string): string | undefined {
  const found = bodyOf(arrival).find((block) => block.type === 'paragraph' && block.text.startsWith(start));
  if (found?.type !== 'paragraph') return undefined;
  const raisedAt = found.marks.filter(({ type }) => type === 'superscript').toReversed();
  return raisedAt.reduce(
    (text, { from, to }) => `${text.slice(0, from)}^{${text.slice(from, to)}}${text.slice(to)}`,
    found.text,
  );
}

describe('formulas', () => {
  it.each([
    ['as MathML', `<math>${raised}</math>`],
    [
      'drawn with glyphs, the MathML hidden',
      `<span class="katex"><span class="katex-mathml"><math><semantics><mrow>${raised}</mrow><annotation encoding="application/x-tex">10^5</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">10<span>5</span></span></span>`,
    ],
    [
      'drawn by elements of a script’s own',
      `<mjx-container><mjx-math aria-hidden="true"><mjx-c></mjx-c></mjx-math><mjx-assistive-mml>\n<math>${raised}</math></mjx-assistive-mml></mjx-container>`,
    ],
    [
      'as a picture, with MathML for those who do not see it',
      `<span><span style="display: none"><math alttext="{\\displaystyle 10^{5}}">${raised}</math></span><img src="/m/1.svg" aria-hidden="true" alt="{\\displaystyle 10^{5}}"></span>`,
    ],
    [
      'with glyphs, and its source in a script',
      `<span class="MathJax_Preview"></span><span class="MathJax" id="M-1-Frame"><nobr aria-hidden="true">10<span>5</span></nobr><span><math>${raised}</math></span></span><script type="math/tex" id="M-1">10^5</script>`,
    ],
  ])('%s keep their numbers', async (_, formula) => {
    const arrival = await read(pierPage(`<p>It costs ${formula} pounds, the council said on Tuesday evening.</p>`));
    expect(line(arrival, 'It costs')).toBe('It costs 10^{5} pounds, the council said on Tuesday evening.');
    expect(arrival.warnings.filter(({ code }) => code === 'formula-in-line')).toEqual([]);
  });

  it.each([
    ['a fraction', `<math>${half}</math>`, '1/2'],
    ['a picture alone', '<img src="/latex.php?latex=x" class="latex" alt="E = mc^2">', 'E = mc^2'],
    ['a source alone', '<script type="math/tex">m^3</script>', 'm^3'],
    [
      'a source whose glyphs say another number',
      '<span id="Q-1-Frame">m3</span><script type="math/tex" id="Q-1">m^3</script>',
      'm^3',
    ],
  ])('%s is written in one line, and that is said', async (_, formula, is) => {
    const arrival = await read(pierPage(`<p>It costs ${formula} of all, the council said on Tuesday evening.</p>`));
    expect(line(arrival, 'It costs')).toBe(`It costs ${is} of all, the council said on Tuesday evening.`);
    expect(arrival.warnings.find(({ code }) => code === 'formula-in-line')?.say).toContain(`“${is}”`);
  });

  it('keep the space that stands within what draws them', async () => {
    const formula = `<mjx-container><mjx-mml><math>${raised}</math></mjx-mml>\n </mjx-container>`;
    const arrival = await read(pierPage(`<p>It costs ${formula}pounds, the council said on Tuesday evening.</p>`));
    expect(line(arrival, 'It costs')).toBe('It costs 10^{5} pounds, the council said on Tuesday evening.');
  });

  it('on a line of their own are paragraphs of their own', async () => {
    const arrival = await read(
      pierPage(`<p>So it costs<math display="block"><mi>x</mi><mo>=</mo><mn>2</mn></math></p>`),
    );
    expect(line(arrival, 'x')).toBe('x = 2');
  });

  it('on a hidden line of their own, beside their picture, are said once and not by their source', async () => {
    const formula = `<div><div style="display: none;"><math display="block"><mo>⟨</mo>${raised}</math></div><img src="/m/1.svg" aria-hidden="true" alt="{\\displaystyle \\langle 10^{5}}"></div>`;
    const arrival = await read(pierPage(formula));
    expect([line(arrival, '⟨'), words(arrival).includes('langle')]).toEqual(['⟨10^{5}', false]);
  });
});

describe('drawings', () => {
  it.each([
    [
      'in a figure',
      '<figure><svg><title>Visitors by year</title><text>400</text></svg><figcaption>Ten years</figcaption></figure>',
      'Ten years',
    ],
    ['of a script', '<figure><canvas aria-label="Visitors by year"></canvas></figure>', null],
  ])('%s stand as pictures that are to be added', async (_, drawing, caption) => {
    const arrival = await read(pierPage(drawing));
    expect(bodyOf(arrival)).toContainEqual(
      expect.objectContaining({ type: 'image', picture: null, alt: 'Visitors by year', caption }),
    );
  });

  it('that are signs beside words are left out', async () => {
    const sign = '<svg width="16" height="16" role="img" aria-label="External link"></svg>';
    const arrival = await read(
      pierPage(`<p>Read the report ${sign} of the council on its own pages.</p><svg aria-label="Share"></svg>`),
    );
    expect(bodyOf(arrival).every(({ type }) => type === 'paragraph')).toBe(true);
  });
});
