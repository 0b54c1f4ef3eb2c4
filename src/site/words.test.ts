import { describe, expect, test } from 'vitest';
import { hasWords, languages, type Words, wordsFor } from './words.ts';

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

describe.each(languages.filter((lang) => lang !== 'en'))('the furniture in %s', (lang) => {
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

test('a language without words is told apart from one with them, whatever its region', () => {
  expect(['fr', 'fr-CA', 'DE-at', 'es-419', 'ar-EG', 'en'].map(hasWords)).toEqual(Array(6).fill(true));
  expect(['pt', 'frr', 'tlh', '', 'constructor', 'toString'].map(hasWords)).toEqual(Array(6).fill(false));
  expect(wordsFor('constructor')).toBe(english);
});
