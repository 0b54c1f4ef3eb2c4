import { expect, test } from 'vitest';
import { aBoard, addCard, boardOf, c, headline, moveCard, settings, takeOff } from '../../../test/house/arranging.ts';
import { type Board, standing } from '../../story/arranged.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import type { FrontView } from './front-query.ts';
import { momentIn } from './moments.ts';
import { restoreAct } from './restore.ts';

const another: FrontAct = {
  ...{ act: 'add-container', front: 'uk', container: c(2), after: c(1) },
  settings: settings({ title: 'Harbour' }),
};

function viewOf(board: Board): FrontView {
  const front = board.fronts['uk'];
  const containers = (front?.containers ?? []).map((id) => ({ draft: board.containers[id] }));
  return { draft: front, containers } as unknown as FrontView;
}

const standingIn = (board: Board) =>
  viewOf(board).containers.map(({ draft }) => {
    const { title, cards } = standing(draft);
    return [title, cards.map(({ content, overrides, group }) => [content, overrides.headline?.value, group])];
  });

test('a front becomes what it was, whatever was done to it since', () => {
  const past = aBoard([another, addCard(5, { container: c(2) })]);
  const then = viewOf(past).containers.map(({ draft }) => standing(draft));
  const since: readonly FrontAct[] = [
    headline(1, 'Bread at last'),
    takeOff(2),
    moveCard(3, { to: c(2) }),
    { act: 'set-container', container: c(2), field: 'title', value: 'Port' },
    { act: 'remove-container', front: 'uk', container: c(1) },
    { ...another, container: c(3), after: null },
  ];
  const now = boardOf(since, past);
  const after = boardOf(
    [restoreAct(viewOf(now), then)].filter((act) => act !== null),
    now,
  );
  expect(standingIn(after)).toEqual(standingIn(past));
});

test('of a front that is so already nothing is to be done', () => {
  const board = aBoard([another]);
  expect(
    restoreAct(
      viewOf(board),
      viewOf(board).containers.map(({ draft }) => standing(draft)),
    ),
  ).toBe(null);
});

test('only the order is given where only that differs', () => {
  const board = aBoard([another]);
  const past = viewOf(board)
    .containers.map(({ draft }) => standing(draft))
    .toReversed();
  expect(restoreAct(viewOf(board), past)).toEqual({
    act: 'restore-front',
    front: 'uk',
    order: [c(2), c(1)],
    containers: [],
  });
});

test('a moment that somebody wrote is one, and words are none', () => {
  expect(momentIn('2026-11-29T21:00')).toMatch(/^2026-11-\d\dT\d\d:\d\d:00Z$/);
  expect(momentIn('')).toBeNull();
});
