import { expect, test } from 'vitest';
import { idOf } from '../../test/house/stories.ts';
import { standingContainerSchema } from './arrangement.ts';
import { slotsOf } from './card-slots.ts';
import { containerSchema } from './front.ts';
import { containersFrom } from './front-beginning.ts';

test('a front begins with what readers see there, card by card in the same places', () => {
  const curated = [5, 6, 7].map(idOf);
  const container = containerSchema.parse({ id: 'top', layout: 'splash', curated, backfill: 'edition/uk', size: 4 });
  let made = 500;
  const begun = containersFrom({ edition: 'uk', containers: [container] }, () => idOf((made += 1)));
  expect(begun.map((one) => standingContainerSchema.parse(one))).toEqual(begun);
  expect(begun[0]).toMatchObject({ title: null, layout: 'splash', size: 4, backfill: { lists: ['edition/uk'] } });
  const stories = slotsOf(begun[0]!).slots.map(({ size, card }) => [size, card?.content]);
  expect(stories).toEqual([
    ['splash', { is: 'story', id: idOf(5) }],
    ['standard', { is: 'story', id: idOf(6) }],
    ['standard', { is: 'story', id: idOf(7) }],
    ['standard', undefined],
  ]);
});
