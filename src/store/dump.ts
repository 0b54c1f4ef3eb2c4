import { sql } from 'kysely';
import { Refusal } from '../base/problem.ts';
import { indexAudit } from './audit.ts';
import type { Db } from './open-store.ts';
import { numberAfter } from './postgres/numbers.ts';
import type { Schema } from './schema.ts';

/**
 * The tables that are the newsroom's memory, with the columns that order their rows. The ledger is not among
 * them: pressing everything makes it again.
 */
const durable = {
  documents: ['name'],
  stories: ['id'],
  revisions: ['story_id', 'number'],
  drafts: ['id'],
  draft_updates: ['story_id', 'n'],
  draft_states: ['story_id'],
  versions: ['story_id', 'number'],
  listings: ['story_id', 'list'],
  list_months: ['list', 'month'],
  changes: ['seq'],
  redirects: ['path'],
  led_addresses: ['path'],
  sources: ['key'],
  addresses: ['path'],
  first_words: ['word'],
  setting_versions: ['number'],
  people: ['id'],
  passwords: ['person_id'],
  passkeys: ['id'],
  second_factors: ['person_id'],
  recovery_codes: ['code_hash'],
  second_factor_roles: ['role'],
  front_grants: ['person_id', 'permission', 'front'],
  front_clips: ['person_id'],
  audit: ['seq'],
  releases: ['id'],
  release_items: ['release_id', 'story_id'],
  saved_views: ['id'],
  arranged_fronts: ['id'],
  arranged_containers: ['id'],
  arranged_cards: ['id'],
  front_commands: ['revision'],
  front_conflicts: ['id'],
  launches: ['id'],
  launch_items: ['launch_id', 'kind', 'thing_id'],
  banner_acts: ['seq'],
  banner_states: ['edition', 'seq'],
  media_items: ['n'],
  superseded_media: ['media_id', 'name'],
  notices: ['id'],
  notice_ways: ['person_id'],
} as const satisfies Partial<Record<keyof Schema, readonly string[]>>;

export type DurableTable = keyof typeof durable;
export const durableTables = Object.keys(durable) as DurableTable[];

/** Columns of bytes, which a dump writes in base64. */
const bytesIn: Partial<Record<DurableTable, string>> = { draft_updates: 'bytes', draft_states: 'bytes' };

export type Row = Readonly<Record<string, string | number | null>>;

const AT_ONCE = 500;

/** All rows of a table in a fixed order, a few hundred at a time: each piece begins behind the last row of the one before. */
export async function* dumpRows(db: Db, table: DurableTable): AsyncGenerator<Row> {
  const keys = durable[table].map((column) => sql.ref(column));
  for (let last: Row | undefined; ;) {
    let query = db.selectFrom(table).selectAll().limit(AT_ONCE);
    for (const key of keys) query = query.orderBy(key);
    const after = durable[table].map((column) => last?.[column] ?? null);
    if (last) query = query.where(sql<boolean>`(${sql.join(keys)}) > (${sql.join(after)})`);
    const rows = await query.execute();
    yield* rows.map((row) => written(table, row));
    last = rows.at(-1) as Row | undefined;
    if (rows.length < AT_ONCE) return;
  }
}

export async function countRows(db: Db, table: DurableTable): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** Puts rows of the same columns back as they were, all of them or none; of a table that had none there is nothing to put. */
export async function restoreRows(tx: Db, table: DurableTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto(table)
    .values(rows.map((row) => read(table, row)))
    .execute();
  await numberAfter(tx, table);
  if (table === 'audit') for (const { seq } of rows) await indexAudit(tx, Number(seq));
}

function written(table: DurableTable, row: object): Row {
  const column = bytesIn[table];
  if (column === undefined) return row as Row;
  const bytes = (row as Record<string, Uint8Array>)[column] ?? '';
  return { ...(row as Row), [column]: Buffer.from(bytes).toString('base64') };
}

function read(table: DurableTable, row: Row): object {
  const column = bytesIn[table];
  return column === undefined ? row : { ...row, [column]: Buffer.from(String(row[column]), 'base64') };
}

/** Refuses (409) a store that holds a newsroom already. */
export async function refuseUnlessEmpty(db: Db): Promise<void> {
  for (const table of durableTables) {
    const row = await db.selectFrom(table).selectAll().limit(1).executeTakeFirst();
    if (row)
      throw new Refusal(
        'newsroom-exists',
        409,
        'There is a newsroom here already, and nothing in it will be replaced. Name a new folder with --data, or another database in STANDFIRST_DATABASE.',
      );
  }
}
