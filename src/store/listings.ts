import { sql } from 'kysely';
import type { MainMedia } from '../story/blocks.ts';
import type { AddressEntry, MonthCount } from '../story/archive.ts';
import type { ListName } from '../story/front.ts';
import { isLive, listsOf, monthOf, UNDATED } from '../story/lists.ts';
import { type PublishedStory, storyPath } from '../story/published.ts';
import type { Db } from './open-store.ts';

interface Listing {
  readonly list: ListName;
  readonly sortAt: string;
}

/** Takes a story out of the lists it left and puts it into those it joined; counts of months follow. */
export async function moveListings(tx: Db, before: PublishedStory | null, after: PublishedStory): Promise<void> {
  const old = listingsOf(before);
  const now = listingsOf(after);
  for (const place of old) if (!has(now, place)) await leave(tx, after.story.id, place);
  for (const place of now) if (!has(old, place)) await join(tx, after.story.id, place);
}

function listingsOf(published: PublishedStory | null): Listing[] {
  if (!published || !isLive(published)) return [];
  return listsOf(published.story).map((list) => ({ list, sortAt: published.sortAt }));
}

function has(places: readonly Listing[], { list, sortAt }: Listing): boolean {
  return places.some((place) => place.list === list && place.sortAt === sortAt);
}

async function leave(tx: Db, storyId: string, { list, sortAt }: Listing): Promise<void> {
  await tx.deleteFrom('listings').where('story_id', '=', storyId).where('list', '=', list).execute();
  await tx
    .updateTable('list_months')
    .set((change) => ({ count: change('count', '-', 1) }))
    .where('list', '=', list)
    .where('month', '=', monthOf(sortAt))
    .execute();
}

async function join(tx: Db, storyId: string, { list, sortAt }: Listing): Promise<void> {
  const month = monthOf(sortAt);
  await tx.insertInto('listings').values({ list, story_id: storyId, sort_at: sortAt, month }).execute();
  await tx
    .insertInto('list_months')
    .values({ list, month, count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['list', 'month']).doUpdateSet((change) => ({ count: change('list_months.count', '+', 1) })),
    )
    .execute();
}

/** The longest list that may be asked for at once; months hold the rest. */
const LONGEST = 200;

/** Ids of the live stories of a list, newest first; those without a date are in their month only. */
export async function readNewest(db: Db, list: ListName, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('listings')
    .select('story_id')
    .where('list', '=', list)
    .where('sort_at', '>', UNDATED)
    .orderBy('sort_at', 'desc')
    .orderBy('story_id', 'desc')
    .limit(Math.min(limit, LONGEST))
    .execute();
  return rows.map((row) => row.story_id);
}

/** Ids of all live stories of a list in one month (`2007-07`, UTC), newest first. */
export async function readMonth(db: Db, list: ListName, month: string): Promise<string[]> {
  const rows = await db
    .selectFrom('listings')
    .select('story_id')
    .where('list', '=', list)
    .where('sort_at', '>=', month)
    .where('sort_at', '<', endOfMonth(month))
    .orderBy('sort_at', 'desc')
    .orderBy('story_id', 'desc')
    .execute();
  return rows.map((row) => row.story_id);
}

/** What every instant of a month sorts before: instants begin with the month and go on with '-', which '.' follows. */
function endOfMonth(month: string): string {
  return `${month}.`;
}

/** Address, last update and main media of the live stories of one month (UTC), oldest first. */
export async function readAddresses(db: Db, month: string): Promise<AddressEntry[]> {
  const rows = await db
    .selectFrom('listings')
    .innerJoin('stories', 'stories.id', 'listings.story_id')
    .select(['stories.id', 'stories.url_slug', 'stories.last_updated_at'])
    // Only this of each story: the bodies of a month would be megabytes.
    .select(sql<string | null>`stories.json -> '$.mainMedia'`.as('media'))
    .where('list', '=', 'all')
    .where('listings.sort_at', '>=', month)
    .where('listings.sort_at', '<', endOfMonth(month))
    .orderBy('listings.sort_at')
    .orderBy('story_id')
    .execute();
  return rows.map(({ id, url_slug: urlSlug, last_updated_at: updatedAt, media }) => ({
    path: storyPath({ id, urlSlug }),
    updatedAt,
    mainMedia: media === null ? null : (JSON.parse(media) as MainMedia),
  }));
}

/** Months in which a list has live stories, newest first. */
export async function readMonths(db: Db, list: ListName): Promise<MonthCount[]> {
  return db
    .selectFrom('list_months')
    .select(['month', 'count'])
    .where('list', '=', list)
    .where('count', '>', 0)
    .orderBy('month', 'desc')
    .execute();
}
