import { expect, test } from 'vitest';
import { idOf } from '../../../../test/house/stories.ts';
import { published } from '../../../../test/site/newsroom.ts';
import { cardOf } from '../../../story/published.ts';
import type { FilledContainer } from '../../layout/container.tsx';
import { shown } from '../../layout/shown-card.ts';
import { picturesOnce, withPicturesOnce } from './pictures-once.ts';

const picture = (id: string) => ({
  type: 'image' as const,
  picture: { id, width: 1600, height: 1000, renditions: [] },
  alt: 'The pier',
  decorative: false,
  caption: null,
  credit: null,
});

/** Story n with a picture. */
const card = (number: number, id: string) => ({
  ...shown(cardOf(published({ id: idOf(number) })), 'uk'),
  mainMedia: picture(id),
});

const strip = (layout: FilledContainer['layout'], ...cards: FilledContainer['cards']): FilledContainer => ({
  id: layout,
  title: null,
  path: null,
  label: null,
  layout,
  cards,
});

/** The pictures of each strip, null where a card has none. */
const pictures = (...strips: FilledContainer[]) =>
  withPicturesOnce(strips).map(({ cards }) =>
    cards.map(({ mainMedia }) => (mainMedia?.type === 'image' ? (mainMedia.picture?.id ?? null) : null)),
  );

test('a picture stands once on a front, where it comes first', () => {
  expect(pictures(strip('splash', card(1, 'a')), strip('grid', card(2, 'a'), card(3, 'b')))).toEqual([
    ['a'],
    [null, 'b'],
  ]);
});

test('what shows no pictures takes none away', () => {
  expect(pictures(strip('list', card(1, 'a')), strip('grid', card(2, 'a')))).toEqual([['a'], ['a']]);
  expect(pictures(strip('splash', card(1, 'a'), card(2, 'b')), strip('lead', card(3, 'b')))).toEqual([
    ['a', 'b'],
    ['b'],
  ]);
});

test('in a strip of pictures the next moves up, unless too few would hang there', () => {
  const splash = strip('splash', card(1, 'a'));
  expect(pictures(splash, strip('pictures', card(2, 'a'), card(3, 'b'), card(4, 'c')))).toEqual([['a'], ['b', 'c']]);
  expect(pictures(splash, strip('pictures', card(2, 'a'), card(3, 'b')))).toEqual([['a'], ['a', 'b']]);
});

test('a list of one writer shows a picture of two stories with the first of them', () => {
  const shownIn = picturesOnce([card(1, 'a'), card(2, 'a'), card(3, 'b')]).map(({ mainMedia }) => mainMedia !== null);
  expect(shownIn).toEqual([true, false, true]);
});
