import { describe, expect, test } from 'vitest';
import {
  aBoard,
  addCard,
  boardAfter,
  boardOf,
  c,
  commandBy,
  headline,
  k,
  moveCard,
  settings,
  takeOff,
} from '../../test/house/arranging.ts';
import { type Board, standing } from './arranged.ts';
import { applyCommand, namedBy } from './arrange.ts';
import { type FrontAct, frontActSchema, type FrontCommand } from './front-commands.ts';
import type { Outcome } from './outcome.ts';

/** The cards of each group or card, by the numbers of the test. */
function order(board: Board, container = 1): Record<string, number[]> {
  const lists = Object.entries(board.containers[c(container)]?.lists ?? {});
  const number = (id: string): number => Array.from({ length: 200 }, (_, at) => k(at)).indexOf(id);
  return Object.fromEntries(
    lists.map(([list, ids]) => [
      list.replace(/^under\/(.+)$/, (_, id) => `under ${number(id)}`),
      (ids ?? []).map(number),
    ]),
  );
}

/** What two hands do, neither knowing of the other: the board after the first, and what becomes of the second. */
function bothAtOnce(before: Board, ada: FrontAct, ben: FrontAct): { board: Board; second: Outcome } {
  const board = boardAfter(applyCommand(before, commandBy('ada', before.revision, ada)));
  return { board, second: applyCommand(board, commandBy('ben', before.revision, ben)) };
}

function conflictOf(before: Board, ada: FrontAct, ben: FrontAct): unknown {
  const { board, second } = bothAtOnce(before, ada, ben);
  if (second.is !== 'conflict') return second.is;
  expect(second.theirs).toEqual([{ revision: board.revision, hand: 'ada', by: 'ada', at: '2026-11-29T10:00:00Z' }]);
  return second.code;
}

