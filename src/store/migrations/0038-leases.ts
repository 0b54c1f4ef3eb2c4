import type { Migration } from 'kysely/migration';

/** Whose turn it is where several processes share a server, by the server's clock (milliseconds since 1970). A file has locks of its own. */
export const leases: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('leases')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('until', 'integer', (column) => column.notNull())
      .addColumn('was_left', 'integer', (column) => column.notNull())
      .addColumn('next', 'text')
      .addColumn('next_until', 'integer', (column) => column.notNull())
      .execute();
  },
};
