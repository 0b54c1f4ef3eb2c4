import { expect, test } from 'vitest';
import { oneLine } from './one-line.ts';

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
