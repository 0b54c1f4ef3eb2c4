import { expect, test } from 'vitest';
import { leadsElsewhere, safeHref, safeMedia } from './safe-href.ts';

test('web, mail, telephone and paths of this site may be linked', () => {
  expect(safeHref('https://example.org/a?b=c#d')).toBe('https://example.org/a?b=c#d');
  expect(safeHref(' http://example.org ')).toBe('http://example.org/');
  expect(safeHref('/news/abc/def')).toBe('/news/abc/def');
  expect(safeHref('mailto:desk@example.org')).toBe('mailto:desk@example.org');
  expect(safeHref('tel:+441234')).toBe('tel:+441234');
  expect(safeHref('//example.org/a')).toBe('https://example.org/a');
});

test('spaces and quotation marks are encoded', () => {
  expect(safeHref('https://example.org/a b"c<d')).toBe('https://example.org/a%20b%22c%3Cd');
});

const hostile = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://x/y',
  'page.html',
  '../up',
  '#here',
  '?q',
  '',
  'https://',
];

test.each(hostile)('%j may not', (href) => {
  expect(safeHref(href)).toBeNull();
});

test('films and sounds come over https or from this site', () => {
  expect(safeMedia('/media/a/b.mp4')).toBe('/media/a/b.mp4');
  expect(safeMedia('https://example.org/b.mp4')).toBe('https://example.org/b.mp4');
  for (const src of ['http://example.org/b.mp4', 'mailto:a@b.example', 'javascript:x', null])
    expect(safeMedia(src)).toBeNull();
});

test('an address leads elsewhere when its host is another', () => {
  const site = 'https://harbour.example';
  expect(leadsElsewhere('https://other.example/x', site)).toBe(true);
  expect(leadsElsewhere('//other.example/x', site)).toBe(true);
  for (const href of ['/world', 'https://harbour.example/world', 'mailto:a@other.example', 'javascript:x']) {
    expect(leadsElsewhere(href, site), href).toBe(false);
  }
});