describe('one editor', () => {
  test('puts cards where they are to stand, and moves them', () => {
    expect(order(aBoard())).toEqual({ veryBig: [1], standard: [2, 3, 4] });
    const moved = boardOf([moveCard(4), moveCard(2, { after: k(3) })], aBoard());
    expect(order(moved)).toEqual({ veryBig: [1], standard: [4, 3, 2] });
    expect(order(boardOf([moveCard(3, { list: 'veryBig', after: k(1) })], aBoard()))).toEqual({
      veryBig: [1, 3],
      standard: [2, 4],
    });
  });

  test('takes cards off and brings them back, with what stood under them', () => {
    const off = boardOf([addCard(9, { list: `under/${k(2)}` }), takeOff(2)], aBoard());
    expect(order(off)).toEqual({ veryBig: [1], standard: [3, 4], off: [2], 'under 2': [9] });
    expect(standing(off.containers[c(1)]!).cards.map(({ id }) => id)).toEqual([k(1), k(3), k(4)]);
    const back = boardOf([moveCard(2, { after: k(4) })], off);
    expect(order(back)).toEqual({ veryBig: [1], standard: [3, 4, 2], 'under 2': [9] });
  });

  test('has the last twenty that were taken off in reach', () => {
    const numbers = Array.from({ length: 25 }, (_, at) => at + 10);
    const acts = numbers.flatMap((card) => [addCard(card), addCard(card + 100, { list: `under/${k(card)}` })]);
    const board = boardOf([...acts, ...numbers.map((card) => takeOff(card))], aBoard());
    expect(order(board)['off']).toEqual(numbers.toReversed().slice(0, 20));
    expect(Object.keys(board.containers[c(1)]!.cards)).toHaveLength(4 + 2 * 20);
  });

  test('moves a card with what stands under it to another container', () => {
    const second: FrontAct = { act: 'add-container', front: 'uk', container: c(2), settings: settings(), after: c(1) };
    const board = boardOf(
      [second, addCard(9, { list: `under/${k(2)}` }), moveCard(2, { to: c(2), list: 'veryBig' })],
      aBoard(),
    );
    expect(order(board)).toEqual({ veryBig: [1], standard: [3, 4] });
    expect(order(board, 2)).toEqual({ veryBig: [2], 'under 2': [9] });
    expect(Object.keys(board.containers[c(1)]!.cards)).toHaveLength(3);
  });

  test('gives a card words of its own, and the story’s own again', () => {
    const told = boardOf([headline(2, 'Ferry is back')], aBoard());
    expect(told.containers[c(1)]?.cards[k(2)]?.overrides).toEqual({ headline: { value: 'Ferry is back', against: 1 } });
    expect(boardOf([headline(2, null)], told).containers[c(1)]?.cards[k(2)]?.overrides).toEqual({});
  });

  test('adds, moves and removes containers, and shares one between fronts', () => {
    const other: FrontAct = { act: 'begin-front', front: 'section/world', containers: [] };
    const add = (number: number, after: string | null): FrontAct => {
      return { act: 'add-container', front: 'uk', container: c(number), settings: settings(), after };
    };
    const board = boardOf(
      [
        add(2, c(1)),
        add(3, null),
        { act: 'place-container', front: 'uk', container: c(2), after: null },
        other,
        { act: 'place-container', front: 'section/world', container: c(1), after: null },
        { act: 'remove-container', front: 'uk', container: c(3) },
        { act: 'set-container', container: c(1), field: 'title', value: 'Top stories' },
      ],
      aBoard(),
    );
    expect(board.fronts['uk']?.containers).toEqual([c(2), c(1)]);
    expect(board.fronts['section/world']?.containers).toEqual([c(1)]);
    expect(board.containers[c(1)]?.title).toBe('Top stories');
    expect(board.containers[c(3)]).toBeDefined();
  });

  test('makes a container what it was, and keeps at hand what came since', () => {
    const before = aBoard();
    const later = boardOf([addCard(7), headline(2, 'New'), moveCard(1, { after: k(4) }), takeOff(3)], before);
    const restored = boardOf(
      [{ act: 'restore-container', container: c(1), to: standing(before.containers[c(1)]!) }],
      later,
    );
    expect(standing(restored.containers[c(1)]!)).toEqual(standing(before.containers[c(1)]!));
    expect(order(restored)['off']).toEqual([7]);
  });

  test('makes a front what it was, with one command that one command takes back', () => {
    const two: FrontAct = { act: 'add-container', front: 'uk', container: c(2), settings: settings(), after: c(1) };
    const three: FrontAct = { ...two, container: c(3), after: null };
    const past = aBoard([two, addCard(7, { container: c(2) })]);
    const since = boardOf(
      [headline(1, 'New'), takeOff(7, c(2)), { act: 'remove-container', front: 'uk', container: c(2) }, three],
      past,
    );
    const containers = [c(1), c(2)].map((id) => standing(past.containers[id]!));
    const restore: FrontAct = { act: 'restore-front', front: 'uk', order: [c(1), c(2)], containers };
    const done = applyCommand(since, commandBy('ada', since.revision, restore));
    const restored = boardAfter(done);
    expect(restored.fronts['uk']?.containers).toEqual([c(1), c(2)]);
    expect([c(1), c(2)].map((id) => standing(restored.containers[id]!))).toEqual(containers);
    const inverse = done.is === 'done' && done.inverse;
    const back = inverse ? boardOf([inverse], restored) : restored;
    expect(back.fronts['uk']?.containers).toEqual(since.fronts['uk']?.containers);
    for (const id of [c(1), c(2), c(3)])
      expect(standing(back.containers[id]!)).toEqual(standing(since.containers[id]!));
    expect(applyCommand(past, commandBy('ada', past.revision, restore))).toMatchObject({ is: 'done', inverse: null });
    expect(conflictOf(past, three, restore)).toBe('container-placed');
    expect(conflictOf(past, headline(1, 'Ada’s'), restore)).toBe('container-changed');
  });

  test('who does what is done already changes nothing', () => {
    const before = aBoard();
    for (const act of [
      moveCard(2),
      headline(2, null),
      { act: 'set-container', container: c(1), field: 'size', value: 4 } as const,
    ]) {
      const outcome = applyCommand(before, commandBy('ada', before.revision, act));
      expect(outcome).toMatchObject({ is: 'done', inverse: null });
      expect(boardAfter(outcome).containers).toBe(before.containers);
    }
  });
});

