import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Refusal } from '../base/problem.ts';
import { fillDesk } from './fill-desk.ts';
import { migrate } from './migrations.ts';
import type { Schema } from './schema.ts';
import { LONGEST_WAIT_MS } from './sqlite/begin.ts';
import { sqliteDialect } from './sqlite/dialect.ts';
import { takeLock } from './sqlite/lock.ts';
import { keepPrivate } from './sqlite/private-file.ts';

/** Something to read from: the store at rest, or a transaction. Only this room looks inside. */
export type Db = Kysely<Schema>;

/**
 * An open store. `reader` sees what is committed and never waits for writers of this process;
 * everything that writes goes through `write`.
 */
export interface Store {
  readonly reader: Db;
  /**
   * Runs `work` in one transaction: all of it is kept or nothing is, and what is kept survives a power cut.
   * Transactions of all processes on the same data wait for each other. A full disk is a `Refusal` (507).
   */
  write<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Runs `work` on the data as they are now, whatever is written meanwhile; for reading what must agree, as an export. */
  snapshot<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Runs `work` while no other caller, in this process or another on the same data, runs under this name; waits for
   * its turn. The turn of a process that dies is over at once.
   */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Problems that SQLite finds in the file; empty when it is sound. */
  damage(): string[];
  close(): Promise<void>;
}

/** Opens the embedded store, making the file and its tables when they are not there. A full disk is a `Refusal` (507). */
export async function openStore(file: string): Promise<Store> {
  const opened: DatabaseSync[] = [];
  const open = () => {
    opened.push(openDatabase(file));
    return new Kysely<Schema>({ dialect: sqliteDialect(opened.at(-1)!) });
  };
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    keepPrivate(file);
    const writer = open();
    await migrate(writer);
    await writer.transaction().execute(fillDesk);
    return storeOf({ writer, reader: open(), file, damage: () => damageOf(opened[0]!) });
  } catch (error) {
    for (const database of opened) database.close();
    return refuseFullDisk(error);
  }
}

interface Opened {
  readonly writer: Db;
  readonly reader: Db;
  readonly file: string;
  readonly damage: Store['damage'];
}

function storeOf({ writer, reader, file, damage }: Opened): Store {
  return {
    reader,
    write: (work) => writer.transaction().execute(work).catch(refuseFullDisk),
    snapshot: (work) => snapshotOf(file, work),
    alone: async (name, work) => {
      const release = await takeLock(`${file}-${name}.lock`).catch(refuseFullDisk);
      return work().finally(release);
    },
    damage,
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

async function snapshotOf<T>(file: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(openDatabase(file), 'deferred') });
  try {
    return await db.transaction().execute(work);
  } finally {
    await db.destroy();
  }
}

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: LONGEST_WAIT_MS });
  // FULL syncs the log at every commit: what is acknowledged is on the disk. What is deleted is overwritten where that costs no writing.
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536; pragma temp_store = memory; pragma secure_delete = fast',
  );
  return database;
}

function damageOf(database: DatabaseSync): string[] {
  const rows = database.prepare('pragma integrity_check').all();
  return rows.map((row) => String(row['integrity_check'])).filter((line) => line !== 'ok');
}

/** https://www.sqlite.org/rescode.html: SQLITE_FULL, and SQLITE_IOERR_WRITE, _FSYNC and _SHMSIZE as full disks also show. */
const FULL = new Set([13, 778, 1034, 4874]);

function refuseFullDisk(error: unknown): never {
  if (FULL.has(Number((error as { errcode?: unknown } | null)?.errcode))) {
    throw new Refusal(
      'disk-full',
      507,
      'The disk is full. Nothing of this was saved and nothing before it is lost. Free some space and try again.',
    );
  }
  throw error;
}
