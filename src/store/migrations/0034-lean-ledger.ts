import type { Migration } from 'kysely/migration';
import { inEither } from './in-either.ts';

/** What pages read, and every address there ever was, stand once in the order of their keys, and not a second time beside it. */
export const leanLedger: Migration = {
  up: async (db) => {
    for (const statement of [
      `create table lean_reads (fact_id integer not null, page_id integer not null, primary key (fact_id, page_id)) without rowid`,
      `insert into lean_reads select fact_id, page_id from reads order by fact_id, page_id`,
      `drop table reads`,
      `alter table lean_reads rename to reads`,
      `create index reads_by_page on reads (page_id)`,
      `create table lean_addresses (path text not null primary key, since text not null) without rowid`,
      `insert into lean_addresses select path, since from addresses order by path`,
      `drop table addresses`,
      `alter table lean_addresses rename to addresses`,
    ])
      await inEither(statement).execute(db);
  },
};
