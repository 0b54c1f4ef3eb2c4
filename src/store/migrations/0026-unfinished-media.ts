import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { inEither } from './in-either.ts';

/** Of which items more is to be made. What is there already is whole as it is, and is cut when somebody says how. */
export const unfinishedMedia: Migration = {
  up: async (db) => {
    await inEither(`alter table media_items add column unfinished integer not null default 0`).execute(db);
    await sql`create index media_items_unfinished on media_items (n) where unfinished = 1`.execute(db);
  },
};
