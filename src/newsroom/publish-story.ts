import { Refusal } from '../base/problem.ts';
import type { PressReceipt } from '../press/press.ts';
import { saveDraft } from '../store/drafts.ts';
import { addVersion, type NewVersion } from '../store/versions.ts';
import { publishable } from '../story/publishable.ts';
import { type Actor, actBy, keepAndPress, type NewsroomRooms } from './acts.ts';

export interface PublishReceipt {
  readonly version: number;
  readonly press: PressReceipt;
}

/**
 * Publishes a story as its next version and presses every page that shows what changed. Refuses (422) with
 * the problems that block; nothing is kept then.
 */
export async function publishStory(rooms: NewsroomRooms, version: NewVersion, actor: Actor): Promise<PublishReceipt> {
  const { blocks } = publishable(version.story, version);
  if (blocks.length > 0) throw new Refusal('not-publishable', 422, 'This story cannot go live yet.', blocks);
  const summary = `Published ${version.change === 'first' ? '' : `${version.change} of `}“${version.story.headline}”`;
  const act = actBy(actor, rooms.clock, { act: 'publish', summary });
  const { kept, receipt } = await keepAndPress(rooms, async (tx) => {
    await saveDraft(tx, version.story, act);
    return addVersion(tx, version, act);
  });
  return { version: kept.version, press: receipt };
}
