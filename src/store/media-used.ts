import { sql } from 'kysely';
import type { Db } from './open-store.ts';

/** Says of each of these items again whether a version, a draft or a card shows it. */
export async function refreshUsed(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update media_items set used = case when exists (select 1 from media_uses where media_id = media_items.id)
    or exists (select 1 from media_draft_uses where media_id = media_items.id)
    or exists (select 1 from media_card_uses where media_id = media_items.id)
    then 1 else 0 end where id in (${sql.join(ids)})`.execute(tx);
}
