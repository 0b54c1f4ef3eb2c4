import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { inEither } from './in-either.ts';

/** When the rights in an item end, and that nobody may be shown it any more. */
export const mediaRights: Migration = {
  up: async (db) => {
    await inEither(`alter table media_items add column expires_at text`).execute(db);
    await inEither(`alter table media_items add column ended text`).execute(db);
    await sql`create index media_items_expiring on media_items (expires_at) where expires_at is not null`.execute(db);
  },
};
