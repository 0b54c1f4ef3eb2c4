import type { PressRooms } from '../../press/press-tasks.ts';
import { Refusal } from '../../base/problem.ts';
import { type Actor, commitAndPress } from '../acts.ts';
import { takeFromReaders } from '../gate.ts';
import { nameOf } from './said.ts';
import type { Taken } from './withdraw-story.ts';

export interface Kill {
  readonly storyId: string;
  /** Shown to readers at every address the story had. */
  readonly reason: string;
}

/** Takes a story from every page, list and feed in one act, for good. Refuses (422) a kill without a reason. */
export async function killStory(rooms: PressRooms, { storyId, reason }: Kill, actor: Actor): Promise<Taken> {
  if (!reason.trim()) throw new Refusal('reason-missing', 422, 'Say why this story is killed: readers will be told.');
  const at = rooms.clock.now();
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    const summary = `Killed ${await nameOf(tx, storyId)}: ${reason}`;
    const state = { is: 'killed', at, reason } as const;
    return takeFromReaders(tx, { storyId, state, summary }, { actor, at, act: 'kill', details: { reason } });
  });
  return { press: receipt, ended: kept };
}
