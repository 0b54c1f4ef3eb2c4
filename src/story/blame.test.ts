import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyStory } from '../../test/house/any-story.ts';
import { aStory, paragraph } from '../../test/house/stories.ts';
import { wordsOf } from './blocks.ts';
import { blame } from './blame.ts';

function who(states: readonly (readonly [by: string, ...texts: string[]])[]): string[] {
  const revisions = states.map(([by, ...texts]) => ({ by, story: aStory({ body: texts.map(paragraph) }) }));
  const body = blame(revisions).filter(({ where }) => where.startsWith('body/'));
  return body.map(({ runs }) => runs.map(({ text, by }) => `${by}<${text}>`).join(''));
}

test('words belong to the person with whom they came in', () => {
  expect(
    who([
      ['ana', 'The ferry came in.'],
      ['ben', 'The ferry came in at first light.'],
      ['cem', 'The old ferry came in at first light.', 'A second is due.'],
    ]),
  ).toEqual(['ana<The >cem<old >ana<ferry came in>ben< at first light>ana<.>', 'cem<A second is due.>']);
});

test('moving, splitting and joining paragraphs makes nobody their writer', () => {
  const [one, two] = ['The ferry came in. It was late.', 'A second is due.'];
  expect(
    who([
      ['ana', one],
      ['ben', one, two],
      ['cem', two, one],
    ]),
  ).toEqual([`ben<${two}>`, `ana<${one}>`]);
  expect(
    who([
      ['ana', one],
      ['cem', 'The ferry came in.', ' It was late.'],
    ]),
  ).toEqual(['ana<The ferry came in.>', 'ana< It was late.>']);
  expect(
    who([
      ['ana', one],
      ['ben', one, two],
      ['cem', `${one} ${two}`],
    ]),
  ).toEqual([`ana<${one}>cem< >ben<${two}>`]);
});

test('the furniture has its writers too', () => {
  const before = aStory({ headline: 'Ferry reaches islands' });
  const [kicker, headline] = blame([
    { by: 'ana', story: before },
    { by: 'ben', story: { ...before, headline: 'Ferry reaches outer islands', kicker: 'Islands' } },
  ]);
  expect(kicker).toEqual({ where: 'kicker', runs: [{ text: 'Islands', by: 'ben' }] });
  expect(headline?.runs).toEqual([
    { text: 'Ferry reaches ', by: 'ana' },
    { text: 'outer ', by: 'ben' },
    { text: 'islands', by: 'ana' },
  ]);
});

test('a text too different to be compared word by word is wholly by its newest writer', () => {
  const text = (word: string) => Array.from({ length: 900 }, (_, at) => `${word}${at}`).join(' ');
  expect(
    who([
      ['ana', text('old')],
      ['ben', text('new')],
    ]),
  ).toEqual([`ben<${text('new')}>`]);
});

test('of nothing nobody wrote anything', () => {
  expect(blame([])).toEqual([]);
});

test('every word of the newest state has a writer, whatever came before', () => {
  fc.assert(
    fc.property(fc.array(anyStory, { minLength: 1, maxLength: 4 }), (stories) => {
      const told = blame(stories.map((story, at) => ({ story, by: `${at}` })));
      const texts = new Map(told.map(({ where, runs }) => [where, runs.map(({ text }) => text).join('')]));
      stories.at(-1)?.body.forEach((block, at) => expect(texts.get(`body/${at}`)).toBe(wordsOf(block)));
      expect(texts.get('headline')).toBe(stories.at(-1)?.headline);
    }),
  );
});

test('a story as long as a book has its writers too', () => {
  const book = 'word '.repeat(70_000).trim();
  expect(
    who([
      ['ana', 'A note.'],
      ['ben', book],
    ]),
  ).toEqual([`ben<${book}>`]);
});
