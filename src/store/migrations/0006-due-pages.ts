import type { Migration } from 'kysely/migration';

/** Pages that a change made stale and that are pressed after those that readers look at most. */
export const duePages: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('due_pages')
      .addColumn('turn', 'integer', (col) => col.primaryKey().autoIncrement())
      .addColumn('path', 'text', (col) => col.notNull().unique())
      .addColumn('because', 'text', (col) => col.notNull())
      .addColumn('change_seq', 'integer', (col) => col.notNull())
      .execute();
  },
};
