import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';

/** What others than the owner may do with a file. */
const OTHERS = 0o077;

/**
 * Sees to it that nobody but the owner may read a database: it holds password hashes and drafts. SQLite gives its log and its index
 * the mode of the file they belong to. A database that is there is never opened for this: closing it would end SQLite's locks on it.
 */
export function keepPrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  for (const path of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) takeFromOthers(path);
}

function takeFromOthers(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || (stats.mode & OTHERS) === 0) return;
  try {
    chmodSync(path, stats.mode & ~OTHERS & 0o777);
  } catch (error) {
    // Somebody else's file, which this user may use: its owner decides.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM' && (error as NodeJS.ErrnoException).code !== 'EROFS')
      throw error;
  }
}
