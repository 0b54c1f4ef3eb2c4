import { describe, expect, test } from 'vitest';
import { aBoard, addCard, boardOf, c, headline, k, moveCard, takeOff } from '../../test/house/arranging.ts';
import { type Board, standing, standingFront } from './arranged.ts';
import type { FrontAct } from './front-commands.ts';
import { containerDifferences, frontDifference } from './front-differences.ts';

const before = aBoard();
const live = (board: Board) => standing(board.containers[c(1)]!);

/** What an editor did since the launch, as it is told. */
function told(acts: readonly FrontAct[]): unknown[] {
  return containerDifferences(live(boardOf(acts, before)), live(before)).map((one) => {
    if (one.is === 'set') return `set ${one.field}`;
    return `${one.is} ${one.card.id === k(9) ? 'nine' : [1, 2, 3, 4].find((number) => k(number) === one.card.id)}${'fields' in one ? ` ${one.fields.join(' ')}` : ''}`;
  });
}

describe('what differs from what readers have', () => {
  test('nothing, while nobody did anything', () => {
    expect(told([])).toEqual([]);
    expect(told([moveCard(2, { after: k(4) }), moveCard(2)])).toEqual([]);
  });

  test('each card that came, went, moved or says something else', () => {
    expect(told([addCard(9, { after: k(4) }), takeOff(3)])).toEqual(['added nine', 'taken-off 3']);
    expect(told([headline(2, 'Ferry is back')])).toEqual(['changed 2 headline']);
    expect(told([addCard(9, { list: `under/${k(2)}` })])).toEqual(['changed 2 sublinks']);
    expect(told([moveCard(2, { list: 'veryBig' })])).toEqual(['moved 2']);
  });

  test('the card that was moved, and not those it passed', () => {
    expect(told([moveCard(2, { after: k(4) })])).toEqual(['moved 2']);
    expect(told([moveCard(4)])).toEqual(['moved 4']);
  });

  test('settings by name', () => {
    expect(told([{ act: 'set-container', container: c(1), field: 'hidden', value: true }])).toEqual(['set hidden']);
  });

  test('everything, in a container that readers never had', () => {
    expect(containerDifferences(live(before), null).filter(({ is }) => is === 'added')).toHaveLength(4);
  });
});

test('a front tells which containers came, went and moved', () => {
  const [a, b, d, e] = [1, 2, 3, 4].map((number) => c(number)) as [string, string, string, string];
  const difference = frontDifference({ id: 'uk', containers: [b, e, a] }, { id: 'uk', containers: [a, b, d] });
  expect(difference).toEqual({ added: [e], removed: [d], moved: [a] });
  expect(frontDifference(standingFront(before.fronts['uk']!), null)).toEqual({ added: [a], removed: [], moved: [] });
  expect(frontDifference({ id: 'uk', containers: [a] }, null)).toEqual({ added: [a], removed: [], moved: [] });
});
