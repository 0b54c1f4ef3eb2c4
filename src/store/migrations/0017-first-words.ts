import type { Migration } from 'kysely/migration';
import { fillFirstWords } from '../first-words.ts';

/** Whose every first word of an address is, for ever: what was given before is written down once. */
export const firstWords: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('first_words')
      .addColumn('word', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('since', 'text')
      .execute();
    await fillFirstWords(db);
  },
};
