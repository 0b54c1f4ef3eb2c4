import type { Instant } from '../base/clock.ts';
import { readCursor } from './changes.ts';
import { countDue } from './due-pages.ts';
import type { Db } from './open-store.ts';

/** What waits to be done, in numbers. */
export interface WaitingWork {
  /** Changes that are not on the shelf yet, and when the oldest of them was made; null where there is none. */
  readonly unpressed: { readonly count: number; readonly oldestAt: Instant | null };
  /** Pages that follow by themselves, and those that could not be pressed the last time. */
  readonly duePages: number;
  readonly failedPages: number;
  /** Letters about accounts, and addresses whose server asked for patience. */
  readonly letters: number;
  readonly delayedAddresses: number;
  /** Pictures, films and sound of which sizes are still to be made. */
  readonly renditions: number;
}

/** Costs nothing that grows with the archive: each of these has an index of its own, or few rows. */
export async function readWaitingWork(db: Db): Promise<WaitingWork> {
  return {
    unpressed: await readUnpressed(db),
    duePages: await countDue(db),
    failedPages: await failedPages(db),
    letters: await counted(db, 'account_letters'),
    delayedAddresses: await counted(db, 'mail_delays'),
    renditions: await unfinishedMedia(db),
  };
}

async function readUnpressed(db: Db): Promise<WaitingWork['unpressed']> {
  const row = await db
    .selectFrom('changes')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('at').as('oldest_at')])
    .where('seq', '>', await readCursor(db, 'press'))
    .executeTakeFirstOrThrow();
  return { count: row.count, oldestAt: row.oldest_at ?? null };
}

async function counted(db: Db, table: 'account_letters' | 'mail_delays'): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

async function failedPages(db: Db): Promise<number> {
  const row = await db
    .selectFrom('pages')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('stale', '=', 1)
    .executeTakeFirstOrThrow();
  return row.count;
}

async function unfinishedMedia(db: Db): Promise<number> {
  const row = await db
    .selectFrom('media_items')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('unfinished', '=', 1)
    .executeTakeFirstOrThrow();
  return row.count;
}
