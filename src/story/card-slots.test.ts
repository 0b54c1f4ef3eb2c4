import { describe, expect, test } from 'vitest';
import { c, k, settings } from '../../test/house/arranging.ts';
import { idOf } from '../../test/house/stories.ts';
import type { CardSize, ContainerSettings, StandingCard, StandingContainer } from './arrangement.ts';
import { layoutGroups, pushedBy, slotsOf } from './card-slots.ts';
import { containerLayouts } from './front.ts';

function card(number: number, group: CardSize = 'standard'): StandingCard {
  return { id: k(number), content: { is: 'story', id: idOf(number) }, overrides: {}, group, sublinks: [] };
}

function container(cards: readonly StandingCard[], more: Partial<ContainerSettings> = {}): StandingContainer {
  return { ...settings(more), id: c(1), cards: [...cards] };
}

/** Size and number of the card in each slot; 0 where there is none. */
function seen(one: StandingContainer): [CardSize, number][] {
  const number = (id: string): number => Array.from({ length: 30 }, (_, at) => k(at)).indexOf(id);
  return slotsOf(one).slots.map(({ size, card: there }) => [size, there ? number(there.id) : 0]);
}

describe('the slots of a container', () => {
  test('are those of its layout, up to its size', () => {
    expect(seen(container([card(1, 'veryBig'), card(2)]))).toEqual([
      ['veryBig', 1],
      ['standard', 2],
      ['standard', 0],
      ['standard', 0],
    ]);
  });

  test('a full group passes its last cards on, and the last lets go of what does not fit', () => {
    const full = container([card(1, 'veryBig'), card(2, 'veryBig'), card(3), card(4), card(5)]);
    expect(seen(full).map(([, number]) => number)).toEqual([1, 2, 3, 4]);
    expect(slotsOf(full).over.map(({ id }) => id)).toEqual([k(5)]);
  });

  test('cards of a group that the layout does not have stand in the next smaller one', () => {
    const cards = [card(1, 'splash'), card(2, 'big'), card(3)];
    expect(seen(container(cards, { layout: 'list' })).map(([, number]) => number)).toEqual([1, 2, 3, 0]);
    expect(seen(container(cards, { layout: 'lead' }))[0]).toEqual(['veryBig', 1]);
  });

  test('a small card does not grow because the place of a larger one is free', () => {
    expect(seen(container([card(2)], { layout: 'splash' }))[0]).toEqual(['splash', 0]);
  });

  test('too few cards are said, where nothing else fills the places', () => {
    expect(slotsOf(container([card(1)])).missing).toBe(1);
    expect(slotsOf(container([card(1)], { backfill: { lists: ['all'], kinds: [] } })).missing).toBe(0);
    expect(slotsOf(container([card(1), card(2)])).missing).toBe(0);
  });

  test('each layout ends with a group that takes what is left', () => {
    for (const layout of containerLayouts) expect(layoutGroups[layout].groups.at(-1)?.most).toBeNull();
  });
});

describe('what a change would push', () => {
  const before = container([card(1, 'veryBig'), card(2), card(3), card(4)]);

  test('off, and into another size', () => {
    const after = container([card(9, 'veryBig'), card(1, 'veryBig'), card(2), card(3), card(4)]);
    expect(pushedBy(before, after)).toEqual({
      off: [k(4)],
      resized: [{ card: k(1), from: 'veryBig', to: 'standard' }],
    });
  });

  test('is not what was taken off on purpose', () => {
    expect(pushedBy(before, container([card(1, 'veryBig'), card(2), card(3)]))).toEqual({ off: [], resized: [] });
  });
});
