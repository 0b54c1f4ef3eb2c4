import { type CompiledQuery, sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { sha256 } from '../base/hash.ts';
import type { Fact } from '../story/facts.ts';
import type { Db } from './open-store.ts';

/** What the ledger knows of the page under an address. */
export interface LedgerPage {
  readonly path: string;
  readonly kind: string;
  /** What stands on the shelf: `page`, `redirect`, `gone`, or `missing` for nothing. */
  readonly outcome: string;
  readonly dataHash: string;
  /** The change that pressed it last; 0 when everything was pressed. */
  readonly changeSeq: number;
  /** Why it was pressed last: the facts of that change that it reads. */
  readonly because: readonly Fact[];
  readonly pressedAt: string;
  /** True when the last attempt failed or was cut off: the shelf has the bytes of before, or of that attempt. */
  readonly stale: boolean;
}

/** What the ledger compares in place of what it is the hash of: half a SHA-256, because a story has a dozen rows with two each. */
export function ledgerHash(text: string): string {
  return sha256(text).slice(0, 32);
}

export interface PressedPage extends LedgerPage {
  readonly reads: readonly Fact[];
}

/** SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535; we stay far below both. */
const AT_ONCE = 500;

export async function readLedgerPages(
  db: Db,
  paths: readonly string[],
): Promise<Map<string, LedgerPage & { readsHash: string }>> {
  const pages = new Map<string, LedgerPage & { readsHash: string }>();
  for (const some of chunks(paths)) {
    const rows = await db.selectFrom('pages').selectAll().where('path', 'in', some).execute();
    for (const row of rows) {
      pages.set(row.path, {
        path: row.path,
        kind: row.kind,
        outcome: row.outcome,
        dataHash: row.data_hash,
        readsHash: row.reads_hash,
        changeSeq: row.change_seq,
        because: JSON.parse(row.because) as Fact[],
        pressedAt: row.pressed_at,
        stale: row.stale === 1,
      });
    }
  }
  return pages;
}

/** The facts a page read when it was pressed last, in the order of their names. */
export async function readsOf(db: Db, path: string): Promise<Fact[]> {
  const rows = await db
    .selectFrom('pages')
    .innerJoin('reads', 'reads.page_id', 'pages.id')
    .innerJoin('facts', 'facts.id', 'reads.fact_id')
    .select('facts.fact')
    .where('pages.path', '=', path)
    .orderBy('facts.fact')
    .execute();
  return rows.map((row) => row.fact);
}

/** Which pages read any of these facts, and which of the facts each read. */
export async function pagesReading(db: Db, touched: readonly Fact[]): Promise<Map<string, Fact[]>> {
  const pages = new Map<string, Fact[]>();
  for (const some of chunks(touched)) {
    const rows = await db
      .selectFrom('facts')
      .innerJoin('reads', 'reads.fact_id', 'facts.id')
      .innerJoin('pages', 'pages.id', 'reads.page_id')
      .select(['pages.path', 'facts.fact'])
      .where('facts.fact', 'in', some)
      .execute();
    for (const { path, fact } of rows) pages.set(path, [...(pages.get(path) ?? []), fact]);
  }
  return pages;
}

export async function everyLedgerPath(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('pages').select('path').orderBy('path').execute();
  return rows.map((row) => row.path);
}

/** Addresses at which something should stand on the shelf. */
export async function shelvedPaths(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('pages').select('path').where('outcome', '!=', 'missing').orderBy('path').execute();
  return rows.map((row) => row.path);
}

/** Puts every page in doubt, so that the next press renders and puts all of them. */
export async function markAllStale(tx: Db): Promise<void> {
  await tx.updateTable('pages').set({ stale: 1 }).execute();
}

/** Pages whose last attempt failed or was cut off. */
export async function stalePaths(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('pages').select('path').where('stale', '=', 1).orderBy('path').execute();
  return rows.map((row) => row.path);
}

export interface LedgerEntry extends PressedPage {
  readonly readsHash: string;
  /** False when the reads are those the ledger already has. */
  readonly readsChanged: boolean;
  /** True for an address that readers can ask for, which from now on is never forgotten. */
  readonly isPublic: boolean;
}

/** A page that is about to change on the shelf. */
export interface StartedPage {
  readonly path: string;
  readonly kind: string;
  /** True for an address that readers may have from now on, and that is never forgotten. */
  readonly isPublic: boolean;
}

/** Marks pages as stale until `writeLedger` says what became of them. */
export async function markStale(tx: Db, pages: readonly StartedPage[], at: Instant): Promise<void> {
  const unknown = {
    outcome: 'missing',
    data_hash: '',
    reads_hash: '',
    change_seq: 0,
    because: '[]',
    pressed_at: at,
    stale: 1,
  };
  for (const some of chunks(pages)) {
    await tx
      .insertInto('pages')
      .values(some.map(({ path, kind }) => ({ path, kind, ...unknown })))
      .onConflict((conflict) => conflict.column('path').doUpdateSet({ stale: 1 }))
      .execute();
  }
  for (const some of chunks(pages.filter((page) => page.isPublic))) {
    await tx
      .insertInto('addresses')
      .values(some.map(({ path }) => ({ path, since: at })))
      .onConflict((conflict) => conflict.column('path').doNothing())
      .execute();
  }
}

/** Writes what was pressed. Fact numbers are kept in `known` across calls, because facts repeat from page to page. */
export async function writeLedger(tx: Db, entries: readonly LedgerEntry[], known: Map<Fact, number>): Promise<void> {
  await internFacts(
    tx,
    entries.filter((entry) => entry.readsChanged),
    known,
  );
  const writePage = pageWriter(tx);
  const changed = new Map<number, ReadonlySet<number>>();
  for (const entry of entries) {
    const id = await writePage(entry);
    if (entry.readsChanged) changed.set(id, new Set(entry.reads.map((fact) => known.get(fact) ?? 0)));
  }
  await writeReads(tx, changed);
  await writeAddresses(
    tx,
    entries.filter((entry) => entry.isPublic),
  );
}

/** Most reads of a page stay from one press to the next, so only those that came and went are written. */
async function writeReads(tx: Db, pages: ReadonlyMap<number, ReadonlySet<number>>): Promise<void> {
  const before = await readsOfPages(tx, [...pages.keys()]);
  const [went, came]: [fact: number, page: number][][] = [[], []];
  for (const [page, now] of pages) {
    const old = before.get(page) ?? new Set();
    for (const fact of old.difference(now)) went?.push([fact, page]);
    for (const fact of now.difference(old)) came?.push([fact, page]);
  }
  if (went?.length)
    await sql`
    delete from reads where (fact_id, page_id) in (select value ->> 0, value ->> 1 from json_each(${JSON.stringify(went)}))`.execute(
      tx,
    );
  if (came?.length)
    await sql`insert into reads (fact_id, page_id) select value ->> 0, value ->> 1 from json_each(${JSON.stringify(came)})`.execute(
      tx,
    );
}

/** A page has hundreds, so they come as one list a page: 30 pages take 3 ms here, with a row for each read 13. */
async function readsOfPages(tx: Db, pages: readonly number[]): Promise<Map<number, Set<number>>> {
  const reads = new Map<number, Set<number>>();
  for (const some of chunks(pages)) {
    const { rows } = await sql<{ page: number; facts: string }>`
      select page_id as page, json_group_array(fact_id) as facts from reads where page_id in (${sql.join(some)}) group by page_id`.execute(
      tx,
    );
    for (const { page, facts } of rows) reads.set(page, new Set(JSON.parse(facts) as number[]));
  }
  return reads;
}

async function writeAddresses(tx: Db, entries: readonly LedgerEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = JSON.stringify(entries.map(({ path, pressedAt }) => [path, pressedAt]));
  await sql`
    insert into addresses (path, since) select value ->> 0, value ->> 1 from json_each(${rows}) where true
    on conflict (path) do nothing
  `.execute(tx);
}

/** The insert that a press of everything repeats a million times, compiled once; it gives the page's number. Parameters stand in the order of the columns. */
function pageWriter(tx: Db): (entry: LedgerEntry) => Promise<number> {
  const columns = {
    kind: '',
    outcome: '',
    data_hash: '',
    reads_hash: '',
    change_seq: 0,
    because: '',
    pressed_at: '',
    stale: 0,
  };
  const statement = tx
    .insertInto('pages')
    .values({ path: '', ...columns })
    .onConflict((conflict) =>
      conflict
        .column('path')
        .doUpdateSet((row) =>
          Object.fromEntries(Object.keys(columns).map((name) => [name, row.ref(`excluded.${name as 'kind'}`)])),
        ),
    )
    .returning('id')
    .compile() as CompiledQuery;
  return async (entry) => {
    const { rows } = await tx.executeQuery<{ id: number }>({ ...statement, parameters: pageParameters(entry) });
    if (!rows[0]) throw new Error(`The ledger took no row for ${entry.path}.`);
    return rows[0].id;
  };
}

function pageParameters(entry: LedgerEntry): unknown[] {
  const { path, kind, outcome, dataHash, readsHash, changeSeq, because, pressedAt, stale } = entry;
  return [path, kind, outcome, dataHash, readsHash, changeSeq, JSON.stringify(because), pressedAt, stale ? 1 : 0];
}

/** Nearly all facts of a page have a number from an earlier press, so asking for them comes before writing new ones. */
async function internFacts(tx: Db, entries: readonly LedgerEntry[], known: Map<Fact, number>): Promise<void> {
  const wanted = new Set(entries.flatMap((entry) => entry.reads).filter((fact) => !known.has(fact)));
  const { rows } = await sql<{ id: number; fact: Fact }>`
    select id, fact from facts where fact in (select value from json_each(${JSON.stringify([...wanted])}))`.execute(tx);
  for (const { id, fact } of rows) known.set(fact, id);
  const fresh = [...wanted].filter((fact) => !known.has(fact));
  if (fresh.length === 0) return;
  const made = await sql<{ id: number; fact: Fact }>`
    insert into facts (fact) select value from json_each(${JSON.stringify(fresh)}) returning id, fact`.execute(tx);
  for (const { id, fact } of made.rows) known.set(fact, id);
}

function chunks<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) parts.push(all.slice(from, from + AT_ONCE));
  return parts;
}
