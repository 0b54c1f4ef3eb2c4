import type { Instant } from '../base/clock.ts';
import type { Story } from '../story/story.ts';
import type { Revision } from './drafts.ts';
import type { Db } from './open-store.ts';

/** What is known of a saved state of a draft without opening it. */
export interface RevisionHead {
  readonly number: number;
  readonly savedAt: Instant;
  /** Who wrote. */
  readonly by: string;
}

/** One saved state of a draft; null when there is none of this number. */
export async function readRevision(db: Db, storyId: string, number: number): Promise<Revision | null> {
  const row = await db
    .selectFrom('revisions')
    .select(['saved_at', 'by', 'json'])
    .where('story_id', '=', storyId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row ? { storyId, number, savedAt: row.saved_at, by: row.by, story: JSON.parse(row.json) as Story } : null;
}

/** The saved states of a draft with numbers below `before`, newest first, at most `limit`. */
export async function readRevisionHeads(
  db: Db,
  storyId: string,
  page: { readonly before: number; readonly limit: number },
): Promise<RevisionHead[]> {
  const rows = await db
    .selectFrom('revisions')
    .select(['number', 'saved_at', 'by'])
    .where('story_id', '=', storyId)
    .where('number', '<', page.before)
    .orderBy('number', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(({ number, saved_at: savedAt, by }) => ({ number, savedAt, by }));
}
