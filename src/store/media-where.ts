import type { MediaUse } from '../story/media-use.ts';
import type { Db } from './open-store.ts';
import { frontsOfStories } from './standing-where.ts';

/** Every story that shows an item, in a draft or in a version, the newest first. */
export async function whereMediaIs(db: Db, id: string): Promise<MediaUse[]> {
  const versions = await db
    .selectFrom('media_uses')
    .innerJoin('versions', (join) =>
      join.onRef('versions.story_id', '=', 'media_uses.story_id').onRef('versions.number', '=', 'media_uses.version'),
    )
    .select(['media_uses.story_id', 'version', 'suppressed_at'])
    .where('media_id', '=', id)
    .orderBy('version')
    .execute();
  const drafts = await db.selectFrom('media_draft_uses').select('story_id').where('media_id', '=', id).execute();
  const ids = [...new Set([...versions, ...drafts].map((row) => row.story_id))];
  if (ids.length === 0) return [];
  const stories = await storiesOf(db, ids);
  const fronts = await frontsOfStories(db);
  const uses = ids.map((storyId): MediaUse => {
    const story = stories.get(storyId);
    const shown = versions.filter((row) => row.story_id === storyId);
    return {
      ...{ storyId, headline: story?.headline ?? '', state: story?.state ?? 'never' },
      versions: shown.filter(({ suppressed_at: at }) => at === null).map(({ version }) => version),
      isCurrent: shown.some(({ version }) => version === story?.version),
      inDraft: drafts.some((row) => row.story_id === storyId),
      fronts: [...(fronts.get(storyId) ?? [])].toSorted(),
    };
  });
  return uses.toSorted((one, other) => other.storyId.localeCompare(one.storyId));
}

interface Where {
  readonly headline: string;
  readonly state: MediaUse['state'];
  readonly version: number | null;
}

async function storiesOf(db: Db, ids: readonly string[]): Promise<Map<string, Where>> {
  const published = await db
    .selectFrom('stories')
    .innerJoin('versions', (join) =>
      join.onRef('versions.story_id', '=', 'stories.id').onRef('versions.number', '=', 'stories.version'),
    )
    .select(['stories.id', 'stories.state', 'stories.version', 'headline'])
    .where('stories.id', 'in', ids)
    .execute();
  const drafts = await db.selectFrom('drafts').select(['story_id', 'headline']).where('story_id', 'in', ids).execute();
  return new Map([
    ...drafts.map(({ story_id: id, headline }): [string, Where] => [id, { headline, state: 'never', version: null }]),
    ...published.map(({ id, ...where }): [string, Where] => [id, where]),
  ]);
}
