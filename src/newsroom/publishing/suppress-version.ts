import type { PressRooms } from '../../press/press-tasks.ts';
import { Refusal } from '../../base/problem.ts';
import type { PressReceipt } from '../../press/press.ts';
import { suppressVersion as leaveTombstone } from '../../store/versions.ts';
import { type Actor, actBy, audit, commitAndPress } from '../acts.ts';

export interface Suppression {
  readonly storyId: string;
  readonly number: number;
  readonly reason: string;
}

/** Makes one past version unreadable and leaves a tombstone with date and reason. Refuses (422) a missing reason. */
export async function suppressVersion(rooms: PressRooms, which: Suppression, actor: Actor): Promise<PressReceipt> {
  if (!which.reason.trim())
    throw new Refusal('reason-missing', 422, 'Say why this version is suppressed: readers are told.');
  const summary = `Suppressed version ${which.number} of story ${which.storyId}: ${which.reason}`;
  const act = actBy(actor, rooms.clock, { act: 'suppress', summary });
  const { storyId, number, reason } = which;
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    await leaveTombstone(tx, which, act);
    await audit(tx, actor, { ...act, storyId, details: { version: number, reason } });
  });
  return receipt;
}
