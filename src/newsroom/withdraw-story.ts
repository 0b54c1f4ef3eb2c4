import type { PressReceipt } from '../press/press.ts';
import { endStory } from '../store/versions.ts';
import { type Actor, actBy, audit, keepAndPress, type NewsroomRooms } from './acts.ts';

/** Takes a story from readers in the ordinary way; its addresses answer 410, and it may be published again. */
export async function withdrawStory(rooms: NewsroomRooms, storyId: string, actor: Actor): Promise<PressReceipt> {
  const act = actBy(actor, rooms.clock, { act: 'withdraw', summary: `Withdrew story ${storyId}` });
  const { receipt } = await keepAndPress(rooms, async (tx) => {
    await endStory(tx, { storyId, state: { is: 'withdrawn', at: act.at } }, act);
    await audit(tx, actor, { ...act, storyId });
  });
  return receipt;
}
