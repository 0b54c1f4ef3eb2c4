import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which item took the place of another, and when. */
export const replacedMedia: Migration = {
  up: async (db) => {
    await sql`alter table media_items add column replaced text`.execute(db);
    await sql`create index media_items_replaced on media_items (json_extract(replaced, '$.with')) where replaced is not null`.execute(
      db,
    );
  },
};
