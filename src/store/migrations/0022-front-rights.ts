import type { Migration } from 'kysely/migration';

/** On which fronts somebody may do what, where that is not as their role says; and who planned a launch, by whose rights it goes live. */
export const frontRights: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('front_grants')
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('permission', 'text', (column) => column.notNull())
      .addColumn('front', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('front_grants_key', ['person_id', 'permission', 'front'])
      .execute();
    await db.schema.alterTable('launches').addColumn('planner_id', 'text').execute();
  },
};
