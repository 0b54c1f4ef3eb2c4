import type { Instant } from '../base/clock.ts';
import { moveCursor, readCursor } from './changes.ts';
import type { NoticeKind, ShownNotice } from '../story/notice.ts';
import type { Db } from './open-store.ts';

export interface NewNotice extends Pick<ShownNotice, 'kind' | 'storyId' | 'say' | 'at'> {
  /** The id of the person who is told. */
  readonly person: string;
  /** The id of who did it, or `system`. */
  readonly by: string;
}

export type Notice = NewNotice & ShownNotice;

/** Stands in the table for no story. */
const NO_STORY = '';

/** Tells people, within the transaction of the act they are told of. Nobody is told what they did themselves. */
export async function addNotices(tx: Db, notices: readonly NewNotice[]): Promise<void> {
  for (const { person, kind, storyId, by, say, at } of notices)
    if (person !== by)
      await tx
        .insertInto('notices')
        .values({ person_id: person, kind, story_id: storyId ?? NO_STORY, by, say, at, done_at: null, mailed_at: null })
        .execute();
}

/** What a person was told: first what is not done, newest first, then what is. At most `limit`. */
export async function readNotices(db: Db, person: string, limit: number): Promise<Notice[]> {
  const rows = await noticeRows(db)
    .where('notices.person_id', '=', person)
    .orderBy((of) => of('notices.done_at', 'is not', null))
    .orderBy('notices.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(noticeOf);
}

function noticeRows(db: Db) {
  return db
    .selectFrom('notices')
    .leftJoin('drafts', 'drafts.story_id', 'notices.story_id')
    .leftJoin('people', 'people.id', 'notices.by')
    .select(['notices.id', 'notices.kind', 'notices.story_id', 'notices.by', 'notices.say', 'notices.at'])
    .select(['notices.person_id', 'notices.done_at', 'drafts.headline', 'drafts.dir', 'people.name']);
}

type Row = Awaited<ReturnType<ReturnType<typeof noticeRows>['execute']>>[number];

function noticeOf({ id, person_id, kind, story_id, by, say, at, done_at, headline, dir, name }: Row): Notice {
  return {
    ...{
      id,
      person: person_id,
      kind: kind as NoticeKind,
      storyId: story_id === NO_STORY ? null : story_id,
      by,
      say,
      at,
      doneAt: done_at,
    },
    ...{ headline, dir: dir ?? 'ltr', byName: name },
  };
}

/** Under this name the store keeps up to which notice nothing is sent any more: what a restored newsroom brought with it. */
const PAST = 'notices-past';

/** What nobody has done and nobody was sent, oldest first; what came before `since` is not sent any more. */
export async function unsentNotices(db: Db, since: Instant): Promise<Notice[]> {
  const rows = await noticeRows(db)
    .where('notices.mailed_at', 'is', null)
    .where('notices.done_at', 'is', null)
    .where('notices.at', '>=', since)
    .where('notices.id', '>', await readCursor(db, PAST))
    .orderBy('notices.id')
    .execute();
  return rows.map(noticeOf);
}

/** Sends nobody any more what is there now: in their inboxes it stays. */
export async function leaveNoticesUnsent(tx: Db): Promise<void> {
  await moveCursor(tx, PAST, await lastNotice(tx));
}

/** Notes that these went out by e-mail. */
export async function markSent(tx: Db, ids: readonly number[], at: Instant): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ mailed_at: at })
    .where('id', 'in', [...ids])
    .execute();
}

/** Hours in which somebody is sent nothing: `HH:MM` on the clock of a zone, over midnight when the end is before the beginning. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
  readonly zone: string;
}

/** How somebody wants to be told. */
export interface NoticeWays {
  readonly byMail: boolean;
  readonly quiet: QuietHours | null;
}

/** By e-mail at any hour, for whoever has not chosen. */
export async function readNoticeWays(db: Db, person: string): Promise<NoticeWays> {
  const row = await db.selectFrom('notice_ways').selectAll().where('person_id', '=', person).executeTakeFirst();
  const { quiet_from: from, quiet_until: until, quiet_zone: zone } = row ?? {};
  return { byMail: row?.by_mail !== 0, quiet: from && until && zone ? { from, until, zone } : null };
}

export async function saveNoticeWays(tx: Db, person: string, { byMail, quiet }: NoticeWays): Promise<void> {
  const quietly = {
    quiet_from: quiet?.from ?? null,
    quiet_until: quiet?.until ?? null,
    quiet_zone: quiet?.zone ?? null,
  };
  const row = { by_mail: byMail ? 1 : 0, ...quietly };
  await tx
    .insertInto('notice_ways')
    .values({ person_id: person, ...row })
    .onConflict((on) => on.column('person_id').doUpdateSet(row))
    .execute();
}

/** How much a person was told that is not done. */
export async function countNotices(db: Db, person: string): Promise<number> {
  const { count } = await db
    .selectFrom('notices')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', person)
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Says of what this person was told that it is done, or with null that it is not; other people's stay as they are. */
export async function markNotices(
  tx: Db,
  person: string,
  { ids, doneAt }: { readonly ids: readonly number[]; readonly doneAt: Instant | null },
): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ done_at: doneAt })
    .where('person_id', '=', person)
    .where('id', 'in', [...ids])
    .execute();
}

/** The people who were told something after the notice with this number, and the number of the newest. */
export async function toldSince(db: Db, after: number): Promise<{ readonly last: number; readonly people: string[] }> {
  const rows = await db
    .selectFrom('notices')
    .select(['id', 'person_id'])
    .where('id', '>', after)
    .orderBy('id')
    .execute();
  return { last: rows.at(-1)?.id ?? after, people: [...new Set(rows.map((row) => row.person_id))] };
}

/** The number of the newest notice; 0 before the first. */
export async function lastNotice(db: Db): Promise<number> {
  const row = await db
    .selectFrom('notices')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}
