import type { Migration } from 'kysely/migration';

/** Breaking banners: every act on them, and what it left standing in which edition. */
export const banners: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('banner_acts')
      .addColumn('seq', 'integer', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('undoes', 'integer')
      .execute();
    await db.schema
      .createTable('banner_states')
      .addColumn('edition', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('json', 'text')
      .addPrimaryKeyConstraint('banner_states_key', ['edition', 'seq'])
      .execute();
  },
};
