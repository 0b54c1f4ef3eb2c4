import type { Instant } from '../base/clock.ts';
import type { Story } from '../story/story.ts';
import { keepOnDesk } from './desk-rows.ts';
import type { Db } from './open-store.ts';
import type { DeskWords } from './desk-words.ts';
import { revisionText } from './texts-once.ts';

export interface Revision {
  readonly storyId: string;
  /** Counted from 1; the highest is the draft as it stands. */
  readonly number: number;
  readonly savedAt: Instant;
  readonly by: string;
  readonly story: Story;
}

/**
 * Saves the draft as a new revision and returns its number; its place on the desk and in the search follow. Equal to the draft
 * as it stands, it saves nothing. `words` are those of this story, where they are worked out already.
 */
export async function saveDraft(
  tx: Db,
  story: Story,
  { words, ...who }: { at: Instant; by: string; words?: DeskWords },
): Promise<number> {
  const before = await readDraft(tx, story.id);
  const json = JSON.stringify(story);
  if (before && JSON.stringify(before.story) === json) return before.number;
  const number = (before?.number ?? 0) + 1;
  await tx.insertInto('revisions').values({ story_id: story.id, number, saved_at: who.at, by: who.by, json }).execute();
  await keepOnDesk(tx, { story, revision: number, ...who, ...(words && { words }) });
  return number;
}

/** The draft of a story: its latest revision. */
export async function readDraft(db: Db, storyId: string): Promise<Revision | null> {
  const row = await db
    .selectFrom('revisions')
    .select(['number', 'saved_at', 'by', revisionText.as('json')])
    .where('story_id', '=', storyId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const story = JSON.parse(row.json) as Story;
  return { storyId, number: row.number, savedAt: row.saved_at, by: row.by, story };
}
