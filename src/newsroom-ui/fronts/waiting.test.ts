import { expect, test } from 'vitest';
import {
  aBoard,
  addCard,
  boardOf as boardAfter,
  c,
  headline,
  k,
  moveCard,
  takeOff,
} from '../../../test/house/arranging.ts';
import { idOf } from '../../../test/house/stories.ts';
import { type Board, listIn, standing } from '../../story/arranged.ts';
import { slotsOf } from '../../story/card-slots.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import type { CardStory, FrontView } from './front-query.ts';
import { foreshown, type Waiting, waitingCards } from './waiting.ts';

function viewOf(board: Board): FrontView {
  const containers = Object.values(board.containers).map((draft) => ({
    ...{ draft, live: null, differences: [], places: [], fronts: ['uk'] },
    slots: slotsOf(standing(draft)),
  }));
  return {
    ...{ revision: board.revision, draft: board.fronts['uk'], live: null, containers },
    ...{ stories: [], choices: [], undo: null, redo: null },
  } as unknown as FrontView;
}

/** Commands that were given one after the other, on what stood there at first. */
const given = (acts: readonly FrontAct[], more: Partial<Waiting> = {}): Waiting[] =>
  acts.map((act, at) => ({
    ...{ id: `w${at}`, hand: 'train', on: 5, do: act, at: '2026-11-29T10:00:00Z' },
    ...{ story: null, tried: false, done: null },
    ...more,
  }));

const order = ({ containers: [first] }: FrontView): readonly string[] => (first ? listIn(first.draft, 'standard') : []);

test('what waits is shown as if it were done, with its places and with the story that was put there', () => {
  const story = { id: idOf(9), headline: 'Tide' } as CardStory;
  const [put, ...others] = given([addCard(9, { after: k(4) }), moveCard(4), headline(3, 'Bread')]);
  const { view, blocked } = foreshown(viewOf(aBoard()), [{ ...put!, story }, ...others], 'ada');
  expect(order(view)).toEqual([k(4), k(2), k(3), k(9)]);
  expect(view.containers[0]?.slots.over.map(({ id }) => id)).toEqual([k(9)]);
  expect(view.containers[0]?.draft.cards[k(3)]?.overrides.headline?.value).toBe('Bread');
  expect(view.stories).toEqual([story]);
  expect(view.difference.added).toEqual([c(1)]);
  expect(blocked).toEqual(new Set());
});

test('what the newsroom has done, and the screen shows, is not shown twice', () => {
  const before = aBoard();
  const after = boardAfter([takeOff(2)], before);
  const waiting = given([takeOff(2)], { done: after.revision });
  expect(order(foreshown(viewOf(before), waiting, 'ada').view)).toEqual([k(3), k(4)]);
  const shown = viewOf(after);
  expect(foreshown(shown, waiting, 'ada').view).toBe(shown);
});

test('what cannot be done on the front as it is by now is told, and the rest is shown', () => {
  const full = aBoard([5, 6, 7, 8].map((number) => addCard(number, { list: `under/${k(1)}` })));
  const waiting = given([addCard(9, { list: `under/${k(1)}` }), takeOff(3)]);
  const { view, blocked } = foreshown(viewOf(full), waiting, 'ada');
  expect([...blocked]).toEqual(['w0']);
  expect(order(view)).toEqual([k(2), k(4)]);
});

test('the cards that it is about are known', () => {
  const title: FrontAct = { act: 'set-container', container: c(1), field: 'title', value: 'Port' };
  expect([...waitingCards(given([moveCard(4), headline(3, 'Bread'), title]))]).toEqual([k(4), k(3)]);
});
