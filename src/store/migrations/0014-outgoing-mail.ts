import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isOnPostgres } from '../postgres/words.ts';

/** Letters about accounts that wait to be sent, one for each address, and addresses whose mail server asked for patience. */
export const outgoingMail: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('account_letters')
      .addColumn('audit_seq', 'integer', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('account_letters_pk', ['audit_seq', 'address'])
      .execute();
    // SQLite numbers its rows by itself.
    if (isOnPostgres(db))
      await sql`alter table account_letters add column rowid bigint generated always as identity`.execute(db);
    await db.schema
      .createTable('mail_delays')
      .addColumn('address', 'text', (column) => column.primaryKey())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .execute();
  },
};
