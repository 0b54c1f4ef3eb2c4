import { sql } from 'kysely';
import { type Fact, facts } from '../story/facts.ts';
import type { DuePage } from './due-pages.ts';
import type { Db } from './open-store.ts';
import { numbersOf, valuesOf } from './values-of.ts';

/**
 * What follows a change that concerns so many pages that nobody makes a list of them: due is each page that was last looked at before
 * that change and reads one of its facts, and each page of the site after a new template. There is one round at most; a further such change makes one of both.
 */
export interface Round {
  /** The number of the newest of its changes. */
  readonly seq: number;
  readonly facts: readonly Fact[];
  /** The number of the page up to which the ledger has been gone through. */
  readonly place: number;
}

export async function readRound(db: Db): Promise<Round | null> {
  const row = await db.selectFrom('rounds').selectAll().executeTakeFirst();
  return row ? { ...row, facts: JSON.parse(row.facts) as Fact[] } : null;
}

/** Begins a round, from the first page on; what one under way had not come to is due in this one. */
export async function beginRound(tx: Db, { seq, facts: touched }: Omit<Round, 'place'>): Promise<void> {
  const before = await readRound(tx);
  await tx.deleteFrom('rounds').execute();
  const all = [...new Set([...(before?.facts ?? []), ...touched])].toSorted();
  await tx
    .insertInto('rounds')
    .values({ seq: Math.max(seq, before?.seq ?? 0), facts: JSON.stringify(all), place: 0 })
    .execute();
}

/** Says how far a round has come; one that another change began again goes on from its own place. */
export async function moveRound(tx: Db, { seq }: Round, place: number): Promise<void> {
  await tx.updateTable('rounds').set({ place }).where('seq', '=', seq).where('place', '<', place).execute();
}

/** Ends the rounds of changes up to a number: every page is as of it. */
export async function endRounds(tx: Db, upTo: number): Promise<void> {
  await tx.deleteFrom('rounds').where('seq', '<=', upTo).execute();
}

/** True for a round that concerns every page there is, and those that a new template brings. */
export function isOfTemplate(round: Pick<Round, 'facts'>): boolean {
  return round.facts.includes(facts.template());
}

/** A stretch of the ledger. */
export interface Stretch {
  readonly due: readonly (DuePage & { readonly id: number })[];
  /** The number of the last page in it. */
  readonly to: number;
  /** True when the ledger ends here. */
  readonly isLast: boolean;
}

/** Those of so many pages after a place that are due in a round, in the order of the ledger. */
export async function stretchOf(db: Db, round: Round, { after, pages }: StretchWanted): Promise<Stretch> {
  const rows = await db
    .selectFrom('pages')
    .select(['id', 'path', 'as_of'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(pages)
    .execute();
  const older = rows.filter((row) => row.as_of < round.seq);
  const to = rows.at(-1)?.id ?? after;
  const read = isOfTemplate(round) ? null : await readIn(db, round, { after, to });
  const concerned = read ? older.filter(({ id }) => read.has(id)) : older;
  return {
    due: concerned.map(({ id, path }) => ({ id, path, because: read?.get(id) ?? [], changeSeq: round.seq })),
    to,
    isLast: rows.length < pages,
  };
}

interface StretchWanted {
  readonly after: number;
  readonly pages: number;
}

/** Which pages of a stretch read facts of a round, and which. */
async function readIn(
  db: Db,
  round: Round,
  { after, to }: { after: number; to: number },
): Promise<Map<number, Fact[]>> {
  const named = await db
    .selectFrom('facts')
    .selectAll()
    .where(sql<boolean>`fact in ${valuesOf(round.facts)}`)
    .execute();
  const factOf = new Map(named.map(({ id, fact }) => [id, fact]));
  const rows = await db
    .selectFrom('reads')
    .selectAll()
    .where(sql<boolean>`fact_id in ${numbersOf([...factOf.keys()])}`)
    .where('page_id', '>', after)
    .where('page_id', '<=', to)
    .execute();
  const read = new Map<number, Fact[]>();
  for (const { fact_id: fact, page_id: page } of rows)
    read.set(page, [...(read.get(page) ?? []), factOf.get(fact) ?? ''].toSorted());
  return read;
}

/** Those of these pages that are not as of a round's change yet; one that the ledger has not heard of is among them. */
export async function notAsOf(db: Db, seq: number, paths: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('pages')
    .select('path')
    .where(sql<boolean>`path in ${valuesOf(paths)}`)
    .where('as_of', '>=', seq)
    .execute();
  return new Set(paths).difference(new Set(rows.map(({ path }) => path)));
}

/** Pages that are counted one by one. */
const COUNTED = 1000;

/** What a round has before it: the nearest pages that are due, and about how many there are beyond those, were all of them due. */
export async function leftOf(db: Db, round: Round): Promise<{ near: readonly string[]; beyond: number }> {
  const { due, to, isLast } = await stretchOf(db, round, { after: round.place, pages: COUNTED });
  // Between the numbers of two pages are some that are nobody's.
  const density = COUNTED / (to - round.place);
  const beyond = isLast ? 0 : Math.max(0, Math.ceil(((await lastPage(db)) - to) * density));
  return { near: due.map(({ path }) => path), beyond };
}

async function lastPage(db: Db): Promise<number> {
  const row = await db
    .selectFrom('pages')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** Those of these facts that more than so many pages read. */
export async function readByMoreThan(db: Db, most: number, touched: readonly Fact[]): Promise<Set<Fact>> {
  const rows = await db
    .selectFrom('facts')
    .select('fact')
    .where(sql<boolean>`fact in ${valuesOf(touched)}`)
    .where(sql<boolean>`(select 1 from reads where fact_id = facts.id limit 1 offset ${most}) is not null`)
    .execute();
  return new Set(rows.map(({ fact }) => fact));
}

/** True when there are more than so many pages, or stories of which there may be pages. */
export async function hasMoreThan(db: Db, most: number): Promise<boolean> {
  const { rows } = await sql<{ is: number }>`
    select 1 as "is" from (select 1 from pages limit 1 offset ${most}) as some_pages
    union all select 1 from (select 1 from stories limit 1 offset ${most}) as some_stories`.execute(db);
  return rows.length > 0;
}
