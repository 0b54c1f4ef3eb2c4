import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { makeWordTable } from './in-either.ts';

/** The search as in 0003, with a column for what stands inside words; `fillDesk` puts the texts in again. */
export const searchParts: Migration = {
  up: async (db) => {
    await sql`drop table search`.execute(db);
    await makeWordTable(
      db,
      'search',
      sql`create virtual table search using fts5 (
      headline, furniture, catchline, byline, body, parts,
      content = '', contentless_delete = 1, prefix = '2 3',
      tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
    )`,
    );
  },
};
