import { sql } from 'kysely';
import type { Audit, AuditDetails } from './audit.ts';
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
  const whose = sql<string>`json_extract(audit.details, '$.person')`;
  return db
    .selectFrom('audit')
    .where('act', 'in', acts)
    .where(({ eb, or, and }) => or([and([eb('by', '=', personId), eb(whose, 'is', null)]), eb(whose, '=', personId)]));
}
