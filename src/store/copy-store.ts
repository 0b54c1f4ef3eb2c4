import { chmodSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { copyRows } from './copy-rows.ts';
import { refuseUnlessEmpty } from './dump.ts';
import { isPostgres, openStore } from './open-store.ts';
import { LONGEST_WAIT_MS } from './sqlite/begin.ts';

/** All pages in one go: nobody's writing begins it again, and with a write-ahead log it holds up nobody. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a store as it is at this moment into a new file, while others write in it. A file is copied page for page: what was not changed since the last copy
 * is the same bytes at the same place. Of a server's, all is written again that cannot be made again.
 */
export async function copyStore(at: string, to: string): Promise<void> {
  if (isPostgres(at)) await copyServer(at, to);
  else await copyFile(at, to);
  chmodSync(to, 0o600);
}

async function copyFile(file: string, to: string): Promise<void> {
  const database = new DatabaseSync(file, { readOnly: true, timeout: LONGEST_WAIT_MS });
  try {
    await backup(database, to, { rate: ALL_PAGES });
  } finally {
    database.close();
  }
}

async function copyServer(address: string, file: string): Promise<void> {
  for (const rest of ['-wal', '-shm']) rmSync(file + rest, { force: true });
  const from = await openStore(address);
  try {
    await fillStore(from, file);
  } finally {
    await from.close();
  }
  // All of it stands in this one file.
  const database = new DatabaseSync(file);
  database.exec('pragma wal_checkpoint(truncate); pragma journal_mode = delete');
  database.close();
}

/** Puts all that a store remembers into another, which must have no newsroom (409): all of it or nothing. */
export async function moveStore(file: string, to: string): Promise<void> {
  const from = await openStore(file);
  try {
    await fillStore(from, to);
  } finally {
    await from.close();
  }
}

async function fillStore(from: Awaited<ReturnType<typeof openStore>>, at: string): Promise<void> {
  const to = await openStore(at);
  try {
    await refuseUnlessEmpty(to.reader);
    to.keepLittle();
    // A large archive takes its time.
    await from.snapshot((db) => to.write((tx) => copyRows(db, tx)), Infinity);
  } finally {
    await to.close();
  }
}
