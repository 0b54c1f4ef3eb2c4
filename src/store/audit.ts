import { type RawBuilder, sql } from 'kysely';
import { oneLine } from '../base/one-line.ts';
import type { Act, ActSearch } from '../story/act.ts';
import { either } from './either.ts';
import type { Db } from './open-store.ts';
import { actsWith, putActWords } from './postgres/act-words.ts';
import { isOnPostgres } from './postgres/words.ts';

/** What belongs to an act beside its words, for machines: flat, and never a secret. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One act, as it is recorded in the transaction that does it. */
export interface NewAudit extends Act {
  readonly storyId: string | null;
  readonly details: AuditDetails;
}

export interface Audit extends NewAudit {
  /** Grows with every act; never reused. */
  readonly seq: number;
  /** The person's name as it is now; null for `system` and for people this newsroom does not know. */
  readonly name: string | null;
}

export interface AuditSearch extends ActSearch {
  readonly storyId?: string | undefined;
}

/** Records an act, within the transaction that does it. Whatever somebody wrote stands in it as one line that shows all of itself. */
export async function recordAudit(tx: Db, { at, by, act, storyId, summary, details }: NewAudit): Promise<void> {
  const { seq } = await tx
    .insertInto('audit')
    .values({ at, by, act, summary: oneLine(summary), story_id: storyId, details: JSON.stringify(details, inOneLine) })
    .returning('seq')
    .executeTakeFirstOrThrow();
  await indexAudit(tx, seq);
}

function inOneLine(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? oneLine(value) : value;
}

/** Makes one row findable by its words; the restoring of an export does so too. */
export async function indexAudit(tx: Db, seq: number): Promise<void> {
  if (isOnPostgres(tx)) return putActWords(tx, seq);
  await sql`
    insert into audit_words (rowid, words)
    select seq, audit.summary || ' ' || audit.act || ' ' || coalesce(audit.story_id, '') || ' ' || coalesce(people.name, '')
      || ' ' || coalesce((select group_concat(atom, ' ') from json_tree(audit.details) where atom is not null), '')
    from audit left join people on people.id = audit.by where seq = ${seq}`.execute(tx);
}

/** Acts that fit the search, newest first. */
export async function searchAudit(db: Db, search: AuditSearch): Promise<Audit[]> {
  const words = search.words?.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let query = rowsOf(db).orderBy('seq', 'desc').limit(search.limit);
  if (search.person !== undefined) query = query.where('by', '=', search.person);
  if (search.act !== undefined) query = query.where('act', '=', search.act);
  if (search.storyId !== undefined) query = query.where('story_id', '=', search.storyId);
  if (search.from !== undefined) query = query.where('at', '>=', search.from);
  if (search.to !== undefined) query = query.where('at', '<', search.to);
  if (search.before !== undefined) query = query.where('seq', '<', search.before);
  if (words.length > 0) query = query.where(sql<boolean>`seq in ${actsMatching(words)}`);
  return (await query.execute()).map(auditOf);
}

function rowsOf(db: Db) {
  return db
    .selectFrom('audit')
    .leftJoin('people', 'people.id', 'audit.by')
    .select(['seq', 'at', 'by', 'act', 'story_id', 'summary', 'details', 'people.name']);
}

type AuditRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function auditOf({ story_id: storyId, details, ...row }: AuditRow): Audit {
  return { ...row, storyId, details: JSON.parse(details) as AuditDetails };
}

/** The acts that have all these words, each open at its end. Quoted, nothing of them is syntax to SQLite's FTS5. */
function actsMatching(words: readonly string[]): RawBuilder<unknown> {
  const match = words.map((word) => `"${word}"*`).join(' ');
  return either(sql`(select rowid from audit_words where audit_words match ${match})`, () => actsWith(words));
}

/** Acts after a number, oldest first, at most `limit`: for those who follow what happens. */
export async function auditAfter(db: Db, seq: number, limit: number): Promise<Audit[]> {
  const rows = await rowsOf(db).where('seq', '>', seq).orderBy('seq').limit(limit).execute();
  return rows.map(auditOf);
}

/** The number of the newest act; 0 before the first. */
export async function lastAudit(db: Db): Promise<number> {
  const row = await db
    .selectFrom('audit')
    .select((select) => select.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** Every verb that was ever recorded, in the order of the alphabet. */
export async function auditActs(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('audit').select('act').distinct().orderBy('act').execute();
  return rows.map(({ act }) => act);
}
