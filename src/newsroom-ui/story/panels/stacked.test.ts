import { describe, expect, it } from 'vitest';
import { type MarginCard, stacked } from './stacked.ts';

const card = (id: string, top: number, height = 40): MarginCard => ({ id, top, height });

describe('cards in the margin', () => {
  it('stand beside their words where there is room', () => {
    const cards = [card('a', 10), card('b', 100), card('c', 300)];
    expect([...stacked(cards, null)]).toEqual([
      ['a', 10],
      ['b', 100],
      ['c', 300],
    ]);
  });

  it('make room for the one that is looked at, which stands exactly beside its words', () => {
    const tops = stacked([card('a', 100), card('b', 110), card('c', 120)], 'b');
    expect([...tops.values()]).toEqual([62, 110, 158]);
  });

  it('never cover one another and never stand above the beginning', () => {
    for (let seed = 1; seed < 300; seed += 1) {
      const cards = Array.from({ length: 1 + (seed % 9) }, (_, at) =>
        card(`${at}`, (seed * at * 13) % 400, 20 + ((seed * 7 + at) % 90)),
      ).toSorted((a, b) => a.top - b.top);
      const tops = stacked(cards, cards[seed % cards.length]?.id ?? null);
      let floor = 0;
      for (const { id, height } of cards) {
        expect(tops.get(id), `${seed}`).toBeGreaterThanOrEqual(floor);
        floor = (tops.get(id) ?? 0) + height;
      }
    }
  });

  it('are none where there are none', () => {
    expect(stacked([], 'a').size).toBe(0);
  });
});
