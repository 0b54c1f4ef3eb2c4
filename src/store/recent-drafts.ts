import { sql } from 'kysely';
import type { Story } from '../story/story.ts';
import { jsonPart } from './json-sql.ts';
import type { Db } from './open-store.ts';
import { revisionText } from './texts-once.ts';

/** The drafts in which somebody did something last, as their newest revisions say; newest first, none that is spiked. */
export async function readRecentDrafts(db: Db, limit: number): Promise<Story[]> {
  const rows = await db
    .selectFrom('drafts')
    .innerJoin('revisions', (join) =>
      join.onRef('revisions.story_id', '=', 'drafts.story_id').onRef('revisions.number', '=', 'drafts.revision'),
    )
    .select(revisionText.as('json'))
    .where('drafts.spiked_at', 'is', null)
    .orderBy('drafts.touched_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ json }) => JSON.parse(json) as Story);
}

/** Who signed the published stories among the drafts touched last, the newest first, each once. */
export async function recentBylines(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('drafts')
    .innerJoin('stories', 'stories.id', 'drafts.story_id')
    .select(sql<string>`${jsonPart('stories.card', 'byline')}`.as('byline'))
    .orderBy('drafts.touched_at', 'desc')
    .limit(limit)
    .execute();
  const bylines = rows.flatMap(({ byline }) => JSON.parse(byline) as Story['byline']);
  return [...new Set(bylines.map(({ person }) => person))];
}
