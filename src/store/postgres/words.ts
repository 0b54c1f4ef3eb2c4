import { PostgresAdapter, type RawBuilder, sql } from 'kysely';
import { WORD } from '../../story/folding.ts';
import type { Term } from '../../story/search-terms.ts';
import type { Db } from '../open-store.ts';
import { cut, type WordPlace, type Weight, vectorsOf } from './text-vectors.ts';

/** The indexes of words: a row of each is a piece of a text. */
export type WordTable = 'search' | 'media_words' | 'audit_words';

/** Which database a store or a transaction is on, for the few works that are done in another way. */
export function isOnPostgres(db: Pick<Db, 'getExecutor'>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

export interface Words {
  readonly row: number;
  /** Texts as an index takes them (`indexed`); a phrase is found within one. */
  readonly columns: readonly string[];
  /** How much a word in each counts, a letter for each, from A to D. */
  readonly weights: string;
  /** What stands inside words. */
  readonly parts: string;
}

/** Puts the words of a text into an index, in place of those it had. */
export async function putWords(tx: Db, table: WordTable, { row, columns, weights, parts }: Words): Promise<void> {
  const places = columns.map((text, at): WordPlace[] => {
    const weight = (weights[at] ?? 'D') as Weight;
    return wordsIn(text).map((word) => ({ word, weight }));
  });
  await putVectors(tx, table, row, vectorsOf(places, wordsIn(parts).map(asPart)));
}

export async function putVectors(tx: Db, table: WordTable, row: number, vectors: readonly string[]): Promise<void> {
  await sql`delete from ${sql.table(table)} where rowid = ${row}`.execute(tx);
  const pieces = vectors.map((_, piece) => piece);
  await sql`insert into ${sql.table(table)} (rowid, piece, words)
    select ${row}, piece, words::tsvector from unnest(${pieces}::bigint[], ${vectors}::text[]) as of(piece, words)`.execute(
    tx,
  );
}

function wordsIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** What stands inside a word is kept apart from words by a sign that none has. */
function asPart(word: string): string {
  return `~${word}`;
}

/** The rows that have all these terms, each in whichever of its pieces, as a query to be part of others. */
export function rowsMatching(table: WordTable, terms: readonly Term[]): RawBuilder<unknown> {
  return rowsWith(table, terms.map(queryOf));
}

/** The same for queries in PostgreSQL's own words. */
export function rowsWith(table: WordTable, queries: readonly string[]): RawBuilder<unknown> {
  const each = queries.map((query) => sql`select rowid from ${sql.table(table)} where words @@ ${query}::tsquery`);
  return sql`(${sql.join(each, sql` intersect `)})`;
}

/** How well a piece of a text fits: words in headlines count most. */
export function rankOf(terms: readonly Term[]): RawBuilder<number> {
  return sql`ts_rank('{0.1, 0.4, 0.8, 1}', words, ${terms.map(queryOf).join(' | ')}::tsquery, 1)`;
}

/** A term in the language of https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY. */
function queryOf({ spellings, isPrefix, isPart }: Term): string {
  const written = spellings.map((words) => phraseOf(words, isPrefix));
  const inside = isPart
    ? spellings.filter(({ length }) => length === 1).map(([word = '']) => phraseOf([asPart(word)], true))
    : [];
  return `(${[...written, ...inside].join(' | ')})`;
}

/** Words beside each other; the last may go on. They hold nothing but letters, so that nothing of them is syntax. */
export function phraseOf(words: readonly string[], isPrefix: boolean): string {
  const all = words.map((word) => `'${cut(word)}'`).join(' <-> ');
  return isPrefix ? `(${all}:*)` : `(${all})`;
}
