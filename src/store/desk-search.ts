import { sql } from 'kysely';
import type { Story } from '../story/story.ts';
import { type DeskFilter, filtered } from './desk/filter.ts';
import { type DeskStory, deskStories } from './desk/rows.ts';
import { type DeskPage, readDeskPage } from './desk.ts';
import type { Db } from './open-store.ts';
import { hasAll, marked, type Piece, snippet } from './search/find.ts';
import { matchOf, type Term, termsOf } from './search/query.ts';
import { linesOf } from './search/texts.ts';

/** Where a text was found, and the words round it. */
export interface Finding {
  readonly headline: readonly Piece[];
  /** Null when the headline says it all. */
  readonly snippet: readonly Piece[] | null;
  /** The published version that has the words when the draft no longer has; null for the draft. */
  readonly version: number | null;
}

export interface FoundStory extends DeskStory {
  readonly found: Finding;
}

/** Weights of headline, furniture, catchline, byline and body in bm25 (https://www.sqlite.org/fts5.html#the_bm25_function). */
const WEIGHTS = sql`10.0, 4.0, 8.0, 3.0, 1.0`;

/** Ranking reads every hit; of a word that more texts have, the newest stories come first instead. */
const MOST_RANKED = 1000;

/** The stories that a typed text fits best under a filter, at most `limit`; nothing for a text without words. */
export async function searchDesk(
  db: Db,
  typed: string,
  { limit, ...filter }: DeskFilter & { readonly limit: number },
): Promise<FoundStory[]> {
  const terms = termsOf(typed);
  if (terms.length === 0) return [];
  const ids = await bestDrafts(db, terms, { ...filter, limit });
  const stories =
    ids ?? (await readDeskPage(db, { ...filter, terms }, { sort: 'created', after: null, limit })).stories;
  return withFindings(db, stories, terms);
}

/** The desk filtered by a typed text, in the order asked for, with what was found. */
export async function withFindings(
  db: Db,
  stories: DeskPage['stories'],
  terms: readonly Term[],
): Promise<FoundStory[]> {
  const texts = await draftTexts(
    db,
    stories.map(({ id }) => id),
  );
  const all: FoundStory[] = [];
  for (const story of stories) {
    const found = await findingOf(db, texts.get(story.id) ?? [], { id: story.id, terms });
    all.push({ ...story, found: { headline: marked(story.headline, terms), ...found } });
  }
  return all;
}

async function bestDrafts(
  db: Db,
  terms: readonly Term[],
  { limit, ...filter }: DeskFilter & { readonly limit: number },
): Promise<DeskStory[] | null> {
  const match = matchOf(terms);
  const hits = await sql<{ draft: number }>`
    select rowid >> 20 as draft from search where search match ${match} limit ${MOST_RANKED + 1}`.execute(db);
  if (hits.rows.length > MOST_RANKED) return null;
  const ranked = await sql<{ draft: number }>`
    select rowid >> 20 as draft from search where search match ${match}
    order by bm25(search, ${WEIGHTS}), rowid desc`.execute(db);
  return inOrder(db, [...new Set(ranked.rows.map(({ draft }) => draft))], { ...filter, limit });
}

async function inOrder(
  db: Db,
  ids: readonly number[],
  { limit, ...filter }: DeskFilter & { readonly limit: number },
): Promise<DeskStory[]> {
  if (ids.length === 0) return [];
  const places = new Map(ids.map((id, at) => [id, at]));
  const list = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const rows = await filtered(db.selectFrom('drafts').selectAll(), filter)
    .where(sql<boolean>`id in ${list}`)
    .execute();
  const place = (id: number): number => places.get(id) ?? ids.length;
  return deskStories(db, rows.toSorted((one, other) => place(one.id) - place(other.id)).slice(0, limit));
}

/** The lines of the drafts as they stand. */
async function draftTexts(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('drafts')
    .innerJoin('revisions', (join) =>
      join.onRef('revisions.story_id', '=', 'drafts.story_id').onRef('revisions.number', '=', 'drafts.revision'),
    )
    .select(['drafts.story_id', 'json'])
    .where('drafts.story_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.story_id, linesOf(JSON.parse(row.json) as Story)]));
}

interface Sought {
  readonly id: string;
  readonly terms: readonly Term[];
}

async function findingOf(db: Db, lines: readonly string[], { id, terms }: Sought): Promise<Omit<Finding, 'headline'>> {
  const [headline = '', ...rest] = lines;
  if (hasAll([headline], terms)) return { snippet: null, version: null };
  if (hasAll(lines, terms)) return { snippet: snippet(rest, terms), version: null };
  return (await findInVersions(db, { id, terms })) ?? { snippet: snippet(rest, terms), version: null };
}

/** Versions looked through for a snippet, the newest first. */
const MOST_VERSIONS = 20;

async function findInVersions(db: Db, { id, terms }: Sought): Promise<Omit<Finding, 'headline'> | null> {
  const versions = await db
    .selectFrom('versions')
    .select(['number', 'json'])
    .where('story_id', '=', id)
    .where('suppressed_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(MOST_VERSIONS)
    .execute();
  for (const { number, json } of versions) {
    const lines = linesOf(JSON.parse(json) as Story);
    if (hasAll(lines, terms)) return { snippet: snippet(lines, terms), version: number };
  }
  return null;
}
