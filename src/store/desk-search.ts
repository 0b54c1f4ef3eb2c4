import { type RawBuilder, sql } from 'kysely';
import { breathe } from '../base/breathe.ts';
import type { DeskFilter, DeskStory, Finding, FoundStory } from '../story/desk.ts';
import type { Story } from '../story/story.ts';
import { numbersOf } from './values-of.ts';
import { filtered } from './desk/filter.ts';
import { deskStories } from './desk/rows.ts';
import { readDeskPage } from './desk.ts';
import type { Db } from './open-store.ts';
import { revisionText } from './texts-once.ts';
import { type Copy, hasAll, type Line, marked, readLines, seek, type Seeking } from '../story/search-marks.ts';
import { matchOf, type Term, termsOf } from '../story/search-terms.ts';
import { either } from './either.ts';
import { isOnPostgres, rankOf, rowsMatching } from './postgres/words.ts';
import { draftOfText, draftsMatching, searchableLines } from './words/texts.ts';

/** Weights of headline, furniture, catchline, byline, body and what stands inside words in bm25 (https://www.sqlite.org/fts5.html#the_bm25_function). */
const WEIGHTS = sql`10.0, 4.0, 8.0, 3.0, 1.0, 0.5`;

/** Ranking reads every hit; of a word that more texts have, the stories touched last come first instead. */
const MOST_RANKED = 1000;

/** The stories that a typed text fits best under a filter, at most `limit`; nothing for a text without words. */
export async function searchDesk(db: Db, text: string, asked: DeskFilter & { limit: number }): Promise<FoundStory[]> {
  const { limit, ...filter } = asked;
  const terms = termsOf(text);
  if (terms.length === 0) return [];
  const newest = { sort: 'touched', after: null, limit } as const;
  const best = await bestDrafts(db, terms, asked);
  const stories = best ?? (await readDeskPage(db, { ...filter, text }, newest)).stories;
  return withFindings(db, stories, text);
}

/** Says of each of these stories where a typed text stands in it. */
export async function withFindings(db: Db, stories: readonly DeskStory[], text: string): Promise<FoundStory[]> {
  const terms = termsOf(text);
  const texts = await draftTexts(
    db,
    stories.map(({ id }) => id),
  );
  const all: FoundStory[] = [];
  for (const story of stories) {
    const { lang, headline } = story;
    const found = await findingOf(db, { lines: texts.get(story.id) ?? [], lang }, { id: story.id, terms });
    all.push({ ...story, found: { headline: marked({ text: headline, lang }, terms), ...found } });
  }
  return all;
}

async function bestDrafts(
  db: Db,
  terms: readonly Term[],
  { limit, ...filter }: DeskFilter & { readonly limit: number },
): Promise<DeskStory[] | null> {
  const hits = await sql`select 1 from ${draftsMatching(terms)} as hits limit ${MOST_RANKED + 1}`.execute(db);
  if (hits.rows.length > MOST_RANKED) return null;
  const ranked = await bestFirst(terms, await tellingAmong(db, terms)).execute(db);
  return inOrder(db, [...new Set(ranked.rows.map(({ draft }) => draft))], { ...filter, limit });
}

/** SQLite counts every text that has a word before it ranks one; a word that more have than this says nothing of any. */
const MOST_WEIGHED = 20_000;

/** The terms by which the texts that have all of them are ranked; all where each of them is everywhere. */
async function tellingAmong(db: Db, terms: readonly Term[]): Promise<readonly Term[]> {
  if (terms.length === 1 || isOnPostgres(db)) return terms;
  const telling: Term[] = [];
  for (const term of terms) {
    const { rows } = await sql`select 1 from search where search match ${matchOf([term])}
      limit 1 offset ${sql.lit(MOST_WEIGHED)}`.execute(db);
    if (rows.length === 0) telling.push(term);
  }
  return telling.length > 0 && telling.length < terms.length ? telling : terms;
}

function bestFirst(terms: readonly Term[], telling: readonly Term[]): RawBuilder<{ draft: number }> {
  const all = sql`and rowid in (select rowid from search where search match ${matchOf(terms)})`;
  return either(
    sql<{ draft: number }>`
      select ${draftOfText} as draft from search where search match ${matchOf(telling)} ${telling === terms ? sql`` : all}
      order by bm25(search, ${WEIGHTS}), rowid desc`,
    () => sql`
      select ${draftOfText} as draft from search where rowid in ${rowsMatching('search', terms)}
      group by rowid order by sum(${rankOf(terms)}) desc, rowid desc`,
  );
}

async function inOrder(
  db: Db,
  ids: readonly number[],
  { limit, ...filter }: DeskFilter & { readonly limit: number },
): Promise<DeskStory[]> {
  if (ids.length === 0) return [];
  const places = new Map(ids.map((id, at) => [id, at]));
  const list = numbersOf(ids);
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
    .select(['drafts.story_id', revisionText.as('json')])
    .where('drafts.story_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.story_id, searchableLines(JSON.parse(row.json) as Story)]));
}

interface Sought {
  readonly id: string;
  readonly terms: readonly Term[];
}

/** Letters that are looked through for what is shown of a hit: of one line, and of one text. More than a day of live posts has. */
const MOST_OF_A_LINE = 10_000;
const MOST_OF_A_TEXT = 100_000;

/** A text line by line, as far as it is looked through; others have their turn in between. */
async function* linesAsFar({ lines, lang }: Copy): AsyncGenerator<Line> {
  let left = MOST_OF_A_TEXT;
  for (const whole of lines) {
    if (left <= 0) return;
    const line = whole.slice(0, Math.min(left, MOST_OF_A_LINE));
    left -= line.length;
    yield* readLines({ lines: [line], lang });
    await breathe();
  }
}

/** Looks through a text until a line has all the terms. */
async function soughtIn(copy: Copy, terms: readonly Term[]): Promise<Seeking> {
  const seeking = seek(terms);
  for await (const line of linesAsFar(copy)) if (seeking.look(line)) break;
  return seeking;
}

async function findingOf(
  db: Db,
  { lines: [headline = '', ...lines], lang }: Copy,
  { id, terms }: Sought,
): Promise<Omit<Finding, 'headline'>> {
  const inHeadline = readLines({ lines: [headline.slice(0, MOST_OF_A_LINE)], lang });
  if (hasAll(inHeadline, terms)) return { snippet: null, version: null };
  const seeking = await soughtIn({ lines, lang }, terms);
  const inDraft = { snippet: seeking.snippet(), version: null };
  if (hasAll(inHeadline, seeking.missing())) return inDraft;
  return (await findInVersions(db, { id, terms })) ?? inDraft;
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
    const story = JSON.parse(json) as Story;
    const seeking = await soughtIn({ lines: searchableLines(story), lang: story.lang }, terms);
    if (seeking.missing().length === 0) return { snippet: seeking.snippet(), version: number };
  }
  return null;
}
