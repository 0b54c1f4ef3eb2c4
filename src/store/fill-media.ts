import { foundInPictureSchema } from '../story/found-in-picture.ts';
import { everyImageIn } from '../story/images-in.ts';
import type { Picture } from '../story/picture.ts';
import type { Story } from '../story/story.ts';
import { moveCursor, readCursor } from './changes.ts';
import { addMediaItem, indexMedia, itemOf } from './media-items.ts';
import { refillCardUses } from './media-on-cards.ts';
import { refreshUsed } from './media-used.ts';
import { noteDraftUses, noteMediaUses } from './media-uses.ts';
import type { Db } from './open-store.ts';
import { revisionText } from './texts-once.ts';

interface Who {
  readonly at: string;
  readonly by: string;
}

/**
 * Puts into the library what a story shows and the library does not have: pictures of which no original was kept. The widest of what was
 * made of one stands for it. Answers the ids of what it put there.
 */
export async function adoptPictures(tx: Db, story: Story, who: Who): Promise<string[]> {
  const shown = new Map(everyImageIn(story).map((image) => [idOf(image.picture), image]));
  shown.delete(null);
  if (shown.size === 0) return [];
  const adopted: string[] = [];
  const rows = await tx
    .selectFrom('media_items')
    .select('id')
    .where('id', 'in', [...shown.keys()])
    .execute();
  for (const { id } of rows) shown.delete(id);
  for (const [id, { picture, alt, caption, credit }] of shown) {
    const widest = picture && widestOf(picture);
    if (id === null || !picture || !widest) continue;
    const found = foundInPictureSchema.parse({ caption, credit, alt: alt || null });
    await addMediaItem(tx, { id, original: { is: 'rendition', path: widest }, picture, found }, who);
    adopted.push(id);
  }
  return adopted;
}

/** The id under which the media shelf has what was made of a picture; null where it has nothing. */
function idOf(picture: Picture | null): string | null {
  return /^\/media\/([a-z0-9]{8,64})\//.exec(picture?.renditions[0]?.path ?? '')?.[1] ?? null;
}

function widestOf({ renditions }: Picture): string | null {
  const [widest] = renditions.toSorted((one, other) => other.width - one.width || rank(one) - rank(other));
  return widest?.path ?? null;
}

/** Of two that are equally wide, the one that every program opens. */
function rank({ type }: Picture['renditions'][number]): number {
  return type === 'image/jpeg' ? 0 : 1;
}

/** Raised when the library must be read again because items are found by something else. */
const FORM = 2;
const CURSOR = 'media';
const AT_ONCE = 200;

/** Makes the library of what stories held before there was one, unless that was done. */
export async function fillMedia(tx: Db): Promise<void> {
  if ((await readCursor(tx, CURSOR)) < FORM) await refillMedia(tx);
}

/** Notes again what shows what, puts into the library what it lacks, and makes its search, for a newsroom of before or one that was restored. */
export async function refillMedia(tx: Db): Promise<void> {
  await tx.deleteFrom('media_uses').execute();
  await tx.deleteFrom('media_draft_uses').execute();
  await fromVersions(tx);
  await fromDrafts(tx);
  await refillCardUses(tx);
  await indexAll(tx);
  await moveCursor(tx, CURSOR, FORM);
}

async function fromVersions(tx: Db): Promise<void> {
  for (const { story_id: id, number } of await versionsShowing(tx)) {
    const version = await tx
      .selectFrom('versions')
      .select(['json', 'published_at', 'by'])
      .where('story_id', '=', id)
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    const story = JSON.parse(version.json) as Story;
    await adoptPictures(tx, story, { at: version.published_at, by: version.by });
    await noteMediaUses(tx, story, number);
  }
}

/**
 * Every version that may show something, the oldest first: what first showed a picture says how it came into the library. In one question, for asking
 * for one piece after the other would put all versions in order each time.
 */
async function versionsShowing(tx: Db) {
  return tx
    .selectFrom('versions')
    .select(['story_id', 'number'])
    .where((where) => where.or([where('json', 'like', '%/media/%'), where('json', 'like', '%"picture":{%')]))
    .orderBy('published_at')
    .orderBy('story_id')
    .orderBy('number')
    .execute();
}

async function fromDrafts(tx: Db): Promise<void> {
  for (let after = ''; ;) {
    const rows = await tx
      .selectFrom('drafts')
      .innerJoin('revisions', (join) =>
        join.onRef('revisions.story_id', '=', 'drafts.story_id').onRef('revisions.number', '=', 'drafts.revision'),
      )
      .select(['drafts.story_id', revisionText.as('json'), 'saved_at', 'by'])
      .where('drafts.story_id', '>', after)
      .orderBy('drafts.story_id')
      .limit(AT_ONCE)
      .execute();
    for (const { json, saved_at: at, by } of rows) {
      const story = JSON.parse(json) as Story;
      await adoptPictures(tx, story, { at, by });
      await noteDraftUses(tx, story);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.story_id;
  }
}

async function indexAll(tx: Db): Promise<void> {
  for (let after = 0; ;) {
    const rows = await tx
      .selectFrom('media_items')
      .selectAll()
      .where('n', '>', after)
      .orderBy('n')
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) await indexMedia(tx, row.n, itemOf(row));
    await refreshUsed(
      tx,
      rows.map(({ id }) => id),
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.n;
  }
}
