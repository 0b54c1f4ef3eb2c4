import { sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { moveCursor, readCursor } from './changes.ts';
import type { Db } from './open-store.ts';

/** What a cache is to let go of: everything that goes by a key. */
export interface Purge {
  /** `*` is everything there is. */
  readonly key: string;
  /** The settle of the shelf since which a cache may have the wrong bytes of it. */
  readonly stamp: number;
  /** True where the old bytes must not be shown a moment longer, not even while new ones are fetched. */
  readonly isHard: boolean;
  /** How often it was tried in vain. */
  readonly tries: number;
  /** True for the second time: what a cache was fetching during the first may have been the old bytes. */
  readonly isAgain: boolean;
}

export const EVERYTHING = '*';

/** Under this name the store keeps up to which settle of the shelf everything is in the queue. */
const CURSOR = 'purges';
const AT_ONCE = 500;

export function queuedUpTo(db: Db): Promise<number> {
  return readCursor(db, CURSOR);
}

/** Puts keys in the queue, due at once, and notes up to which settle that is all. What is hard once stays so until it is done. */
export async function queuePurges(
  tx: Db,
  keys: readonly string[],
  { stamp, isHard, at }: { readonly stamp: number; readonly isHard: boolean; readonly at: Instant },
): Promise<void> {
  // A shelf that was made anew begins to count again: what waited waits for its first settle.
  if ((await queuedUpTo(tx)) > stamp)
    await tx.updateTable('purges').set({ stamp, since: stamp }).where('stamp', '>', stamp).execute();
  const is_hard = isHard ? 1 : 0;
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const rows = keys
      .slice(from, from + AT_ONCE)
      .map((key) => ({ key, stamp, since: stamp, is_hard, tries: 0, again: 0, due_at: at }));
    await tx
      .insertInto('purges')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          ...{ stamp, tries: 0, again: 0, due_at: at, ...(isHard && { is_hard }) },
          // What was not done since an earlier settle waits since then.
          since: sql`case when purges.again = 0 then purges.since else ${stamp} end`,
        }),
      )
      .execute();
  }
  await moveCursor(tx, CURSOR, stamp);
}

/** Those whose turn it is and that have waited since a settle up to this one, hard ones first. */
export async function duePurges(db: Db, now: Instant, { upTo, limit }: DueNow): Promise<Purge[]> {
  const rows = await db
    .selectFrom('purges')
    .selectAll()
    .where('due_at', '<=', now)
    .where('since', '<=', upTo)
    .orderBy('is_hard', 'desc')
    .orderBy('stamp')
    .orderBy('key')
    .limit(limit)
    .execute();
  return rows.map(({ key, stamp, is_hard, tries, again }) => ({
    ...{ key, stamp, tries },
    isHard: is_hard === 1,
    isAgain: again === 1,
  }));
}

interface DueNow {
  readonly upTo: number;
  readonly limit: number;
}

/**
 * Takes from the queue what was done twice; what was done once is due once more at a later moment. `upTo`: the settle that every cache could fetch by then. What was asked for after
 * that waits since then, and no longer since what is done.
 */
export async function endPurges(
  tx: Db,
  done: readonly Purge[],
  { upTo, againAt }: { readonly upTo: number; readonly againAt: Instant },
): Promise<void> {
  for (const { key, stamp, isAgain } of done) {
    if (isAgain) await tx.deleteFrom('purges').where('key', '=', key).where('stamp', '<=', stamp).execute();
    else
      await tx
        .updateTable('purges')
        .set({ again: 1, tries: 0, due_at: againAt })
        .where('key', '=', key)
        .where('stamp', '<=', upTo)
        .execute();
    await tx
      .updateTable('purges')
      .set({ since: upTo + 1 })
      .where('key', '=', key)
      .where('stamp', '>', upTo)
      .where('since', '<=', upTo)
      .execute();
  }
}

/** Has those tried again at a later moment. */
export async function delayPurges(tx: Db, failed: readonly Purge[], dueAt: Instant): Promise<void> {
  for (const { key, tries } of failed)
    await tx
      .updateTable('purges')
      .set({ tries: tries + 1, due_at: dueAt })
      .where('key', '=', key)
      .execute();
}

/** How many wait, and how often the unluckiest of them was tried in vain. */
export async function countPurges(db: Db): Promise<{ readonly waiting: number; readonly tries: number }> {
  const row = await db
    .selectFrom('purges')
    .select(({ fn }) => [fn.countAll<number>().as('waiting'), fn.max('tries').as('tries')])
    .where('again', '=', 0)
    .executeTakeFirstOrThrow();
  return { waiting: row.waiting, tries: row.tries ?? 0 };
}

/** True when nothing of these settles waits any more. */
export async function isPurgedUpTo(db: Db, stamp: number): Promise<boolean> {
  if ((await queuedUpTo(db)) < stamp) return false;
  const waiting = db.selectFrom('purges').select('key').where('again', '=', 0);
  return (await waiting.where('since', '<=', stamp).limit(1).executeTakeFirst()) === undefined;
}
