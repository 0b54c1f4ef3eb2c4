import { Refusal } from '../base/problem.ts';
import type { Db, Store } from '../store/open-store.ts';
import type { Turn } from '../store/turns.ts';
import type { PressRooms } from './press-tasks.ts';

/**
 * Presses while nobody else does, and nothing (409 `version-behind`) once a newer version of this program has brought the newsroom up to date. Where several processes share a store, a turn may be lost to another while this one sleeps; ledger, cursors and shelf then
 * refuse (409 `turn-lost`) whatever it goes on to write.
 */
export function inTurn<T>(rooms: PressRooms, work: (rooms: PressRooms) => Promise<T>): Promise<T> {
  return rooms.store.alone('press', async (turn) => {
    const { number, isAfterLoss } = turn;
    if (await rooms.store.isBehind()) throw behind();
    if (number === null) return work(rooms);
    await rooms.shelf.begin?.({ number, isAfterLoss });
    return work({ ...rooms, store: writingInTurn(rooms.store, turn) });
  });
}

function behind(): Refusal {
  return new Refusal(
    'version-behind',
    409,
    'A newer version of Standfirst has upgraded this newsroom and presses its pages. This older one presses nothing: upgrade it as well.',
  );
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
