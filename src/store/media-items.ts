import { type Selectable, sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import { type FoundInPicture, originOf } from '../story/found-in-picture.ts';
import {
  detailsOf,
  type FilmInMaking,
  type MediaField,
  type MediaItem,
  type Replaced,
  shapeOf,
  type SomeDetails,
} from '../story/media-item.ts';
import { type Picture, shownWhole } from '../story/picture.ts';
import type { DrawnPicture, DrawnRecording } from '../story/archive.ts';
import type { Recording } from '../story/recording.ts';
import { toldBy } from '../story/told-recording.ts';
import { mediaIn } from '../story/media-in.ts';
import {
  endForReaders,
  type EndedPicture,
  type MediaEnd,
  type MediaRights,
  noRights,
  type UsedMedia,
} from '../story/media-rights.ts';
import type { Story } from '../story/story.ts';
import { jsonPart, jsonValue } from './json-sql.ts';
import { valuesOf } from './values-of.ts';
import type { Db } from './open-store.ts';
import type { Schema } from './schema.ts';
import { noteMediaTerms } from './media-terms.ts';
import { indexMediaWords } from './words/media-words.ts';

export interface NewMediaItem {
  readonly id: string;
  readonly original: MediaItem['original'];
  readonly picture: Picture;
  /** What plays of it, where it does. */
  readonly recording?: Recording;
  /** Of which sizes are to be made, or could be. */
  readonly making?: FilmInMaking;
  /** The film that it is a still of, where it is one. */
  readonly stillOf?: string;
  readonly found: FoundInPicture;
  /** True when more is to be made of it (`unfinishedMedia`). */
  readonly isUnfinished?: boolean;
}

interface Who {
  readonly at: Instant;
  /** A person's id, or a name for what came without one. */
  readonly by: string;
}

/** Puts something into the library. Throws where there is an item of this id: ask `readMediaItem` before, in one transaction. */
export async function addMediaItem(tx: Db, item: NewMediaItem, { at, by }: Who): Promise<MediaItem> {
  const { id, original, picture, recording, making, stillOf = null, found, isUnfinished = false } = item;
  const { width, height } = picture;
  const kind = recording?.is ?? 'picture';
  const row = await tx
    .insertInto('media_items')
    .values({
      ...{ id, kind, still_of: stillOf },
      ...{ recording: json(recording), making: json(making) },
      ...{ added_at: at, added_by: by, width, height, shape: shapeOf(picture) },
      ...{ original: JSON.stringify(original), sha256: hashOf(original) },
      ...{ picture: JSON.stringify(picture), found: JSON.stringify(found), by_hand: '{}', revision: 0 },
      ...{ put_away_at: null, put_away_by: null, used: 0, unfinished: isUnfinished ? 1 : 0 },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return reindexed(tx, row);
}

function json(value: object | undefined): string | null {
  return value ? JSON.stringify(value) : null;
}

function hashOf(original: MediaItem['original']): string | null {
  return original.is === 'kept' ? original.sha256 : null;
}

/** Puts into the indexes what an item is found by, in place of what stood there. */
export async function indexMedia(tx: Db, n: number, item: MediaItem): Promise<void> {
  await indexMediaWords(tx, n, item);
  await noteMediaTerms(tx, n, item);
}

async function reindexed(tx: Db, row: Selectable<Schema['media_items']>): Promise<MediaItem> {
  const item = itemOf(row);
  await indexMedia(tx, row.n, item);
  return item;
}

export async function readMediaItem(db: Db, id: string): Promise<MediaItem | null> {
  const row = await db.selectFrom('media_items').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? itemOf(row) : null;
}

/** What is drawn of an item; null where there is none, its end where nobody may be shown it any more. */
export async function readPicture(db: Db, id: string): Promise<DrawnPicture> {
  return (await readPictures(db, [id])).get(id) ?? null;
}

/** The same of several at once; those that are not there are left out. */
export async function readPictures(db: Db, ids: readonly string[]): Promise<Map<string, Picture | EndedPicture>> {
  if (ids.length === 0) return new Map();
  const list = valuesOf([...new Set(ids)]);
  const rows = await db
    .selectFrom('media_items')
    .select(['id', 'picture', 'ended', howItCameAbout.as('source')])
    .where(sql<boolean>`id in ${list}`)
    .execute();
  return new Map(
    rows.map(({ id, picture, ended, source }) => [
      id,
      ended
        ? endForReaders(JSON.parse(ended) as MediaEnd)
        : { ...shownWhole(JSON.parse(picture) as Picture), ...originOf(source) },
    ]),
  );
}

/** As somebody wrote it, or else as the file says. */
const howItCameAbout = sql<FoundInPicture['digitalSourceType']>`case
  when ${jsonPart('by_hand', 'digitalSourceType')} is null then ${jsonValue('found', 'digitalSourceType')}
  else ${jsonValue('by_hand', 'digitalSourceType', 'value')} end`;

/** What is drawn of a film or of sound; null where there is none, its end where nobody may be shown it any more. */
export async function readRecording(db: Db, id: string): Promise<DrawnRecording> {
  return (await readRecordings(db, [id])).get(id) ?? null;
}

/** The same of several; what is no film and no sound is not among them. */
export async function readRecordings(db: Db, ids: readonly string[]): Promise<Map<string, Recording | EndedPicture>> {
  if (ids.length === 0) return new Map();
  const list = valuesOf([...new Set(ids)]);
  const rows = await db
    .selectFrom('media_items')
    .select(['id', 'recording', 'ended'])
    .where(sql<boolean>`id in ${list}`)
    .execute();
  return new Map(
    rows.flatMap(({ id, recording, ended }): [string, Recording | EndedPicture][] => {
      if (recording === null) return [];
      return [[id, ended ? endForReaders(JSON.parse(ended) as MediaEnd) : (JSON.parse(recording) as Recording)]];
    }),
  );
}

export function itemOf(row: Selectable<Schema['media_items']>): MediaItem {
  const { id, kind, revision, added_at: at, added_by: by, put_away_at: awayAt, put_away_by: awayBy } = row;
  return {
    ...{ id, kind, revision, added: { at, by } },
    original: JSON.parse(row.original) as MediaItem['original'],
    picture: JSON.parse(row.picture) as Picture,
    recording: row.recording === null ? null : (JSON.parse(row.recording) as Recording),
    stillOf: row.still_of,
    making: row.making === null ? null : (JSON.parse(row.making) as FilmInMaking),
    found: JSON.parse(row.found) as FoundInPicture,
    byHand: JSON.parse(row.by_hand) as MediaItem['byHand'],
    putAway: awayAt === null ? null : { at: awayAt, by: awayBy ?? '' },
    isUsed: row.used === 1,
    isUnfinished: row.unfinished === 1,
    end: row.ended === null ? null : (JSON.parse(row.ended) as MediaEnd),
    replaced: row.replaced === null ? null : (JSON.parse(row.replaced) as Replaced),
  };
}

/** What was sent again for an item of which only a rendition was kept becomes its original, with what was found in it. */
export async function foundOriginal(tx: Db, id: string, item: Omit<NewMediaItem, 'id'>): Promise<MediaItem> {
  const { original, picture, found, isUnfinished = false } = item;
  const { width, height } = picture;
  const row = await tx
    .updateTable('media_items')
    .set({ original: JSON.stringify(original), sha256: hashOf(original), width, height, shape: shapeOf(picture) })
    .set({ picture: JSON.stringify(picture), found: JSON.stringify(found), unfinished: isUnfinished ? 1 : 0 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return reindexed(tx, row);
}

/** Puts an item out of sight of the library, or (`null`) back. */
export async function putMediaAway(tx: Db, id: string, away: Who | null): Promise<void> {
  await tx
    .updateTable('media_items')
    .set({ put_away_at: away?.at ?? null, put_away_by: away?.by ?? null })
    .where('id', '=', id)
    .execute();
}

/** What somebody who saw this revision of an item wants some of its fields to say. */
export interface MediaWish {
  readonly id: string;
  readonly revision: number;
  readonly set: SomeDetails;
}

/** What became of a wish, with the one that takes it back. `conflict`: somebody else wrote these fields since, and nothing of it was done. */
type MediaChange =
  | { readonly is: 'done'; readonly item: MediaItem; readonly undo: MediaWish }
  | { readonly is: 'conflict'; readonly item: MediaItem; readonly fields: readonly MediaField[] };

/** Changes fields of an item, all that were wished or none; null where there is no such item. */
export async function changeMediaItem(tx: Db, { id, revision, set }: MediaWish, who: Who): Promise<MediaChange | null> {
  const before = await readMediaItem(tx, id);
  if (!before) return null;
  const touched = Object.keys(set) as MediaField[];
  const fields = touched.filter((field) => (before.byHand[field]?.revision ?? 0) > revision);
  if (fields.length > 0) return { is: 'conflict', item: before, fields };
  const next = before.revision + 1;
  const written = Object.entries(set).map(([field, value]) => [field, { value, ...who, revision: next }]);
  const row = await tx
    .updateTable('media_items')
    .set({ by_hand: JSON.stringify({ ...before.byHand, ...Object.fromEntries(written) }), revision: next })
    .$if(set.rights !== undefined, (update) => update.set(rightsColumns(before, set.rights ?? noRights, who.at)))
    .$if('focus' in set || 'crops' in set, (update) => update.set({ unfinished: 1 }))
    .$if(before.recording !== null, (update) => update.set({ recording: JSON.stringify(retold(before, set)) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const were = Object.entries(detailsOf(before)).filter(([field]) => field in set);
  return { is: 'done', item: await reindexed(tx, row), undo: { id, revision: next, set: Object.fromEntries(were) } };
}

/** What plays, with the captions and the words that it has from now on, and whether it is for feeds. */
function retold(before: MediaItem, set: SomeDetails): Recording | null {
  const { captions, transcript, rights } = detailsOf(before);
  const told = {
    captions: set.captions ?? captions,
    transcript: set.transcript === undefined ? transcript : set.transcript,
    rights: set.rights ?? rights,
  };
  return before.recording && toldBy(before.recording, told);
}

/** What the rights in an item say to those who read no rights: when it ends, and that it goes into no feed. One that ended comes back with longer rights. */
function rightsColumns({ picture, end }: MediaItem, { expires, isNotSyndicated }: MediaRights, now: Instant) {
  const { isNotSyndicated: _before, ...plain } = picture;
  const isBack = end?.is === 'expired' && (expires === null || expires > now);
  return {
    expires_at: expires,
    picture: JSON.stringify({ ...plain, ...(isNotSyndicated && { isNotSyndicated }) }),
    ...(isBack && { ended: null }),
  };
}

/** Items of which the rights have ended by now and that are still shown. */
export async function expiredMedia(db: Db, now: Instant): Promise<MediaItem[]> {
  const query = db.selectFrom('media_items').selectAll().where('expires_at', '<=', now).where('ended', 'is', null);
  return (await query.orderBy('n').execute()).map(itemOf);
}

/** Says that nobody may be shown an item any more. */
export async function endMedia(tx: Db, id: string, end: MediaEnd): Promise<void> {
  await tx
    .updateTable('media_items')
    .set({ ended: JSON.stringify(end) })
    .where('id', '=', id)
    .execute();
}

/** Says that the original of an item was destroyed: the name of what was made of it stands for it. */
export async function loseOriginal(tx: Db, { id, picture }: MediaItem): Promise<void> {
  const original = JSON.stringify({ is: 'rendition', path: picture.renditions.at(-1)?.path ?? '' });
  await tx
    .updateTable('media_items')
    .set({ original, sha256: null, unfinished: 0, making: null })
    .where('id', '=', id)
    .execute();
}

/** What is asked of the items that a story shows before it goes live. */
export function usedMedia(db: Db, story: Story): Promise<Map<string, UsedMedia>> {
  return askedOf(db, mediaIn(story), story.id);
}

/** The same of some items, for a story of this id. */
export async function askedOf(db: Db, ids: readonly string[], storyId: string): Promise<Map<string, UsedMedia>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('media_items').selectAll().where('id', 'in', ids).execute();
  const used = rows.map(async (row): Promise<[string, UsedMedia]> => {
    const item = itemOf(row);
    const { rights, instructions } = detailsOf(item);
    const usesElsewhere = rights.mostUses === null ? 0 : await countLiveUses(db, item.id, storyId);
    const of = { rights, instructions, end: item.end, replacedAt: item.replaced?.at ?? null, usesElsewhere };
    return [item.id, { ...of, recording: heardOf(item) }];
  });
  return new Map(await Promise.all(used));
}

/** What those have who cannot hear it. */
function heardOf(item: MediaItem): UsedMedia['recording'] {
  if (!item.recording) return null;
  const { captions, transcript, noCaptions } = detailsOf(item);
  return {
    is: item.recording.is,
    isCaptioned: captions.length > 0,
    isWritten: Boolean(transcript),
    plays: item.recording.files.length > 0,
    noCaptions,
  };
}

async function countLiveUses(db: Db, id: string, except: string): Promise<number> {
  const rows = await db
    .selectFrom('media_uses')
    .innerJoin('stories', (join) =>
      join.onRef('stories.id', '=', 'media_uses.story_id').onRef('stories.version', '=', 'media_uses.version'),
    )
    .select('media_uses.story_id')
    .distinct()
    .where('media_id', '=', id)
    .where('story_id', '!=', except)
    .where('stories.state', '=', 'live')
    .execute();
  return rows.length;
}

/** The picture of which more is to be made since longest; null where all is made. */
export async function unfinishedMedia(db: Db): Promise<MediaItem | null> {
  const query = db.selectFrom('media_items').selectAll().where('unfinished', '=', 1).where('kind', '=', 'picture');
  const row = await query.orderBy('n').limit(1).executeTakeFirst();
  return row ? itemOf(row) : null;
}

/** Notes what was made of an item; whoever draws it has it so from now on. */
export async function finishMedia(tx: Db, id: string, picture: Picture): Promise<void> {
  const made = { picture: JSON.stringify(picture), unfinished: 0 };
  await tx.updateTable('media_items').set(made).where('id', '=', id).execute();
}

/** Has an item drawn as this from now on, with more of it still to be made. */
export async function drawAnew(tx: Db, id: string, picture: Picture): Promise<void> {
  const made = { picture: JSON.stringify(picture), unfinished: 1 };
  await tx.updateTable('media_items').set(made).where('id', '=', id).execute();
}

/** Films and sound of which sizes are to be made, what came first first. */
export async function recordingsToMake(db: Db): Promise<MediaItem[]> {
  const query = db.selectFrom('media_items').selectAll().where('unfinished', '=', 1).where('kind', '!=', 'picture');
  return (await query.orderBy('n').execute()).map(itemOf);
}

/** Those of which none could be made, what came last first. */
export async function recordingsNotMade(db: Db): Promise<MediaItem[]> {
  const query = db.selectFrom('media_items').selectAll().where('unfinished', '=', 0).where('making', 'is not', null);
  return (await query.orderBy('n', 'desc').execute()).map(itemOf);
}

/** Notes what was made of a film or of sound; whoever draws it has it so from now on. */
export async function finishRecording(tx: Db, id: string, recording: Recording): Promise<void> {
  const made = { recording: JSON.stringify(recording), making: null, unfinished: 0 };
  await tx.updateTable('media_items').set(made).where('id', '=', id).execute();
}

/** Has the sizes of a film made again, or (`failed`) notes why they are not. */
export async function noteMaking(tx: Db, id: string, making: FilmInMaking): Promise<void> {
  const set = { making: JSON.stringify(making), unfinished: making.failed ? 0 : 1 };
  await tx.updateTable('media_items').set(set).where('id', '=', id).execute();
}

/** The pictures that are stills of a film. */
export async function stillsOf(db: Db, id: string): Promise<MediaItem[]> {
  return (await db.selectFrom('media_items').selectAll().where('still_of', '=', id).orderBy('n').execute()).map(itemOf);
}

const AT_ONCE = 500;

/** Every original that the library has kept, in the order in which they came. */
export async function* keptOriginals(db: Db): AsyncGenerator<Extract<MediaItem['original'], { is: 'kept' }>> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('media_items')
      .select(['n', 'original'])
      .where('n', '>', after)
      .where('sha256', 'is not', null)
      .orderBy('n')
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      const original = JSON.parse(row.original) as MediaItem['original'];
      if (original.is === 'kept') yield original;
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.n;
  }
}
