import { expect, it } from 'vitest';
import { decodedAgain } from './entities.ts';

it.each([
  ['Larkhaven &amp; Tern Point: &#8216;no&#8217;', 'Larkhaven & Tern Point: ‘no’'],
  ['Twice &amp;amp; over', 'Twice & over'],
  ['Caf&eacute; &lt;b&gt;', 'Café <b>'],
  ['Words < with > signs & no entity', 'Words < with > signs & no entity'],
  ['AT&T; R&D', 'AT&T; R&D'],
])('%s', (written, meant) => {
  expect(decodedAgain(written)).toBe(meant);
});
