import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

type Db = Kysely<unknown>;

/** What people type together, update by update, before it becomes a revision. */
export const collaboration: Migration = {
  up: async (db) => {
    for (const make of [updates, states, marks]) await make(db);
  },
};

async function updates(db: Db): Promise<void> {
  await db.schema
    .createTable('draft_updates')
    .addColumn('story_id', 'text', (col) => col.notNull())
    .addColumn('n', 'integer', (col) => col.notNull())
    .addColumn('bytes', 'blob', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('draft_updates_key', ['story_id', 'n'])
    .execute();
}

async function states(db: Db): Promise<void> {
  await db.schema
    .createTable('draft_states')
    .addColumn('story_id', 'text', (col) => col.primaryKey())
    .addColumn('up_to', 'integer', (col) => col.notNull())
    .addColumn('bytes', 'blob', (col) => col.notNull())
    .execute();
}

/** A revision of before has no writers but its own, and no place in a log that did not exist. */
async function marks(db: Db): Promise<void> {
  await db.schema
    .alterTable('revisions')
    .addColumn('writers', 'text', (col) => col.notNull().defaultTo('[]'))
    .execute();
  await db.schema.alterTable('revisions').addColumn('up_to', 'integer').execute();
}
