import { sql } from 'kysely';
import type { Db } from '../open-store.ts';
import { isOnPostgres } from './words.ts';

/** Has a table number its next rows after those that were put into it with numbers of their own, as SQLite does by itself. */
export async function numberAfter(tx: Db, table: string): Promise<void> {
  if (!isOnPostgres(tx)) return;
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attidentity = 'd'`.execute(tx);
  for (const { name } of rows)
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${name}), max(${sql.ref(name)})) from ${sql.table(table)}
      having max(${sql.ref(name)}) > 0`.execute(tx);
}
