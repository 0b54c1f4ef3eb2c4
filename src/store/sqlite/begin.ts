import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** As long as a transaction waits for those of other processes before it gives up. */
export const LONGEST_WAIT_MS = 20_000;
const ASK_AGAIN_MS = 5;

/**
 * How a transaction begins. `immediate` takes the write lock at once, so that two processes wait for each other instead of
 * failing midway; `deferred` takes none and reads the data as they were at its first query, whatever others write meanwhile.
 */
export type Begin = 'immediate' | 'deferred';

/**
 * Begins a transaction when those of other connections have ended. SQLite's own waiting would hold up this whole process,
 * with every reader it serves, for as long as another writes.
 */
export async function beginTransaction(database: DatabaseSync, begin: Begin): Promise<void> {
  const latest = performance.now() + LONGEST_WAIT_MS;
  while (!tryBegin(database, begin, performance.now() > latest)) await sleep(ASK_AGAIN_MS);
}

/** False when another connection is at it; throws that instead for the last time of asking. */
function tryBegin(database: DatabaseSync, begin: Begin, isLast: boolean): boolean {
  database.exec('pragma busy_timeout = 0');
  try {
    database.exec(`begin ${begin}`);
    return true;
  } catch (error) {
    if (isLast || !isBusy(error)) throw error;
    return false;
  } finally {
    database.exec(`pragma busy_timeout = ${LONGEST_WAIT_MS}`);
  }
}

/** https://www.sqlite.org/rescode.html: SQLITE_BUSY, another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return (error as { errcode?: unknown } | null)?.errcode === 5;
}
