import { expect, test } from 'vitest';
import { differencesOf, sayDifference } from './setting-differences.ts';

test('a difference is named where it is, as deep as it goes, and what came or went is nothing before or after', () => {
  const before = { name: 'The Tern', tagline: null, editions: [{ id: 'uk', nav: ['world'] }], logo: 'x'.repeat(200) };
  const after = {
    name: 'The Gull',
    tagline: 'Of the sea',
    editions: [{ id: 'uk', nav: ['world', 'sport'] }],
    logo: null,
  };
  expect(differencesOf(before, after).map(sayDifference)).toEqual([
    'name: The Tern → The Gull',
    'tagline: nothing → Of the sea',
    'editions/0/nav: ["world"] → ["world","sport"]',
    `logo: ${'x'.repeat(120)}… → nothing`,
  ]);
  expect(differencesOf(before, structuredClone(before))).toEqual([]);
});
