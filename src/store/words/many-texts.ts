import { sql } from 'kysely';
import type { Db } from '../open-store.ts';
import { isOnPostgres } from '../postgres/words.ts';

/** How many parts of an index of words SQLite merges at a time while very much is put in: half the work of its own four, and none that takes long. */
const MERGED_AT_ONCE = 8;
const ITS_OWN_MERGES = 4;
/** Bytes of words held back before a part is written: what a batch has, so that it is one part. */
const HELD_BACK = 8 * 1024 * 1024;
const ITS_OWN_HELD_BACK = 1024 * 1024;

/**
 * Puts very many texts into the search within a transaction. SQLite's index is told to merge less often meanwhile, and what it is told again at the end
 * is part of the same transaction (https://www.sqlite.org/fts5.html#the_automerge_configuration_option): whoever is killed leaves it as it was.
 */
export async function manyTexts(tx: Db, put: () => Promise<void>): Promise<void> {
  if (isOnPostgres(tx)) return put();
  await tell(tx, 'automerge', MERGED_AT_ONCE);
  await tell(tx, 'hashsize', HELD_BACK);
  await put();
  await sql`insert into search(search) values ('flush')`.execute(tx);
  await tell(tx, 'automerge', ITS_OWN_MERGES);
  await tell(tx, 'hashsize', ITS_OWN_HELD_BACK);
}

/** A bound number would be a real one, which the index does not take. */
async function tell(tx: Db, what: 'automerge' | 'hashsize', value: number): Promise<void> {
  await sql`insert into search(search, rank) values (${sql.lit(what)}, ${sql.lit(value)})`.execute(tx);
}
