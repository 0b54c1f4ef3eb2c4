import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { StoreQueryCompiler } from './query-compiler.ts';
import { asNotAcknowledged, refusePostgres } from './refusals.ts';
import { renameStatements, statementName } from './statement-names.ts';
import { asParameter } from './values.ts';

/** Kysely over connections to PostgreSQL. `begin` is what a transaction begins with, in one message. */
export function postgresDialect(pool: Pool, begin: string): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => postgresDriver(pool, begin),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new StoreQueryCompiler(),
  };
}

/** A connection that Kysely uses, with what this driver knows of it. */
interface Used extends DatabaseConnection {
  readonly client: PoolClient;
  /** Runs statements as they are. */
  run(statements: string): Promise<void>;
  /** True when it is not to be used again: nobody knows in what state it is. */
  isLost: boolean;
  isInTransaction: boolean;
  /** Hears of an end while nothing is asked; without it that would end this process. */
  readonly whenEnded: () => void;
}

function postgresDriver(pool: Pool, begin: string): Driver {
  return {
    init: async () => {},
    acquireConnection: async () => used(await pool.connect().catch(refusePostgres)),
    beginTransaction: async (connection) => {
      const one = connection as Used;
      one.isInTransaction = true;
      await one.run(begin).catch(refusePostgres);
    },
    commitTransaction: async (connection) => {
      const one = connection as Used;
      one.isInTransaction = false;
      await commit(one).catch(refusePostgres);
    },
    rollbackTransaction: async (connection) => {
      const one = connection as Used;
      one.isInTransaction = false;
      await one.run('rollback').catch(() => (one.isLost = true));
    },
    releaseConnection: async (connection) => {
      const { client, isLost, whenEnded } = connection as Used;
      client.off('error', whenEnded);
      client.release(isLost);
    },
    destroy: () => pool.end(),
  };
}

/**
 * A commit that is answered with a warning is none that could be acknowledged: the wait for a standby was cut off
 * (https://www.postgresql.org/docs/current/warm-standby.html#SYNCHRONOUS-REPLICATION), so that it may be lost with this server.
 */
async function commit(connection: Used): Promise<void> {
  const { client } = connection;
  const warnings: string[] = [];
  const hear = ({ code = '' }: { readonly code?: string | undefined }) => warnings.push(code);
  client.on('notice', hear);
  try {
    const { command } = await client.query('commit');
    if (command === 'ROLLBACK') throw new Error('A statement in this transaction failed, so none of it was kept.');
    if (warnings.includes(WARNING)) throw asNotAcknowledged();
  } catch (error) {
    connection.isLost = true;
    throw error;
  } finally {
    client.off('notice', hear);
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const WARNING = '01000';
/** Tables were changed by another version while this one ran, and a statement that was kept ready does not fit them. */
const PLAN_OF_BEFORE = '0A000';

/** True for a transaction that failed because tables were changed by another version: begun again it finds them as they are. */
export function isOvertaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === PLAN_OF_BEFORE;
}

function used(client: PoolClient): Used {
  const connection: Used = {
    client,
    isLost: false,
    isInTransaction: false,
    whenEnded: () => (connection.isLost = true),
    run: async (statements) => void (await client.query(statements)),
    executeQuery: async <R>(query: CompiledQuery) => {
      try {
        return await execute<R>(client, query);
      } catch (error) {
        if (!isOvertaken(error)) return refusePostgres(error);
        renameStatements();
        // A transaction has failed as a whole, and whoever began it begins it again.
        if (connection.isInTransaction) throw error;
        return execute<R>(client, query).catch(refusePostgres);
      }
    },
    streamQuery: () => {
      throw new Error('Queries are not streamed here: page through them by key.');
    },
  };
  client.on('error', connection.whenEnded);
  return connection;
}

const COUNTED = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

async function execute<R>(client: PoolClient, { sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
  const name = statementName(sql);
  const { command, rowCount, rows } = await client.query({
    text: sql,
    values: parameters.map(asParameter),
    ...(name !== null && { name }),
  });
  return { rows: rows as R[], ...(COUNTED.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) };
}
