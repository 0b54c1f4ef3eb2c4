import { sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import { houseUseOf, type WordOwner } from '../story/first-words.ts';
import { jsonList } from './json-sql.ts';
import type { Db } from './open-store.ts';

/** A first word of addresses and whose it is for ever. */
export interface FirstWord {
  readonly word: string;
  readonly owner: WordOwner;
  /** Null for one that was given before anybody wrote down when. */
  readonly since: Instant | null;
}

/** Every first word that something ever had, in their order; the house's own are in `story/first-words.ts`. */
export async function readFirstWords(db: Db): Promise<FirstWord[]> {
  const rows = await db.selectFrom('first_words').selectAll().orderBy('word').execute();
  return rows.map((row) => ({ ...row, owner: row.owner as WordOwner }));
}

/** Whose a first word is; null where nobody ever had it. Of the house's words it knows nothing. */
export async function ownerOfWord(db: Db, word: string): Promise<WordOwner | null> {
  const row = await db.selectFrom('first_words').select('owner').where('word', '=', word).executeTakeFirst();
  return (row?.owner as WordOwner | undefined) ?? null;
}

/** The plain page whose a word is or was; null for any other word. */
export async function readPageOfWord(db: Db, word: string): Promise<string | null> {
  const owner = await ownerOfWord(db, word);
  return owner?.startsWith(PAGE) ? owner.slice(PAGE.length) : null;
}

/** Ids of all plain pages that readers have or had. */
export async function readPageIds(db: Db): Promise<string[]> {
  const rows = await pageWords(db);
  return [...new Set(rows.map(({ owner }) => owner.slice(PAGE.length)))].toSorted();
}

/** Every word that is or was the address of a plain page. */
export async function readPageWords(db: Db): Promise<string[]> {
  return (await pageWords(db)).map(({ word }) => word).toSorted();
}

const PAGE = 'page/';

function pageWords(db: Db) {
  return db.selectFrom('first_words').select(['word', 'owner']).where('owner', 'like', `${PAGE}%`).execute();
}

/** True for a word that nothing has and nothing ever had. */
export async function isFreeWord(db: Db, word: string): Promise<boolean> {
  return houseUseOf(word) === null && (await ownerOfWord(db, word)) === null;
}

/**
 * Gives a first word of addresses to something for good. Refuses (409) one that is the house's or was ever something else's: an address that
 * readers once had never leads them to another thing.
 */
export async function claimWord(tx: Db, { word, owner, since }: FirstWord): Promise<void> {
  const now = await ownerOfWord(tx, word);
  if (now === owner) return;
  const use = now === null ? houseUseOf(word) : sayOwner(now);
  if (use !== null) {
    throw new Refusal(
      'word-taken',
      409,
      `Addresses that begin with /${word} belong to ${use}, and readers may still come by them. Choose another word.`,
    );
  }
  await tx.insertInto('first_words').values({ word, owner, since }).execute();
}

/** Notes that an imported page stood under this word alone, unless the word is somebody's. */
export async function noteImportedWord(tx: Db, path: string, since: Instant): Promise<void> {
  const word = onlyWordOf(path);
  if (word === null || !(await isFreeWord(tx, word))) return;
  await tx.insertInto('first_words').values({ word, owner: 'import', since }).execute();
}

/** The word of a path of one word, as a section's name is written; null for a path of more words, and for bytes that are no words. */
export function onlyWordOf(path: string): string | null {
  const [, word = ''] = /^\/([^/?]+)$/.exec(path) ?? [];
  try {
    return decodeURIComponent(word) || null;
  } catch {
    return null;
  }
}

/** Whose a word is, in words. */
export function sayOwner(owner: WordOwner): string {
  if (owner === 'import') return 'a page that was imported';
  if (owner === 'short') return 'a short address';
  const [kind = '', ...name] = owner.split('/');
  return `the ${kind} “${name.join('/')}”`;
}

/** Writes down whose the words are that were given before there was this table, or that an older export does not say. Editions come first, as on pages. */
export async function fillFirstWords(tx: Db): Promise<void> {
  await sql`insert into first_words (word, owner)
    select one.value ->> 'id', 'edition/' || (one.value ->> 'id')
    from documents, ${jsonList('documents.json', 'editions')} where documents.name = 'settings' on conflict do nothing`.execute(
    tx,
  );
  await sql`insert into first_words (word, owner)
    select substr(name, 9), name from documents where name like 'section/%' on conflict do nothing`.execute(tx);
  await sql`insert into first_words (word, owner)
    select substr(name, 12), 'front/' || substr(name, 12) from documents where name like 'free-front/%' on conflict do nothing`.execute(
    tx,
  );
  await sql`insert into first_words (word, owner)
    select substr(path, 2), 'import' from redirects where substr(path, 2) not like '%/%' and path not like '%?%'
    on conflict do nothing`.execute(tx);
}
