import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { lately } from '../../base/lately.ts';
import { semaphore } from '../../base/semaphore.ts';
import { type Begin, beginTransaction } from './begin.ts';

/** Prepared statements kept for reuse; queries whose text varies (lists of values) push out the oldest. */
const MOST_STATEMENTS = 400;

/** Kysely over Node's own SQLite: one connection, one query or transaction at a time. */
export function sqliteDialect(database: DatabaseSync, begin: Begin = 'immediate'): Dialect {
  return {
    createAdapter,
    createDriver: () => sqliteDriver(database, begin),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/**
 * SQLite takes changes of tables within a transaction; Kysely's adapter does not say so. Said, all migrations are one
 * transaction: a process that dies in the middle leaves nothing half made, and of two that open a new file one waits.
 */
function createAdapter(): DialectAdapter {
  return Object.defineProperty(new SqliteAdapter(), 'supportsTransactionalDdl', { value: true });
}

function sqliteDriver(database: DatabaseSync, begin: Begin): Driver {
  const connection = sqliteConnection(database);
  const one = semaphore(1);
  const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql)).then(() => {});
  return {
    init: async () => {},
    acquireConnection: async () => {
      await one.enter();
      return connection;
    },
    beginTransaction: () => beginTransaction(database, begin),
    commitTransaction: () => run('commit'),
    // After some errors, a full disk among them, SQLite has rolled back by itself (https://www.sqlite.org/lang_transaction.html).
    rollbackTransaction: async () => (database.isTransaction ? run('rollback') : undefined),
    releaseConnection: async () => one.leave(),
    destroy: async () => database.close(),
  };
}

function sqliteConnection(database: DatabaseSync): DatabaseConnection {
  const prepare = statementCache(database);
  return {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery) => execute<R>(prepare(sql), parameters),
    streamQuery: () => {
      throw new Error('Queries are not streamed here: page through them by key.');
    },
  };
}

function execute<R>({ statement, givesRows }: Prepared, parameters: readonly unknown[]): QueryResult<R> {
  const values = parameters as readonly SQLInputValue[];
  if (givesRows) return { rows: statement.all(...values) as R[] };
  const { changes, lastInsertRowid } = statement.run(...values);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

interface Prepared {
  readonly statement: StatementSync;
  /** Asked once: naming a statement's columns takes several times what running it does. */
  readonly givesRows: boolean;
}

function statementCache(database: DatabaseSync): (sql: string) => Prepared {
  const known = lately<string, Prepared>(MOST_STATEMENTS);
  return (sql) => {
    const before = known.get(sql);
    if (before) return before;
    const one = prepared(database.prepare(sql));
    known.set(sql, one);
    return one;
  };
}

function prepared(statement: StatementSync): Prepared {
  return { statement, givesRows: statement.columns().length > 0 };
}
