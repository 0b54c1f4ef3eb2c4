import { expect, test } from 'vitest';
import { isSafeAddress } from './safe-address.ts';

test.each([
  'https://example.org/a',
  'http://example.org',
  'mailto:desk@example.org',
  'tel:+44',
  '/news/a',
  '#here',
  'page.html',
])('%j may stand in a document', (address) => {
  expect(isSafeAddress(address)).toBe(true);
});

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://x/y',
  'https://',
  '',
  ' ',
  `https://example.org/${'x'.repeat(2048)}`,
  7,
  null,
])('%j may not', (address) => {
  expect(isSafeAddress(address)).toBe(false);
});
