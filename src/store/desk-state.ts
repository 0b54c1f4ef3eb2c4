import type { Updateable } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import type { DeskStory, Done } from '../story/desk.ts';
import type { workStages } from '../story/stages.ts';
import { readDeskStory } from './desk.ts';
import type { Db } from './open-store.ts';
import type { Schema } from './schema.ts';

/** A change of a story’s workflow status; what is left out stays as it is, null takes away. */
export interface WorkflowChange extends Changed<'assignee' | 'deadline' | 'embargoUntil'> {
  readonly stage?: (typeof workStages)[number] | undefined;
  readonly hold?: { readonly reason: string } | null | undefined;
  readonly spiked?: { readonly reason: string } | null | undefined;
  readonly handed?: { readonly note: string } | null | undefined;
  readonly followsUp?: string | undefined;
}

type Changed<K extends keyof DeskStory> = { readonly [Key in K]?: DeskStory[Key] | undefined };

/** Changes the workflow status of a story in one go, and answers with what it was before. Refuses (404) one the desk does not have. */
export async function changeWorkflow(
  tx: Db,
  storyId: string,
  change: WorkflowChange & { who: Done },
): Promise<DeskStory> {
  const before = await readDeskStory(tx, storyId);
  if (!before) throw new Refusal('no-such-story', 404, `There is no story ${storyId}.`);
  await tx.updateTable('drafts').set(columnsOf(change)).where('story_id', '=', storyId).execute();
  return before;
}

type Columns = Updateable<Schema['drafts']>;

function columnsOf({ stage, hold, spiked, handed, who, ...rest }: WorkflowChange & { who: Done }): Columns {
  return {
    ...(stage && { stage, stage_since: who.at, stage_by: who.by }),
    ...(hold !== undefined && reasonColumns('hold', hold, who)),
    ...(spiked !== undefined && reasonColumns('spiked', spiked, who)),
    ...(handed !== undefined && noteColumns(handed, who)),
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

function noteColumns(handed: { readonly note: string } | null, who: Done): Columns {
  return {
    handed_note: handed && handed.note,
    handed_at: handed && who.at,
    handed_by: handed && who.by,
  };
}

/** Puts the note of a hand-over away. The story was not touched by that: it stays where it is on the desk. */
export async function putNoteAway(tx: Db, storyId: string): Promise<void> {
  await tx
    .updateTable('drafts')
    .set({ handed_note: null, handed_at: null, handed_by: null })
    .where('story_id', '=', storyId)
    .execute();
}

/** What somebody said that keeps a story from readers, as it stands on the desk. */
export interface Bars {
  /** Why it is held; null when it is not. */
  readonly held: string | null;
  readonly spiked: string | null;
  /** Null when it is under no embargo. */
  readonly embargoUntil: Instant | null;
}

/** What keeps a story from readers; nothing does of one that the desk does not have. */
export async function readBars(db: Db, storyId: string): Promise<Bars> {
  const row = await db
    .selectFrom('drafts')
    .select(['hold_reason as held', 'spiked_reason as spiked', 'embargo_until as embargoUntil'])
    .where('story_id', '=', storyId)
    .executeTakeFirst();
  return row ?? { held: null, spiked: null, embargoUntil: null };
}
