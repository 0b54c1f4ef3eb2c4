import type { MediaState } from '../story/archive.ts';
import { type Fact, facts } from '../story/facts.ts';
import { mediaIn } from '../story/media-in.ts';
import type { MediaEnd } from '../story/media-rights.ts';
import type { Story } from '../story/story.ts';
import { everyFace, readFaceState } from './faces.ts';
import { everyCardPicture, readCardState } from './media-on-cards.ts';
import { refreshUsed } from './media-used.ts';
import type { Db } from './open-store.ts';
import { keptUntil } from './superseded-media.ts';

/** Notes what a version shows of the media shelf, within the transaction that adds it. */
export async function noteMediaUses(tx: Db, story: Story, version: number): Promise<void> {
  const shown = mediaIn(story);
  if (shown.length === 0) return;
  const rows = shown.map((id) => ({ media_id: id, story_id: story.id, version }));
  await tx.insertInto('media_uses').values(rows).execute();
  await refreshUsed(tx, shown);
}

/** Notes what a draft shows of the media shelf, within the transaction that saves it. */
export async function noteDraftUses(tx: Db, story: Story): Promise<void> {
  const shown = mediaIn(story);
  const noted = await tx.selectFrom('media_draft_uses').select('media_id').where('story_id', '=', story.id).execute();
  const before = noted.map((row) => row.media_id);
  const left = before.filter((id) => !shown.includes(id));
  const come = shown.filter((id) => !before.includes(id));
  if (left.length + come.length === 0) return;
  if (left.length > 0)
    await tx.deleteFrom('media_draft_uses').where('story_id', '=', story.id).where('media_id', 'in', left).execute();
  const rows = come.map((id) => ({ media_id: id, story_id: story.id }));
  if (rows.length > 0) await tx.insertInto('media_draft_uses').values(rows).execute();
  await refreshUsed(tx, [...left, ...come]);
}

/** What is no longer what it was when an item is drawn in another way: itself, and the sitemaps that show it, which read no item. */
export async function touchedByPicture(tx: Db, id: string): Promise<Fact[]> {
  const rows = await tx
    .selectFrom('media_uses')
    .innerJoin('stories', (join) =>
      join.onRef('stories.id', '=', 'media_uses.story_id').onRef('stories.version', '=', 'media_uses.version'),
    )
    .innerJoin('listings', 'listings.story_id', 'stories.id')
    .select('listings.month')
    .distinct()
    .where('media_id', '=', id)
    .where('listings.list', '=', 'all')
    .orderBy('listings.month')
    .execute();
  return [facts.picture(id), ...rows.map(({ month }) => facts.addresses(month))];
}

/** What the versions of a story show of the media shelf, or one version of it. */
export async function mediaShownBy(db: Db, storyId: string, version?: number): Promise<string[]> {
  let query = db.selectFrom('media_uses').select('media_id').distinct().where('story_id', '=', storyId);
  if (version !== undefined) query = query.where('version', '=', version);
  return (await query.orderBy('media_id').execute()).map((row) => row.media_id);
}

/** Whether readers may have it: `public` while a version they can read, a byline page or a card shows it, `gone` when one did or it ended; null when none ever did. */
export async function readMediaState(db: Db, id: string): Promise<MediaState | null> {
  const uses = await db
    .selectFrom('media_uses')
    .innerJoin('versions', (join) =>
      join.onRef('versions.story_id', '=', 'media_uses.story_id').onRef('versions.number', '=', 'media_uses.version'),
    )
    .innerJoin('stories', 'stories.id', 'media_uses.story_id')
    .select(['stories.state', 'versions.suppressed_at'])
    .where('media_id', '=', id)
    .execute();
  const others = [await readFaceState(db, id), await readCardState(db, id)];
  if (uses.length === 0 && others.every((state) => state === null)) return null;
  const item = await db
    .selectFrom('media_items')
    .select(['ended', 'expires_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  const end = item?.ended ? (JSON.parse(item.ended) as MediaEnd) : null;
  const kept = end?.is === 'replaced' ? await keptUntil(db, id) : null;
  if (end && kept === null) return { is: 'gone', at: end.at, reason: end.is === 'taken-down' ? end.reason : null };
  const isShown = uses.some((use) => use.state === 'live' && use.suppressed_at === null) || others.includes('public');
  const [until = null] = [item?.expires_at ?? null, kept].filter((one) => one !== null).toSorted();
  return isShown ? { is: 'public', until } : { is: 'gone', at: null, reason: null };
}

/** The ids of all that a version, a byline page or a card ever showed. */
export async function everyMedia(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('media_uses').select('media_id').distinct().orderBy('media_id').execute();
  const shown = [...rows.map((row) => row.media_id), ...(await everyFace(db)), ...(await everyCardPicture(db))];
  return [...new Set(shown)].toSorted();
}
