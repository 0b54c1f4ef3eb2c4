import type { Updateable } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import type { DeskStory, Done } from '../story/desk.ts';
import type { Stage } from '../story/stages.ts';
import { readDeskStory } from './desk.ts';
import type { Db } from './open-store.ts';
import type { Schema } from './schema.ts';

/** A change of where a story stands; what is left out stays as it is, null takes away. */
export interface StandChange {
  readonly stage?: Exclude<Stage, 'published'> | undefined;
  readonly hold?: { readonly reason: string } | null | undefined;
  readonly spiked?: { readonly reason: string } | null | undefined;
  readonly assignee?: string | null | undefined;
  readonly deadline?: Instant | null | undefined;
  readonly embargoUntil?: Instant | null | undefined;
  readonly followsUp?: string | undefined;
}

/** Changes where a story stands, in one go, and answers with how it stood before. Refuses (404) one the desk does not have. */
export async function changeStand(tx: Db, storyId: string, change: StandChange & { who: Done }): Promise<DeskStory> {
  const before = await readDeskStory(tx, storyId);
  if (!before) throw new Refusal('no-such-story', 404, `There is no story ${storyId}.`);
  await tx.updateTable('drafts').set(columnsOf(change)).where('story_id', '=', storyId).execute();
  return before;
}

type Columns = Updateable<Schema['drafts']>;

function columnsOf({ stage, hold, spiked, who, ...rest }: StandChange & { who: Done }): Columns {
  return {
    ...(stage && { stage, stage_since: who.at, stage_by: who.by }),
    ...(hold !== undefined && reasonColumns('hold', hold, who)),
    ...(spiked !== undefined && reasonColumns('spiked', spiked, who)),
    ...(rest.assignee !== undefined && { assignee: rest.assignee }),
    ...(rest.deadline !== undefined && { deadline: rest.deadline }),
    ...(rest.embargoUntil !== undefined && { embargo_until: rest.embargoUntil }),
    ...(rest.followsUp !== undefined && { follows_up: rest.followsUp }),
    touched_at: who.at,
    touched_by: who.by,
  };
}

function reasonColumns(what: 'hold' | 'spiked', reason: { readonly reason: string } | null, who: Done): Columns {
  return {
    [`${what}_reason`]: reason?.reason ?? null,
    [`${what}_at`]: reason && who.at,
    [`${what}_by`]: reason && who.by,
  };
}
