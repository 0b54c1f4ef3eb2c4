import type { PressRooms } from '../../press/press-tasks.ts';
import { Refusal } from '../../base/problem.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Actor, commitAndPress } from '../acts.ts';
import { leaveTombstone } from '../gate.ts';

export interface Suppression {
  readonly storyId: string;
  readonly number: number;
  readonly reason: string;
}

/** Makes one past version unreadable and leaves a tombstone with date and reason. Refuses (422) a missing reason. */
export async function suppressVersion(rooms: PressRooms, which: Suppression, actor: Actor): Promise<PressReceipt> {
  if (!which.reason.trim())
    throw new Refusal('reason-missing', 422, 'Say why this version is suppressed: readers will be told.');
  const at = rooms.clock.now();
  const { receipt } = await commitAndPress(rooms, (tx) => leaveTombstone(tx, which, { actor, at, act: 'suppress' }));
  return receipt;
}
