import type { Act } from '../story/act.ts';
import type { Fact } from '../story/facts.ts';
import { notify } from './notify.ts';
import type { Db } from './open-store.ts';

export interface NewChange extends Act {
  readonly storyId: string | null;
  readonly facts: readonly Fact[];
}

export interface Change extends NewChange {
  /** Grows with every change; never reused. */
  readonly seq: number;
}

/** Appends to the table of changes, within the transaction that makes the change. */
export async function recordChange(tx: Db, change: NewChange): Promise<void> {
  const { storyId, facts, at, by, act, summary } = change;
  await tx
    .insertInto('changes')
    .values({ at, by, act, summary, story_id: storyId, facts: JSON.stringify(facts) })
    .execute();
  notify(tx, 'changes');
}

/** Changes after a cursor, oldest first, at most `limit`. */
export async function changesAfter(db: Db, seq: number, limit: number): Promise<Change[]> {
  const rows = await db.selectFrom('changes').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    by: row.by,
    act: row.act,
    summary: row.summary,
    storyId: row.story_id,
    facts: JSON.parse(row.facts) as Fact[],
  }));
}

export async function readChange(db: Db, seq: number): Promise<Change | null> {
  const [change] = await changesAfter(db, seq - 1, 1);
  return change?.seq === seq ? change : null;
}

/** The number of the newest change; 0 before the first. */
export async function lastSeq(db: Db): Promise<number> {
  const row = await db
    .selectFrom('changes')
    .select((select) => select.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** Whether somebody of this name ever changed anything. */
export async function everActed(db: Db, by: string): Promise<boolean> {
  return (await db.selectFrom('changes').select('seq').where('by', '=', by).limit(1).executeTakeFirst()) !== undefined;
}

/** How far a follower of the changes has come; 0 when it never ran. */
export async function readCursor(db: Db, name: string): Promise<number> {
  const row = await db.selectFrom('cursors').select('seq').where('name', '=', name).executeTakeFirst();
  return row?.seq ?? 0;
}

export async function moveCursor(tx: Db, name: string, seq: number): Promise<void> {
  await tx
    .insertInto('cursors')
    .values({ name, seq })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ seq }))
    .execute();
  notify(tx, `cursor/${name}`);
}
