import { sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { sha256 } from '../base/hash.ts';
import type { Fact } from '../story/facts.ts';
import { either } from './either.ts';
import { numbersOf, rowsOf as rowsIn, valuesOf } from './values-of.ts';
import type { Db } from './open-store.ts';
import { isOfTemplate, readRound } from './rounds.ts';

/** What the ledger knows of the page under an address. */
export interface LedgerPage {
  readonly path: string;
  readonly kind: string;
  /** What is on the shelf: `page`, `redirect`, `gone`, or `missing` for nothing. */
  readonly outcome: string;
  readonly dataHash: string;
  /** The change that pressed it last; 0 when everything was pressed. */
  readonly changeSeq: number;
  /** Why it was pressed last: the facts of that change that it reads. */
  readonly because: readonly Fact[];
  readonly pressedAt: string;
  /** True when the last attempt failed or was cut off: the shelf has the bytes of before, or of that attempt. */
  readonly stale: boolean;
  /** The newest change that was known when it was pressed, or found equal, last. */
  readonly asOf: number;
}

/** What the ledger compares in place of what it is the hash of: half a SHA-256, because a story has a dozen rows with two each. */
export function ledgerHash(text: string): string {
  return sha256(text).slice(0, 32);
}

export interface PressedPage extends LedgerPage {
  readonly reads: readonly Fact[];
}

export async function readLedgerPages(
  db: Db,
  paths: readonly string[],
): Promise<Map<string, LedgerPage & { readsHash: string }>> {
  const pages = new Map<string, LedgerPage & { readsHash: string }>();
  const rows = await db
    .selectFrom('pages')
    .selectAll()
    .where(sql<boolean>`path in ${valuesOf(paths)}`)
    .execute();
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
      asOf: row.as_of,
    });
  }
  return pages;
}

