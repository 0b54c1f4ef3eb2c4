import { type OperationNode, type RawBuilder, sql } from 'kysely';

/** What PostgreSQL is asked in the place of a fragment; made only when it is asked. */
const twins = new WeakMap<OperationNode, () => OperationNode>();

/**
 * A fragment of SQL that each database is told in its own words. Which one is asked is known where the query is compiled
 * (`postgres/query-compiler.ts`), so whoever writes a query need not know.
 */
export function either<T>(sqlite: RawBuilder<T>, postgres: () => RawBuilder<unknown>): RawBuilder<T> {
  const node = sqlite.toOperationNode();
  twins.set(node, () => postgres().toOperationNode());
  const fragment = { expressionType: undefined, toOperationNode: () => node };
  return sql<T>`${fragment}`;
}

/** What PostgreSQL is asked in the place of this fragment; null where both are asked the same. */
export function twinOf(node: OperationNode): OperationNode | null {
  return twins.get(node)?.() ?? null;
}
