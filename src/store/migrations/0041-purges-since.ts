import type { Migration } from 'kysely/migration';
import { inEither } from './in-either.ts';

/** Since which settle a key waits, however often it was asked for again: until then whoever asks about the first is told that it waits. */
export const purgesSince: Migration = {
  up: async (db) => {
    await inEither(`alter table purges add column since integer not null default 0`).execute(db);
    await inEither(`update purges set since = stamp`).execute(db);
  },
};
