import { sql } from 'kysely';
import { indexed, insideWords } from '../../story/index-text.ts';
import type { Story } from '../../story/story.ts';
import { matchOf, type Term } from '../../story/search-terms.ts';
import { either } from '../either.ts';
import type { Db } from '../open-store.ts';
import { type DeskWords, linesOfBody } from '../desk-words.ts';
import { isOnPostgres, putWords, rowsMatching } from '../postgres/words.ts';

/** A draft's number leaves room for a million versions; 2^53 leaves room for eight thousand million drafts. */
const VERSION_BITS = 20;

/** The row of a text in the index: the draft's own (version 0), or that of one of its published versions. */
export function textId(draft: number, version = 0): number {
  return draft * 2 ** VERSION_BITS + version;
}

/** The draft that a row of the index belongs to, by the bits that `textId` gave it. */
export const draftOfText = sql<number>`(search.rowid >> ${sql.lit(VERSION_BITS)})`;

/** The drafts whose texts have all these terms, as a query to be part of others; a draft for each of its texts that does. */
export function draftsMatching(terms: readonly Term[]) {
  return either<number>(
    sql`(select ${draftOfText} from search where search match ${matchOf(terms)})`,
    () => sql`(select ${draftOfText} from ${rowsMatching('search', terms)} as search)`,
  );
}

/** A text as the index takes it: headline, furniture, catchline, byline and body, and what stands inside words. */
export type IndexText = Pick<DeskWords, 'columns' | 'parts'>;

/** Puts the words of a draft as it stands into the index, in place of those it had. */
export async function indexDraft(tx: Db, draft: number, words: IndexText): Promise<void> {
  await putText(tx, textId(draft), words);
}

/** The words of a version that the index is to keep: those that no later text has. */
interface Only {
  readonly only: readonly string[];
  readonly lang: string;
}

/** Puts those words of a published version into the index that no later text has; with none, takes its row away. */
export async function indexVersion(tx: Db, id: number, words: Only): Promise<void> {
  const text = versionText(words);
  await (text ? putText(tx, id, text) : forgetText(tx, id));
}

/** The text of a version; null where it has no words of its own. */
export function versionText({ only, lang }: Only): IndexText | null {
  if (only.length === 0) return null;
  return { columns: ['', '', '', '', indexed(only.join('\n'))], parts: insideWords(only, lang) };
}

/** Takes a text out of the index. */
export async function forgetText(tx: Db, id: number): Promise<void> {
  await sql`delete from search where rowid = ${id}`.execute(tx);
}

/** Takes all texts out of the index. */
export async function forgetTexts(tx: Db): Promise<void> {
  await either(sql`insert into search(search) values ('delete-all')`, () => sql`delete from search`).execute(tx);
}

/** Puts a text into the index, in place of the one that stood there. */
export async function putText(tx: Db, id: number, { columns, parts }: IndexText): Promise<void> {
  if (isOnPostgres(tx)) return putWords(tx, 'search', { row: id, columns, weights: 'ACBCD', parts });
  await sql`insert or replace into search (rowid, headline, furniture, catchline, byline, body, parts)
    values (${sql.join([id, ...columns, parts])})`.execute(tx);
}

/** Every line of a story that can be searched for, furniture first. */
export function searchableLines(story: Story): string[] {
  const { headline, shortHeadline, kicker, standfirst, trailText, dateline, catchline } = story;
  const bylines = story.byline.map((one) => `${one.person} ${one.location ?? ''}`);
  const furniture = [headline, shortHeadline, kicker, standfirst, trailText, dateline, catchline, ...bylines];
  return [...furniture, ...story.agencies, ...linesOfBody(story)].filter((line): line is string => Boolean(line));
}

/** The lines of a text that the next one no longer has. */
export function linesOnlyIn(before: Story, after: Story): string[] {
  const kept = new Set(searchableLines(after));
  return searchableLines(before).filter((line) => !kept.has(line));
}
