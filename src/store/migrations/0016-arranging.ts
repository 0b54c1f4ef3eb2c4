import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Fronts that editors arrange: what is in draft and before readers, every command that was given, and every launch. */
export const arranging: Migration = {
  up: async (db) => {
    for (const table of ['arranged_fronts', 'arranged_containers'])
      await db.schema
        .createTable(table)
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('draft', 'text', (column) => column.notNull())
        .addColumn('live', 'text')
        .addColumn('launch_id', 'text')
        .execute();
    await db.schema
      .createTable('arranged_cards')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('container_id', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('front_commands')
      .addColumn('revision', 'integer', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('hand', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('made_on', 'integer', (column) => column.notNull())
      .addColumn('undoes', 'integer')
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('inverse', 'text')
      .execute();
    await db.schema.createIndex('front_commands_by').on('front_commands').columns(['by', 'revision']).execute();
    await db.schema
      .createTable('front_conflicts')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('hand', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('made_on', 'integer', (column) => column.notNull())
      .addColumn('undoes', 'integer')
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('theirs', 'text', (column) => column.notNull())
      .addColumn('settled', 'text')
      .addColumn('settled_at', 'text')
      .execute();
    await db.schema.createIndex('front_conflicts_open').on('front_conflicts').columns(['by', 'settled']).execute();
    await addLaunches(db);
  },
};

async function addLaunches(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('launches')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text')
    .addColumn('until', 'text')
    .addColumn('zone', 'text')
    .addColumn('planned_at', 'text', (column) => column.notNull())
    .addColumn('planned_by', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('state_at', 'text', (column) => column.notNull())
    .addColumn('state_by', 'text', (column) => column.notNull())
    .addColumn('why', 'text')
    .execute();
  await db.schema.createIndex('launches_by_state').on('launches').columns(['state', 'at']).execute();
  await db.schema
    .createTable('launch_items')
    .addColumn('launch_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('thing_id', 'text', (column) => column.notNull())
    .addColumn('json', 'text')
    .addColumn('before', 'text')
    .addColumn('live_at', 'text')
    .addColumn('turn', 'integer')
    .addPrimaryKeyConstraint('launch_items_key', ['launch_id', 'kind', 'thing_id'])
    .execute();
  await db.schema
    .createIndex('launch_items_by_thing')
    .on('launch_items')
    .columns(['kind', 'thing_id', 'turn'])
    .execute();
}
