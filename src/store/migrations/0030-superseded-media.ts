import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { inEither } from './in-either.ts';

/** What of the media shelf is superseded, by another crop or another picture, and from when on nobody needs it any more. */
export const supersededMedia: Migration = {
  up: async (db) => {
    await inEither(`create table superseded_media (
      media_id text not null,
      name text not null,
      until text not null,
      primary key (media_id, name)
    ) without rowid`).execute(db);
    await sql`create index superseded_media_due on superseded_media (until)`.execute(db);
  },
};
