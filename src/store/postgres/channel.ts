import { Client, type Pool } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../../base/ids.ts';
import type { Topic, Channel } from '../notify.ts';

const CHANNEL = 'standfirst';
/** PostgreSQL takes less than 8,000 bytes at a time (https://www.postgresql.org/docs/current/sql-notify.html). */
const MOST_BYTES = 7_500;
const ASK_AGAIN_MS = 250;
const LISTENING_NAME = 'standfirst-notify';

/** Notices over the server, heard on a connection of its own, which is made again as often as it ends. Of what this process sent it hears nothing. */
export function postgresChannel(address: string, pool: Pool): Channel {
  const me = newId();
  return {
    send: async (topics) => {
      for (const some of inPieces(topics)) {
        await pool.query('select pg_notify($1, $2)', [CHANNEL, `${me} ${some.join(' ')}`]);
      }
    },
    hear: (others, whenBack) => {
      const ending = new AbortController();
      const told = (payload: string) => {
        const [sender, ...topics] = payload.split(' ');
        if (sender !== me) others(topics);
      };
      const kept = keepListening({ address, told, whenBack, signal: ending.signal });
      return async () => {
        ending.abort();
        await kept;
      };
    },
  };
}

interface Listening {
  readonly address: string;
  readonly told: (payload: string) => void;
  readonly whenBack: () => void;
  readonly signal: AbortSignal;
}

async function keepListening(listening: Listening): Promise<void> {
  const { signal } = listening;
  while (!signal.aborted) {
    await listenOnce(listening).catch(() => {});
    await sleep(ASK_AGAIN_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}

/** Listens until the connection ends or this is to end. */
async function listenOnce({ address, told, whenBack, signal }: Listening): Promise<void> {
  const client = new Client({ connectionString: address, application_name: LISTENING_NAME, keepAlive: true });
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
  const end = () => void client.end().catch(() => {});
  // Its end is waited for.
  client.on('error', end);
  client.on('notification', ({ payload }) => payload !== undefined && told(payload));
  signal.addEventListener('abort', end, { once: true });
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    whenBack();
    await ended;
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

function inPieces(topics: readonly Topic[]): Topic[][] {
  const pieces: Topic[][] = [[]];
  let bytes = 0;
  for (const topic of topics) {
    bytes += Buffer.byteLength(topic) + 1;
    if (bytes > MOST_BYTES) {
      pieces.push([]);
      bytes = Buffer.byteLength(topic) + 1;
    }
    pieces.at(-1)!.push(topic);
  }
  return pieces;
}
