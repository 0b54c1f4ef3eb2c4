import type { PressReceipt } from '../press/press.ts';
import { endStory } from '../store/versions.ts';
import { type Actor, actBy, keepAndPress, type NewsroomRooms } from './acts.ts';

/** Takes a story from readers in the ordinary way; its addresses answer 410, and it may be published again. */
export async function withdrawStory(rooms: NewsroomRooms, storyId: string, actor: Actor): Promise<PressReceipt> {
  const act = actBy(actor, rooms.clock, { act: 'withdraw', summary: `Withdrew story ${storyId}` });
  const { receipt } = await keepAndPress(rooms, (tx) =>
    endStory(tx, { storyId, state: { is: 'withdrawn', at: act.at } }, act),
  );
  return receipt;
}
