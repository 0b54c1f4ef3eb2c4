import type { Migration } from 'kysely/migration';

/** What lives for minutes or hours and all nodes on the same data know: budgets of guesses, keys and used ones of challenges, previews. */
export const shortLived: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('short_lived')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('json', 'text', (column) => column.notNull())
      .addColumn('ends', 'integer', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('short_lived_by_end').on('short_lived').columns(['ends', 'name']).execute();
  },
};
