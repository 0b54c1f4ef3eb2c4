import type { PressRooms } from '../../press/press-tasks.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { saveSettings } from '../../store/documents.ts';
import type { Settings } from '../../story/newsroom.ts';
import { type Actor, actBy, commitAndPress } from '../acts.ts';

/** Gives the newsroom other settings; equal ones change nothing. */
export async function changeSettings(rooms: PressRooms, settings: Settings, actor: Actor): Promise<PressReceipt> {
  const act = actBy(actor, rooms.clock, { act: 'change-settings', summary: 'Changed the settings' });
  return (await commitAndPress(rooms, (tx) => saveSettings(tx, settings, act))).receipt;
}
