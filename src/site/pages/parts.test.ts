import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedParts, idsOfPart } from './parts.ts';

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `story-${count - at}`);

test('a month of up to sixty stories is one page', () => {
  for (const count of [0, 1, 60]) expect(closedParts(count)).toBe(0);
  expect(idsOfPart(ids(60), null)).toHaveLength(60);
});

test('the oldest sixty of a larger month are its first part', () => {
  expect(closedParts(61)).toBe(1);
  expect(idsOfPart(ids(61), 1)).toEqual(ids(60));
  expect(idsOfPart(ids(61), null)).toEqual(['story-61']);
});

test('a part that is not closed has no stories', () => {
  expect(idsOfPart(ids(61), 2)).toEqual([]);
  expect(idsOfPart(ids(10), 1)).toEqual([]);
});

test('a closed part never changes while the month grows, and every story stands once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 200 }), (count, more) => {
      for (let part = 1; part <= closedParts(count); part += 1) {
        expect(idsOfPart(ids(count + more), part)).toEqual(idsOfPart(ids(count), part));
      }
      const parts = Array.from({ length: closedParts(count) }, (_, at) => idsOfPart(ids(count), at + 1)).toReversed();
      expect([idsOfPart(ids(count), null), ...parts].flat()).toEqual(ids(count));
      expect(idsOfPart(ids(count), null).length).toBeGreaterThan(0);
    }),
  );
});
