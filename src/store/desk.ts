import { sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import type { DeskFilter, DeskSort, DeskStory } from '../story/desk.ts';
import type { Lane, Stage } from '../story/stages.ts';
import { either } from './either.ts';
import { filtered } from './desk/filter.ts';
import { deskStories } from './desk/rows.ts';
import type { Db } from './open-store.ts';

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

/** Later moments come first where everything else goes up: what is left of them until far beyond every clock. */
const LATEST_FIRST = either<string>(
  sql`printf('%011d', 99999999999 - unixepoch(touched_at))`,
  () => sql`lpad((99999999999 - floor(extract(epoch from touched_at::timestamptz))::bigint)::text, 11, '0')`,
);

const STAGE_RANK = sql.raw<string>(
  `case stage when 'ready' then 0 when 'subs' then 1 when 'desk' then 2 when 'writing' then 3 when 'published' then 4 else 5 end`,
);

const sortings = {
  touched: { by: sql<string>`touched_at`, order: 'desc' },
  created: { by: sql<string>`created_at`, order: 'desc' },
  words: { by: sql<number>`words`, order: 'desc' },
  // After every date, so that stories without a deadline come last.
  deadline: { by: sql<string>`coalesce(deadline, '9999')`, order: 'asc' },
  waiting: { by: sql<string>`stage_since`, order: 'asc' },
  headline: { by: sql<string>`headline`, order: 'asc' },
  stage: { by: sql<string>`${STAGE_RANK} || ' ' || ${LATEST_FIRST}`, order: 'asc' },
  section: { by: sql<string>`section || ' ' || ${LATEST_FIRST}`, order: 'asc' },
  assignee: {
    // After every name comes what nobody has; an id keeps two of one name apart.
    by: sql<string>`coalesce((select '0' || lower(name) || ' ' || people.id from people where people.id = assignee), coalesce('1' || assignee, '2')) || ' ' || ${LATEST_FIRST}`,
    order: 'asc',
  },
} as const;

/** One page of the desk, from where the last one ended. */
export async function readDeskPage(db: Db, filter: DeskFilter, { sort, after, limit }: DeskOrder): Promise<DeskPage> {
  const { by, order } = sortings[sort];
  // Only ids are sorted: carrying whole rows through the sorting of a whole desk takes five times as long.
  let query = filtered(db.selectFrom('drafts').select('id'), filter, sort === 'touched')
    .select(sql<string | number>`${by}`.as('value'))
    .orderBy(by, order)
    .orderBy('id', order)
    .limit(limit + 1);
  if (after) {
    const beyond = sql.raw(order === 'asc' ? '>' : '<');
    query = query.where(sql<boolean>`(${by}, id) ${beyond} (${after.value}, ${after.row})`);
  }
  const places = await query.execute();
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  const next = places.length > limit && last ? { value: last.value, row: last.id } : null;
  return { stories: await storiesOf(db, shown), next };
}

async function storiesOf(db: Db, places: readonly { readonly id: number }[]): Promise<DeskStory[]> {
  const ids = places.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('drafts').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return deskStories(
    db,
    ids.flatMap((id) => byId.get(id) ?? []),
  );
}

/** Stories of the desk by their ids, in that order; those it does not have are left out. */
export async function readDeskStories(db: Db, ids: readonly string[]): Promise<DeskStory[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('drafts').selectAll().where('story_id', 'in', ids).execute();
  const stories = new Map((await deskStories(db, rows)).map((story) => [story.id, story]));
  return ids.flatMap((id) => stories.get(id) ?? []);
}

export async function readDeskStory(db: Db, id: string): Promise<DeskStory | null> {
  return (await readDeskStories(db, [id]))[0] ?? null;
}

/** The stories that take one further, in the order in which they were begun. */
export async function followUpsOf(db: Db, id: string): Promise<DeskStory[]> {
  const rows = await db
    .selectFrom('drafts')
    .selectAll()
    .where('follows_up', '=', id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return deskStories(db, rows);
}

/** Stories under an embargo that has not ended, the soonest first; those that were spiked or killed wait for nothing. */
export async function embargoedStories(db: Db, now: Instant): Promise<(DeskStory & { embargoUntil: Instant })[]> {
  const rows = await db
    .selectFrom('drafts')
    .selectAll()
    .where('embargo_until', '>', now)
    .where('spiked_at', 'is', null)
    .where('stage', '!=', 'killed')
    .orderBy('embargo_until')
    .orderBy('id')
    .execute();
  const stories = await deskStories(db, rows);
  return stories.flatMap((story) => (story.embargoUntil ? [{ ...story, embargoUntil: story.embargoUntil }] : []));
}

/** How many stories each lane holds under a filter, whatever lane the filter names. */
export async function countLanes(db: Db, of: DeskFilter): Promise<Record<Lane, number>> {
  const filter = { ...of, lane: undefined };
  // Grouped as the index is ordered, for a whole desk is counted: most of it is neither held nor spiked.
  const rows = await filtered(db.selectFrom('drafts'), filter, false)
    .select(['stage', 'spiked_at as spiked', 'hold_at as held', sql<number>`count(*)`.as('count')])
    .groupBy(['stage', 'spiked_at', 'hold_at'])
    .execute();
  const sum = (counts: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(counts).reduce((total, { count }) => total + count, 0);
  const inStage = (stage: Stage) => sum((row) => row.stage === stage && !row.held && !row.spiked);
  return {
    open: sum((row) => row.stage !== 'published' && row.stage !== 'killed' && !row.spiked),
    writing: inStage('writing'),
    desk: inStage('desk'),
    subs: inStage('subs'),
    ready: inStage('ready'),
    published: inStage('published'),
    killed: inStage('killed'),
    held: sum((row) => Boolean(row.held) && !row.spiked),
    spiked: sum((row) => Boolean(row.spiked)),
    all: sum(() => true),
    scheduled: await countLane(db, filter, 'scheduled'),
    undated: await countLane(db, filter, 'undated'),
  };
}

/** Of a lane that is no column of the desk, and holds few stories: those are gone to, and no index that leads to many more. */
async function countLane(db: Db, filter: DeskFilter, lane: 'scheduled' | 'undated'): Promise<number> {
  const row = await filtered(db.selectFrom('drafts'), { ...filter, lane }, false)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** How a story was last touched, and by which revision. */
export interface Touch {
  readonly id: string;
  readonly at: Instant;
  readonly revision: number;
}

/** The stories touched at or after an instant, the first ones first. */
export async function touchedSince(db: Db, at: Instant, limit: number): Promise<Touch[]> {
  return db
    .selectFrom('drafts')
    .select(['story_id as id', 'touched_at as at', 'revision'])
    .where('touched_at', '>=', at)
    .orderBy('touched_at')
    .limit(limit)
    .execute();
}
