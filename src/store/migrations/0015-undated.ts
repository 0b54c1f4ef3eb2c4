import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The desk counts the stories without a date whenever it is read; there are few among many. */
export const undated: Migration = {
  up: async (db) => {
    await sql`create index stories_undated on stories (id) where first_published_at is null`.execute(db);
  },
};
