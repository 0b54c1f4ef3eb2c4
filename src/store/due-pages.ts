import { sql } from 'kysely';
import type { Fact } from '../story/facts.ts';
import { leftOf, readRound } from './rounds.ts';
import { valuesOf } from './values-of.ts';
import type { Db } from './open-store.ts';

/** A page that a change made stale and that is pressed after those that readers look at most. */
export interface DuePage {
  readonly path: string;
  /** The touched facts that it reads or that call it into being. */
  readonly because: readonly Fact[];
  readonly changeSeq: number;
}

const AT_ONCE = 500;

/** Adds pages in the order in which they are to be pressed; one that is due already keeps its turn, with the newer cause. */
export async function addDue(tx: Db, pages: readonly DuePage[]): Promise<void> {
  for (let from = 0; from < pages.length; from += AT_ONCE) {
    const rows = pages
      .slice(from, from + AT_ONCE)
      .map(({ path, because, changeSeq }) => ({ path, because: JSON.stringify(because), change_seq: changeSeq }));
    await tx
      .insertInto('due_pages')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('path')
          .doUpdateSet((row) => ({ because: row.ref('excluded.because'), change_seq: row.ref('excluded.change_seq') })),
      )
      .execute();
  }
}

/** The pages whose turn is next. */
export async function readDue(db: Db, limit: number): Promise<DuePage[]> {
  const rows = await db.selectFrom('due_pages').selectAll().orderBy('turn').limit(limit).execute();
  return rows.map(({ path, because, change_seq: changeSeq }) => ({
    path,
    because: JSON.parse(because) as Fact[],
    changeSeq,
  }));
}

/** Those of these pages that are due. */
export async function dueAmong(db: Db, paths: readonly string[]): Promise<Set<string>> {
  const due = new Set<string>();
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const some = paths.slice(from, from + AT_ONCE);
    for (const { path } of await db.selectFrom('due_pages').select('path').where('path', 'in', some).execute())
      due.add(path);
  }
  return due;
}

/**
 * All that are due: those that are listed, and those that a round has before it (`rounds.ts`), at least one while it is under way. Beyond a
 * thousand it is an estimate, rather too high than too low.
 */
export async function countDue(db: Db): Promise<number> {
  const listed = await countListed(db);
  const round = await readRound(db);
  if (!round) return listed;
  const { near, beyond } = await leftOf(db, round);
  const listedToo = await dueAmong(db, near);
  return Math.max(1, listed + near.length - listedToo.size + beyond);
}

async function countListed(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('due_pages')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Pages that were pressed are due no longer. */
export async function dropDue(tx: Db, paths: readonly string[]): Promise<void> {
  await sql`delete from due_pages where path in ${valuesOf(paths)}`.execute(tx);
}
