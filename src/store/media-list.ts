import { type RawBuilder, sql } from 'kysely';
import { mediaFacets, type MediaFilter } from '../story/media-filter.ts';
import type { MediaItem } from '../story/media-item.ts';
import { either } from './either.ts';
import { itemOf } from './media-items.ts';
import type { Db } from './open-store.ts';
import { hasTerm } from './media-terms.ts';
import { itemsMatching } from './words/media-words.ts';

export interface MediaPage {
  readonly items: readonly MediaItem[];
  /** Where the next page begins; null after the last. */
  readonly next: number | null;
}

/** One page of the library under a filter, what came last first, from where the page before ended. */
export async function readMediaPage(
  db: Db,
  filter: MediaFilter,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<MediaPage> {
  const asked = await conditionsOf(db, filter);
  const conditions = after === null ? asked : [...asked, sql<boolean>`n < ${after}`];
  const numbers = await sql<{ n: number }>`
    select n from ${fromNarrow(filter)} where ${sql.join(conditions, sql` and `)} order by n desc limit ${limit + 1}`.execute(
    db,
  );
  const shown = numbers.rows.slice(0, limit).map(({ n }) => n);
  if (shown.length === 0) return { items: [], next: null };
  const rows = await db.selectFrom('media_items').selectAll().where('n', 'in', shown).orderBy('n', 'desc').execute();
  return { items: rows.map(itemOf), next: numbers.rows.length > limit ? (shown.at(-1) ?? null) : null };
}

/** How many items a filter lets through. */
export async function countMedia(db: Db, filter: MediaFilter): Promise<number> {
  const conditions = await conditionsOf(db, filter);
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${fromNarrow(filter)} where ${sql.join(conditions, sql` and `)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The index that has all that conditions ask (migration 0025): reading rows with their texts takes a hundred times as long. */
function fromNarrow({ away, endsBefore }: MediaFilter): RawBuilder<unknown> {
  const index = endsBefore ? 'media_items_expiring' : away ? 'media_items_away' : 'media_items_shown';
  return either(sql.raw(`media_items indexed by ${index}`), () => sql`media_items`);
}

async function conditionsOf(db: Db, filter: MediaFilter): Promise<RawBuilder<boolean>[]> {
  const { text, used, away, endsBefore, kind, shape, by, from, to, takenFrom, takenTo } = filter;
  const all: RawBuilder<boolean>[] = [away ? sql`put_away_at is not null` : sql`put_away_at is null`];
  if (used !== undefined) all.push(sql`used = ${used === 'yes' ? 1 : 0}`);
  if (endsBefore) all.push(sql`expires_at < ${endsBefore}`);
  if (kind) all.push(sql`kind = ${kind}`);
  if (shape) all.push(sql`shape = ${shape}`);
  if (by) all.push(sql`added_by = ${by}`);
  if (from) all.push(sql`added_at >= ${from}`);
  if (to) all.push(sql`added_at < ${to}`);
  if (takenFrom) all.push(sql`taken >= ${takenFrom}`);
  // A moment begins with its day, and stands after it.
  if (takenTo) all.push(sql`taken < ${`${takenTo}T~`}`);
  for (const facet of mediaFacets) {
    const name = filter[facet];
    if (name) all.push(await hasTerm(db, facet, name));
  }
  const found = itemsMatching(text ?? '');
  if (found !== null) all.push(sql`n in ${found}`);
  return all;
}
