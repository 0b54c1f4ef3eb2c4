import { expect, test } from 'vitest';
import { aBoard, c, k } from '../../../test/house/arranging.ts';
import { standing } from '../../story/arranged.ts';
import { slotsOf } from '../../story/card-slots.ts';
import { emptyPlaces, filledPlaces, tooFew } from './filled-places.ts';
import type { FrontContainer } from './front-query.ts';

/** A lead of six places with cards 1 to 4, of which readers see these, and what fills it besides. */
function aLead(cards: readonly number[], filling: readonly string[]): FrontContainer {
  const draft = aBoard().containers[c(1)];
  if (!draft) throw new Error('There is no container.');
  const large = { ...draft, size: 6 };
  const place = (card: string | null, headline: string) => ({
    ...{ card, story: headline, headline, thumb: null },
    dir: 'ltr' as const,
  });
  return {
    draft: large,
    slots: slotsOf(standing(large)),
    places: [...cards.map((one) => place(k(one), `${one}`)), ...filling.map((one) => place(null, one))],
  } as unknown as FrontContainer;
}

test('what fills a container stands in its empty places', () => {
  const { inSlots, meanwhile } = filledPlaces(aLead([1, 2, 3, 4], ['Tide', 'Bread']));
  expect([...inSlots].map(([at, { headline }]) => [at, headline])).toEqual([
    [4, 'Tide'],
    [5, 'Bread'],
  ]);
  expect(meanwhile).toEqual([]);
});

test('what fills the places of cards that readers do not see yet is told apart', () => {
  const { inSlots, meanwhile } = filledPlaces(aLead([1, 2], ['Tide', 'Bread', 'Post', 'Salt']));
  expect([...inSlots.values()].map(({ headline }) => headline)).toEqual(['Tide', 'Bread']);
  expect(meanwhile.map(({ headline }) => headline)).toEqual(['Post', 'Salt']);
});

test('empty places that nothing fills are one for each size, with their number', () => {
  const lead = aLead([], ['Tide']);
  const none = slotsOf(standing({ ...lead.draft, cards: {}, lists: {} }));
  expect(none.slots.map(({ size }) => size)).toEqual(['veryBig', ...Array.from({ length: 5 }, () => 'standard')]);
  expect([...emptyPlaces({ ...lead, slots: none })]).toEqual([[1, 5]]);
  expect([...emptyPlaces({ slots: none, places: [] })]).toEqual([
    [0, 1],
    [1, 5],
  ]);
  expect(emptyPlaces(aLead([1, 2, 3, 4], ['Tide', 'Bread'])).size).toBe(0);
});

test('too few are those that readers find, whatever an editor placed; a hidden container lacks nothing', () => {
  expect(tooFew(aLead([1], []))).toBe(1);
  expect(tooFew(aLead([1], ['Tide']))).toBe(0);
  const lead = aLead([], []);
  expect(tooFew(lead)).toBe(2);
  expect(tooFew({ ...lead, draft: { ...lead.draft, hidden: true } })).toBe(0);
});
