import { type RawBuilder, sql } from 'kysely';
import { type MediaFacet, mediaFacets } from '../story/media-filter.ts';
import { detailsOf, type MediaItem } from '../story/media-item.ts';
import type { Db } from './open-store.ts';

/** Notes by which people, places, makers and collections an item is found, and when it was taken, in place of what was noted before. */
export async function noteMediaTerms(tx: Db, n: number, item: MediaItem): Promise<void> {
  const { created, createdDay } = detailsOf(item);
  await tx
    .updateTable('media_items')
    .set({ taken: createdDay ?? created })
    .where('n', '=', n)
    .execute();
  await tx.deleteFrom('media_terms').where('n', '=', n).execute();
  const rows = mediaFacets.flatMap((facet) =>
    [...new Map(namesIn(item, facet).map((name) => [termOf(name), name]))].map(([term, name]) => ({
      facet,
      term,
      n,
      name,
    })),
  );
  if (rows.length > 0) await tx.insertInto('media_terms').values(rows).execute();
}

function namesIn(item: MediaItem, facet: MediaFacet): string[] {
  const { people: person, creators: creator, collections: collection, place } = detailsOf(item);
  const names = { person, creator, collection, place: Object.values(place).filter((name) => name !== null) };
  return names[facet];
}

/** The same name, however it was written down: capitals and blanks tell nobody apart. */
function termOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What more items than this have is asked of each item that is read, and not listed first: a country that every picture shows. */
export const MANY = 2000;

/** That an item has this person, place or maker, written in whatever way. */
export async function hasTerm(db: Db, facet: MediaFacet, name: string): Promise<RawBuilder<boolean>> {
  const term = termOf(name);
  const having = sql`from media_terms as having_it where facet = ${facet} and term = ${term}`;
  const { rows } = await sql`select 1 ${having} limit ${MANY + 1}`.execute(db);
  return rows.length > MANY
    ? sql`exists (select 1 ${having} and having_it.n = media_items.n)`
    : sql`n in (select n ${having})`;
}

/** The people, places or makers that most items have, so many of them, by name. */
export async function readMediaTerms(db: Db, facet: MediaFacet, most: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select min(name) as name from media_terms where facet = ${facet} group by term order by count(*) desc, term limit ${most}`.execute(
    db,
  );
  return rows.map(({ name }) => name).toSorted((one, other) => (one < other ? -1 : 1));
}
