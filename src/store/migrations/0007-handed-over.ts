import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The note with which a story was handed over, and killed stories in a stage of their own. */
export const handedOver: Migration = {
  up: async (db) => {
    for (const part of ['note', 'at', 'by'] as const)
      await db.schema.alterTable('drafts').addColumn(`handed_${part}`, 'text').execute();
    await sql`update drafts set stage = 'killed' where public_state = 'killed'`.execute(db);
  },
};
