import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { inEither } from './in-either.ts';

/** Which container of a front shows which item of the library on a card. */
export const mediaOnCards: Migration = {
  up: async (db) => {
    await inEither(`create table media_card_uses (
      media_id text not null,
      container_id text not null,
      drafted integer not null,
      launched integer not null,
      primary key (media_id, container_id)
    ) without rowid`).execute(db);
    await sql`create index media_card_uses_by_container on media_card_uses (container_id)`.execute(db);
  },
};
