import type { PressRooms } from '../../press/press-tasks.ts';
import type { PressReceipt } from '../../press/press.ts';
import type { Release } from '../../store/releases.ts';
import { endStory } from '../../store/versions.ts';
import { type Actor, actBy, audit, commitAndPress } from '../acts.ts';
import { endPlan } from './end-plan.ts';
import { nameOf } from './said.ts';

/** A story taken from readers: what was pressed, and the release that ended with it. */
export interface Taken {
  readonly press: PressReceipt;
  /** Null when it waited for none. */
  readonly ended: Release | null;
}

/**
 * Takes a story from readers in the ordinary way and ends the release it waits for, which would bring it back unasked; its
 * addresses answer 410, and it may be published again.
 */
export async function withdrawStory(rooms: PressRooms, storyId: string, actor: Actor): Promise<Taken> {
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    const act = actBy(actor, rooms.clock, { act: 'withdraw', summary: `Withdrew ${await nameOf(tx, storyId)}` });
    const { story } = await endStory(tx, { storyId, state: { is: 'withdrawn', at: act.at } }, act);
    const ended = await endPlan(tx, { storyId, headline: story.headline, is: 'withdrawn', at: act.at }, actor);
    await audit(tx, actor, { ...act, storyId, details: ended ? { release: ended.id } : {} });
    return ended;
  });
  return { press: receipt, ended: kept };
}
