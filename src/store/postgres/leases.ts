import { hostname } from 'node:os';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { newId } from '../../base/ids.ts';
import { turnLost } from '../../base/turn-lost.ts';
import { semaphore, type Semaphore } from '../../base/semaphore.ts';
import type { Notifier } from '../notify.ts';
import type { Store } from '../open-store.ts';
import type { Turn } from '../turns.ts';
import { refusePostgres } from './refusals.ts';

/** As long as a turn lasts unless it is renewed, in milliseconds of the server's clock, and how often it is. */
const LASTS_MS = 3000;
const RENEW_EVERY_MS = 1000;
/** Who waits is told when a turn is given back, and looks this often for one that was not. */
const ASK_AGAIN_MS = 100;
/** How long somebody who waits keeps others from asking. One who sleeps while waiting must not stop them for good. */
const NEXT_FOR_MS = 600;

/** Milliseconds since 1970 by the server's clock, which goes on within a transaction. */
const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

/** A number is no lower than the time, so that it rises even where a server took over that had not heard of the last. */
const TAKE = `
  insert into leases as one (name, number, holder, until, was_left, next, next_until)
  values ($1, ${NOW}, $2, ${NOW} + ${LASTS_MS}, 0, null, 0)
  on conflict (name) do update set number = greatest(one.number + 1, ${NOW}), holder = $2, until = ${NOW} + ${LASTS_MS},
    was_left = (one.until > 0)::int, next = null, next_until = 0
  where one.until <= ${NOW} and (one.next is null or one.next = $2 or one.next_until <= ${NOW})
  returning number, was_left`;
const BE_NEXT = `
  update leases set next = $2, next_until = ${NOW} + ${NEXT_FOR_MS}
  where name = $1 and (next is null or next = $2 or next_until <= ${NOW})`;
const RENEW = `update leases set until = ${NOW} + ${LASTS_MS} where name = $1 and holder = $2 and number = $3`;
const GIVE_BACK = 'update leases set until = 0 where name = $1 and holder = $2 and number = $3';

interface Leasing {
  /** What is acknowledged here is on the disk. */
  readonly pool: Pool;
  /** What is lost here costs a wait and no more. */
  readonly hasty: Pool;
  readonly notifier: Pick<Notifier, 'listen' | 'tell'>;
  readonly me: string;
}

/**
 * Turns as rows of the server, each for a short time unless it is renewed: a holder that sleeps, or is cut off from the server, loses its turn, and what it commits
 * with that number is refused from then on. Who waits comes in turn.
 */
export function openLeases(parts: Omit<Leasing, 'me'>): Store['alone'] {
  const leasing: Leasing = { ...parts, me: `${hostname()} ${process.pid} ${newId()}` };
  const queues = new Map<string, Semaphore>();
  return (name, work) => {
    const queue = queues.get(name) ?? semaphore(1);
    queues.set(name, queue);
    return queue.run(() => inTurn(leasing, name, work));
  };
}

async function inTurn<T>(leasing: Leasing, name: string, work: (turn: Turn) => Promise<T>): Promise<T> {
  const { hasty, notifier, me } = leasing;
  const taken = await take(leasing, name);
  const losing = new AbortController();
  const renewing = renew({ hasty, me, name, ...taken }, losing);
  const turn: Turn = {
    ...taken,
    lost: losing.signal,
    need: async (tx) => {
      const { rows } = await sql`
        select 1 from leases where name = ${name} and holder = ${me} and number = ${taken.number} for update`.execute(
        tx,
      );
      if (rows.length === 1) return;
      losing.abort();
      throw turnLost();
    },
  };
  try {
    return await work(turn);
  } finally {
    clearInterval(renewing);
    // One that is not given back ends by itself.
    await hasty.query(GIVE_BACK, [name, me, taken.number]).catch(() => {});
    notifier.tell([`lease/${name}`]);
  }
}

type Taken = { readonly number: number; readonly isAfterLoss: boolean };

async function take({ pool, hasty, notifier, me }: Leasing, name: string): Promise<Taken> {
  let given = Promise.withResolvers<void>();
  const tryIt = async (): Promise<Taken | null> => {
    const { rows } = await pool.query<{ number: number; was_left: number }>(TAKE, [name, me]).catch(refusePostgres);
    const row = rows[0];
    return row === undefined ? null : { number: row.number, isAfterLoss: row.was_left === 1 };
  };
  const first = await tryIt();
  if (first) return first;
  const end = notifier.listen(`lease/${name}`, () => given.resolve());
  try {
    for (;;) {
      await hasty.query(BE_NEXT, [name, me]).catch(refusePostgres);
      const late = setTimeout(() => given.resolve(), ASK_AGAIN_MS);
      await given.promise;
      clearTimeout(late);
      given = Promise.withResolvers();
      const taken = await tryIt();
      if (taken) return taken;
    }
  } finally {
    end();
  }
}

type Renewed = Pick<Leasing, 'hasty' | 'me'> & Taken & { readonly name: string };

/** Goes on until it is cleared, or the turn is another's or could not be renewed as long as it lasts. */
function renew({ hasty, me, name, number }: Renewed, losing: AbortController): NodeJS.Timeout {
  let renewedAt = performance.now();
  const ask = async () => {
    const askedAt = performance.now();
    const count = await hasty.query(RENEW, [name, me, number]).then(
      ({ rowCount }) => rowCount,
      () => null,
    );
    if (count === 1) renewedAt = askedAt;
    if (count !== 0 && performance.now() - renewedAt < LASTS_MS) return;
    losing.abort();
    clearInterval(timer);
  };
  const timer = setInterval(() => void ask(), RENEW_EVERY_MS).unref();
  return timer;
}
