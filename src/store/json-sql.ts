import { type RawBuilder, sql } from 'kysely';
import { either } from './either.ts';
import { readableJson } from './postgres/readable-json.ts';

/** What is under a name in a column of JSON, as it is and not as JSON; null where nothing does. */
export function jsonValue(column: string, ...path: readonly string[]): RawBuilder<string | null> {
  const way = path.slice(0, -1).map((name) => ` -> '${name}'`);
  return either(
    sql.raw(`json_extract(${column}, '$.${path.join('.')}')`),
    // Texts within it are compared as columns are.
    () => sql.raw(`((${readableJson(column)}${way.join('')} ->> '${path.at(-1)}') collate "C")`),
  );
}

/** The same as JSON. */
export function jsonPart(column: string, name: string): RawBuilder<string | null> {
  return either(sql.raw(`${column} -> '$.${name}'`), () => sql.raw(`(${readableJson(column)} -> '${name}')::text`));
}

/** The elements of a list in a column of JSON, as a table `one` with their `value`; a name within each: `one.value ->> 'name'`. */
export function jsonList(column: string, name: string): RawBuilder<unknown> {
  return either(sql.raw(`json_each(${column}, '$.${name}') as one`), () =>
    sql.raw(`json_array_elements(${readableJson(column)} -> '${name}') as one(value)`),
  );
}
