import type { Db, Store } from '../store/open-store.ts';
import type { Turn } from '../store/turns.ts';
import type { PressRooms } from './press-tasks.ts';

/**
 * Presses while nobody else does. Where several processes share a store, a turn may be lost to another while this one sleeps; ledger, cursors and shelf then
 * refuse (409 `turn-lost`) whatever it goes on to write.
 */
export function inTurn<T>(rooms: PressRooms, work: (rooms: PressRooms) => Promise<T>): Promise<T> {
  return rooms.store.alone('press', async (turn) => {
    const { number, isAfterLoss } = turn;
    if (number === null) return work(rooms);
    await rooms.shelf.begin?.({ number, isAfterLoss });
    return work({ ...rooms, store: writingInTurn(rooms.store, turn) });
  });
}

function writingInTurn(store: Store, turn: Turn): Store {
  const needing =
    <T>(work: (tx: Db) => Promise<T>) =>
    async (tx: Db): Promise<T> => {
      await turn.need(tx);
      return work(tx);
    };
  return {
    ...store,
    write: (work) => store.write(needing(work)),
    note: (work) => store.note(needing(work)),
  };
}
