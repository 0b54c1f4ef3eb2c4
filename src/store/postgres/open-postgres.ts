import { Kysely, sql } from 'kysely';
import { Pool, type PoolConfig } from 'pg';
import { messageOf, Refusal } from '../../base/problem.ts';
import { semaphore } from '../../base/semaphore.ts';
import { openNotifier } from '../notify.ts';
import { standingOf } from '../topic-numbers.ts';
import { cutOffAfter } from '../cut-off.ts';
import { isBehind } from '../migrations.ts';
import type { Db, Machine, Store } from '../open-store.ts';
import type { Schema } from '../schema.ts';
import { isOvertaken, postgresDialect } from './dialect.ts';
import { beginOnDrafts } from './draft-locks.ts';
import { serverClock } from './clock.ts';
import { openLeases } from './leases.ts';
import { SOON_MISSED } from './hold.ts';
import { parserOf } from './values.ts';
import { postgresChannel } from './channel.ts';

/** Connections for reading, which wait for nobody. */
const READERS = 8;
/** Connections on which what is typed is kept. */
const TYPISTS = 2;
/** Questions whose turn it is. */
const LEASERS = 4;
const CONNECTING_MS = 10_000;
/** As long as a transaction waits for those of others before it gives up. */
const LONGEST_WAIT_MS = 20_000;

/** Who falls asleep in the middle of a transaction, and so holds up all others, has it ended by the server after this time. */
const LONGEST_SLEEP_MS = 5000;
const WRITING = `-c lock_timeout=${LONGEST_WAIT_MS} -c idle_in_transaction_session_timeout=${LONGEST_SLEEP_MS} -c jit=off ${SOON_MISSED}`;

/**
 * All that writes waits for each other here, first of all: of two that read a row, change it and write it, read committed would lose one
 * (`decisions/0046`). So changes are committed in the order of their numbers, too, and nobody's cursor passes one that is not there yet.
 */
const BEGIN_WRITING = `begin; select pg_advisory_xact_lock(${lockNumber()})`;
const BEGIN_READING = 'begin isolation level repeatable read read only';

/** The number under which transactions wait for each other: the letters of "stand". */
function lockNumber(): string {
  return String(Buffer.from('stand').readUIntBE(0, 5));
}

/** A store on PostgreSQL before its tables are made. */
export interface OpenedPostgres {
  readonly store: Store;
  readonly writer: Db;
}

/** Connects to a database of PostgreSQL, 15 or newer. Refuses what is not there, not to be reached or not fit, with the remedy. */
export async function openPostgres(address: string, { wall = Date.now }: Machine = {}): Promise<OpenedPostgres> {
  const pools = [
    poolOf(address, { max: 1, options: WRITING }),
    poolOf(address, { max: READERS, options: '-c jit=off' }),
    poolOf(address, { max: LEASERS, options: SOON_MISSED }),
    poolOf(address, { max: LEASERS, options: `-c synchronous_commit=off ${SOON_MISSED}` }),
    poolOf(address, { max: TYPISTS, options: WRITING }),
  ] as const;
  const [writers, readers, leasers, hasty, typists] = pools;
  const writer = new Kysely<Schema>({ dialect: postgresDialect(writers, BEGIN_WRITING) });
  const reader = new Kysely<Schema>({ dialect: postgresDialect(readers, BEGIN_READING) });
  const clock = serverClock(() => timeOf(readers), wall);
  try {
    await refuseUnfit(reader);
    await clock.ask();
  } catch (error) {
    clock.end();
    await Promise.all(pools.map((pool) => pool.end()));
    throw error;
  }
  const one = semaphore(1);
  const notifier = openNotifier((topics) => standingOf(reader, topics), postgresChannel(address, readers));
  let closing: Promise<void> | null = null;
  const write: Store['write'] = (work) =>
    againOnceOvertaken(() => notifier.notifying((run) => one.run(() => writer.transaction().execute(run)), work));
  const end = async () => {
    clock.end();
    await notifier.close();
    await Promise.all(pools.map((pool) => pool.end()));
  };
  const store: Store = {
    reader,
    write,
    // A server has no way to say that what it was told not to wait for is on its disk now.
    note: write,
    keepNotes: async () => {},
    writeDrafts: (storyIds, work) =>
      againOnceOvertaken(() => notifier.notifying((run) => typing(typists, storyIds).transaction().execute(run), work)),
    isShared: true,
    listen: notifier.listen,
    say: notifier.say,
    hearWords: notifier.hearWords,
    clock,
    snapshot: (work, longest) => snapshotOf(address, work, longest),
    alone: openLeases({ pool: leasers, hasty, notifier }),
    isBehind: () => isBehind(reader),
    damage: () => damageOf(reader),
    keepLittle: () => {},
    close: () => (closing ??= end()),
  };
  return { store, writer };
}

