import type { PressRooms } from '../../press/press-tasks.ts';
import type { PressReceipt } from '../../press/press.ts';
import type { Release } from '../../store/releases.ts';
import { type Actor, commitAndPress } from '../acts.ts';
import { takeFromReaders } from '../gate.ts';
import { nameOf } from './said.ts';

/** A story taken from readers: what was pressed, and the release that ended with it. */
export interface Taken {
  readonly press: PressReceipt;
  /** Null when it waited for none. */
  readonly ended: Release | null;
}

/** Takes a story from readers in the ordinary way: its addresses answer 410, and it may be published again. */
export async function withdrawStory(rooms: PressRooms, storyId: string, actor: Actor): Promise<Taken> {
  const at = rooms.clock.now();
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    const summary = `Withdrew ${await nameOf(tx, storyId)}`;
    return takeFromReaders(tx, { storyId, state: { is: 'withdrawn', at }, summary }, { actor, at, act: 'withdraw' });
  });
  return { press: receipt, ended: kept };
}
