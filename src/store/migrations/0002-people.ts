import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { makeWordTable } from './in-either.ts';

type Db = Kysely<unknown>;

/** Who works here: people, how they sign in, and the audit record of what they did. */
export const people: Migration = {
  up: async (db) => {
    for (const make of [persons, passwords, passkeys, invitations, sessions, devices, audit]) await make(db);
  },
};

async function persons(db: Db): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('email', 'text', (col) => col.notNull().unique())
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('role', 'text', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('state_at', 'text', (col) => col.notNull())
    .addColumn('made_at', 'text', (col) => col.notNull())
    .addColumn('is_demo', 'integer', (col) => col.notNull())
    .execute();
}

async function passwords(db: Db): Promise<void> {
  await db.schema
    .createTable('passwords')
    .addColumn('person_id', 'text', (col) => col.primaryKey())
    .addColumn('phc', 'text', (col) => col.notNull())
    .addColumn('set_at', 'text', (col) => col.notNull())
    .execute();
}

async function passkeys(db: Db): Promise<void> {
  await db.schema
    .createTable('passkeys')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('person_id', 'text', (col) => col.notNull())
    .addColumn('public_key', 'text', (col) => col.notNull())
    .addColumn('counter', 'integer', (col) => col.notNull())
    .addColumn('transports', 'text', (col) => col.notNull())
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('made_at', 'text', (col) => col.notNull())
    .addColumn('last_used_at', 'text')
    .execute();
  await db.schema.createIndex('passkeys_by_person').on('passkeys').column('person_id').execute();
}

async function invitations(db: Db): Promise<void> {
  await db.schema
    .createTable('invitations')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('token_hash', 'text', (col) => col.notNull().unique())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('person_id', 'text', (col) => col.notNull())
    .addColumn('email', 'text')
    .addColumn('name', 'text')
    .addColumn('role', 'text', (col) => col.notNull())
    .addColumn('is_demo', 'integer', (col) => col.notNull())
    .addColumn('made_at', 'text', (col) => col.notNull())
    .addColumn('made_by', 'text', (col) => col.notNull())
    .addColumn('expires_at', 'text', (col) => col.notNull())
    .addColumn('used_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute();
}

async function sessions(db: Db): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('person_id', 'text', (col) => col.notNull())
    .addColumn('token_hash', 'text', (col) => col.notNull().unique())
    .addColumn('previous_hash', 'text', (col) => col.unique())
    .addColumn('previous_until', 'text')
    .addColumn('rotated_at', 'text', (col) => col.notNull())
    .addColumn('made_at', 'text', (col) => col.notNull())
    .addColumn('last_used_at', 'text', (col) => col.notNull())
    .addColumn('expires_at', 'text', (col) => col.notNull())
    .addColumn('agent', 'text', (col) => col.notNull())
    .addColumn('address', 'text', (col) => col.notNull())
    .addColumn('way', 'text', (col) => col.notNull())
    .execute();
  await db.schema.createIndex('sessions_by_person').on('sessions').column('person_id').execute();
}

async function devices(db: Db): Promise<void> {
  await db.schema
    .createTable('devices')
    .addColumn('token_hash', 'text', (col) => col.notNull())
    .addColumn('person_id', 'text', (col) => col.notNull())
    .addColumn('since', 'text', (col) => col.notNull())
    .addColumn('last_used_at', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('devices_key', ['token_hash', 'person_id'])
    .execute();
}

async function audit(db: Db): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'integer', (col) => col.primaryKey().autoIncrement())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('act', 'text', (col) => col.notNull())
    .addColumn('story_id', 'text')
    .addColumn('summary', 'text', (col) => col.notNull())
    .addColumn('details', 'text', (col) => col.notNull())
    .execute();
  await db.schema.createIndex('audit_by_person').on('audit').columns(['by', 'seq']).execute();
  await db.schema.createIndex('audit_by_act').on('audit').columns(['act', 'seq']).execute();
  await db.schema.createIndex('audit_by_story').on('audit').columns(['story_id', 'seq']).execute();
  await db.schema.createIndex('audit_by_time').on('audit').columns(['at', 'seq']).execute();
  // Only the words' places are kept here; the words themselves stand in `audit`.
  await makeWordTable(
    db,
    'audit_words',
    sql`create virtual table audit_words using fts5(words, content='', tokenize="unicode61 remove_diacritics 2")`,
  );
}