/** A newer version changed the tables under a transaction, of which nothing was kept: on those as they are now it goes through. */
function againOnceOvertaken<T>(transaction: () => Promise<T>): Promise<T> {
  return transaction().catch((error: unknown) => {
    if (!isOvertaken(error)) throw error;
    return transaction();
  });
}

/** What begins a transaction is told to a connection in one message, with the locks of its drafts. */
function typing(typists: Pool, storyIds: readonly string[]): Db {
  return new Kysely<Schema>({ dialect: postgresDialect(typists, beginOnDrafts(storyIds)) });
}

async function timeOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ ms: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms',
  );
  return rows[0]?.ms ?? Date.now();
}

async function snapshotOf<T>(address: string, work: (db: Db) => Promise<T>, longest?: number): Promise<T> {
  const pool = poolOf(address, { max: 1, options: '-c jit=off' });
  const db = new Kysely<Schema>({ dialect: postgresDialect(pool, BEGIN_READING) });
  try {
    return await db.transaction().execute((tx) => cutOffAfter(longest, work(tx)));
  } finally {
    // What goes on asking after it was cut off finds nothing open.
    await db.destroy();
  }
}

function poolOf(address: string, more: PoolConfig): Pool {
  const pool = new Pool({
    connectionString: address,
    application_name: 'standfirst',
    connectionTimeoutMillis: CONNECTING_MS,
    keepAlive: true,
    allowExitOnIdle: true,
    types: { getTypeParser: parserOf as never },
    ...more,
  });
  // One that ends while nobody uses it is replaced by the next that is asked for.
  pool.on('error', () => {});
  return pool;
}

const OLDEST = 150_000;

async function refuseUnfit(db: Db): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string; waits: string }>`
    select current_setting('server_version_num')::bigint as version, current_setting('server_encoding') as encoding,
      current_setting('synchronous_commit') as waits`.execute(db);
  const { version = 0, encoding = '', waits = '' } = rows[0] ?? {};
  if (version < OLDEST)
    throw unfit(
      `This is PostgreSQL ${Math.floor(version / 10_000)}; Standfirst needs 15 or newer. Upgrade the server.`,
    );
  if (encoding !== 'UTF8')
    throw unfit(
      `This database uses ${encoding}, which lacks many letters. Create another: \`createdb --encoding UTF8 --template template0 NAME\`.`,
    );
  if (waits === 'off')
    throw unfit(
      'This database acknowledges what is not on its disk yet (`synchronous_commit` is off), and a power cut would lose it. Turn it on: `alter database NAME set synchronous_commit = on`.',
    );
}

function unfit(say: string): Refusal {
  return new Refusal('database-unfit', 409, say);
}

function isDamage(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code === 'database-damaged';
}

/** Reads every row of every table: a damaged one is told by the server, which compares its checksums. */
async function damageOf(db: Db): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables where schemaname = current_schema() order by 1`.execute(db);
  const damage: string[] = [];
  for (const { name } of tables.rows) {
    try {
      await sql.raw(`select sum(hashtext(one::text)) from ${name} as one`).execute(db);
    } catch (error) {
      if (!isDamage(error)) throw error;
      damage.push(`${name}: ${messageOf(error.cause)}`);
    }
  }
  return damage;
}
