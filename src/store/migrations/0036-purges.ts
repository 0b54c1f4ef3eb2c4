import type { Migration } from 'kysely/migration';

/** What caches in front of readers are still to let go, by key; a key that is asked for again keeps its one row. */
export const purges: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('purges')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('stamp', 'integer', (column) => column.notNull())
      .addColumn('is_hard', 'integer', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('again', 'integer', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .execute();
  },
};
