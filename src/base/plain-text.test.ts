import { expect, test } from 'vitest';
import { plainText, plainTexts } from './plain-text.ts';

test.each([
  ['Ferry reaches\tthe islands\r\nat noon', 'Ferry reaches\tthe islands\r\nat noon'],
  ['\u0000Fer\u0007ry \u001b[31mreaches\u007f', 'Ferry [31mreaches'],
  ['the\u0085 is\u009blands\ufffe\u{1ffff}', 'the islands'],
  ['half \ud83d', 'half \ufffd'],
  ['عبّارة 🦭 می\u200cخواهم \u2067', 'عبّارة 🦭 می\u200cخواهم \u2067'],
])('%j is the text %j', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test('every text in a value is, however deep it may reasonably stand; nothing else is touched', () => {
  const said = { a: ['x\u0000', { b: 'y\u0001', c: null, d: 3, e: true }], f: 'z' };
  expect(plainTexts(said)).toEqual({ a: ['x', { b: 'y', c: null, d: 3, e: true }], f: 'z' });
  expect(plainTexts({ password: 'x\u0007', name: 'x\u0007' }, new Set(['password']))).toEqual({
    password: 'x\u0007',
    name: 'x',
  });
  let deep: unknown = 'x\u0000';
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  expect(() => plainTexts(deep)).not.toThrow();
});
