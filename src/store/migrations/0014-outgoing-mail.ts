import type { Migration } from 'kysely/migration';

/** Letters about accounts that wait to be sent, one for each address, and addresses whose mail server asked for patience. */
export const outgoingMail: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('account_letters')
      .addColumn('audit_seq', 'integer', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('account_letters_pk', ['audit_seq', 'address'])
      .execute();
    await db.schema
      .createTable('mail_delays')
      .addColumn('address', 'text', (column) => column.primaryKey())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .execute();
  },
};
