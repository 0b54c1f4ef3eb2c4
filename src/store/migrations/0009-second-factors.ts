import type { Migration } from 'kysely/migration';

/** Second factors, who must have one, the last proof of who is behind a session, and what somebody has seen of what happened to their account. */
export const secondFactors: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('second_factors')
      .addColumn('person_id', 'text', (col) => col.primaryKey())
      .addColumn('secret', 'text', (col) => col.notNull())
      .addColumn('made_at', 'text', (col) => col.notNull())
      .addColumn('confirmed_at', 'text')
      .addColumn('last_step', 'integer', (col) => col.notNull())
      .execute();
    await db.schema
      .createTable('recovery_codes')
      .addColumn('code_hash', 'text', (col) => col.primaryKey())
      .addColumn('person_id', 'text', (col) => col.notNull())
      .addColumn('made_at', 'text', (col) => col.notNull())
      .addColumn('used_at', 'text')
      .execute();
    await db.schema.createIndex('recovery_codes_by_person').on('recovery_codes').column('person_id').execute();
    await db.schema
      .createTable('second_factor_roles')
      .addColumn('role', 'text', (col) => col.primaryKey())
      .addColumn('since', 'text', (col) => col.notNull())
      .execute();
    await db.schema.alterTable('sessions').addColumn('proven_at', 'text').execute();
    await db.schema.alterTable('people').addColumn('events_seen', 'integer').execute();
  },
};
