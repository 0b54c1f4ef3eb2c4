import type { Actor, commitAndPress } from '../../src/newsroom/acts.ts';
import type { letThrough } from '../../src/newsroom/gate.ts';
import type { PressRooms } from '../../src/press/press-tasks.ts';
import type { saveDraft } from '../../src/store/drafts.ts';
import type { NewVersion } from '../../src/store/public-acts.ts';
import type { PressReceipt } from '../../src/story/receipt.ts';

/** What publishing is made of, from the sources or from a build. */
interface Newsroom {
  readonly commitAndPress: typeof commitAndPress;
  readonly letThrough: typeof letThrough;
  readonly saveDraft: typeof saveDraft;
}

/**
 * Publishes a story as its next version in one transaction, through the gate, and presses what shows it: what a release does, without an
 * editor who looked at a draft. Refuses what the gate refuses, and keeps nothing then.
 */
export function publishingWith({ commitAndPress: act, letThrough: pass, saveDraft: save }: Newsroom) {
  return async (
    rooms: PressRooms,
    version: NewVersion,
    actor: Actor,
  ): Promise<{ version: number; press: PressReceipt }> => {
    const at = rooms.clock.now();
    const { kept, receipt } = await act(rooms, async (tx) => {
      await save(tx, version.story, { at, by: actor.name });
      return pass(tx, [version], { actor, at, act: 'publish' });
    });
    return { version: kept.live[0]?.version ?? 0, press: receipt };
  };
}
