import { type RawBuilder, sql } from 'kysely';
import { detailsOf, type MediaItem } from '../../story/media-item.ts';
import { either } from '../either.ts';
import type { Db } from '../open-store.ts';
import { isOnPostgres, putWords, rowsMatching } from '../postgres/words.ts';
import { matchOf, termsOf } from '../../story/search-terms.ts';
import { indexed } from '../../story/index-text.ts';

/** Puts the words of an item into the index, in place of those it had. */
export async function indexMediaWords(tx: Db, n: number, item: MediaItem): Promise<void> {
  const words = indexed(wordsOf(item).join('\n'));
  if (isOnPostgres(tx)) return putWords(tx, 'media_words', { row: n, columns: [words], weights: 'D', parts: '' });
  await sql`insert or replace into media_words (rowid, words, parts) values (${n}, ${words}, '')`.execute(tx);
}

/** All words by which an item is found: what is said about it, and the name that its file had. */
function wordsOf(item: MediaItem): string[] {
  const { caption, headline, alt, credit, creators, copyright, place, people, words, instructions, collections } =
    detailsOf(item);
  const { original } = item;
  const fileName = original.is === 'kept' ? original.fileName : null;
  const texts = [caption, headline, alt, credit, copyright, instructions, fileName, ...Object.values(place)];
  return [...texts, ...creators, ...people, ...words, ...collections].filter((text) => text !== null);
}

/** The items that have all of what was typed, as a query to be part of others; null where that has no words. */
export function itemsMatching(typed: string): RawBuilder<unknown> | null {
  const terms = termsOf(typed);
  if (terms.length === 0) return null;
  return either(sql`(select rowid from media_words where media_words match ${matchOf(terms)})`, () =>
    rowsMatching('media_words', terms),
  );
}
