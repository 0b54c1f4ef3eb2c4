import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { refusePostgres } from './refusals.ts';

/** A holder whose machine is gone is missed after half a minute, and its turn is another’s. */
export const SOON_MISSED = '-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

const ASK_AGAIN_MS = 1000;
const TAKE = `select pg_try_advisory_lock(hashtextextended('a newsroom runs', 0)) as had`;

/**
 * Takes a database for one newsroom by a lock of the server on a connection of its own; null when another has it. When that connection ends, as with a
 * server that starts again, the lock is taken anew as soon as it can be; `whenLost` is called when somebody else had it first.
 */
export async function hold(address: string, whenLost: () => void): Promise<(() => Promise<void>) | null> {
  const ending = new AbortController();
  let held = await take(address);
  if (held === null) return null;
  const keep = async (): Promise<void> => {
    for (;;) {
      await ended(held as Client, ending.signal);
      held = ending.signal.aborted ? null : await again(address, ending.signal);
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
async function take(address: string): Promise<Client | null> {
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
    const { rows } = await client.query<{ had: boolean }>(TAKE);
    if (rows[0]?.had) return client;
  } catch (error) {
    await client.end().catch(() => {});
    return refusePostgres(error);
  }
  await client.end();
  return null;
}

/** Asks until the server answers. */
async function again(address: string, signal: AbortSignal): Promise<Client | null> {
  while (!signal.aborted) {
    try {
      return await take(address);
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
