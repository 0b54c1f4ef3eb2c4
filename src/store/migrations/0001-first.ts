import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

type Db = Kysely<unknown>;

export const first: Migration = {
  up: async (db) => {
    for (const make of [documents, stories, revisions, versions, lists, changes, addresses, ledger, cursors])
      await make(db);
  },
};

async function documents(db: Db): Promise<void> {
  await db.schema
    .createTable('documents')
    .addColumn('name', 'text', (col) => col.primaryKey())
    .addColumn('json', 'text', (col) => col.notNull())
    .execute();
}

async function stories(db: Db): Promise<void> {
  await db.schema
    .createTable('stories')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('state_at', 'text', (col) => col.notNull())
    .addColumn('reason', 'text')
    .addColumn('version', 'integer', (col) => col.notNull())
    .addColumn('change', 'text', (col) => col.notNull())
    .addColumn('first_published_at', 'text')
    .addColumn('last_updated_at', 'text')
    .addColumn('sort_at', 'text', (col) => col.notNull())
    .addColumn('url_slug', 'text', (col) => col.notNull())
    .addColumn('edition', 'text', (col) => col.notNull())
    .addColumn('card', 'text', (col) => col.notNull())
    .addColumn('json', 'text', (col) => col.notNull())
    .execute();
}

async function revisions(db: Db): Promise<void> {
  await db.schema
    .createTable('revisions')
    .addColumn('story_id', 'text', (col) => col.notNull())
    .addColumn('number', 'integer', (col) => col.notNull())
    .addColumn('saved_at', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('json', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('revisions_key', ['story_id', 'number'])
    .execute();
}

async function versions(db: Db): Promise<void> {
  await db.schema
    .createTable('versions')
    .addColumn('story_id', 'text', (col) => col.notNull())
    .addColumn('number', 'integer', (col) => col.notNull())
    .addColumn('change', 'text', (col) => col.notNull())
    .addColumn('note', 'text')
    .addColumn('published_at', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('headline', 'text', (col) => col.notNull())
    .addColumn('json', 'text', (col) => col.notNull())
    .addColumn('suppressed_at', 'text')
    .addColumn('suppressed_reason', 'text')
    .addPrimaryKeyConstraint('versions_key', ['story_id', 'number'])
    .execute();
  await db.schema.createIndex('versions_by_change').on('versions').columns(['change', 'published_at']).execute();
}

async function lists(db: Db): Promise<void> {
  await db.schema
    .createTable('listings')
    .addColumn('list', 'text', (col) => col.notNull())
    .addColumn('story_id', 'text', (col) => col.notNull())
    .addColumn('sort_at', 'text', (col) => col.notNull())
    .addColumn('month', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('listings_key', ['story_id', 'list'])
    .execute();
  await db.schema.createIndex('listings_newest').on('listings').columns(['list', 'sort_at', 'story_id']).execute();
  await db.schema
    .createTable('list_months')
    .addColumn('list', 'text', (col) => col.notNull())
    .addColumn('month', 'text', (col) => col.notNull())
    .addColumn('count', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('list_months_key', ['list', 'month'])
    .execute();
}

async function changes(db: Db): Promise<void> {
  await db.schema
    .createTable('changes')
    .addColumn('seq', 'integer', (col) => col.primaryKey().autoIncrement())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('act', 'text', (col) => col.notNull())
    .addColumn('story_id', 'text')
    .addColumn('summary', 'text', (col) => col.notNull())
    .addColumn('facts', 'text', (col) => col.notNull())
    .execute();
}

async function addresses(db: Db): Promise<void> {
  await db.schema
    .createTable('redirects')
    .addColumn('path', 'text', (col) => col.primaryKey())
    .addColumn('story_id', 'text', (col) => col.notNull())
    .execute();
  await db.schema
    .createTable('sources')
    .addColumn('key', 'text', (col) => col.primaryKey())
    .addColumn('story_id', 'text', (col) => col.notNull())
    .addColumn('digest', 'text', (col) => col.notNull())
    .execute();
  await db.schema
    .createTable('addresses')
    .addColumn('path', 'text', (col) => col.primaryKey())
    .addColumn('since', 'text', (col) => col.notNull())
    .execute();
}

async function ledger(db: Db): Promise<void> {
  await db.schema
    .createTable('pages')
    .addColumn('id', 'integer', (col) => col.primaryKey().autoIncrement())
    .addColumn('path', 'text', (col) => col.notNull().unique())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('outcome', 'text', (col) => col.notNull())
    .addColumn('data_hash', 'text', (col) => col.notNull())
    .addColumn('reads_hash', 'text', (col) => col.notNull())
    .addColumn('change_seq', 'integer', (col) => col.notNull())
    .addColumn('because', 'text', (col) => col.notNull())
    .addColumn('pressed_at', 'text', (col) => col.notNull())
    .addColumn('stale', 'integer', (col) => col.notNull())
    .execute();
  await db.schema.createIndex('pages_stale').on('pages').column('stale').where('stale', '=', 1).execute();
  await db.schema
    .createTable('facts')
    .addColumn('id', 'integer', (col) => col.primaryKey().autoIncrement())
    .addColumn('fact', 'text', (col) => col.notNull().unique())
    .execute();
  await db.schema
    .createTable('reads')
    .addColumn('fact_id', 'integer', (col) => col.notNull())
    .addColumn('page_id', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('reads_key', ['fact_id', 'page_id'])
    .execute();
  await db.schema.createIndex('reads_by_page').on('reads').column('page_id').execute();
}

async function cursors(db: Db): Promise<void> {
  await db.schema
    .createTable('cursors')
    .addColumn('name', 'text', (col) => col.primaryKey())
    .addColumn('seq', 'integer', (col) => col.notNull())
    .execute();
}
