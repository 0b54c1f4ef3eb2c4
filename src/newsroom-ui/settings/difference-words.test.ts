import { expect, test } from 'vitest';
import { placeName, valueWords } from './difference-words.ts';

test('what differs is told in the words of the screen, never as it is kept', () => {
  expect(placeName('editions/1/clocks/0/label')).toBe('Edition 2, Clock 1, Shown as');
  expect(placeName('textFiles/3/path')).toBe('File as text 4, Name at the root of the site');
  expect(placeName('/sport')).toBe('/sport');
  expect(valueWords({ path: '/ads.txt', text: 'one\ntwo' })).toBe('/ads.txt · one\ntwo');
  expect(valueWords({ label: 'UK', note: null, clocks: [{ label: 'GMT', timeZone: 'UTC' }], nav: [] })).toBe(
    'UK · GMT · UTC',
  );
  expect([undefined, null, '', [], {}].map(valueWords)).toEqual(Array.from({ length: 5 }, () => 'nothing'));
  expect(valueWords('<svg xmlns="http://www.w3.org/2000/svg"/>')).toBe('a drawing');
  expect(valueWords(false)).toBe('false');
});
