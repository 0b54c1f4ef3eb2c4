import { sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import type { Audit, AuditDetails } from './audit.ts';
import { jsonValue } from './json-sql.ts';
import type { Db } from './open-store.ts';

/** What changes how somebody signs in or what they may do: of these the owner of the account is told. */
export const GRAVE: readonly string[] = [
  'change-password',
  'add-passkey',
  'remove-passkey',
  'add-second-factor',
  'remove-second-factor',
  'renew-recovery-codes',
  'use-recovery-code',
  'change-role',
  'change-front-rights',
  'correct-person',
  'reset-sign-in',
  'renew-sign-in',
  'end-stolen-session',
  'end-sessions-of',
  'deactivate',
  'reactivate',
];
const ALL = [...GRAVE, 'join', 'sign-in', 'sign-in-failed'];

/** What happened to somebody's account, newest first: what they did to it, and what others did. */
export async function accountEvents(db: Db, personId: string, limit: number): Promise<Audit[]> {
  const rows = await about(db, personId, ALL)
    .leftJoin('people', 'people.id', 'audit.by')
    .select(['seq', 'at', 'by', 'act', 'story_id', 'summary', 'details', 'people.name'])
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ story_id: storyId, details, ...row }) => ({
    ...row,
    storyId,
    details: JSON.parse(details) as AuditDetails,
  }));
}

/** How many grave events of their account somebody has not seen yet. */
export async function unseenEvents(db: Db, personId: string): Promise<number> {
  const row = await about(db, personId, GRAVE)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('seq', '>', await eventsSeen(db, personId))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** The number of the newest event somebody has seen; 0 before they looked. */
export async function eventsSeen(db: Db, personId: string): Promise<number> {
  const row = await db.selectFrom('people').select('events_seen').where('id', '=', personId).executeTakeFirst();
  return row?.events_seen ?? 0;
}

/** Notes that somebody has seen the events of their account up to this number. */
export async function seeEvents(tx: Db, personId: string, upTo: number): Promise<void> {
  const seen = Math.max(upTo, await eventsSeen(tx, personId));
  await tx.updateTable('people').set({ events_seen: seen }).where('id', '=', personId).execute();
}

/** By the person, or about them: the details of an act upon an account name whose it is. */
function about(db: Db, personId: string, acts: readonly string[]) {
  const whose = jsonValue('audit.details', 'person');
  return db
    .selectFrom('audit')
    .where('act', 'in', acts)
    .where(({ eb, or, and }) => or([and([eb('by', '=', personId), eb(whose, 'is', null)]), eb(whose, '=', personId)]));
}

/** Something grave that happened to somebody's account, and where they are reached. */
export interface AccountNews {
  readonly seq: number;
  readonly at: Instant;
  readonly summary: string;
  /** The name of who did it, as it is now; null for the system. */
  readonly byName: string | null;
  readonly name: string;
  /** Their addresses: the one they have, and with a change of it the one they had. */
  readonly emails: readonly string[];
}

/** What happened to accounts after a row of the audit and not before `since`, oldest first; those of a demonstration are nobody's. */
export async function accountNewsAfter(db: Db, seq: number, since: Instant): Promise<AccountNews[]> {
  const rows = await newsRows(db).where('audit.seq', '>', seq).where('audit.at', '>=', since).execute();
  return rows.map(newsOf);
}

/** The same, for these rows of the audit. */
export async function accountNewsOf(db: Db, seqs: readonly number[]): Promise<AccountNews[]> {
  const rows = await newsRows(db)
    .where('audit.seq', 'in', [...seqs])
    .execute();
  return rows.map(newsOf);
}

function newsRows(db: Db) {
  const whose = sql<string>`coalesce(${jsonValue('audit.details', 'person')}, audit.by)`;
  return db
    .selectFrom('audit')
    .innerJoin('people', (on) => on.on('people.id', '=', whose))
    .leftJoin('people as doers', 'doers.id', 'audit.by')
    .select(['audit.seq', 'audit.at', 'audit.act', 'audit.summary', 'audit.details'])
    .select(['people.name', 'people.email', 'doers.name as by_name'])
    .where('audit.act', 'in', GRAVE)
    .where('people.is_demo', '=', 0)
    .orderBy('audit.seq');
}

type NewsRow = Awaited<ReturnType<ReturnType<typeof newsRows>['execute']>>[number];

function newsOf({ act, details, email, by_name: byName, ...row }: NewsRow): AccountNews {
  return {
    ...row,
    byName,
    emails: [...new Set([...emailBefore(act, JSON.parse(details) as AuditDetails), email])],
  };
}

function emailBefore(act: string, { before }: AuditDetails): string[] {
  const email = act === 'correct-person' && Array.isArray(before) ? (before[1] as unknown) : undefined;
  return typeof email === 'string' ? [email] : [];
}
