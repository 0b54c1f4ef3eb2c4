import type { Instant } from '../base/clock.ts';
import { facts } from '../story/facts.ts';
import type { Act } from '../story/act.ts';
import { recordChange } from './changes.ts';
import type { Db } from './open-store.ts';

const NAME = facts.newsWindow();

/** From when on a story counts as news in the sitemap for news; null in a newsroom in which no day has passed yet. */
export async function readNewsWindow(db: Db): Promise<Instant | null> {
  const row = await db.selectFrom('documents').select('json').where('name', '=', NAME).executeTakeFirst();
  return row ? (JSON.parse(row.json) as Instant) : null;
}

/** Whether a live story has aged out of the window, were it to begin at `since`; true as well where there is none yet. */
export async function hasAgedOut(db: Db, since: Instant): Promise<boolean> {
  const before = await readNewsWindow(db);
  if (before === null) return true;
  const aged = await db
    .selectFrom('listings')
    .select('story_id')
    .where('list', '=', 'all')
    .where('sort_at', '>=', before)
    .where('sort_at', '<', since)
    .limit(1)
    .executeTakeFirst();
  return aged !== undefined;
}

/** Moves the beginning of the window, as a change like any other: pages have no clock, so time comes to them in a row of `changes`. */
export async function moveNewsWindow(tx: Db, since: Instant, act: Act): Promise<void> {
  if (!(await hasAgedOut(tx, since))) return;
  const json = JSON.stringify(since);
  await tx
    .insertInto('documents')
    .values({ name: NAME, json })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ json }))
    .execute();
  await recordChange(tx, { ...act, storyId: null, facts: [NAME] });
}