/** Pages that changes after one number and up to another pressed last, in the order of their addresses. */
export async function pagesPressedBy(
  db: Db,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<Pick<LedgerPage, 'path' | 'because' | 'outcome'>[]> {
  const rows = await db
    .selectFrom('pages')
    .select(['path', 'because', 'outcome'])
    .where('change_seq', '>', after)
    .where('change_seq', '<=', upTo)
    .orderBy('path')
    .execute();
  return rows.map(({ path, because, outcome }) => ({ path, outcome, because: JSON.parse(because) as Fact[] }));
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
  const rows = await db
    .selectFrom('facts')
    .innerJoin('reads', 'reads.fact_id', 'facts.id')
    .innerJoin('pages', 'pages.id', 'reads.page_id')
    .select(['pages.path', 'facts.fact'])
    .where(sql<boolean>`facts.fact in ${valuesOf(touched)}`)
    .execute();
  for (const { path, fact } of rows) pages.set(path, [...(pages.get(path) ?? []), fact]);
  return pages;
}

/** Which of these facts each of these pages read; pages that read none of them are left out. */
export async function readsAmong(
  db: Db,
  { paths, among }: { readonly paths: readonly string[]; readonly among: readonly Fact[] },
): Promise<Map<string, Fact[]>> {
  const pathOf = await namesOf(db, 'pages', paths);
  const factOf = await namesOf(db, 'facts', among);
  const read = new Map<string, Fact[]>();
  const pairs = [...factOf.keys()].flatMap((fact) => [...pathOf.keys()].map((page) => [fact, page] as const));
  if (pairs.length === 0) return read;
  const { rows } = await sql<{ fact: number; page: number }>`
    select fact_id as fact, page_id as page from reads where (fact_id, page_id) in (${rowsIn(pairs)})`.execute(db);
  for (const { fact, page } of rows) {
    const path = pathOf.get(page) ?? '';
    read.set(path, [...(read.get(path) ?? []), factOf.get(fact) ?? '']);
  }
  return read;
}

/** The names of rows by their numbers. */
async function namesOf(db: Db, table: 'pages' | 'facts', names: readonly string[]): Promise<Map<number, string>> {
  const name = sql.ref(table === 'pages' ? 'path' : 'fact');
  const { rows } = await sql<{ id: number; name: string }>`
    select id, ${name} as name from ${sql.table(table)} where ${name} in ${valuesOf(names)}`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Puts every page in doubt, so that each is rendered and put again; none was ever looked at as far as a round can tell. */
export async function markAllStale(tx: Db): Promise<void> {
  await tx.updateTable('pages').set({ stale: 1, as_of: 0 }).execute();
}

/** Pages whose last attempt failed or was cut off; not those that a round of the whole site comes to in any case. */
export async function stalePaths(db: Db): Promise<string[]> {
  const rows = await (await staleNow(db)).select('path').orderBy('path').execute();
  return rows.map((row) => row.path);
}

/** True when any page is in doubt, whoever comes to it. */
export async function isAnyStale(db: Db): Promise<boolean> {
  return (await db.selectFrom('pages').select('id').where('stale', '=', 1).limit(1).execute()).length > 0;
}

/** True when every page was put in doubt, no round of the whole site comes to them yet, and they are more than anybody should list. */
export async function areMoreInDoubtThan(db: Db, most: number): Promise<boolean> {
  const beyond = (await staleNow(db)).select('id').where('as_of', '=', 0).limit(1).offset(most);
  return (await beyond.execute()).length > 0;
}

async function staleNow(db: Db) {
  const stale = db.selectFrom('pages').where('stale', '=', 1);
  const round = await readRound(db);
  if (!round || !isOfTemplate(round)) return stale;
  return stale.where((is) => is.or([is('as_of', '>=', round.seq), is('id', '<=', round.place)]));
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
  const started = [...new Map(pages.map(({ path, kind }) => [path, kind]))];
  if (started.length > 0)
    await sql`
    insert into pages (path, kind, outcome, data_hash, reads_hash, change_seq, because, pressed_at, stale)
    ${rowsIn(started.map(([path, kind]) => [path, kind, 'missing', '', '', 0, '[]', at, 1]))}
    on conflict (path) do update set stale = 1`.execute(tx);
  await writeAddresses(
    tx,
    pages.filter((page) => page.isPublic).map(({ path }) => ({ path, since: at })),
  );
}

/** Writes what was pressed. Fact numbers are kept in `known` across calls, because facts repeat from page to page. */
export async function writeLedger(tx: Db, entries: readonly LedgerEntry[], known: Map<Fact, number>): Promise<void> {
  await internFacts(
    tx,
    entries.filter((entry) => entry.readsChanged),
    known,
  );
  if (entries.length === 0) return;
  const ids = await writePages(tx, entries);
  const changed = new Map<number, ReadonlySet<number>>();
  for (const { path, reads, readsChanged } of entries) {
    if (readsChanged) changed.set(ids.get(path) ?? 0, new Set(reads.map((fact) => known.get(fact) ?? 0)));
  }
  await writeReads(tx, changed);
  await writeAddresses(
    tx,
    entries.filter((entry) => entry.isPublic).map(({ path, pressedAt }) => ({ path, since: pressedAt })),
  );
}

/** Most reads of a page stay from one press to the next, so only those that came and went are written. */
async function writeReads(tx: Db, pages: ReadonlyMap<number, ReadonlySet<number>>): Promise<void> {
  const before = await readsOfPages(tx, [...pages.keys()]);
  const went: Read[] = [];
  const came: Read[] = [];
  for (const [page, now] of pages) {
    const old = before.get(page) ?? new Set();
    for (const fact of old.difference(now)) went.push([fact, page]);
    for (const fact of now.difference(old)) came.push([fact, page]);
  }
  if (went.length > 0) await sql`delete from reads where (fact_id, page_id) in (${rowsIn(went)})`.execute(tx);
  if (came.length > 0) await sql`insert into reads (fact_id, page_id) ${rowsIn(came)}`.execute(tx);
}

type Read = readonly [fact: number, page: number];

const LIST_OF_FACTS = either<string>(sql`json_group_array(fact_id)`, () => sql`json_agg(fact_id)`);

/** A page has hundreds, so they come as one list a page: 30 pages take 3 ms here, with a row for each read 13. */
async function readsOfPages(tx: Db, pages: readonly number[]): Promise<Map<number, Set<number>>> {
  const reads = new Map<number, Set<number>>();
  const { rows } = await sql<{ page: number; facts: string }>`
    select page_id as page, ${LIST_OF_FACTS} as facts from reads where page_id in ${numbersOf(pages)} group by page_id`.execute(
    tx,
  );
  for (const { page, facts } of rows) reads.set(page, new Set(JSON.parse(facts) as number[]));
  return reads;
}

async function writeAddresses(tx: Db, addresses: readonly { path: string; since: Instant }[]): Promise<void> {
  if (addresses.length === 0) return;
  const rows = addresses.map(({ path, since }) => [path, since]);
  await sql`
    insert into addresses (path, since) ${rowsIn(rows)}
    on conflict (path) do nothing
  `.execute(tx);
}

/** All of a batch in one statement, and the number of each by its path: 33 of them by themselves took 4 ms here. */
async function writePages(tx: Db, entries: readonly LedgerEntry[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ path: string; id: number }>`
    insert into pages (path, kind, outcome, data_hash, reads_hash, change_seq, because, pressed_at, stale, as_of)
    ${rowsIn(entries.map(rowOf))}
    on conflict (path) do update set
      kind = excluded.kind, outcome = excluded.outcome, data_hash = excluded.data_hash, reads_hash = excluded.reads_hash,
      change_seq = excluded.change_seq, because = excluded.because, pressed_at = excluded.pressed_at, stale = excluded.stale,
      as_of = excluded.as_of
    returning path, id`.execute(tx);
  return new Map(rows.map(({ path, id }) => [path, id]));
}

function rowOf(entry: LedgerEntry): (string | number)[] {
  const { path, kind, outcome, dataHash, readsHash, changeSeq, because, pressedAt, stale, asOf } = entry;
  const why = JSON.stringify(because);
  return [path, kind, outcome, dataHash, readsHash, changeSeq, why, pressedAt, stale ? 1 : 0, asOf];
}

/** Nearly all facts of a page have a number from an earlier press, so asking for them comes before writing new ones. */
async function internFacts(tx: Db, entries: readonly LedgerEntry[], known: Map<Fact, number>): Promise<void> {
  const wanted = new Set(entries.flatMap((entry) => entry.reads).filter((fact) => !known.has(fact)));
  const { rows } = await sql<{ id: number; fact: Fact }>`
    select id, fact from facts where fact in ${valuesOf([...wanted])}`.execute(tx);
  for (const { id, fact } of rows) known.set(fact, id);
  const fresh = [...wanted].filter((fact) => !known.has(fact));
  if (fresh.length === 0) return;
  const made = await sql<{ id: number; fact: Fact }>`
    insert into facts (fact) ${rowsIn(fresh.map((fact) => [fact]))} returning id, fact`.execute(tx);
  for (const { id, fact } of made.rows) known.set(fact, id);
}
