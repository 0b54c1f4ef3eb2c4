import type { PressRooms } from '../../press/press-tasks.ts';
import { Refusal } from '../../base/problem.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import type { Release } from '../../story/release.ts';
import { type Actor, commitAndPress } from '../acts.ts';
import { takeFromReaders } from '../gate.ts';
import { nameOf } from './said.ts';

/** A story taken from readers: what was pressed, and the release that ended with it. */
export interface Taken {
  readonly press: PressReceipt;
  /** Null when it waited for none. */
  readonly ended: Release | null;
}

export interface Withdrawal {
  readonly storyId: string;
  /** For colleagues: it stands in the record and in the story's activity, and readers are not told. */
  readonly reason: string;
}

/**
 * Takes a story from readers in the ordinary way: its addresses answer 410, and it may be published again. Refuses (422) a
 * withdrawal without a reason.
 */
export async function withdrawStory(rooms: PressRooms, { storyId, reason }: Withdrawal, actor: Actor): Promise<Taken> {
  if (!reason.trim())
    throw new Refusal('reason-missing', 422, 'Say why this story is withdrawn: colleagues will be told.');
  const at = rooms.clock.now();
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    const summary = `Withdrew ${await nameOf(tx, storyId)}: ${reason}`;
    const passing = { actor, at, act: 'withdraw', details: { reason } };
    return takeFromReaders(tx, { storyId, state: { is: 'withdrawn', at }, summary }, passing);
  });
  return { press: receipt, ended: kept };
}
