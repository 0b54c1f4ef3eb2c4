import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAddress, formatAddress, parseAddress, tidyAddress } from './address.ts';

describe('an address', () => {
  it.each([
    ['/', '/'],
    ['/world', '/world'],
    ['/%77orld', '/world'],
    ['/a%2Fb', '/a%2Fb'],
    ['/بحر', '/%D8%A8%D8%AD%D8%B1'],
    ['/a%3Ab@c', '/a:b@c'],
    ['/a b', '/a%20b'],
    ['/a?', '/a'],
    ['/a?b=%C3%A9&c', '/a?b=%C3%A9&c'],
    ["/o'neill(1)!*", "/o'neill(1)!*"],
  ])('%j has the one spelling %j', (written, spelling) => {
    expect(canonicalAddress(written)).toBe(spelling);
  });

  it.each([
    '',
    'world',
    '/a/',
    '//',
    '/a//b',
    '/.',
    '/..',
    '/a/%2e%2e/b',
    '/%',
    '/%ff',
    '/%00',
    `/${'a'.repeat(4096)}`,
  ])('is not %j', (written) => {
    expect(canonicalAddress(written)).toBeNull();
  });

  it('once spelled is spelled so for ever, and says the same parts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const spelling = canonicalAddress(`/${text}`);
        if (spelling === null) return;
        expect(canonicalAddress(spelling)).toBe(spelling);
        expect(formatAddress(parseAddress(spelling)!)).toBe(spelling);
        expect(spelling).toMatch(/^\/[\x21-\x7e]*$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an address as people write it', () => {
  it.each([
    ['/a/', '/a'],
    ['//a///b//', '/a/b'],
    ['/a/?x=1', '/a?x=1'],
    ['/a?x=//1/', '/a?x=//1/'],
    ['/', '/'],
    ['//', '/'],
  ])('%j is %j', (written, tidy) => {
    expect(tidyAddress(written)).toBe(tidy);
  });
});
