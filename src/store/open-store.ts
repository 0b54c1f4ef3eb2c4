import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Refusal } from '../base/problem.ts';
import { type Notifier, openNotifier } from './notify.ts';
import { standingOf } from './topic-numbers.ts';
import { cutOffAfter } from './cut-off.ts';
import { fillDesk } from './fill-desk.ts';
import { fillMedia } from './fill-media.ts';
import { isBehind, migrate } from './migrations.ts';
import type { Schema } from './schema.ts';
import { LONGEST_WAIT_MS } from './sqlite/begin.ts';
import type { Holder } from './postgres/hold.ts';
import { sqliteDialect } from './sqlite/dialect.ts';
import { takeLock } from './sqlite/lock.ts';
import { keepPrivate } from './sqlite/private-file.ts';
import { openWriteAheadLog } from './sqlite/write-ahead-log.ts';
import { ownClock, type StoreClock } from './store-clock.ts';
import { CERTAIN, type Turn } from './turns.ts';

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
  /**
   * The same for what can be made again from what was written before: it survives the death of this process at once, and a power cut from
   * the next `write` or `keepNotes` on. Nothing noted is there without all that was written or noted before it.
   */
  note<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** When this returns, everything noted so far survives a power cut. */
  keepNotes(): Promise<void>;
  /**
   * The same as `write` for what is typed into these drafts and nothing else: where the database can, it waits for those alone who write in the log of one of them.
   * Whatever else writes in such a log takes the draft first (`lockDrafts` of `draft-log.ts`).
   */
  writeDrafts<T>(storyIds: readonly string[], work: (tx: Db) => Promise<T>): Promise<T>;
  /** Whether other processes may write in drafts that this one has open. */
  readonly isShared: boolean;
  /**
   * Runs `work` on the data as they are now, whatever is written meanwhile; for reading what must agree. While it lasts the write-ahead log
   * cannot be cut back: after `longest` milliseconds, a minute unless given, it is cut off with a `Refusal` (503).
   */
  snapshot<T>(work: (db: Db) => Promise<T>, longest?: number): Promise<T>;
  /**
   * Runs `work` while no other caller, in this process or another on the same data, runs under this name; waits for
   * its turn. The turn of a process that dies is over at once on a file, and after three seconds on a server; there the turn of one that sleeps is over then, too,
   * and what must not be done out of turn asks `turn.need`.
   */
  alone<T>(name: string, work: (turn: Turn) => Promise<T>): Promise<T>;
  /** The time for all that is done here. */
  readonly clock: StoreClock;
  /** Tells when there may be something new under a topic, as `notify.ts` has it: in this process, in another or on another machine. */
  readonly listen: Notifier['listen'];
  /** What processes on the same data say to each other and is kept nowhere. */
  readonly say: Notifier['say'];
  readonly hearWords: Notifier['hearWords'];
  /**
   * Whether a newer version of this program has brought the tables up to date, which it may do while older nodes go on beside it. Those serve people; they press nothing,
   * and do nothing that one does for all: two versions would press the site again in turn.
   */
  isBehind(): Promise<boolean>;
  /** What the database finds wrong with what it holds; empty when it is sound. */
  damage(): Promise<string[]>;
  /** From now on keeps little of the file in memory: for what writes all the time, after which nothing that was kept is of use. */
  keepLittle(): void;
  close(): Promise<void>;
}

/** What the machine of a store is asked. */
export interface Machine {
  /** What its own clock says, in milliseconds since 1970. */
  readonly wall?: () => number;
}

/**
 * Opens the store at a file, or at an address of PostgreSQL (`postgres://…`), making the file and the tables when they are not there. A full disk is a
 * `Refusal` (507).
 */
export async function openStore(at: string, machine: Machine = {}): Promise<Store> {
  return isPostgres(at) ? openOnServer(at, machine) : openFile(at);
}

/**
 * Takes a store for the newsroom in one folder, which has a name of its own, until released or until this process ends; null when one in another folder has it. `whenLost` is called when such a
 * one took it meanwhile, as after a server that was away. A file is taken with its folder, and so is always had.
 */
export async function holdStore(
  at: string,
  holder: Holder,
  whenLost: () => void,
): Promise<(() => Promise<void>) | null> {
  if (!isPostgres(at)) return async () => {};
  const { hold } = await import('./postgres/hold.ts');
  return hold(at, holder, whenLost);
}

/** Opens a store that is there and as this build has it, to read and nothing else: for threads beside the one that opened it. */
export async function openReader(at: string): Promise<Pick<Store, 'reader' | 'close'>> {
  if (isPostgres(at)) {
    const { openPostgres } = await import('./postgres/open-postgres.ts');
    return (await openPostgres(at)).store;
  }
  const database = openDatabase(at, WRITERS_CACHE);
  const reader = new Kysely<Schema>({ dialect: sqliteDialect(database) });
  const close = async (): Promise<void> => {
    await reader.destroy();
    closeUnused([database]);
  };
  return { reader, close };
}

