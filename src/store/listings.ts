import { drawn } from '../story/drawn-pictures.ts';
import { recordingsWithin } from '../story/recording.ts';
import { everyImageIn } from '../story/images-in.ts';
import { jsonPart } from './json-sql.ts';
import { valuesOf } from './values-of.ts';
import { readPictures, readRecordings } from './media-items.ts';
import { sql } from 'kysely';
import type { MainMedia } from '../story/blocks.ts';
import type { AddressEntry, MonthCount } from '../story/archive.ts';
import type { ListName } from '../story/front.ts';
import { type Fact, facts } from '../story/facts.ts';
import { isLive, listsOf, monthOf, UNDATED, type ZoneOf } from '../story/lists.ts';
import { type PublishedStory, storyPath } from '../story/published.ts';
import { readZones } from './list-zones.ts';
import type { Db } from './open-store.ts';

interface Listing {
  readonly list: ListName;
  readonly sortAt: string;
}

interface Move {
  readonly before: PublishedStory | null;
  readonly after: PublishedStory;
}

/** Takes a story out of the lists it left and puts it into those it joined; counts of months follow. */
export async function moveListings(tx: Db, { before, after }: Move, zoneOf: ZoneOf): Promise<void> {
  const old = listingsOf(before);
  const now = listingsOf(after);
  for (const place of old) if (!has(now, place)) await leave(tx, after.story.id, place);
  for (const place of now) if (!has(old, place)) await join(tx, after.story.id, { ...place, zone: zoneOf(place.list) });
}

function listingsOf(published: PublishedStory | null): Listing[] {
  if (!published || !isLive(published)) return [];
  return listsOf(published.story, published.authors).map((list) => ({ list, sortAt: published.sortAt }));
}

function has(places: readonly Listing[], { list, sortAt }: Listing): boolean {
  return places.some((place) => place.list === list && place.sortAt === sortAt);
}

/** A list in which a story came to stand or stands no more, and in which month. */
interface Moved {
  readonly list: ListName;
  readonly month: string;
}

interface Places {
  readonly storyId: string;
  readonly sortAt: string;
  /** Where it is to stand. */
  readonly lists: readonly ListName[];
  /** The lists that are looked at; it stays in all others. */
  among(list: ListName): boolean;
}

/** Puts a live story into exactly these lists among some; answers what changed by it. */
export async function takePlaces(tx: Db, places: Places, zoneOf: ZoneOf): Promise<Moved[]> {
  const { storyId, sortAt, lists, among } = places;
  const rows = await tx.selectFrom('listings').select(['list', 'month']).where('story_id', '=', storyId).execute();
  const now = rows
    .map(({ list, month }): Moved => ({ list: list as ListName, month }))
    .filter(({ list }) => among(list));
  const left = now.filter(({ list }) => !lists.includes(list));
  const joined = lists.filter((list) => !now.some((one) => one.list === list));
  for (const { list } of left) await leave(tx, storyId, { list, sortAt });
  for (const list of joined) await join(tx, storyId, { list, sortAt, zone: zoneOf(list) });
  return [...left, ...joined.map((list) => ({ list, month: monthOf(sortAt, zoneOf(list)) }))];
}

/** Fills a list with exactly these live stories; answers what changed by it. */
export async function fillList(
  tx: Db,
  list: ListName,
  stories: ReadonlyMap<string, string>,
  zoneOf: ZoneOf,
): Promise<Moved[]> {
  const rows = await tx
    .selectFrom('listings')
    .select(['story_id', 'sort_at', 'month'])
    .where('list', '=', list)
    .execute();
  const left = rows.filter((row) => !stories.has(row.story_id));
  const now = new Set(rows.map((row) => row.story_id));
  const joined = [...stories].filter(([id]) => !now.has(id));
  for (const row of left) await leave(tx, row.story_id, { list, sortAt: row.sort_at });
  for (const [id, sortAt] of joined) await join(tx, id, { list, sortAt, zone: zoneOf(list) });
  return [
    ...left.map(({ month }) => ({ list, month })),
    ...joined.map(([, sortAt]) => ({ list, month: monthOf(sortAt, zoneOf(list)) })),
  ];
}

async function leave(tx: Db, storyId: string, { list }: Listing): Promise<void> {
  const left = await tx
    .deleteFrom('listings')
    .where('story_id', '=', storyId)
    .where('list', '=', list)
    .returning('month')
    .execute();
  for (const { month } of left) await count(tx, { list, month, by: -1 });
}

async function join(tx: Db, storyId: string, { list, sortAt, zone }: Listing & { zone: string }): Promise<void> {
  const month = monthOf(sortAt, zone);
  await tx.insertInto('listings').values({ list, story_id: storyId, sort_at: sortAt, month }).execute();
  await count(tx, { list, month, by: 1 });
}

