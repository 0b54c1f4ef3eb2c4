import type { Migration } from 'kysely/migration';

/** Who typed which letters of what is new in a revision. Of older ones only everybody who wrote is known. */
export const typedBy: Migration = {
  up: async (db) => {
    await db.schema
      .alterTable('revisions')
      .addColumn('typed', 'text', (col) => col.notNull().defaultTo('[]'))
      .execute();
  },
};
