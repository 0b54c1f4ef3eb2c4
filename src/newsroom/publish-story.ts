import type { PressReceipt } from '../press/press.ts';
import { saveDraft } from '../store/drafts.ts';
import type { NewVersion } from '../store/versions.ts';
import { type Actor, keepAndPress, type NewsroomRooms } from './acts.ts';
import { goLive } from './publishing/go-live.ts';

export interface PublishReceipt {
  readonly version: number;
  readonly press: PressReceipt;
}

/**
 * Publishes a story as its next version and presses every page that shows what changed. Refuses (422) with
 * the problems that block, and while an embargo holds; nothing is kept then.
 */
export async function publishStory(rooms: NewsroomRooms, version: NewVersion, actor: Actor): Promise<PublishReceipt> {
  const at = rooms.clock.now();
  const { kept, receipt } = await keepAndPress(rooms, async (tx) => {
    await saveDraft(tx, version.story, { at, by: actor.name });
    return goLive(tx, version, { actor, at, act: 'publish' });
  });
  return { version: kept.version, press: receipt };
}
