import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { RichText } from '../../story/rich-text.ts';
import { Rich } from './rich-text.tsx';

const draw = (text: RichText, lite = false): string => renderToString(<Rich text={text} lite={lite} />);

test('marks become elements, one inside the other', () => {
  const marks: RichText['marks'] = [
    { type: 'strong', from: 0, to: 7 },
    { type: 'emphasis', from: 4, to: 7 },
  ];
  expect(draw({ text: 'one two three', marks })).toBe('<strong>one </strong><strong><em>two</em></strong> three');
});

test('figures set high and low stay so: 10⁵ is not 105', () => {
  const marks: RichText['marks'] = [
    { type: 'superscript', from: 2, to: 3 },
    { type: 'subscript', from: 13, to: 14 },
    { type: 'strong', from: 11, to: 14 },
  ];
  expect(draw({ text: '105 tons of CO2', marks: marks.map((mark) => ({ ...mark })) })).toBe(
    '10<sup>5</sup> tons of<strong> C</strong><strong><sub>O</sub></strong>2',
  );
});

test('lines end where the writer ended them', () => {
  expect(draw({ text: 'Harbour Office\n4 Slip Street', marks: [] })).toBe('Harbour Office<br/>4 Slip Street');
});

test('a link over words of several weights is one link', () => {
  const marks: RichText['marks'] = [
    { type: 'link', from: 0, to: 7, href: 'https://example.org/' },
    { type: 'strong', from: 0, to: 3 },
  ];
  expect(draw({ text: 'one two', marks })).toBe('<a href="https://example.org/"><strong>one</strong> two</a>');
});

test('an unsafe link leaves its words', () => {
  expect(draw({ text: 'press here', marks: [{ type: 'link', from: 0, to: 5, href: 'javascript:alert(1)' }] })).toBe(
    'press here',
  );
});

test('hostile words stay words', () => {
  const text = '<script>alert(1)</script><!--#include virtual="/etc/passwd" -->';
  const drawn = draw({ text, marks: [] });
  expect(drawn).not.toContain('<');
  expect(drawn).toContain('&lt;!--#include');
});

test('marks beyond the end of the text do no harm', () => {
  expect(draw({ text: 'short', marks: [{ type: 'strong', from: 0, to: 400 }] })).toBe('<strong>short</strong>');
});

test('links to our own stories stay in the lite edition', () => {
  const text: RichText = { text: 'a b c', marks: [] };
  const linked = (href: string): string => draw({ ...text, marks: [{ type: 'link', from: 0, to: 1, href }] }, true);
  expect(linked('/news/abcdefgh23/a')).toContain('href="/lite/news/abcdefgh23/a"');
  expect(linked('/topics/sea')).toContain('href="/lite/topics/sea"');
  expect(linked('/media/a.pdf')).toContain('href="/media/a.pdf"');
  expect(linked('https://example.org/news/x')).toContain('href="https://example.org/news/x"');
});
