import { sql } from 'kysely';
import { detailsOf, type MediaItem } from '../../story/media-item.ts';
import type { Db } from '../open-store.ts';
import { matchOf, termsOf } from '../../story/search-terms.ts';
import { indexed } from '../../story/index-text.ts';

/** Puts the words of an item into the index, in place of those it had. */
export async function indexMediaWords(tx: Db, n: number, item: MediaItem): Promise<void> {
  const words = indexed(wordsOf(item).join('\n'));
  await sql`insert or replace into media_words (rowid, words, parts) values (${n}, ${words}, '')`.execute(tx);
}

/** All words by which an item is found: what is said of it, and the name that its file had. */
function wordsOf(item: MediaItem): string[] {
  const { caption, headline, alt, credit, creators, copyright, place, people, words, instructions, collections } =
    detailsOf(item);
  const { original } = item;
  const fileName = original.is === 'kept' ? original.fileName : null;
  const texts = [caption, headline, alt, credit, copyright, instructions, fileName, ...Object.values(place)];
  return [...texts, ...creators, ...people, ...words, ...collections].filter((text) => text !== null);
}

/** What was typed, in the language of the index; null where it has no words. */
export function mediaMatch(typed: string): string | null {
  const terms = termsOf(typed);
  return terms.length === 0 ? null : matchOf(terms);
}
