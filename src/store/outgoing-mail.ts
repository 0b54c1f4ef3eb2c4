import { sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { type AccountNews, accountNewsAfter, accountNewsOf } from './account-events.ts';
import { moveCursor, readCursor } from './changes.ts';
import { leaveNoticesUnsent } from './notices.ts';
import type { Db } from './open-store.ts';

/** What happened to an account, for one of the addresses at which its owner is told. */
export interface WaitingLetter {
  readonly news: AccountNews;
  readonly to: string;
}

/** Under this name the store keeps up to which row of the audit letters have been put in the queue. */
const CURSOR = 'account-mail';

/**
 * Puts what happened to accounts since the last time in the queue, a letter for each address, so that none waits for another. What is older
 * than `since` is given up; gives how many letters that were.
 */
export async function queueAccountLetters(tx: Db, since: Instant): Promise<number> {
  const old = tx.selectFrom('audit').select('seq').where('at', '<', since);
  const { numDeletedRows } = await tx.deleteFrom('account_letters').where('audit_seq', 'in', old).executeTakeFirst();
  const news = await accountNewsAfter(tx, await readCursor(tx, CURSOR), since);
  const rows = news.flatMap(({ seq, emails }) => emails.map((address) => ({ audit_seq: seq, address })));
  if (rows.length > 0) await tx.insertInto('account_letters').values(rows).execute();
  const last = news.at(-1);
  if (last) await moveCursor(tx, CURSOR, last.seq);
  return Number(numDeletedRows);
}

/** Whether anything happened to an account that is not in the queue yet, or anything stands in it. */
export async function hasAccountLetters(db: Db, since: Instant): Promise<boolean> {
  const waiting = await db.selectFrom('account_letters').select('audit_seq').limit(1).executeTakeFirst();
  return waiting !== undefined || (await accountNewsAfter(db, await readCursor(db, CURSOR), since)).length > 0;
}

/** The queue, oldest first. */
export async function waitingLetters(db: Db): Promise<WaitingLetter[]> {
  const rows = await db
    .selectFrom('account_letters')
    .selectAll()
    .orderBy('audit_seq')
    .orderBy(sql`rowid`)
    .execute();
  const all = await accountNewsOf(
    db,
    rows.map((row) => row.audit_seq),
  );
  const bySeq = new Map(all.map((news) => [news.seq, news]));
  return rows.flatMap(({ audit_seq: seq, address }) => {
    const news = bySeq.get(seq);
    return news ? [{ news, to: address }] : [];
  });
}

/** Takes a letter from the queue: it was sent, or was refused for good. */
export async function takeFromQueue(tx: Db, { news, to }: WaitingLetter): Promise<void> {
  await tx.deleteFrom('account_letters').where('audit_seq', '=', news.seq).where('address', '=', to).execute();
}

/** Sends nobody any more what a restored newsroom had to tell them: that one has sent it, and the moment in which it was exported does not say what. */
export async function leavePastUnsent(tx: Db): Promise<void> {
  const newest = await tx
    .selectFrom('audit')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst();
  await moveCursor(tx, CURSOR, newest?.seq ?? 0);
  await leaveNoticesUnsent(tx);
}

/** Addresses that are not written to before a moment, with how often in a row their server asked for patience. */
export interface MailDelay {
  readonly tries: number;
  readonly dueAt: Instant;
}

export async function mailDelays(db: Db): Promise<Map<string, MailDelay>> {
  const rows = await db.selectFrom('mail_delays').selectAll().execute();
  return new Map(rows.map(({ address, tries, due_at: dueAt }) => [address, { tries, dueAt }]));
}

export async function delayMail(tx: Db, address: string, { tries, dueAt }: MailDelay): Promise<void> {
  await tx
    .insertInto('mail_delays')
    .values({ address, tries, due_at: dueAt })
    .onConflict((on) => on.column('address').doUpdateSet({ tries, due_at: dueAt }))
    .execute();
}

/** Says that an address takes letters again, or that nothing waits for it any more. */
export async function endMailDelay(tx: Db, address: string): Promise<void> {
  await tx.deleteFrom('mail_delays').where('address', '=', address).execute();
}
