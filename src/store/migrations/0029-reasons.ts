import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Why a story of a release goes live although a check asks for a reason. */
export const reasons: Migration = {
  up: async (db) => {
    await sql`alter table release_items add column reason text`.execute(db);
  },
};