/** True for the address of a database on a server, and false for a file. */
export function isPostgres(at: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(at);
}

/** What speaks to a server is loaded where there is one. */
async function openOnServer(address: string, machine: Machine): Promise<Store> {
  const { openPostgres } = await import('./postgres/open-postgres.ts');
  const { store, writer } = await openPostgres(address, machine);
  try {
    await migrate(writer, { isShared: true });
    // What a newer version has filled in its way stays.
    if (await store.isBehind()) return store;
    await store.write(fillDesk);
    await store.write(fillMedia);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openFile(file: string): Promise<Store> {
  const opened: DatabaseSync[] = [];
  const open = (cache: number) => {
    opened.push(openDatabase(file, cache));
    return new Kysely<Schema>({ dialect: sqliteDialect(opened.at(-1)!) });
  };
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    refuseNoFile(file);
    keepPrivate(file);
    const writer = open(WRITERS_CACHE);
    await migrate(writer);
    await writer.transaction().execute(fillDesk);
    await writer.transaction().execute(fillMedia);
    const reader = open(READERS_CACHE);
    const keepLittle = () => opened.forEach((database) => database.exec(`pragma cache_size = -${LITTLE_CACHE}`));
    return storeOf({ writer, reader, file, opened, keepLittle });
  } catch (error) {
    for (const database of opened) database.close();
    return refuseFullDisk(error);
  }
}

/** SQLite says of anything else only that it cannot open it, and waits for ever on a pipe. */
function refuseNoFile(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() ?? true) return;
  const say = `Something that is not a file is where this newsroom’s database should be: ${file}. Move it away and restore the database from a backup.`;
  throw new Refusal('database-not-a-file', 409, say);
}

interface Opened {
  readonly writer: Db;
  readonly reader: Db;
  readonly file: string;
  /** All connections, that of `writer` first. */
  readonly opened: readonly DatabaseSync[];
  readonly keepLittle: Store['keepLittle'];
}

function storeOf({ writer, reader, file, opened, keepLittle }: Opened): Store {
  const database = opened[0]!;
  const log = openWriteAheadLog(file, database);
  const notifier = openNotifier((topics) => standingOf(reader, topics));
  const committed = <T>(commit: Promise<T>) => commit.finally(log.grew).catch(refuseFullDisk);
  const write: Store['write'] = (work) =>
    committed(notifier.notifying((run) => writer.transaction().execute(run), work));
  return {
    reader,
    write,
    note: (work) => {
      const unsynced = <T>(run: (tx: Db) => Promise<T>) =>
        writer.connection().execute((own) => log.unsynced(() => own.transaction().execute(run)));
      return committed(notifier.notifying(unsynced, work));
    },
    keepNotes: () => log.sync().catch(refuseFullDisk),
    writeDrafts: (_storyIds, work) => write(work),
    isShared: false,
    listen: notifier.listen,
    say: notifier.say,
    hearWords: notifier.hearWords,
    clock: ownClock,
    snapshot: (work, longest) => snapshotOf(file, work, longest),
    alone: async (name, work) => {
      const release = await takeLock(`${file}-${name}.lock`).catch(refuseFullDisk);
      return work(CERTAIN).finally(release);
    },
    isBehind: () => isBehind(reader),
    damage: async () => damageOf(database),
    keepLittle,
    close: async () => {
      await notifier.close();
      log.close();
      await reader.destroy();
      await writer.destroy();
      closeUnused(opened);
    },
  };
}

/** Kysely ends no connection that was never asked anything. */
function closeUnused(opened: readonly DatabaseSync[]): void {
  for (const database of opened) if (database.isOpen) database.close();
}

async function snapshotOf<T>(file: string, work: (db: Db) => Promise<T>, longest?: number): Promise<T> {
  const database = openDatabase(file, WRITERS_CACHE);
  const db = new Kysely<Schema>({ dialect: sqliteDialect(database, 'deferred') });
  try {
    return await db.transaction().execute((tx) => cutOffAfter(longest, work(tx)));
  } finally {
    // What goes on asking after it was cut off finds nothing open.
    await db.destroy();
  }
}

/** Kibibytes of the file that a connection keeps in memory. The desk reads all over it; what writes looks at little. */
const READERS_CACHE = 65_536;
const WRITERS_CACHE = 16_384;
const LITTLE_CACHE = 8_192;

function openDatabase(file: string, cache: number): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: LONGEST_WAIT_MS });
  // FULL syncs the log at every commit: what is acknowledged is on the disk. What is deleted is overwritten where that costs no writing.
  database.exec(
    `pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -${cache}; pragma temp_store = memory; pragma secure_delete = fast`,
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
      'The disk is full. This was not saved, and nothing saved earlier is lost. Free some space and try again.',
    );
  }
  throw error;
}
