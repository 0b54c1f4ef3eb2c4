import type { SQLInputValue } from 'node:sqlite';
import type { Shelf } from '../press/shelf.ts';
import {
  HITS_EACH,
  MOST_COUNTED,
  type ReaderAnswer,
  type ReaderHit,
  type ReaderQuery,
  spans,
} from '../story/reader-search.ts';
import { eachLine, marked, snippet } from '../story/search-marks.ts';
import { matchOf, matchWithin, type Term, termsOf } from '../story/search-terms.ts';
import { wordsOn } from './follow-shelf.ts';
import { rowAt, type SearchIndex } from './open-index.ts';

interface Found {
  readonly n: number;
  readonly id: string;
}

export interface Asking {
  readonly query: ReaderQuery;
  /** The edition whose search it is. */
  readonly edition: string;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/**
 * The stories that have all the words, as the reader wants them ordered. Of words that very many have, the newest thousand are counted, and those that
 * have them in the headline come first: so an answer costs no more in a larger archive. What a hit shows is read from the shelf in this moment: a story that has been taken from readers is not shown, whatever the index still holds.
 */
export async function findStories(shelf: Shelf, index: SearchIndex, asking: Asking): Promise<ReaderAnswer> {
  const { query } = asking;
  // Who has pressed a key to search has typed the last word to its end.
  const terms = termsOf(`${query.text} `);
  if (terms.length === 0) return { hits: [], count: 0 };
  const found = foundIn(index, terms, asking);
  const isMore = found.length > MOST_COUNTED;
  const counted = found.slice(0, MOST_COUNTED);
  const ordered = query.order === 'newest' ? counted : bestFirst(index, terms, { asking, counted, isMore });
  const shown = ordered.slice((query.page - 1) * HITS_EACH, query.page * HITS_EACH);
  const hits = await Promise.all(shown.map(({ id }) => hitOf(shelf, id, terms)));
  return { hits: hits.filter((hit) => hit !== null), count: isMore ? null : found.length };
}

/** Weights of headline, furniture, body and what stands inside words (https://www.sqlite.org/fts5.html#the_bm25_function). */
const RANK = 'bm25(words, 10.0, 4.0, 1.0, 0.5)';

interface Counted {
  readonly asking: Asking;
  /** The newest first. */
  readonly counted: readonly Found[];
  readonly isMore: boolean;
}

function bestFirst(index: SearchIndex, terms: readonly Term[], { asking, counted, isMore }: Counted): readonly Found[] {
  if (counted.length === 0) return counted;
  if (isMore || haveMany(index, terms)) return headlinesFirst(index, terms, counted);
  return foundIn(index, terms, { ...asking, isRanked: true });
}

/** Whether more stories have all the words than are counted, filters aside. Ranking counts every story that has one of them. */
function haveMany({ database }: SearchIndex, terms: readonly Term[]): boolean {
  const sql = `select 1 from words where words match ? limit 1 offset ${MOST_COUNTED}`;
  return database.prepare(sql).get(matchOf(terms)) !== undefined;
}

/** One more than are counted of the newest, ranked or the newest first. */
function foundIn(
  { database }: SearchIndex,
  terms: readonly Term[],
  { query, edition, now, isRanked = false }: Asking & { readonly isRanked?: boolean },
): Found[] {
  const { section, topic, kind, since, isEverywhere } = query;
  const wanted: [where: string, values: readonly SQLInputValue[]][] = [['words match ?', [matchOf(terms)]]];
  if (section !== null) wanted.push(['section = ?', [section]]);
  if (kind !== null) wanted.push(['kind = ?', [kind]]);
  if (topic !== null) wanted.push(['instr(topics, ?)', [` ${topic} `]]);
  if (!isEverywhere) wanted.push(['(edition = ? or instr(also_in, ?))', [edition, ` ${edition} `]]);
  if (since !== null) wanted.push(['words.rowid >= ?', [rowAt(new Date(now - spans[since] * A_DAY).toISOString())]]);
  const where = wanted.map(([text]) => text).join(' and ');
  const order = isRanked ? `${RANK}, words.rowid desc` : 'words.rowid desc';
  return database
    .prepare(
      `select n, id from words join stories on n = words.rowid where ${where} order by ${order} limit ${MOST_COUNTED + 1}`,
    )
    .all(...wanted.flatMap(([, values]) => values)) as unknown as Found[];
}

/** Those first that have all the words in their headline; otherwise as they were, the newest first. */
function headlinesFirst({ database }: SearchIndex, terms: readonly Term[], found: readonly Found[]): readonly Found[] {
  const [newest, oldest] = [found.at(0), found.at(-1)];
  if (!newest || !oldest) return found;
  const rows = database
    .prepare('select rowid as n from words where words match ? and rowid between ? and ?')
    .all(matchWithin('headline', terms), oldest.n, newest.n) as unknown as { readonly n: number }[];
  const told = new Set(rows.map(({ n }) => n));
  return found.toSorted((a, b) => Number(told.has(b.n)) - Number(told.has(a.n)));
}

const A_DAY = 24 * 60 * 60 * 1000;

async function hitOf(shelf: Shelf, id: string, terms: readonly Term[]): Promise<ReaderHit | null> {
  const there = await wordsOn(shelf, id).catch(() => null);
  if (there === null) return null;
  const { path, edition, alsoIn, lang, dir, kind, section, at, headline, summary, about, body } = there.words;
  return {
    ...{ path, edition, alsoIn, lang, dir, kind, section, at },
    headline: marked({ text: headline, lang }, terms),
    line: snippet(eachLine({ lines: [...summary, ...body, ...about], lang }), terms),
  };
}
