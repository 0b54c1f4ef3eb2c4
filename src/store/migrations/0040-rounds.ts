import type { Migration } from 'kysely/migration';
import { inEither } from './in-either.ts';

/** Up to which change each page is looked at, and the round that follows a change of the whole site: how far it has come. */
export const rounds: Migration = {
  up: async (db) => {
    await inEither(`alter table pages add column as_of integer not null default 0`).execute(db);
    await inEither(
      `create table rounds (seq integer not null primary key, facts text not null, place integer not null)`,
    ).execute(db);
  },
};
