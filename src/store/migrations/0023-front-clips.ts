import type { Migration } from 'kysely/migration';

/** What each person has on their clipboard of cards. */
export const frontClips: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('front_clips')
      .addColumn('person_id', 'text', (column) => column.primaryKey())
      .addColumn('clips', 'text', (column) => column.notNull())
      .execute();
  },
};
