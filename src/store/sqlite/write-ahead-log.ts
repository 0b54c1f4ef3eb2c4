import { close, fdatasync, open } from 'node:fs';
import { promisify } from 'node:util';
import type { DatabaseSync } from 'node:sqlite';

const [openFile, syncData, closeFile] = [promisify(open), promisify(fdatasync), promisify(close)];

/** Pages in the log at which a commit cuts it back by itself, because it was never quiet long enough: 16 MB. */
const LONGEST = 4000;
/** So many commits make it worth the while, and so long nobody has committed by then. */
const WORTH_IT = 20;
const QUIET_MS = 300;

/** The write-ahead log of a database: when it is synced, and when it is cut back. */
export interface WriteAheadLog {
  /** Commits within are not synced; each survives with the next sync of the log, or with the next commit that is. */
  unsynced<T>(work: () => Promise<T>): Promise<T>;
  /** When this returns, everything committed so far survives a power cut. */
  sync(): Promise<void>;
  /** Something was committed. */
  grew(): void;
  close(): void;
}

/**
 * Cutting the log back takes 5 to 30 ms here, in which this process does nothing else. SQLite does it within whichever commit comes after a thousand
 * pages, in front of whoever waits for that; here it is done when nobody has committed for a moment.
 */
export function openWriteAheadLog(file: string, database: DatabaseSync): WriteAheadLog {
  database.exec(`pragma wal_autocheckpoint = ${LONGEST}`);
  let commits = 0;
  let quiet: NodeJS.Timeout | undefined;
  const cutBack = () => {
    // Whoever is in a transaction commits soon, and this is asked again then.
    if (database.isTransaction || !database.isOpen) return;
    commits = 0;
    try {
      database.exec('pragma wal_checkpoint(passive)');
    } catch {
      // A full disk, or whatever else is in the way: the log is whole, a later commit tries again, and whoever writes is told by their own commit.
    }
  };
  return {
    unsynced: async (work) => {
      database.exec('pragma synchronous = normal');
      return work().finally(() => database.exec('pragma synchronous = full'));
    },
    sync: async () => {
      const descriptor = await openFile(`${file}-wal`, 'r');
      try {
        await syncData(descriptor);
      } finally {
        await closeFile(descriptor);
      }
    },
    grew: () => {
      commits += 1;
      if (commits < WORTH_IT) return;
      if (quiet) quiet.refresh();
      else quiet = setTimeout(cutBack, QUIET_MS).unref();
    },
    close: () => clearTimeout(quiet),
  };
}
