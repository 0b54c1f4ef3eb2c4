import type { Migration } from 'kysely/migration';

/** What people are told: somebody named them, gave them a story, decided what they suggested, or their release failed; and how each wants to be told. */
export const notices: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('notices')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('story_id', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('say', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('done_at', 'text')
      .addColumn('mailed_at', 'text')
      .execute();
    await db.schema.createIndex('notices_by_person').on('notices').columns(['person_id', 'id']).execute();
    await db.schema
      .createTable('notice_ways')
      .addColumn('person_id', 'text', (column) => column.primaryKey())
      .addColumn('by_mail', 'integer', (column) => column.notNull())
      .addColumn('quiet_from', 'text')
      .addColumn('quiet_until', 'text')
      .addColumn('quiet_zone', 'text')
      .execute();
  },
};