describe('two editors at once', () => {
  test('at different cards both get what they wanted', () => {
    const { board, second } = bothAtOnce(aBoard(), headline(2, 'Ada’s'), moveCard(4, { after: k(1), list: 'veryBig' }));
    expect(board.revision).toBe(6);
    expect(order(boardAfter(second))).toEqual({ veryBig: [1, 4], standard: [2, 3] });
    expect(boardAfter(second).containers[c(1)]?.cards[k(2)]?.overrides.headline?.value).toBe('Ada’s');
  });

  test('put cards at different places, and both stand', () => {
    const { second } = bothAtOnce(aBoard(), addCard(7, { after: k(2) }), addCard(8, { after: k(3) }));
    expect(order(boardAfter(second))).toEqual({ veryBig: [1], standard: [2, 7, 3, 8, 4] });
  });

  test('change different settings of one container', () => {
    const { second } = bothAtOnce(
      aBoard(),
      { act: 'set-container', container: c(1), field: 'title', value: 'Ada’s' },
      { act: 'set-container', container: c(1), field: 'hidden', value: true },
    );
    expect(boardAfter(second).containers[c(1)]).toMatchObject({ title: 'Ada’s', hidden: true });
  });

  test('want the same: nobody is in the other’s way', () => {
    expect(conflictOf(aBoard(), headline(2, 'Ferry is back'), headline(2, 'Ferry is back'))).toBe('done');
    expect(conflictOf(aBoard(), takeOff(2), takeOff(2))).toBe('done');
    expect(conflictOf(aBoard(), moveCard(4), moveCard(4))).toBe('done');
  });

  test.each<[string, string, FrontAct, FrontAct]>([
    ['write two headlines for one card', 'card-touched', headline(2, 'Ada’s'), headline(2, 'Ben’s')],
    ['move one card to two places', 'card-touched', moveCard(2, { after: k(3) }), moveCard(2, { after: k(4) })],
    ['move a card and give it a headline', 'card-touched', moveCard(2, { after: k(3) }), headline(2, 'Ben’s')],
    ['take off a card and give it a headline', 'card-touched', takeOff(2), headline(2, 'Ben’s')],
    ['give a card a headline and take it off', 'card-touched', headline(2, 'Ada’s'), takeOff(2)],
    ['put a card under another and take that off', 'card-touched', addCard(9, { list: `under/${k(2)}` }), takeOff(2)],
    ['put two cards at one place', 'place-taken', addCard(7, { after: k(2) }), addCard(8, { after: k(2) })],
    ['put two cards on top', 'place-taken', addCard(7, { list: 'veryBig' }), moveCard(2, { list: 'veryBig' })],
    ['move the card after which one is put', 'place-moved', moveCard(2, { after: k(4) }), addCard(8, { after: k(2) })],
    ['take off the card after which one is put', 'place-gone', takeOff(2), addCard(8, { after: k(2) })],
    ['take off the card under which one is put', 'place-gone', takeOff(2), addCard(8, { list: `under/${k(2)}` })],
    [
      'give one container two titles',
      'setting-changed',
      { act: 'set-container', container: c(1), field: 'title', value: 'Ada’s' },
      { act: 'set-container', container: c(1), field: 'title', value: 'Ben’s' },
    ],
    [
      'put two containers at one place',
      'place-taken',
      { act: 'add-container', front: 'uk', container: c(2), settings: settings(), after: c(1) },
      { act: 'add-container', front: 'uk', container: c(3), settings: settings(), after: c(1) },
    ],
    [
      'remove a container and put one after it',
      'place-gone',
      { act: 'remove-container', front: 'uk', container: c(1) },
      { act: 'add-container', front: 'uk', container: c(3), settings: settings(), after: c(1) },
    ],
    [
      'change a container and make it what it was',
      'container-changed',
      headline(2, 'Ada’s'),
      { act: 'restore-container', container: c(1), to: { ...settings(), id: c(1), cards: [] } },
    ],
  ])('%s: the second is asked, and told who did what', (_what, code, ada, ben) => {
    expect(conflictOf(aBoard(), ada, ben)).toBe(code);
  });

  test('remove and move one container: the second is asked', () => {
    const two: FrontAct = { act: 'add-container', front: 'uk', container: c(2), settings: settings(), after: c(1) };
    const remove: FrontAct = { act: 'remove-container', front: 'uk', container: c(2) };
    const move: FrontAct = { act: 'place-container', front: 'uk', container: c(2), after: null };
    expect(conflictOf(aBoard([two]), move, remove)).toBe('container-placed');
    expect(conflictOf(aBoard([two]), remove, move)).toBe('container-placed');
  });

  test('the second does it again, knowing, and it is done', () => {
    const { board, second } = bothAtOnce(aBoard(), headline(2, 'Ada’s'), headline(2, 'Ben’s'));
    expect(second.is).toBe('conflict');
    const again = boardAfter(applyCommand(board, commandBy('ben', board.revision, headline(2, 'Ben’s'))));
    expect(again.containers[c(1)]?.cards[k(2)]?.overrides.headline?.value).toBe('Ben’s');
  });

  test('commands that waited on a device that was offline do not stand in each other’s way', () => {
    const before = aBoard();
    let board = boardAfter(applyCommand(before, commandBy('ada', before.revision, headline(4, 'Ada’s'))));
    for (const act of [
      moveCard(2, { after: k(3) }),
      headline(2, 'One'),
      headline(2, 'Two'),
      addCard(8, { after: k(2) }),
    ])
      board = boardAfter(applyCommand(board, commandBy('ben', before.revision, act)));
    expect(order(board)).toEqual({ veryBig: [1], standard: [3, 2, 8, 4] });
  });

  test('a card that stands elsewhere by now is a conflict that says who moved it', () => {
    const second: FrontAct = { act: 'add-container', front: 'uk', container: c(2), settings: settings(), after: c(1) };
    expect(conflictOf(aBoard([second]), moveCard(2, { to: c(2) }), headline(2, 'Ben’s'))).toBe('card-gone');
    expect(conflictOf(aBoard([second]), moveCard(2, { to: c(2) }), addCard(8, { after: k(2) }))).toBe('place-gone');
  });
});

