import { array, assert, constantFrom, nat, property, stringMatching } from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './folding.ts';
import { indexed, insideWords } from './index-text.ts';
import { hasAll, readLines, snippet } from './search-marks.ts';
import { termsOf } from './search-terms.ts';
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

/** Korean nouns of two syllables, as they are written together and before what follows them. */
const NOUNS = ['서울', '시장', '선거', '학교', '강남', '다리', '예산', '정부'];
const PARTICLES = ['', '은', '를', '에서', '까지'];

test('a Korean noun is found wherever it stands in a word, and with whatever follows it', () => {
  const nouns = array(constantFrom(...NOUNS), { minLength: 1, maxLength: 4 });
  assert(
    property(nouns, constantFrom(...PARTICLES), nat(), constantFrom('ko', 'en-GB'), (parts, particle, at, lang) => {
      const word = parts.join('') + particle;
      const text = `어제 ${word}, 2026`;
      const sought = parts[at % parts.length] ?? '';
      const inside = insideWords([text], lang).split(' ');
      expect(inside.some((part) => part.startsWith(fold(sought)))).toBe(true);
      expect(hasAll(readLines({ lines: [text], lang }), termsOf(`${sought} `))).toBe(true);
    }),
  );
});

test('what no syllable of a Korean word begins with is not found in it, nor a single syllable', () => {
  const lines = readLines({ lines: ['서울시장선거'], lang: 'ko' });
  for (const typed of ['울산 ', '학교 ', '장 ', '거리 ']) expect(hasAll(lines, termsOf(typed)), typed).toBe(false);
  expect(insideWords(['A word of English'], 'en-GB')).toBe('');
  expect(indexed('서울')).toBe(fold('서울'));
});

test('what is longer than any word holds none, so that what an index keeps does not grow with its square', () => {
  for (const [lang, letter] of [
    ['ko', '가'],
    ['de', 'x'],
    ['fi', 'ä'],
  ] as const)
    expect(insideWords([letter.repeat(60_000)], lang), lang).toBe('');
  const longest = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
  expect(insideWords([longest], 'de').split(' ')).toContain('gesetz');
});

test('what stands everywhere in a text as long as a book is shown where it stands first', () => {
  const lines = readLines({ lines: [`First ${'word '.repeat(130_000)}`], lang: 'en-GB' });
  expect(snippet(lines, termsOf('word '))?.slice(0, 2)).toMatchObject([
    { text: 'First ', isMatch: false },
    { isMatch: true },
  ]);
});
