import { type Instant, toInstant } from '../base/clock.ts';
import type { Db } from './open-store.ts';

/** Thirty days, for open tabs, feeds and previews elsewhere. */
const KEPT_MS = 30 * 86_400_000;

/** Something of the media shelf that nothing draws any more; `name` is that of a file, or empty for all that was made of the item. */
export interface Superseded {
  readonly mediaId: string;
  readonly name: string;
}

/** The name that stands for all that was made of an item. */
export const ALL_OF_IT = '';

/** Notes what was superseded at a moment: it stays for thirty days. */
export async function noteSuperseded(tx: Db, gone: readonly Superseded[], at: Instant): Promise<void> {
  if (gone.length === 0) return;
  const until = toInstant(new Date(Date.parse(at) + KEPT_MS));
  await tx
    .insertInto('superseded_media')
    .values(gone.map(({ mediaId, name }) => ({ media_id: mediaId, name, until })))
    .onConflict((conflict) => conflict.columns(['media_id', 'name']).doUpdateSet({ until }))
    .execute();
}

/** What was superseded so long ago that nobody needs it any more, the longest first. */
export async function dueSuperseded(db: Db, now: Instant): Promise<Superseded[]> {
  const rows = await db.selectFrom('superseded_media').selectAll().where('until', '<=', now).orderBy('until').execute();
  return rows.map(({ media_id: mediaId, name }) => ({ mediaId, name }));
}

/** Forgets that something was superseded: it is gone, or drawn again. */
export async function forgetSuperseded(tx: Db, { mediaId, name }: Superseded): Promise<void> {
  await tx.deleteFrom('superseded_media').where('media_id', '=', mediaId).where('name', '=', name).execute();
}

/** Until when all of an item is still there though another took its place everywhere; null where it is not. */
export async function keptUntil(db: Db, mediaId: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('superseded_media')
    .select('until')
    .where('media_id', '=', mediaId)
    .where('name', '=', ALL_OF_IT)
    .executeTakeFirst();
  return row?.until ?? null;
}
