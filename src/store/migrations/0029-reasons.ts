import type { Migration } from 'kysely/migration';
import { inEither } from './in-either.ts';

/** Why a story of a release goes live although a check asks for a reason. */
export const reasons: Migration = {
  up: async (db) => {
    await inEither(`alter table release_items add column reason text`).execute(db);
  },
};
