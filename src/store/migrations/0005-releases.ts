import type { Migration } from 'kysely/migration';

/** What goes live by itself, alone or together. */
export const releases: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('releases')
      .addColumn('id', 'text', (col) => col.primaryKey())
      .addColumn('at', 'text')
      .addColumn('zone', 'text')
      .addColumn('planned_at', 'text', (col) => col.notNull())
      .addColumn('planned_by', 'text', (col) => col.notNull())
      .addColumn('state', 'text', (col) => col.notNull())
      .addColumn('state_at', 'text', (col) => col.notNull())
      .addColumn('state_by', 'text', (col) => col.notNull())
      .addColumn('why', 'text')
      .execute();
    await db.schema.createIndex('releases_by_state').on('releases').columns(['state', 'at']).execute();
    await db.schema
      .createTable('release_items')
      .addColumn('release_id', 'text', (col) => col.notNull())
      .addColumn('story_id', 'text', (col) => col.notNull())
      .addColumn('position', 'integer', (col) => col.notNull())
      .addColumn('revision', 'integer', (col) => col.notNull())
      .addColumn('change', 'text', (col) => col.notNull())
      .addColumn('note', 'text')
      .addColumn('version', 'integer')
      .addPrimaryKeyConstraint('release_items_key', ['release_id', 'story_id'])
      .execute();
    await db.schema.createIndex('release_items_by_story').on('release_items').column('story_id').execute();
  },
};
