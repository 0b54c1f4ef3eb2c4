import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { either } from '../either.ts';
import { inEither, makeWordTable } from './in-either.ts';

/** The library of media, and which draft shows what. `fillMedia` makes items of the pictures that stories hold. */
export const mediaItems: Migration = {
  up: async (db) => {
    await inEither(`create table media_items (
      n integer primary key autoincrement,
      id text not null unique,
      kind text not null,
      added_at text not null,
      added_by text not null,
      original text not null,
      sha256 text,
      width integer not null,
      height integer not null,
      shape text not null,
      picture text not null,
      found text not null,
      by_hand text not null,
      revision integer not null,
      put_away_at text,
      put_away_by text,
      used integer not null
    )`).execute(db);
    // Each holds all that a count under these filters asks, so that rows with their long texts need not be read.
    await either(
      sql`create index media_items_shelved on media_items (put_away_at is null, used, shape, added_by, added_at)`,
      () =>
        sql`create index media_items_shelved on media_items ((put_away_at is null), used, shape, added_by, added_at)`,
    ).execute(db);
    await sql`create index media_items_by_adder on media_items (added_by)`.execute(db);
    await sql`create index media_items_by_hash on media_items (sha256)`.execute(db);
    await inEither(`create table media_draft_uses (
      media_id text not null,
      story_id text not null,
      primary key (media_id, story_id)
    ) without rowid`).execute(db);
    await sql`create index media_draft_uses_by_story on media_draft_uses (story_id)`.execute(db);
    await makeWordTable(
      db,
      'media_words',
      sql`create virtual table media_words using fts5 (
      words, parts,
      content = '', contentless_delete = 1, prefix = '2 3',
      tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
    )`,
    );
  },
};
