import type { PressRooms } from '../../press/press-tasks.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { saveFront } from '../../store/documents.ts';
import type { Front } from '../../story/front.ts';
import { type Actor, actBy, commitAndPress } from '../acts.ts';

/** Gives an edition's front another arrangement. */
export async function arrangeFront(rooms: PressRooms, front: Front, actor: Actor): Promise<PressReceipt> {
  const act = actBy(actor, rooms.clock, { act: 'arrange-front', summary: `Arranged the front of ${front.edition}` });
  return (await commitAndPress(rooms, (tx) => saveFront(tx, front, act))).receipt;
}
