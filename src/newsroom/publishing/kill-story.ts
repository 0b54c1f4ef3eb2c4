import type { PressRooms } from '../../press/press-tasks.ts';
import { Refusal } from '../../base/problem.ts';
import { endStory } from '../../store/versions.ts';
import { type Actor, actBy, audit, commitAndPress } from '../acts.ts';
import { endPlan } from './end-plan.ts';
import { nameOf } from './said.ts';
import type { Taken } from './withdraw-story.ts';

export interface Kill {
  readonly storyId: string;
  /** Shown to readers at every address the story had. */
  readonly reason: string;
}

/**
 * Takes a story from every page, list and feed in one act, for good, and ends the release it waits for. Refuses (422) a kill
 * without a reason.
 */
export async function killStory(rooms: PressRooms, { storyId, reason }: Kill, actor: Actor): Promise<Taken> {
  if (!reason.trim()) throw new Refusal('reason-missing', 422, 'Say why this story is killed: readers are told.');
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    const summary = `Killed ${await nameOf(tx, storyId)}: ${reason}`;
    const act = actBy(actor, rooms.clock, { act: 'kill', summary });
    const { story } = await endStory(tx, { storyId, state: { is: 'killed', at: act.at, reason } }, act);
    const ended = await endPlan(tx, { storyId, headline: story.headline, is: 'killed', at: act.at }, actor);
    await audit(tx, actor, { ...act, storyId, details: { reason, ...(ended && { release: ended.id }) } });
    return ended;
  });
  return { press: receipt, ended: kept };
}
