import type { Pool, PoolClient } from 'pg';
import { refusePostgres } from './refusals.ts';

/**
 * Runs `work` while nobody else on this database runs under this name. The lock is the server's own, held by a connection of its own: it ends with that
 * connection, and so with the process that holds it. Who waits comes in turn.
 */
export async function alone<T>(pool: Pool, name: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect().catch(refusePostgres);
  const hear = () => {};
  // An end of the connection in the middle of the work is told by what the work asks of the database next.
  client.on('error', hear);
  try {
    await client.query(LOCK, [name]).catch(refusePostgres);
    return await work();
  } finally {
    await unlock(client, name);
    client.off('error', hear);
  }
}

const LOCK = 'select pg_advisory_lock(hashtextextended($1, 0))';
const UNLOCK = 'select pg_advisory_unlock(hashtextextended($1, 0))';

/** A connection that could not give its lock back is ended, and its lock with it. */
async function unlock(client: PoolClient, name: string): Promise<void> {
  const isFree = await client.query(UNLOCK, [name]).then(
    () => true,
    () => false,
  );
  client.release(!isFree);
}
