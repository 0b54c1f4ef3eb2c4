import { describe, expect, test } from 'vitest';
import { aBoard, c, headline, k } from '../../../test/house/arranging.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import { containerFrom, editedFrom, isWhole, overrideActs, settingActs } from './edited.ts';

const EMPTY = { text: '', none: false };

function aCard(more: readonly FrontAct[] = []) {
  const card = aBoard(more).containers[c(1)]?.cards[k(1)];
  if (!card) throw new Error('There is no card.');
  return card;
}

const override = { act: 'override', container: c(1), card: k(1) } as const;

describe('what somebody writes on a card', () => {
  test('is a command for each thing that they changed', () => {
    const card = aCard([headline(1, 'As it was')]);
    const edited = {
      headline: EMPTY,
      kicker: { text: ' Floods ', none: false },
      trailText: { text: '', none: true },
      picture: { is: 'none' },
      byline: false,
      size: 'big',
      label: { is: 'sponsored', by: 'Harbour Trust' },
    } as const;
    expect(overrideActs(c(1), card, edited, 1)).toEqual([
      { ...override, field: 'headline', set: null },
      { ...override, field: 'kicker', set: { value: 'Floods', against: 1 } },
      { ...override, field: 'trailText', set: { value: null, against: 1 } },
      { ...override, field: 'picture', set: { value: { is: 'none' }, against: 1 } },
      { ...override, field: 'byline', set: { value: false, against: 1 } },
      { ...override, field: 'size', set: { value: 'big', against: 1 } },
      { ...override, field: 'label', set: { value: { is: 'sponsored', by: 'Harbour Trust' }, against: 1 } },
    ]);
  });

  test('is no command where they changed nothing', () => {
    const card = aCard([headline(1, 'As it was'), { ...override, field: 'kicker', set: { value: null, against: 1 } }]);
    expect(editedFrom(card)).toEqual({
      headline: { text: 'As it was', none: false },
      kicker: { text: '', none: true },
      trailText: EMPTY,
      ...{ picture: null, byline: null, size: null, label: null },
    });
    expect(overrideActs(c(1), card, editedFrom(card), 1)).toEqual([]);
  });

  test('is said anew of a story that changed since, for they have seen it', () => {
    const card = aCard([headline(1, 'As it was', 1)]);
    expect(overrideActs(c(1), card, editedFrom(card), 3)).toEqual([headline(1, 'As it was', 3)]);
  });

  test('is not said anew of what goes with any version: size, byline and label', () => {
    const card = aCard([
      { ...override, field: 'byline', set: { value: true, against: 1 } },
      { ...override, field: 'label', set: { value: { is: 'advertisement' }, against: 1 } },
      { ...override, field: 'picture', set: { value: { is: 'none' }, against: 1 } },
    ]);
    expect(overrideActs(c(1), card, editedFrom(card), 3)).toEqual([
      { ...override, field: 'picture', set: { value: { is: 'none' }, against: 3 } },
    ]);
    const back = { ...editedFrom(card), byline: null, label: null };
    expect(overrideActs(c(1), card, back, 1)).toEqual([
      { ...override, field: 'byline', set: null },
      { ...override, field: 'label', set: null },
    ]);
  });
});

describe('the settings of a container', () => {
  const container = aBoard().containers[c(1)];
  if (!container) throw new Error('There is no container.');

  test('are a command for each that was changed, and none for the others', () => {
    expect(settingActs(container, containerFrom(container))).toEqual([]);
    const edited = { ...containerFrom(container), title: '  ', hidden: true, list: 'section/world' as const };
    expect(settingActs(container, edited)).toMatchObject([
      { field: 'title', value: null },
      { field: 'backfill', value: { lists: ['section/world'], kinds: [] } },
      { field: 'hidden', value: true },
    ]);
  });

  test('keep more filters than a form has, until somebody chooses others', () => {
    const lists = ['section/world' as const, 'topic/ferries' as const, 'topic/storms' as const];
    const backfill = { lists, kinds: ['report' as const] };
    const filtered = { ...container, backfill };
    expect(settingActs(filtered, { ...containerFrom(filtered), size: 6 })).toMatchObject([{ field: 'size', value: 6 }]);
    expect(settingActs(filtered, { ...containerFrom(filtered), also: '', kind: 'analysis' })).toMatchObject([
      { field: 'backfill', value: { lists: ['section/world'], kinds: ['analysis'] } },
    ]);
  });

  test('are whole with a number of places, an edition where some were meant, and a sponsor by name', () => {
    const edited = containerFrom(container);
    expect(isWhole(edited)).toBe(true);
    expect(isWhole({ ...edited, size: 25 })).toBe(false);
    expect(isWhole({ ...edited, editions: [] })).toBe(false);
    expect(isWhole({ ...edited, label: { is: 'sponsored', by: ' ' } })).toBe(false);
  });
});
