import { expect, test } from 'vitest';
import { oneLine } from './words.ts';

test.each([
  ['control characters and breaks are spaces', 'a\u0000b\u001bc\r\nd\u2028e', 'a b c d e'],
  ['half a letter is a sign for one that is lost', 'a \ud800 b \udc00', 'a \ufffd b \ufffd'],
  ['a letter of two halves stays', 'boats \u{1f6a2}  sail', 'boats \u{1f6a2} sail'],
  ['what turns letters round ends with the line', 'Ferry \u202egnidnal', 'Ferry \u202egnidnal\u202c'],
  ['isolates and embeddings end in their order', 'a\u202bb\u2067c', 'a\u202bb\u2067c\u2069\u202c'],
  ['an end of nothing goes', 'a\u2069b\u202cc', 'abc'],
  ['an embedding does not end beyond its isolate', 'a\u202ab\u2068c\u202cd\u2069e', 'a\u202ab\u2068cd\u2069e\u202c'],
  ['what is closed stays as it is', 'a\u2067b\u202ac\u202cd\u2069e', 'a\u2067b\u202ac\u202cd\u2069e'],
  ['marks that turn nothing stay', 'a\u200eb\u200fc\u00a0d', 'a\u200eb\u200fc\u00a0d'],
])('on one line %s', (_what, text, line) => {
  expect(oneLine(text)).toBe(line);
});
