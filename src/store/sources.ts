import type { Db } from './open-store.ts';
import { recordChange, type Act } from './changes.ts';
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

/** Lets an old address (percent-encoded path, with its query if it had one) lead to a story for good. */
export async function saveRedirect(tx: Db, redirect: { path: string; storyId: string }, act: Act): Promise<void> {
  if ((await readRedirect(tx, redirect.path)) === redirect.storyId) return;
  await tx
    .insertInto('redirects')
    .values({ path: redirect.path, story_id: redirect.storyId })
    .onConflict((conflict) => conflict.column('path').doUpdateSet({ story_id: redirect.storyId }))
    .execute();
  await recordChange(tx, { ...act, storyId: redirect.storyId, facts: [facts.redirect(redirect.path)] });
}
