import { chmodSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { LONGEST_WAIT_MS } from './sqlite/begin.ts';

/** All pages in one go: nobody's writing begins it anew, and with a write-ahead log it holds up nobody. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a store as it is at this moment into a new file, while others write in it. Page for page: what was not changed since the last copy
 * is the same bytes at the same place.
 */
export async function copyStore(file: string, to: string): Promise<void> {
  const database = new DatabaseSync(file, { readOnly: true, timeout: LONGEST_WAIT_MS });
  try {
    await backup(database, to, { rate: ALL_PAGES });
    chmodSync(to, 0o600);
  } finally {
    database.close();
  }
}
