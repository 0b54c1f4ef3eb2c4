import { tidyAddress } from '../base/address.ts';
import { Refusal } from '../base/problem.ts';
import type { Db } from './open-store.ts';
import type { Act } from '../story/act.ts';
import { recordChange } from './changes.ts';
import { noteImportedWord } from './first-words.ts';
import { facts } from '../story/facts.ts';

/** Where a story came from: the key its source is known by, and a digest of what was read there last. */
export interface Source {
  readonly key: string;
  readonly storyId: string;
  readonly digest: string;
}

/** The story that a source has become, or null when it has not been here. */
export async function readSource(db: Db, key: string): Promise<Source | null> {
  const row = await db.selectFrom('sources').selectAll().where('key', '=', key).executeTakeFirst();
  return row ? { key: row.key, storyId: row.story_id, digest: row.digest } : null;
}

/** All of these sources that have been here. */
export async function readSources(db: Db, keys: readonly string[]): Promise<Source[]> {
  if (keys.length === 0) return [];
  const rows = await db.selectFrom('sources').selectAll().where('key', 'in', keys).execute();
  return rows.map((row) => ({ key: row.key, storyId: row.story_id, digest: row.digest }));
}

export async function saveSource(tx: Db, { key, storyId, digest }: Source): Promise<void> {
  await tx
    .insertInto('sources')
    .values({ key, story_id: storyId, digest })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ story_id: storyId, digest }))
    .execute();
}

/** The story an old address stands for, or null. */
export async function readRedirect(db: Db, path: string): Promise<string | null> {
  const row = await db.selectFrom('redirects').select('story_id').where('path', '=', path).executeTakeFirst();
  return row?.story_id ?? null;
}

/**
 * Lets an old address (path, with its query if it had one) lead to a story for good. It is kept in its one spelling.
 * Refuses (422) what is not an address or belongs to chrome.
 */
export async function saveRedirect(tx: Db, redirect: { path: string; storyId: string }, act: Act): Promise<void> {
  const path = tidyAddress(redirect.path);
  if (path === null || /^\/_(\/|$)/.test(path)) {
    throw new Refusal(
      'address-unfit',
      422,
      `${redirect.path} is not an address that can be redirected. Give a path as readers had it, such as /2007/story.html.`,
    );
  }
  const { storyId } = redirect;
  if ((await readRedirect(tx, path)) === storyId) return;
  await tx
    .insertInto('redirects')
    .values({ path, story_id: storyId })
    .onConflict((conflict) => conflict.column('path').doUpdateSet({ story_id: storyId }))
    .execute();
  await noteImportedWord(tx, path, act.at);
  await recordChange(tx, { ...act, storyId, facts: [facts.redirect(path)] });
}
