import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { either } from '../either.ts';
import { inEither } from './in-either.ts';

/** Which item took the place of another, and when. */
export const replacedMedia: Migration = {
  up: async (db) => {
    await inEither(`alter table media_items add column replaced text`).execute(db);
    await either(
      sql`create index media_items_replaced on media_items (json_extract(replaced, '$.with')) where replaced is not null`,
      () => sql`create index media_items_replaced on media_items (n) where replaced is not null`,
    ).execute(db);
  },
};
