import { expect, test } from 'vitest';
import { c, k } from '../../../test/house/arranging.ts';
import { idOf } from '../../../test/house/stories.ts';
import { MOST_CLIPPED, withClipped } from '../../story/clips.ts';
import { addressIn, clipIn, clippedFrom, pasteAct } from './clipboard.ts';

const card = (number: number) => ({
  id: k(number),
  content: { is: 'story', id: idOf(number) } as const,
  overrides: { headline: { value: 'Bread at last', against: 1 } },
});

const spot = { container: c(2), list: 'standard', after: null } as const;

test('a copy is a card of its own, with what an editor wrote on it; what was cut goes there itself', () => {
  const { content, overrides } = card(1);
  expect(pasteAct(clippedFrom(card(1), 'Bread', null), spot)).toMatchObject({ act: 'add-card', content, overrides });
  expect(pasteAct(clippedFrom(card(1), 'Bread', { card: k(1), container: c(1) }), spot)).toEqual({
    ...{ act: 'move-card', card: k(1), from: c(1), to: c(2) },
    ...{ list: 'standard', after: null },
  });
});

test('the last that was copied comes first, each once, and no more than are kept', () => {
  const numbers = [...Array.from({ length: MOST_CLIPPED + 2 }, (_, at) => at + 1), 5];
  const clips = numbers
    .map((number) => clippedFrom(card(number), `${number}`, null))
    .reduce(withClipped, [] as readonly ReturnType<typeof clippedFrom>[]);
  expect(clips.slice(0, 3).map(({ name }) => name)).toEqual(['5', '14', '13']);
  expect(clips.length).toBe(MOST_CLIPPED);
});

test.each([
  [`https://desk.paper.example/stories/${idOf(1)}/history`, { story: idOf(1) }],
  [` https://paper.example/news/${idOf(1)}/ferry-sinks\n`, { story: idOf(1) }],
  [`https://elsewhere.example/news/${idOf(1)}/ferry`, { href: `https://elsewhere.example/news/${idOf(1)}/ferry` }],
  ['https://tides.example', { href: 'https://tides.example/' }],
  ['javascript:alert(1)', null],
  ['Ferry sinks', null],
] as const)('a text that is pasted: %s', (text, means) => {
  expect(addressIn(text, ['https://paper.example', 'https://desk.paper.example'])).toEqual(means);
});

test('a copied card comes back from a clipboard as it was, and what another page put there is none', () => {
  const clip = clippedFrom(card(1), 'Bread', { card: k(1), container: c(1) });
  expect(clipIn(JSON.stringify(clip))).toEqual(clip);
  const hostile = { ...clip, content: { is: 'link', href: 'javascript:alert(1)', headline: 'Prize' } };
  for (const text of ['', '{', 'null', '[]', '{"content":{}}', JSON.stringify(hostile)])
    expect(clipIn(text)).toBeNull();
});
