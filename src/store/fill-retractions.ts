import type { Card } from '../story/published.ts';
import type { Db } from './open-store.ts';

/** Has the cards of stories that were retracted say so: those of before cards did, and those that come back from a backup of then. */
export async function fillRetractions(tx: Db): Promise<void> {
  const retracted = tx.selectFrom('versions').select('story_id').where('change', '=', 'retraction');
  const rows = await tx.selectFrom('stories').select(['id', 'card']).where('id', 'in', retracted).execute();
  for (const { id, card } of rows) {
    const told: Card = { ...(JSON.parse(card) as Card), retracted: true };
    await tx
      .updateTable('stories')
      .set({ card: JSON.stringify(told) })
      .where('id', '=', id)
      .execute();
  }
}
