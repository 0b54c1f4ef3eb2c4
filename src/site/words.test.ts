import { describe, expect, test } from 'vitest';
import { lackingIn } from './words-check.ts';
import { hasWords, languages, wordsFile, wordsFor } from './words.ts';
import type { Words } from './words-table.ts';

const english = wordsFor('en');

/** Every sentence of a language by its place in the table; those that take a number or a name with one. */
function sentences(words: Words, place = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(words as unknown as Record<string, unknown>)) {
    const where = place + key;
    if (typeof value === 'string') all.set(where, value);
    else if (typeof value === 'function') all.set(where, (value as (...args: unknown[]) => string)(7, '«when»'));
    else if (value) for (const [name, said] of sentences(value as Words, `${where}/`)) all.set(name, said);
  }
  return all;
}

describe.each(languages.filter((lang) => lang !== 'en'))('the chrome in %s', (lang) => {
  const own = sentences(wordsFor(lang));

  test('says everything that it says in English, with the same numbers and dates in it', () => {
    const wanted = sentences(english);
    expect([...own.keys()].toSorted()).toEqual([...wanted.keys()].toSorted());
    for (const [where, said] of wanted) {
      expect(own.get(where), where).toMatch(/\S/);
      for (const given of ['7', '«when»']) if (said.includes(given)) expect(own.get(where), where).toContain(given);
    }
  });

  test('is not English where a sentence is more than one word', () => {
    const left = [...own].filter(([where, said]) => said === sentences(english).get(where) && / \p{L}/u.test(said));
    expect(left.filter(([, said]) => !/^\p{L}+ 7$/u.test(said))).toEqual([]);
  });
});

describe('a words file of a newsroom', () => {
  const welsh = {
    ...wordsFile('cy'),
    mostRead: 'Mwyaf poblogaidd',
    moreChanges: forms('zero', 'one', 'two', 'few', 'many', 'other'),
  };

  function forms(...names: readonly string[]): Record<string, string> {
    return Object.fromEntries(names.map((name) => [name, `${name}: {number}`]));
  }

  test.each(languages)('is whole where it is the one of the chrome itself: %s', (lang) => {
    expect(lackingIn({ lang, words: wordsFile(lang) })).toEqual([]);
    expect(lackingIn({ lang })).toEqual([]);
  });

  test('speaks for its language, in all its plural forms', () => {
    expect(lackingIn({ lang: 'cy', words: welsh })).toEqual([]);
    const words = wordsFor({ lang: 'cy-GB', words: welsh });
    expect([words.mostRead, words.version(3), words.oldVersion(2, 'ddoe')]).toEqual([
      'Mwyaf poblogaidd',
      'Version 3',
      expect.stringMatching(/version 2 .* ddoe/),
    ]);
    expect([1, 2, 3, 6, 10].map((number) => words.moreChanges(number))).toEqual([
      'one: 1',
      'two: 2',
      'few: 3',
      'many: 6',
      'other: 10',
    ]);
  });

  test('is refused for what is missing, by name, and for nothing else', () => {
    const { mostRead: _, ...rest } = welsh;
    const broken = {
      ...rest,
      breaking: ' ',
      kinds: { ...(wordsFile('cy')['kinds'] as object), obituary: '' },
      moreChanges: forms('one', 'other'),
      oldVersion: 'Fersiwn {number}',
      more: 'nobody asks for this',
    };
    expect(lackingIn({ lang: 'cy', words: broken })?.toSorted()).toEqual([
      'breaking',
      'kinds/obituary',
      ...['few', 'many', 'two', 'zero'].map((form) => `moreChanges/${form}`),
      'mostRead',
      'oldVersion (write {date} where it belongs)',
    ]);
    expect(lackingIn({ lang: 'cy' })).toBe(null);
    expect(lackingIn({ lang: 'de', words: welsh })).toEqual(['lang (it says “cy”, and the edition is in “de”)']);
  });

  test('round a story in a language without words speaks as the edition does, and never in English by itself', () => {
    const french = { lang: 'fr' };
    expect(wordsFor({ lang: 'cy' }, french).by).toBe('Par');
    expect(wordsFor({ lang: 'cy', words: welsh }, { lang: 'cy', words: welsh }).mostRead).toBe('Mwyaf poblogaidd');
    expect(wordsFor({ lang: 'gd', words: welsh }, { lang: 'cy', words: welsh }).mostRead).toBe('Mwyaf poblogaidd');
    expect(wordsFor({ lang: 'de', words: welsh }, { lang: 'cy', words: welsh }).by).toBe('Von');
  });
});

test('Arabic counts as Arabic does', () => {
  const said = [1, 2, 3, 11, 100].map((number) => wordsFor('ar').moreChanges(number));
  expect(new Set(said).size).toBe(5);
  expect(said[1]).not.toContain('2');
});

test('a language without words is told apart from one with them, whatever its region', () => {
  expect(['fr', 'fr-CA', 'DE-at', 'es-419', 'ar-EG', 'en'].map(hasWords)).toEqual(Array(6).fill(true));
  expect(['pt', 'frr', 'tlh', '', 'constructor', 'toString'].map(hasWords)).toEqual(Array(6).fill(false));
  expect(wordsFor('constructor')).toBe(english);
});
