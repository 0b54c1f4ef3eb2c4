import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const MEDIA = /\/media\/([a-z0-9]{8,64})\//g;

/** Which version of which story shows what of the media shelf: readers may have what a version they can read shows. */
export const mediaUses: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('media_uses')
      .addColumn('media_id', 'text', (column) => column.notNull())
      .addColumn('story_id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('media_uses_key', ['media_id', 'story_id', 'version'])
      .execute();
    await db.schema.createIndex('media_uses_by_story').on('media_uses').columns(['story_id', 'version']).execute();
    const { rows } = await sql<{ story_id: string; number: number; json: string }>`
      select story_id, number, json from versions where json like '%/media/%'`.execute(db);
    for (const { story_id: story, number, json } of rows)
      for (const id of new Set([...json.matchAll(MEDIA)].map((found) => found[1])))
        await sql`insert into media_uses (media_id, story_id, version) values (${id}, ${story}, ${number})`.execute(db);
  },
};
