import type { Story } from '../story/story.ts';
import type { Db } from './open-store.ts';

/** The drafts in which somebody did something last, as their newest revisions say; newest first, none that is spiked. */
export async function readRecentDrafts(db: Db, limit: number): Promise<Story[]> {
  const rows = await db
    .selectFrom('drafts')
    .innerJoin('revisions', (join) =>
      join.onRef('revisions.story_id', '=', 'drafts.story_id').onRef('revisions.number', '=', 'drafts.revision'),
    )
    .select('revisions.json')
    .where('drafts.spiked_at', 'is', null)
    .orderBy('drafts.touched_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ json }) => JSON.parse(json) as Story);
}
