import type { PressReceipt } from '../press/press.ts';
import { saveFront } from '../store/documents.ts';
import type { Front } from '../story/front.ts';
import { type Actor, actBy, keepAndPress, type NewsroomRooms } from './acts.ts';

/** Gives an edition's front another arrangement. */
export async function arrangeFront(rooms: NewsroomRooms, front: Front, actor: Actor): Promise<PressReceipt> {
  const act = actBy(actor, rooms.clock, { act: 'arrange-front', summary: `Arranged the front of ${front.edition}` });
  return (await keepAndPress(rooms, (tx) => saveFront(tx, front, act))).receipt;
}
