import type { MediaState } from '../story/archive.ts';
import { mediaIn } from '../story/media-in.ts';
import type { Story } from '../story/story.ts';
import type { Db } from './open-store.ts';

/** Notes what a version shows of the media shelf, within the transaction that adds it. */
export async function noteMediaUses(tx: Db, story: Story, version: number): Promise<void> {
  const rows = mediaIn(story).map((id) => ({ media_id: id, story_id: story.id, version }));
  if (rows.length > 0) await tx.insertInto('media_uses').values(rows).execute();
}

/** What the versions of a story show of the media shelf, or one version of it. */
export async function mediaShownBy(db: Db, storyId: string, version?: number): Promise<string[]> {
  let query = db.selectFrom('media_uses').select('media_id').distinct().where('story_id', '=', storyId);
  if (version !== undefined) query = query.where('version', '=', version);
  return (await query.orderBy('media_id').execute()).map((row) => row.media_id);
}

/** Whether readers may have it: `public` while a version they can read shows it, `gone` when one did; null when none ever did. */
export async function readMediaState(db: Db, id: string): Promise<MediaState | null> {
  const uses = await db
    .selectFrom('media_uses')
    .innerJoin('versions', (join) =>
      join.onRef('versions.story_id', '=', 'media_uses.story_id').onRef('versions.number', '=', 'media_uses.version'),
    )
    .innerJoin('stories', 'stories.id', 'media_uses.story_id')
    .select(['stories.state', 'versions.suppressed_at'])
    .where('media_id', '=', id)
    .execute();
  if (uses.length === 0) return null;
  return uses.some((use) => use.state === 'live' && use.suppressed_at === null) ? 'public' : 'gone';
}

/** The ids of all that a version ever showed. */
export async function everyMedia(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('media_uses').select('media_id').distinct().orderBy('media_id').execute();
  return rows.map((row) => row.media_id);
}

const AT_ONCE = 200;

/** Notes the uses of all versions anew, for a newsroom that was restored. */
export async function refillMediaUses(tx: Db): Promise<void> {
  await tx.deleteFrom('media_uses').execute();
  for (let offset = 0; ; offset += AT_ONCE) {
    const rows = await tx
      .selectFrom('versions')
      .select(['number', 'json'])
      .orderBy('story_id')
      .orderBy('number')
      .limit(AT_ONCE)
      .offset(offset)
      .execute();
    for (const { json, number } of rows) await noteMediaUses(tx, JSON.parse(json) as Story, number);
    if (rows.length < AT_ONCE) return;
  }
}
