import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { inEither } from './in-either.ts';

/** Films and sound in the library: what of them plays, of which film a still is, and what went wrong in making their sizes. */
export const recordings: Migration = {
  up: async (db) => {
    await inEither(`alter table media_items add column recording text`).execute(db);
    await inEither(`alter table media_items add column still_of text`).execute(db);
    await inEither(`alter table media_items add column making text`).execute(db);
    await sql`create index media_items_still_of on media_items (still_of) where still_of is not null`.execute(db);
  },
};
