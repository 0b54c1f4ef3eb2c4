import type { PressRooms } from '../../press/press-tasks.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { saveDraft } from '../../store/drafts.ts';
import type { NewVersion } from '../../store/public-acts.ts';
import { type Actor, commitAndPress } from '../acts.ts';
import { letThrough } from '../gate.ts';

export interface PublishReceipt {
  readonly version: number;
  readonly press: PressReceipt;
}

/**
 * Publishes a story as its next version and presses every page that shows what changed. Refuses (422) with
 * the problems that block, and while an embargo holds; nothing is kept then.
 */
export async function publishStory(rooms: PressRooms, version: NewVersion, actor: Actor): Promise<PublishReceipt> {
  const at = rooms.clock.now();
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    await saveDraft(tx, version.story, { at, by: actor.name });
    return letThrough(tx, [version], { actor, at, act: 'publish' });
  });
  return { version: kept.live[0]?.version ?? 0, press: receipt };
}