async function count(tx: Db, { list, month, by }: { list: string; month: string; by: number }): Promise<void> {
  await tx
    .insertInto('list_months')
    .values({ list, month, count: by })
    .onConflict((conflict) =>
      conflict.columns(['list', 'month']).doUpdateSet((change) => ({ count: change('list_months.count', '+', by) })),
    )
    .execute();
}

/**
 * Cuts lists again by the clocks they go by now, and returns the facts this touches: none where every story stands in its month. The
 * months that are left empty stay known, so that their addresses go on to somewhere.
 */
export async function recutLists(tx: Db, lists: readonly ListName[]): Promise<Fact[]> {
  const zoneOf = await readZones(tx, lists);
  const touched = new Set<Fact>();
  for (const list of lists) {
    for (const { story_id: id, month, to } of await misplaced(tx, list, zoneOf(list))) {
      await tx.updateTable('listings').set({ month: to }).where('story_id', '=', id).where('list', '=', list).execute();
      await count(tx, { list, month, by: -1 });
      await count(tx, { list, month: to, by: 1 });
      touched.add(facts.months(list)).add(facts.month(list, month)).add(facts.month(list, to));
      if (list === 'all') touched.add(facts.addresses(month)).add(facts.addresses(to));
    }
  }
  return [...touched];
}

async function misplaced(tx: Db, list: ListName, zone: string) {
  const rows = await tx
    .selectFrom('listings')
    .select(['story_id', 'sort_at', 'month'])
    .where('list', '=', list)
    // Only at the turn of a month, which `monthOf` says too, do two clocks differ on it.
    .where(sql<string>`substr(sort_at, 9, 2)`, 'in', ['01', '28', '29', '30', '31'])
    .execute();
  return rows.map((row) => ({ ...row, to: monthOf(row.sort_at, zone) })).filter(({ month, to }) => month !== to);
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

/** Ids of all live stories of a list in one month (`2007-07`, by the list's clock), newest first. */
export async function readMonth(db: Db, list: ListName, month: string): Promise<string[]> {
  const rows = await db
    .selectFrom('listings')
    .select('story_id')
    .where('list', '=', list)
    .where('month', '=', month)
    .orderBy('sort_at', 'desc')
    .orderBy('story_id', 'desc')
    .execute();
  return rows.map((row) => row.story_id);
}

/** Address, last update and main media of the live stories of one month, by the clock of the default edition, oldest first. */
export async function readAddresses(db: Db, month: string): Promise<AddressEntry[]> {
  const ids = (await readMonth(db, 'all', month)).toReversed();
  const entries = await readAddressesOf(db, ids);
  return ids.flatMap((id) => entries.get(id) ?? []);
}

/** The same of these stories, by id. */
export async function readAddressesOf(db: Db, ids: readonly string[]): Promise<Map<string, AddressEntry>> {
  const { rows } = await sql<{ id: string; urlSlug: string; updatedAt: string | null; media: string | null }>`
    select id, url_slug as "urlSlug", last_updated_at as "updatedAt",
      -- Of the card, which is a tenth of the story and has it too.
      ${jsonPart('card', 'mainMedia')} as media
    from stories where id in ${valuesOf(ids)}`.execute(db);
  const entries = rows.map(({ id, urlSlug, updatedAt, media }) => {
    const mainMedia = media === null ? null : (JSON.parse(media) as MainMedia);
    return { id, entry: { path: storyPath({ id, urlSlug }), updatedAt, mainMedia } };
  });
  const shown = entries.flatMap(({ entry: { mainMedia } }) => everyImageIn({ mainMedia, body: [] }));
  const pictures = await readPictures(
    db,
    shown.flatMap(({ picture }) => (picture ? [picture.id] : [])),
  );
  const played = await readRecordings(db, recordingsWithin(entries));
  const ask = async (id: string) => pictures.get(id) ?? null;
  const askPlayed = async (id: string) => played.get(id) ?? null;
  return new Map(
    await Promise.all(entries.map(async ({ id, entry }) => [id, await drawn(entry, ask, askPlayed)] as const)),
  );
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

/** How many live stories each list of a kind has, by what follows `prefix` (`topic/`) in its name; none of those that are empty. */
export async function countStories(db: Db, prefix: 'section/' | 'topic/' | 'author/'): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('list_months')
    .select(['list', (select) => select.fn.sum<number>('count').as('stories')])
    .where('list', '>=', prefix)
    // '/' + 1 is '0': the half-open range holds exactly the names under the prefix.
    .where('list', '<', `${prefix.slice(0, -1)}0`)
    .groupBy('list')
    .execute();
  const counted = rows.filter(({ stories }) => stories > 0);
  return Object.fromEntries(counted.map(({ list, stories }) => [list.slice(prefix.length), stories]));
}
