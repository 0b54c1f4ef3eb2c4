import type { Migration } from 'kysely/migration';

/** Old and short addresses that people lead somewhere. One that leads nowhere any more keeps its row. */
export const ledAddresses: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('led_addresses')
      .addColumn('path', 'text', (column) => column.primaryKey())
      .addColumn('target', 'text')
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .execute();
  },
};
