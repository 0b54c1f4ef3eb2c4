import type { Migration } from 'kysely/migration';
import { inEither } from './in-either.ts';

/** A revision that reads like a version of its story refers to that one's words. */
export const textsOnce: Migration = {
  up: async (db) => {
    await inEither(`alter table revisions add column version integer`).execute(db);
  },
};
