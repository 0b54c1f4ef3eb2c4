import { expect, test } from 'vitest';
import { HELD_FOR_MS, openHolding } from './holding.ts';

test('a card is held until its screen lets go, holds another, or says nothing any more', () => {
  let now = 0;
  const holding = openHolding(() => now);
  const [ada, ben] = [
    { hand: 'desk', person: 'ada' },
    { hand: 'train', person: 'ben' },
  ];
  holding.hold({ ...ada, card: 'splash' });
  holding.hold({ ...ben, card: 'splash' });
  expect(holding.now()).toEqual([
    { ...ada, card: 'splash' },
    { ...ben, card: 'splash' },
  ]);
  holding.hold({ ...ada, card: 'lead' });
  holding.hold({ hand: 'desk', person: 'ben', card: null });
  expect(holding.now().map(({ person, card }) => [person, card])).toEqual([
    ['ben', 'splash'],
    ['ada', 'lead'],
  ]);
  now = HELD_FOR_MS - 1;
  holding.hold({ ...ada, card: 'lead' });
  now = HELD_FOR_MS;
  expect(holding.now()).toEqual([{ ...ada, card: 'lead' }]);
  holding.hold({ ...ada, card: null });
  expect(holding.now()).toEqual([]);
});
