import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Everything that a filter of the library asks, apart from rows with their long texts: one narrow index of what is shown, one of what is put away. */
export const mediaCounts: Migration = {
  up: async (db) => {
    await sql`drop index media_items_shelved`.execute(db);
    await sql`drop index media_items_by_adder`.execute(db);
    const columns = sql.raw('n, put_away_at, used, shape, kind, added_by, added_at');
    await sql`create index media_items_shown on media_items (${columns}) where put_away_at is null`.execute(db);
    await sql`create index media_items_away on media_items (${columns}) where put_away_at is not null`.execute(db);
  },
};
