import { sql } from 'kysely';
import { moveCursor, readCursor } from './changes.ts';
import type { Db } from './open-store.ts';

// The words of a version stand once, with it. A published story and a revision that read like it refer to it: their own text is empty then.

/** The words of a story as it was published last, as JSON. */
export const publishedText = sql<string>`coalesce(nullif(stories.json, ''), (select version_of.json from versions as version_of
  where version_of.story_id = stories.id and version_of.number = stories.version))`;

/** The words of a saved state of a draft, as JSON. */
export const revisionText = sql<string>`coalesce(nullif(revisions.json, ''), (select version_of.json from versions as version_of
  where version_of.story_id = revisions.story_id and version_of.number = revisions.version))`;

/** Has a revision that reads like a version refer to it. */
export async function referToVersion(
  tx: Db,
  { storyId, revision, version }: { storyId: string; revision: number; version: number },
): Promise<void> {
  await tx
    .updateTable('revisions')
    .set({ json: '', version })
    .where('story_id', '=', storyId)
    .where('number', '=', revision)
    .execute();
}

const CURSOR = 'texts-once';
const ALL_DONE = -1;
/** Stories in one transaction: some tens of milliseconds, in which nobody else writes. */
const PIECE = 50;

/**
 * Takes the second and third copy of what was published before texts stood once, some stories at a time; true while there are more. After an
 * end in between the next call goes on where the last one got. The file grows no smaller by it: what comes next takes the room.
 */
export async function lightenTexts(tx: Db): Promise<boolean> {
  const after = await readCursor(tx, CURSOR);
  if (after === ALL_DONE) return false;
  const rows = await tx
    .selectFrom('drafts')
    .select(['id', 'story_id'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(PIECE)
    .execute();
  for (const { story_id: id } of rows) await lightenStory(tx, id);
  await moveCursor(tx, CURSOR, rows.at(-1)?.id ?? ALL_DONE);
  return rows.length > 0;
}

async function lightenStory(tx: Db, id: string): Promise<void> {
  await sql`update stories set json = '' where id = ${id} and json <> '' and json = (select versions.json from versions
    where versions.story_id = stories.id and versions.number = stories.version)`.execute(tx);
  const alike = sql`from versions where versions.story_id = revisions.story_id and versions.json = revisions.json`;
  await sql`update revisions set version = (select max(versions.number) ${alike}), json = ''
    where story_id = ${id} and json <> '' and exists (select 1 ${alike})`.execute(tx);
}
