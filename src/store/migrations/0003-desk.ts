import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { makeWordTable } from './in-either.ts';

type Db = Kysely<unknown>;

/** Where each story stands on the desk, and the search over everything ever written. `fillDesk` puts older stories in. */
export const desk: Migration = {
  up: async (db) => {
    for (const make of [drafts, draftIndexes, search, savedViews]) await make(db);
  },
};

const TEXT = ['kind', 'lang', 'dir', 'edition', 'section', 'byline', 'headline'] as const;
const NULLABLE = ['assignee', 'deadline', 'embargo_until', 'catchline', 'public_state', 'follows_up'] as const;
const DONE = ['created_at', 'created_by', 'touched_at', 'touched_by'] as const;

async function drafts(db: Db): Promise<void> {
  let table = db.schema
    .createTable('drafts')
    .addColumn('id', 'integer', (col) => col.primaryKey())
    .addColumn('story_id', 'text', (col) => col.notNull().unique())
    .addColumn('words', 'integer', (col) => col.notNull())
    .addColumn('revision', 'integer', (col) => col.notNull())
    .addColumn('live_version', 'integer')
    .addColumn('is_ahead', 'integer', (col) => col.notNull());
  for (const column of ['stage', 'stage_since', 'stage_by', ...DONE, ...TEXT] as const)
    table = table.addColumn(column, 'text', (col) => col.notNull());
  for (const what of ['hold', 'spiked'] as const)
    for (const part of ['reason', 'at', 'by'] as const) table = table.addColumn(`${what}_${part}`, 'text');
  for (const column of NULLABLE) table = table.addColumn(column, 'text');
  await table.execute();
}

/** One for each order a desk is read in; the last holds all that is filtered by, so that counting need not read rows. */
async function draftIndexes(db: Db): Promise<void> {
  await sql`create index drafts_touched on drafts (touched_at, id)`.execute(db);
  await sql`create index drafts_open on drafts (touched_at, id) where spiked_at is null and stage <> 'published'`.execute(
    db,
  );
  await sql`create index drafts_stage on drafts (stage, touched_at, id) where spiked_at is null and hold_at is null`.execute(
    db,
  );
  await sql`create index drafts_held on drafts (touched_at, id) where hold_at is not null`.execute(db);
  await sql`create index drafts_spiked on drafts (touched_at, id) where spiked_at is not null`.execute(db);
  await sql`create index drafts_assignee on drafts (assignee, touched_at, id) where assignee is not null`.execute(db);
  await sql`create index drafts_deadline on drafts (deadline, id) where deadline is not null`.execute(db);
  await sql`create index drafts_section on drafts (section, touched_at, id)`.execute(db);
  await sql`create index drafts_filters on drafts
    (stage, spiked_at, hold_at, public_state, section, edition, assignee, kind, lang, deadline, embargo_until)`.execute(
    db,
  );
}

/** Words come folded (`story/folding.ts`); marks count as parts of words, or scripts that write vowels as marks would fall apart. */
async function search(db: Db): Promise<void> {
  await makeWordTable(
    db,
    'search',
    sql`create virtual table search using fts5 (
    headline, furniture, catchline, byline, body,
    content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
  )`,
  );
}

async function savedViews(db: Db): Promise<void> {
  await db.schema
    .createTable('saved_views')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('owner', 'text', (col) => col.notNull())
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('is_shared', 'integer', (col) => col.notNull())
    .addColumn('json', 'text', (col) => col.notNull())
    .addColumn('saved_at', 'text', (col) => col.notNull())
    .execute();
}
