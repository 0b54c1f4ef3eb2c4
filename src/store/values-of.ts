import { type RawBuilder, sql } from 'kysely';

/** Any number of values as a list for `in`, in one parameter: a statement has one text however many there are, and is prepared once. */
export function valuesOf(values: readonly (string | number)[]): RawBuilder<unknown> {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}
