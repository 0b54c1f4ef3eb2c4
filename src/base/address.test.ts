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
    // Letters of old papers: Latin-1, windows-1251, Shift-JIS, one half of a letter, a surrogate, an overlong slash.
    ['/caf%e9-du-port', '/caf%E9-du-port'],
    ['/%CD%EE%E2%EE%F1%F2%E8/caf%C3%A9', '/%CD%EE%E2%EE%F1%F2%E8/caf%C3%A9'],
    ['/%93%8c%8b%9e.html', '/%93%8C%8B%9E.html'],
    ['/a%C3', '/a%C3'],
    ['/%ED%A0%80', '/%ED%A0%80'],
    ['/%C1%B3%EB%E8%E9', '/%C1%B3%EB%E8%E9'],
    ['/%ff', '/%FF'],
    ['/%E9%41', '/%E9A'],
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
    '/%E9%4',
    '/%E9%00',
    '/%C0%AE%C0%AE/x',
    '/a%e0%80%afb',
    '/%zz%E9',
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

  it('keeps every byte that an old paper may have put into it', () => {
    const hex = (byte: number) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0x80, max: 0xff }), { minLength: 1, maxLength: 12 }), (bytes) => {
        const address = `/${bytes.map(hex).join('')}`;
        fc.pre(!/%(?:C0|E0%80|F0%80%80)%(?:80|AE|AF)/.test(address));
        expect(canonicalAddress(address)).toBe(address);
        expect(canonicalAddress(address.toLowerCase())).toBe(address);
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
