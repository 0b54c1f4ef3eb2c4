import { Refusal } from '../base/problem.ts';
import type { PressReceipt } from '../press/press.ts';
import { endStory } from '../store/versions.ts';
import { type Actor, actBy, audit, keepAndPress, type NewsroomRooms } from './acts.ts';

export interface Kill {
  readonly storyId: string;
  /** Shown to readers at every address the story had. */
  readonly reason: string;
}

/** Takes a story from every page, list and feed in one act, for good. Refuses (422) a kill without a reason. */
export async function killStory(rooms: NewsroomRooms, { storyId, reason }: Kill, actor: Actor): Promise<PressReceipt> {
  if (!reason.trim()) throw new Refusal('reason-missing', 422, 'Say why this story is killed: readers are told.');
  const act = actBy(actor, rooms.clock, { act: 'kill', summary: `Killed story ${storyId}: ${reason}` });
  const { receipt } = await keepAndPress(rooms, async (tx) => {
    await endStory(tx, { storyId, state: { is: 'killed', at: act.at, reason } }, act);
    await audit(tx, actor, { ...act, storyId, details: { reason } });
  });
  return receipt;
}
