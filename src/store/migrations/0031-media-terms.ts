import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { inEither } from './in-either.ts';

/** Who and what place an item shows, who made it, and when it was taken, to be asked for exactly. `fillMedia` fills them. */
export const mediaTerms: Migration = {
  up: async (db) => {
    await inEither(`create table media_terms (
      facet text not null,
      term text not null,
      n integer not null,
      name text not null,
      primary key (facet, term, n)
    ) without rowid`).execute(db);
    await sql`create index media_terms_by_item on media_terms (n)`.execute(db);
    await inEither(`alter table media_items add column taken text`).execute(db);
    await sql`drop index media_items_shown`.execute(db);
    await sql`drop index media_items_away`.execute(db);
    const columns = sql.raw('n, put_away_at, used, shape, kind, added_by, added_at, taken');
    await sql`create index media_items_shown on media_items (${columns}) where put_away_at is null`.execute(db);
    await sql`create index media_items_away on media_items (${columns}) where put_away_at is not null`.execute(db);
  },
};
