import type { Instant } from '../base/clock.ts';
import type { MediaItem, Replaced } from '../story/media-item.ts';
import { mediaIn } from '../story/media-in.ts';
import { withReplaced } from '../story/replace-picture.ts';
import type { Story } from '../story/story.ts';
import { sql } from 'kysely';
import { jsonValue } from './json-sql.ts';
import { itemOf } from './media-items.ts';
import type { Db } from './open-store.ts';
import { ALL_OF_IT, forgetSuperseded, noteSuperseded } from './superseded-media.ts';

/** Notes which item took the place of another. The one that comes is where it was: no other stands in its place, and it has not gone for having been replaced. */
export async function noteReplaced(tx: Db, id: string, replaced: Replaced, isFromPast: boolean): Promise<void> {
  const { at, by } = replaced;
  await tx
    .updateTable('media_items')
    .set({ replaced: JSON.stringify(replaced) })
    .$if(isFromPast, (update) => update.set({ ended: JSON.stringify({ is: 'replaced', at, by }) }))
    .where('id', '=', id)
    .execute();
  if (isFromPast) await noteSuperseded(tx, [{ mediaId: id, name: ALL_OF_IT }], at);
  await forgetSuperseded(tx, { mediaId: replaced.with, name: ALL_OF_IT });
  await tx
    .updateTable('media_items')
    .set({ replaced: null, put_away_at: null, put_away_by: null })
    .set({ ended: sql<string | null>`case when ${jsonValue('ended', 'is')} = 'replaced' then null else ended end` })
    .where('id', '=', replaced.with)
    .execute();
}

/** The items in whose place this one stands now, what was replaced last first. */
export async function replacedBy(db: Db, id: string): Promise<MediaItem[]> {
  const rows = await db
    .selectFrom('media_items')
    .selectAll()
    .where('replaced', 'is not', null)
    .where(sql<boolean>`${jsonValue('replaced', 'with')} = ${id}`)
    .orderBy(jsonValue('replaced', 'at'), 'desc')
    .execute();
  return rows.map(itemOf);
}

/** How many times in a row a picture may have been replaced: more is a circle. */
const MOST_STEPS = 20;

/** A story as it was approved, with what took the place of its pictures since. */
export async function followReplaced(db: Db, story: Story, since: Instant): Promise<Story> {
  let followed = story;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = await oneStep(db, followed, since);
    if (next === followed) break;
    followed = next;
  }
  return followed;
}

async function oneStep(db: Db, story: Story, since: Instant): Promise<Story> {
  const ids = mediaIn(story);
  if (ids.length === 0) return story;
  const rows = await db
    .selectFrom('media_items')
    .selectAll()
    .where('id', 'in', ids)
    .where(sql<boolean>`${jsonValue('replaced', 'at')} > ${since}`)
    .execute();
  let next = story;
  for (const { id, replaced } of rows.map(itemOf)) {
    const by =
      replaced && (await db.selectFrom('media_items').selectAll().where('id', '=', replaced.with).executeTakeFirst());
    if (by) next = withReplaced(next, { id, by: itemOf(by).picture, words: replaced.words });
  }
  return next;
}
