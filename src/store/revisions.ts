import type { Instant } from '../base/clock.ts';
import type { Story } from '../story/story.ts';
import type { Revision } from './drafts.ts';
import type { Db } from './open-store.ts';
import { revisionText } from './texts-once.ts';
import type { Schema } from './schema.ts';

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
    .select(['saved_at', 'by', revisionText.as('json')])
    .where('story_id', '=', storyId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row ? revisionOf(storyId, { number, ...row }) : null;
}

/** Which saved states: those with numbers below `before`, newest first, at most `limit`. */
export interface Page {
  readonly before: number;
  readonly limit: number;
}

/** A page of the saved states of a draft, all they say included. */
export async function readRevisions(db: Db, storyId: string, page: Page): Promise<Revision[]> {
  const rows = await db
    .selectFrom('revisions')
    .select(['number', 'saved_at', 'by', revisionText.as('json')])
    .where('story_id', '=', storyId)
    .where('number', '<', page.before)
    .orderBy('number', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => revisionOf(storyId, row));
}

type Row = Pick<Schema['revisions'], 'number' | 'saved_at' | 'by' | 'json'>;

function revisionOf(storyId: string, { number, saved_at: savedAt, by, json }: Row): Revision {
  return { storyId, number, savedAt, by, story: JSON.parse(json) as Story };
}

/** A page of the saved states of a draft, without what they say. */
export async function readRevisionHeads(db: Db, storyId: string, page: Page): Promise<RevisionHead[]> {
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
