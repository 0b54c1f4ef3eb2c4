import { describe, expect, it } from 'vitest';
import { cleanSvg } from './clean-svg.ts';

const clean = (inside: string, attributes = 'viewBox="0 0 9 9"') =>
  cleanSvg(`<svg ${attributes}>${inside}</svg>`, 'logo');
const around = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;

describe('a drawing', () => {
  it('of what marks are drawn of stays, and cleaning it again changes nothing', () => {
    const drawn = around(
      '<title>Tern &#38; Gull</title><defs><linearGradient id="a" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#123456"></stop></linearGradient></defs><path d="M0 0h9v9z" fill="url(#a)"></path><use href="#a"></use>',
    );
    expect(cleanSvg(drawn, 'logo')).toBe(drawn);
    expect(cleanSvg(`<?xml version="1.0"?><!DOCTYPE svg><!-- made with a program -->${drawn}`, 'logo')).toBe(drawn);
  });

  it.each([
    ['a script', '<script>ran()</script><path d="M0 0z"/>'],
    [
      'a script in a foreign part',
      '<foreignObject><body onload="ran()"><img src=x onerror=ran()></body></foreignObject><path d="M0 0z"/>',
    ],
    ['an event', '<path d="M0 0z" onclick="ran()" ONLOAD="ran()"/>'],
    ['a link', '<a href="javascript:ran()"><circle r="9"/></a><path d="M0 0z"/>'],
    ['a picture from elsewhere', '<image href="https://elsewhere.example/x.png"/><path d="M0 0z"/>'],
    [
      'a part of another drawing',
      '<use href="https://elsewhere.example/x.svg#a" xlink:href="data:image/svg+xml,x"/><path d="M0 0z"/>',
    ],
    [
      'a style',
      '<style>@import url(https://elsewhere.example/x.css)</style><path d="M0 0z" style="fill:url(https://elsewhere.example)"/>',
    ],
    ['a fill from elsewhere', '<path d="M0 0z" fill="url(https://elsewhere.example/#a)" filter="url( //x )"/>'],
    [
      'a fill from elsewhere behind an escape',
      String.raw`<path d="M0 0z" fill="\75 rl(https://elsewhere.example/#a)"/>`,
    ],
    ['an animation', '<set attributeName="href" to="javascript:ran()"/><animate attributeName="d"/><path d="M0 0z"/>'],
  ])('loses %s', (_what, inside) => {
    const drawn = clean(inside);
    expect(drawn).toContain('<path d="M0 0z">');
    expect(drawn).not.toMatch(/script|ran\(|elsewhere|onclick|onload|style|import|data:|<a |<image|<set|animate/i);
  });

  it.each([
    ['words', 'Just words', 'This is not an SVG drawing'],
    ['a page', '<html><body><p>Hello</p></body></html>', 'This is not an SVG drawing'],
    ['no size', '<svg><path d="M0 0z"/></svg>', 'does not give its size'],
    ['a photograph', `<svg viewBox="0 0 9 9"><path d="${'M0 0'.repeat(20_000)}"/></svg>`, 'at most 60 kB'],
    ['too deep', `<svg viewBox="0 0 9 9">${'<g>'.repeat(20_000)}`, 'nested too deeply'],
    ['deep and no drawing', '<b>'.repeat(20_000), 'This is not an SVG drawing'],
  ])('that is %s is refused with the place', (_what, text, says) => {
    expect(() => cleanSvg(text, 'logo')).toThrow(
      expect.objectContaining({
        status: 422,
        problems: [expect.objectContaining({ where: 'logo', say: expect.stringContaining(says) })],
      }),
    );
  });
});
