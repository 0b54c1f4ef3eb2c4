import { describe, expect, test } from 'vitest';
import { addCard, c, commandBy, headline, k, moveCard, settings, takeOff } from '../../test/house/arranging.ts';
import { aStore } from '../../test/house/stores.ts';
import { standing } from '../story/arranged.ts';
import type { FrontAct, FrontCommand } from '../story/front-commands.ts';
import {
  boardRevision,
  type Commanded,
  commandsAfter,
  commandsAt,
  commandsBy,
  doCommand,
  openConflicts,
  readBoard,
  readConflict,
  settleConflict,
} from './arranging.ts';
import type { Store } from './open-store.ts';

let given = 0;

function give(store: Store, act: FrontAct, more: Partial<FrontCommand> = {}): Promise<Commanded> {
  return store.write(async (tx) => {
    const on = more.on ?? (await boardRevision(tx));
    given += 1;
    return doCommand(tx, { ...commandBy('ada', on, act), id: `command-${given}`, ...more });
  });
}

/** A store with a front of two containers, the first with cards 1 to 3. */
async function aDesk(): Promise<Store> {
  const store = await aStore();
  const containers = [c(1), c(2)].map((id) => ({ ...settings(), id, cards: [] }));
  await give(store, { act: 'begin-front', front: 'uk', containers });
  for (const card of [3, 2, 1]) await give(store, addCard(card));
  return store;
}

async function cardsIn(store: Store, container = c(1)): Promise<string[]> {
  const board = await readBoard(store.reader, takeOff(1, container));
  return standing(board.containers[container]!).cards.map(({ id }) => id);
}

describe('a command', () => {
  test('is kept with what it changed, and takes the next number', async () => {
    const store = await aDesk();
    expect(await boardRevision(store.reader)).toBe(4);
    expect(await give(store, moveCard(3))).toMatchObject({ is: 'done', command: { revision: 5, by: 'ada' } });
    expect(await cardsIn(store)).toEqual([k(3), k(1), k(2)]);
    expect((await commandsAfter(store.reader, 4, 9)).map((one) => one.do)).toEqual([moveCard(3)]);
  });

  test('finds its card where it stands by now, and says who took it there', async () => {
    const store = await aDesk();
    await give(store, moveCard(2, { to: c(2) }));
    expect(await cardsIn(store, c(2))).toEqual([k(2)]);
    const late = await give(store, headline(2, 'Ben’s'), { hand: 'ben', by: 'ben', on: 4 });
    expect(late).toMatchObject({
      is: 'conflict',
      conflict: { code: 'card-gone', theirs: [{ revision: 5, by: 'ada' }] },
    });
  });

  test('that comes twice is done once and answered twice', async () => {
    const store = await aDesk();
    const first = await give(store, addCard(7), { id: 'sent-twice', on: 4 });
    expect(await give(store, addCard(7), { id: 'sent-twice', on: 4 })).toEqual(first);
    const conflict = await give(store, addCard(8), { id: 'in-the-way', on: 4, hand: 'ben', by: 'ben' });
    expect(conflict.is).toBe('conflict');
    expect(await give(store, addCard(8), { id: 'in-the-way', on: 5, hand: 'ben', by: 'ben' })).toEqual(conflict);
    expect(await boardRevision(store.reader)).toBe(5);
  });

  test('that is refused leaves nothing', async () => {
    const store = await aDesk();
    expect(await give(store, addCard(7, { container: c(9) }))).toMatchObject({
      problem: { code: 'no-such-container' },
    });
    expect(await boardRevision(store.reader)).toBe(4);
  });

  test('in a transaction that is dropped leaves nothing', async () => {
    const store = await aDesk();
    const dropped = store.write(async (tx) => {
      await doCommand(tx, { ...commandBy('ada', 4, moveCard(3)), id: 'dropped' });
      throw new Error('The power went.');
    });
    await expect(dropped).rejects.toThrow('The power went.');
    expect(await cardsIn(store)).toEqual([k(1), k(2), k(3)]);
    expect(await give(store, moveCard(3), { id: 'dropped' })).toMatchObject({ is: 'done', command: { revision: 5 } });
  });

  test('is known to have been its person’s', async () => {
    const store = await aDesk();
    await give(store, headline(1, 'Ben’s'), { by: 'ben', hand: 'ben' });
    expect((await commandsBy(store.reader, 'ben', 9)).map(({ revision }) => revision)).toEqual([5]);
    expect((await commandsBy(store.reader, 'ada', 2)).map(({ revision }) => revision)).toEqual([3, 4]);
    expect((await commandsAt(store.reader, [2, 5])).map(({ by }) => by)).toEqual(['ada', 'ben']);
  });
});

describe('a conflict', () => {
  test('waits for its maker with both sides, until they have chosen', async () => {
    const store = await aDesk();
    await give(store, headline(1, 'Ada’s'));
    await give(store, headline(1, 'Ben’s'), { id: 'bens', by: 'ben', hand: 'ben', on: 4 });
    const [waits] = await openConflicts(store.reader, 'ben');
    expect(waits).toMatchObject({ id: 'bens', do: headline(1, 'Ben’s'), theirs: [{ revision: 5 }], settled: null });
    expect(await openConflicts(store.reader, 'ada')).toEqual([]);
    await store.write((tx) => settleConflict(tx, 'bens', { settled: 'left', at: '2026-11-29T10:01:00Z' }));
    await store.write((tx) => settleConflict(tx, 'bens', { settled: 'again', at: '2026-11-29T10:02:00Z' }));
    expect(await openConflicts(store.reader, 'ben')).toEqual([]);
    expect(await readConflict(store.reader, 'bens')).toMatchObject({ settled: 'left' });
  });

  test('over a card that is long out of reach names who was there last', async () => {
    const store = await aDesk();
    await give(store, takeOff(1));
    for (let card = 10; card < 31; card += 1) {
      await give(store, addCard(card));
      await give(store, takeOff(card));
    }
    const late = await give(store, headline(1, 'Ben’s'), { by: 'ben', hand: 'ben', on: 4 });
    expect(late).toMatchObject({
      is: 'conflict',
      conflict: { code: 'card-gone', theirs: [{ revision: 5, by: 'ada' }] },
    });
  });
});
