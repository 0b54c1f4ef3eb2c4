import type { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import type { savedViewSchema } from '../story/desk.ts';
import type { Db } from './open-store.ts';
import type { Schema } from './schema.ts';

/** A way of looking at the desk under a name, and whose it is. */
export interface SavedView extends Readonly<z.infer<typeof savedViewSchema>> {
  /** A person's id. */
  readonly owner: string;
  readonly savedAt: Instant;
}

/** Keeps a view, in place of one with its id. */
export async function saveView(tx: Db, { id, owner, name, isShared, query, savedAt }: SavedView): Promise<void> {
  const row = { owner, name, is_shared: Number(isShared), json: JSON.stringify(query), saved_at: savedAt };
  await tx
    .insertInto('saved_views')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

export async function readView(db: Db, id: string): Promise<SavedView | null> {
  const row = await db.selectFrom('saved_views').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? viewOf(row) : null;
}

/** A person's own views and those that others share, by name. */
export async function readViews(db: Db, person: string): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('saved_views')
    .selectAll()
    .where((where) => where.or([where('owner', '=', person), where('is_shared', '=', 1)]))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(viewOf);
}

export async function deleteView(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('saved_views').where('id', '=', id).execute();
}

function viewOf(row: Schema['saved_views']): SavedView {
  const { id, owner, name, json, saved_at: savedAt } = row;
  const query = JSON.parse(json) as Record<string, string>;
  return { id, owner, name, isShared: row.is_shared === 1, query, savedAt };
}
