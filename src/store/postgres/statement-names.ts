import { lately } from '../../base/lately.ts';

/** Statements that are kept ready on each connection; those beyond are read again each time. */
const MOST_NAMED = 600;

const named = new Map<string, string>();
let generation = 1;
const seen = lately<string, true>(MOST_NAMED);

/**
 * The name under which connections keep a statement ready; null the first time, for most statements that are asked once are never asked again, as
 * those of migrations.
 */
export function statementName(statement: string): string | null {
  const name = named.get(statement);
  if (name !== undefined) return name;
  if (named.size >= MOST_NAMED) return null;
  if (!seen.get(statement)) {
    seen.set(statement, true);
    return null;
  }
  const next = `s${generation}.${named.size + 1}`;
  named.set(statement, next);
  return next;
}

/** Gives every statement another name from now on, after tables were changed: what connections keep ready under those of before no longer fits. */
export function renameStatements(): void {
  generation += 1;
  named.clear();
}
