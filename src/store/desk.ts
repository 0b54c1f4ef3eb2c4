import { sql } from 'kysely';
import type { Lane, Stage } from '../story/stages.ts';
import { type DeskFilter, filtered } from './desk/filter.ts';
import { type DeskStory, deskStories } from './desk/rows.ts';
import type { Db } from './open-store.ts';

/**
 * In which order the desk is read. `touched` and `created`: newest first; `words`: longest first; `deadline`: soonest first;
 * `waiting`: longest in its stage first.
 */
export const deskSorts = ['touched', 'deadline', 'created', 'waiting', 'headline', 'words'] as const;
export type DeskSort = (typeof deskSorts)[number];

/** Where a page ended: the value its last row was sorted by, and the row's number. */
export interface DeskPlace {
  readonly value: string | number;
  readonly row: number;
}

export interface DeskPage {
  readonly stories: readonly DeskStory[];
  /** Where the next page begins; null after the last. */
  readonly next: DeskPlace | null;
}

export interface DeskOrder {
  readonly sort: DeskSort;
  /** Where the page before ended; null for the first. */
  readonly after: DeskPlace | null;
  readonly limit: number;
}

const sortings = {
  touched: { by: sql<string>`touched_at`, order: 'desc' },
  created: { by: sql<string>`created_at`, order: 'desc' },
  words: { by: sql<number>`words`, order: 'desc' },
  // After every date, so that stories without a deadline come last.
  deadline: { by: sql<string>`ifnull(deadline, '9999')`, order: 'asc' },
  waiting: { by: sql<string>`stage_since`, order: 'asc' },
  headline: { by: sql<string>`headline`, order: 'asc' },
} as const;

/** One page of the desk, from where the last one ended. */
export async function readDeskPage(db: Db, filter: DeskFilter, { sort, after, limit }: DeskOrder): Promise<DeskPage> {
  const { by, order } = sortings[sort];
  let query = filtered(db.selectFrom('drafts').selectAll(), filter)
    .select(sql<string | number>`${by}`.as('sorted_by'))
    .orderBy(by, order)
    .orderBy('id', order)
    .limit(limit + 1);
  if (after) {
    const beyond = sql.raw(order === 'asc' ? '>' : '<');
    query = query.where(sql<boolean>`(${by}, id) ${beyond} (${after.value}, ${after.row})`);
  }
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? { value: last.sorted_by, row: last.id } : null;
  return { stories: await deskStories(db, shown), next };
}

/** Stories of the desk by their ids, in no order; those it does not have are left out. */
export async function readDeskStories(db: Db, ids: readonly string[]): Promise<DeskStory[]> {
  if (ids.length === 0) return [];
  return deskStories(db, await db.selectFrom('drafts').selectAll().where('story_id', 'in', ids).execute());
}

export async function readDeskStory(db: Db, id: string): Promise<DeskStory | null> {
  return (await readDeskStories(db, [id]))[0] ?? null;
}

/** How many stories each lane holds under a filter, whatever lane the filter names. */
export async function countLanes(db: Db, of: DeskFilter): Promise<Record<Lane, number>> {
  const filter = { ...of, lane: undefined };
  const rows = await filtered(db.selectFrom('drafts'), filter)
    .select(['stage', sql<number>`hold_at is not null`.as('held'), sql<number>`spiked_at is not null`.as('spiked')])
    .select(sql<number>`count(*)`.as('count'))
    .groupBy(['stage', sql`hold_at is not null`, sql`spiked_at is not null`])
    .execute();
  const sum = (counts: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(counts).reduce((total, { count }) => total + count, 0);
  const inStage = (stage: Stage) => sum((row) => row.stage === stage && !row.held && !row.spiked);
  return {
    open: sum((row) => row.stage !== 'published' && !row.spiked),
    writing: inStage('writing'),
    desk: inStage('desk'),
    subs: inStage('subs'),
    ready: inStage('ready'),
    published: inStage('published'),
    held: sum((row) => Boolean(row.held) && !row.spiked),
    spiked: sum((row) => Boolean(row.spiked)),
    all: sum(() => true),
    scheduled: await countScheduled(db, filter),
  };
}

async function countScheduled(db: Db, filter: DeskFilter): Promise<number> {
  const row = await filtered(db.selectFrom('drafts'), { ...filter, lane: 'scheduled' })
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
