import type { Migration } from 'kysely/migration';

/** The release of stories with which a launch of fronts goes live; null for one that goes by itself. */
export const releasedLaunches: Migration = {
  up: async (db) => {
    await db.schema.alterTable('launches').addColumn('release_id', 'text').execute();
    await db.schema.createIndex('launches_by_release').on('launches').column('release_id').execute();
  },
};
