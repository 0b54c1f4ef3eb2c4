import { type Kysely, type RawBuilder, sql } from 'kysely';
import { either } from '../either.ts';
import { tableStatement } from '../postgres/tables.ts';
import { isOnPostgres, type WordTable } from '../postgres/words.ts';

/** A statement on tables as SQLite takes it, and as PostgreSQL does. */
export function inEither(statement: string): RawBuilder<unknown> {
  return either(sql.raw(statement), () => sql.raw(tableStatement(statement)));
}

/** Makes an index of words: with SQLite's FTS5, or of PostgreSQL's text vectors (`postgres/text-vectors.ts`). */
export async function makeWordTable(db: Kysely<unknown>, name: WordTable, fts5: RawBuilder<unknown>): Promise<void> {
  if (!isOnPostgres(db)) return void (await fts5.execute(db));
  await sql`create table ${sql.table(name)} (rowid bigint, piece bigint, words tsvector not null, primary key (rowid, piece))`.execute(
    db,
  );
  await sql`create index ${sql.ref(`${name}_of_words`)} on ${sql.table(name)} using gin (words)`.execute(db);
}
