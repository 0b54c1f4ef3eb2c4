import { createID, Doc } from 'yjs';
import { expect, test } from 'vitest';
import { rememberStayed, stayedAs } from './stayed.ts';

/** “abab”, the first two letters of which are there twice: they go, and those behind them stay. */
function aDouble() {
  const doc = new Doc();
  const text = doc.getText('words');
  text.insert(0, 'abab');
  const letter = (clock: number) => createID(doc.clientID, clock);
  return { doc, text, letter };
}

test('a letter that was taken away because it stood twice is found where it stays', () => {
  const { doc, text, letter } = aDouble();
  rememberStayed(doc, [
    { goes: letter(0), stays: letter(2) },
    { goes: letter(1), stays: letter(3) },
  ]);
  expect(stayedAs(doc, letter(0))).toBe(null);
  text.delete(0, 2);
  expect(stayedAs(doc, letter(0))).toEqual(letter(2));
  expect(stayedAs(doc, letter(1))).toEqual(letter(3));
  expect(stayedAs(doc, letter(3))).toBe(null);
});

test('one that moved on twice is found at the end of the way, and nothing is known of other documents', () => {
  const { doc, text, letter } = aDouble();
  rememberStayed(doc, [{ goes: letter(0), stays: letter(1) }]);
  rememberStayed(doc, [{ goes: letter(1), stays: letter(2) }]);
  text.delete(0, 2);
  expect(stayedAs(doc, letter(0))).toEqual(letter(2));
  expect(stayedAs(new Doc(), letter(0))).toBe(null);
});
