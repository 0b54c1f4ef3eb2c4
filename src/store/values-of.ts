import { type RawBuilder, sql } from 'kysely';
import { either } from './either.ts';

/** Any number of texts as a list for `in`, in one parameter: a statement has one text however many there are, and is prepared once. */
export function valuesOf(values: readonly string[]): RawBuilder<unknown> {
  return either(fromJson(values), () => sql`(select unnest(${values}::text[]))`);
}

/** The same of whole numbers. */
export function numbersOf(values: readonly number[]): RawBuilder<unknown> {
  return either(fromJson(values), () => sql`(select unnest(${values}::bigint[]))`);
}

function fromJson(values: readonly (string | number)[]): RawBuilder<unknown> {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}

type Cell = string | number | null;

/** Any number of rows, in one parameter or one for each column, as what `insert` and `in` take; columns of numbers are those of the first row. */
export function rowsOf(rows: readonly (readonly Cell[])[]): RawBuilder<unknown> {
  const columns = (rows[0] ?? []).map((first, at) => ({ first, at }));
  const json = JSON.stringify(rows);
  return either(
    sql`select ${sql.join(columns.map(({ at }) => sql.raw(`value ->> ${at}`)))} from json_each(${json}) where true`,
    () => {
      const lists = columns.map(({ first, at }) => {
        const values = rows.map((row) => row[at] ?? null);
        return typeof first === 'number' ? sql`${values}::bigint[]` : sql`${values}::text[]`;
      });
      return sql`select * from unnest(${sql.join(lists)})`;
    },
  );
}
