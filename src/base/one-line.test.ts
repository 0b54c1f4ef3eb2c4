import { expect, test } from 'vitest';
import { oneLine, plainJson } from './one-line.ts';

test.each([
  ['Ferry reaches the islands', 'Ferry reaches the islands'],
  ['two\r\nlines', 'two\ufffdlines'],
  ['\u001b[2Jcleared', '\ufffd[2Jcleared'],
  ['a\u0000b\u007fc\u009bd', 'a\ufffdb\ufffdc\ufffdd'],
  ['gnp.\u202egpj', 'gnp.\ufffdgpj'],
  ['a\u2028b', 'a\ufffdb'],
  ['half \ud83d', 'half \ufffd'],
  ['عبّارة 🦭 می\u200cخواهم', 'عبّارة 🦭 می\u200cخواهم'],
])('%j is written as %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

test('a line of JSON shows what would not show, and reads as it was', () => {
  const said = { url: '/\u001b[2J\u009b31m\u202egnp', more: ['\u0000\u007f', 'a\u2028b\r\n'], name: 'عبّارة 🦭' };
  const line = plainJson(said);
  expect(line).toMatch(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u);
  expect(JSON.parse(line)).toEqual(said);
  expect(line).toContain('عبّارة 🦭');
});
