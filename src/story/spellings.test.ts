import { assert, property, stringMatching } from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './folding.ts';
import { spellingsOf } from './spellings.ts';

// English words take a short way through both; with a letter of another language beside them they take the long one.

test('a word in English letters is the same alone and beside another language', () => {
  assert(
    property(stringMatching(/^[ -~]{0,12}$/), (word) => {
      expect(`${fold(word)} e`).toBe(fold(`${word} é`));
    }),
  );
});

test('it is written in one way, whatever ends it', () => {
  assert(
    property(stringMatching(/^[A-Za-z]{1,12}[.,;:!?]?$/), (word) => {
      expect(spellingsOf(word)).toEqual(spellingsOf(`${word} –é`).map((one) => one.slice(0, -' –e'.length)));
    }),
  );
});
