import { describe, expect, test } from 'vitest';
import { aBoard, addCard, boardOf, c, k, moveCard, settings } from '../../../test/house/arranging.ts';
import { type Board, standing } from '../../story/arranged.ts';
import { slotsOf } from '../../story/card-slots.ts';
import type { FrontActOf } from '../../story/front-commands.ts';
import type { FrontView } from './front-query.ts';
import { heldAt } from './held-at.ts';
import {
  containerPlace,
  firstPlace,
  foreseen,
  groupsOf,
  listsOf,
  placeAbove,
  placeAtEnd,
  placeBelow,
  placeInsteadOf,
  type Spot,
  spotOf,
} from './places.ts';

function containerIn(board: Board, id = c(1)) {
  const container = board.containers[id];
  if (!container) throw new Error(`There is no container ${id}.`);
  return container;
}

/** What a screen is given of a board; only what finding places reads. */
function viewOf(board: Board): FrontView {
  const containers = Object.values(board.containers).map((draft) => ({ draft }));
  return { revision: board.revision, draft: board.fronts['uk'], containers } as unknown as FrontView;
}

/** Cards as readers see them, one after the other. */
function seen(board: Board): string[] {
  return slotsOf(standing(containerIn(board))).slots.flatMap(({ card }) => card?.id ?? []);
}

function movedTo(board: Board, card: number, spot: Spot | null): Board {
  if (!spot) throw new Error('There is no such place.');
  return boardOf([moveCard(card, { list: spot.list, after: spot.after })], board);
}

describe('a card goes up and down', () => {
  test('by one place that readers see at each step, into the larger group too, until it is the first', () => {
    let board = aBoard();
    const orders = [3, 2, 1].map(() => {
      board = movedTo(board, 4, placeAbove(containerIn(board), k(4)));
      return seen(board);
    });
    expect(orders).toEqual([
      [k(1), k(2), k(4), k(3)],
      [k(1), k(4), k(2), k(3)],
      [k(4), k(1), k(2), k(3)],
    ]);
    expect(placeAbove(containerIn(board), k(4))).toBeNull();
  });

  test('down from the large group to the beginning of the next, and no further than the last place', () => {
    const board = aBoard();
    expect(placeBelow(containerIn(board), k(1))).toEqual({ container: c(1), list: 'standard', after: null });
    expect(placeBelow(containerIn(board), k(2))).toEqual({ container: c(1), list: 'standard', after: k(3) });
    expect(placeBelow(containerIn(board), k(4))).toBeNull();
  });

  test('within the cards under another it stays there', () => {
    const board = aBoard([addCard(5, { list: `under/${k(1)}` }), addCard(6, { list: `under/${k(1)}`, after: k(5) })]);
    expect(placeAbove(containerIn(board), k(6))).toEqual({ container: c(1), list: `under/${k(1)}`, after: null });
    expect(placeAbove(containerIn(board), k(5))).toBeNull();
    expect(placeBelow(containerIn(board), k(6))).toBeNull();
  });
});

test('places are the groups of the layout, those in which cards were left, and under each card', () => {
  const container = containerIn(aBoard([addCard(5, { list: 'big' })]));
  expect(groupsOf(container)).toEqual(['veryBig', 'big', 'standard']);
  expect(listsOf(container)).toContain(`under/${k(5)}`);
  expect(firstPlace(container)).toEqual({ container: c(1), list: 'veryBig', after: null });
  expect(spotOf(container, k(3))).toEqual({ container: c(1), list: 'standard', after: k(2) });
  expect(spotOf(container, k(9))).toBeNull();
});

describe('before a card is put somewhere', () => {
  const adding = (spot: Partial<Spot>) => addCard(5, spot) as FrontActOf<'add-card'>;

  test('it is known which card becomes smaller, and which has no room any more', () => {
    const will = foreseen(viewOf(aBoard()), adding({ list: 'veryBig' }), c(1));
    expect(will).toEqual({
      pushed: { off: [k(4)], resized: [{ card: k(1), from: 'veryBig', to: 'standard' }] },
      hasRoom: true,
      refused: null,
    });
  });

  test('it is known that it would have no room itself', () => {
    expect(foreseen(viewOf(aBoard()), adding({ after: k(4) }), c(1))).toEqual({
      pushed: { off: [], resized: [] },
      hasRoom: false,
      refused: null,
    });
  });

  test('it is known why it cannot be put there', () => {
    const under = [5, 6, 7, 8].map((card) => addCard(card, { list: `under/${k(1)}` }));
    const act = addCard(9, { list: `under/${k(1)}` }) as FrontActOf<'add-card'>;
    expect(foreseen(viewOf(aBoard(under)), act, c(1)).refused).toMatch(/at most 4 cards/);
  });

  test('what comes from another container is counted there and not here', () => {
    const board = aBoard([
      {
        act: 'add-container',
        front: 'uk',
        container: c(2),
        settings: settings({ layout: 'grid', size: 2 }),
        after: c(1),
      },
      ...[11, 12].map((card) => addCard(card, { container: c(2) })),
    ]);
    const act = moveCard(1, { to: c(2) }) as FrontActOf<'move-card'>;
    expect(foreseen(viewOf(board), act, c(2)).pushed).toEqual({ off: [k(11)], resized: [] });
  });

  test('what comes from another front is counted like a new card', () => {
    const act = moveCard(77, { from: c(9), to: c(1) }) as FrontActOf<'move-card'>;
    expect(foreseen(viewOf(aBoard()), act, c(1))).toMatchObject({ pushed: { off: [k(4)] }, refused: null });
  });

  test('what has left this front, as another window knows and this one not yet, is put anywhere on it again', () => {
    const [view, container] = [viewOf(aBoard()), containerIn(aBoard())];
    const dragged = (from: number) => ({
      ...{ id: k(9), name: 'Bread', overrides: {}, content: { is: 'newest', list: 'all' } as const },
      cut: { card: k(2), container: c(from) },
    });
    const over = (card: number) => (moving: string | null) => placeInsteadOf(container, k(card), moving);
    for (const card of [1, 2, 3])
      expect(heldAt(view, dragged(9), over(card))).toMatchObject({ act: { from: c(9) }, will: { refused: null } });
    expect(heldAt(view, dragged(1), over(2))).toBeNull();
  });
});

test('a card that is let go over another takes its place, from above and from below; over an empty place it is the last', () => {
  const order = (moving: number, over: number) => {
    const board = aBoard();
    return seen(movedTo(board, moving, placeInsteadOf(containerIn(board), k(over), k(moving))));
  };
  expect(order(4, 2)).toEqual([k(1), k(4), k(2), k(3)]);
  expect(order(2, 4)).toEqual([k(1), k(3), k(4), k(2)]);
  expect(order(3, 1)).toEqual([k(3), k(1), k(2), k(4)]);
  const container = containerIn(aBoard());
  expect(placeInsteadOf(container, k(2), k(2))).toBeNull();
  expect(placeInsteadOf(container, k(3), null)).toEqual({ container: c(1), list: 'standard', after: k(2) });
  expect(placeAtEnd(container, 'standard', k(4))).toEqual({ container: c(1), list: 'standard', after: k(3) });
});

test('a container goes up and down by one', () => {
  const front = ['a', 'b', 'c'];
  expect(containerPlace(front, 'b', -1)).toBeNull();
  expect(containerPlace(front, 'c', -1)).toBe('a');
  expect(containerPlace(front, 'a', 1)).toBe('b');
  expect(containerPlace(front, 'a', -1)).toBeUndefined();
  expect(containerPlace(front, 'c', 1)).toBeUndefined();
});
