import { expect, test } from 'vitest';
import { parseTarget } from './target.ts';

test.each([
  ['/', '/', null],
  ['/a?b=c?d', '/a', 'b=c?d'],
  ['/a?', '/a', ''],
  ['http://example.org/a?b', '/a', 'b'],
  ['HTTPS://example.org', '/', null],
  ['http://example.org?b', '/', 'b'],
])('%s', (target, path, query) => {
  expect(parseTarget(target)).toEqual({ path, query });
});

test.each(['*', '', 'a', 'ftp://x/', '/a#b', '/a b', '/a\tb', 'example.org:80'])('%j is refused', (target) => {
  expect(parseTarget(target)).toBe(null);
});