describe('taking back', () => {
  const undoOf = (board: Board, done: Outcome, revision: number): FrontCommand => ({
    ...commandBy('ada', revision, (done.is === 'done' ? done.inverse : null)!),
    undoes: revision,
  });

  test('what one did, whatever others did to other cards since', () => {
    const before = aBoard();
    const done = applyCommand(before, commandBy('ada', before.revision, moveCard(2, { after: k(4) })));
    const since = boardAfter(applyCommand(boardAfter(done), commandBy('ben', before.revision, headline(3, 'Ben’s'))));
    const undone = boardAfter(applyCommand(since, undoOf(since, done, before.revision + 1)));
    expect(order(undone)).toEqual(order(before));
  });

  test('is a conflict where somebody else was at the same card since', () => {
    const before = aBoard();
    const done = applyCommand(before, commandBy('ada', before.revision, headline(2, 'Ada’s')));
    const since = boardAfter(
      applyCommand(boardAfter(done), commandBy('ben', before.revision + 1, headline(2, 'Ben’s'))),
    );
    expect(applyCommand(since, undoOf(since, done, before.revision + 1))).toMatchObject({
      is: 'conflict',
      code: 'card-touched',
      theirs: [{ by: 'ben' }],
    });
  });
});

describe('what nobody can do', () => {
  const second: FrontAct = { act: 'add-container', front: 'uk', container: c(2), settings: settings(), after: c(1) };
  const ofPast: FrontAct = {
    act: 'restore-container',
    container: c(1),
    to: {
      ...settings(),
      id: c(1),
      cards: [{ id: k(5), content: { is: 'newest', list: 'all' }, overrides: {}, group: 'standard', sublinks: [] }],
    },
  };
  test.each<[string, string, readonly FrontAct[], FrontAct]>([
    ['a container that is not there', 'no-such-container', [], addCard(7, { container: c(9) })],
    ['a front that is not there', 'no-such-front', [], { ...second, front: 'moon' }],
    ['a place that never was', 'no-such-place', [], addCard(7, { after: k(1) })],
    ['a second card of one name', 'card-exists', [], addCard(1)],
    ['a second container of one name', 'container-exists', [], { ...second, container: c(1) }],
    ['a card after itself', 'place-in-itself', [], moveCard(2, { after: k(2) })],
    ['a card under itself', 'place-in-itself', [], moveCard(2, { list: `under/${k(2)}` })],
    [
      'cards three deep',
      'sublink-of-sublink',
      [addCard(7, { list: `under/${k(2)}` })],
      addCard(8, { list: `under/${k(7)}` }),
    ],
    [
      'a card with cards under it under another',
      'has-sublinks',
      [addCard(7, { list: `under/${k(2)}` })],
      moveCard(2, { list: `under/${k(3)}` }),
    ],
    [
      'a fifth card under one',
      'sublinks-full',
      [11, 12, 13, 14].map((card) => addCard(card, { list: `under/${k(2)}` })),
      addCard(15, { list: `under/${k(2)}` }),
    ],
    [
      'more cards than a container keeps',
      'container-full',
      Array.from({ length: 96 }, (_, at) => addCard(at + 10)),
      addCard(150),
    ],
    ['the history of another container', 'other-container', [second], { ...ofPast, container: c(2) }],
    ['a past with a card that stands elsewhere', 'card-exists', [second, addCard(5, { container: c(2) })], ofPast],
  ])('%s is refused with the remedy', (_what, code, before, act) => {
    const board = aBoard(before);
    const outcome = applyCommand(board, commandBy('ada', board.revision, act));
    expect(outcome).toMatchObject({ is: 'refused', problem: { code, say: expect.stringMatching(/\.$/) } });
  });

  test('a revision that is not there yet is refused', () => {
    const board = aBoard();
    expect(applyCommand(board, commandBy('ada', 99, takeOff(1)))).toMatchObject({
      problem: { code: 'revision-ahead' },
    });
  });
});

test('every act comes through its schema as it was, and names what it needs', () => {
  const acts = [addCard(1), moveCard(2, { list: `under/${k(3)}`, after: k(4) }), takeOff(1), headline(2, 'A')];
  for (const act of acts) expect(frontActSchema.parse(act)).toEqual(act);
  expect(namedBy(acts[1]!)).toEqual({ fronts: [], containers: [c(1), c(1)], cards: [k(2), k(4), k(3)] });
  expect(frontActSchema.safeParse({ ...addCard(1), list: 'off' }).success).toBe(false);
  expect(frontActSchema.safeParse({ ...headline(1, 'A'), set: { value: ' ', against: 1 } }).success).toBe(false);
});
