import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { refusePostgres } from './refusals.ts';

/** A holder whose machine is gone is missed after half a minute, and its turn is another’s. */
export const SOON_MISSED = '-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

const ASK_AGAIN_MS = 1000;
/** The space of numbers in which folders have theirs: the letters of "stan". */
const FOLDERS = 1_937_006_958;
/** Older versions take this for themselves alone. */
const TAKE = `select pg_try_advisory_lock_shared(hashtextextended('a newsroom runs', 0)) as had`;
/** One number for each folder, and whether another one's is taken. */
const TAKE_FOLDER = `select pg_try_advisory_lock_shared(${FOLDERS}, hashtext($1) & 2147483647) as had`;
const TAKE_FOLDER_ALONE = `select pg_try_advisory_lock(${FOLDERS}, hashtext($1) & 2147483647) as had`;
const IS_ANOTHERS = `
  select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
    and classid = ${FOLDERS} and objsubid = 2 and objid <> (hashtext($1) & 2147483647)::oid limit 1`;

/** For whom a database is taken. */
export interface Holder {
  /** The name of the data folder. */
  readonly folder: string;
  /** True for who must be the only process of that newsroom, too. */
  readonly isAlone?: boolean;
}

/**
 * Takes a database for the newsroom in one data folder, as many processes as it may have, by locks of the server on a connection of its own; null when one in another folder has it. When that connection ends, as with a
 * server that starts again, the lock is taken again as soon as it can be; `whenLost` is called when somebody else had it first.
 */
export async function hold(
  address: string,
  holder: Holder,
  whenLost: () => void,
): Promise<(() => Promise<void>) | null> {
  const ending = new AbortController();
  let held = await take(address, holder);
  if (held === null) return null;
  const keep = async (): Promise<void> => {
    for (;;) {
      await ended(held as Client, ending.signal);
      held = ending.signal.aborted ? null : await again({ address, holder }, ending.signal);
      if (ending.signal.aborted) return void held?.end().catch(() => {});
      if (held === null) return whenLost();
    }
  };
  const kept = keep();
  return async () => {
    ending.abort();
    await held?.end().catch(() => {});
    await kept;
  };
}

/** A connection that has the lock; null when another has it. */
async function take(address: string, { folder, isAlone = false }: Holder): Promise<Client | null> {
  const client = new Client({
    connectionString: address,
    application_name: 'standfirst',
    keepAlive: true,
    options: SOON_MISSED,
  });
  // Its end is waited for.
  client.on('error', () => {});
  try {
    await client.connect();
    const had = async (asked: Promise<{ rows: { had: boolean }[] }>) => (await asked).rows[0]?.had === true;
    const isTaken =
      (await had(client.query(TAKE))) && (await had(client.query(isAlone ? TAKE_FOLDER_ALONE : TAKE_FOLDER, [folder])));
    if (isTaken && (await client.query(IS_ANOTHERS, [folder])).rowCount === 0) return client;
  } catch (error) {
    await client.end().catch(() => {});
    return refusePostgres(error);
  }
  await client.end();
  return null;
}

/** Asks until the server answers. */
async function again(
  { address, holder }: { readonly address: string; readonly holder: Holder },
  signal: AbortSignal,
): Promise<Client | null> {
  while (!signal.aborted) {
    try {
      return await take(address, holder);
    } catch {
      await sleep(ASK_AGAIN_MS, undefined, { signal }).catch(() => {});
    }
  }
  return null;
}

function ended(client: Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    client.once('end', () => resolve());
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
