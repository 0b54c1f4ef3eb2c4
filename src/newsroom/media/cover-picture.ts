import { Refusal } from '../../base/problem.ts';
import { refuseFullDisk } from '../../media/originals.ts';
import { coverMark } from '../../media/renditions.ts';
import { drawAnew, type MediaWish, readMediaItem } from '../../store/media-items.ts';
import type { Db } from '../../store/open-store.ts';
import { type Cover, NO_ORIGINAL } from '../../story/covers.ts';
import { detailsOf, type MediaItem } from '../../story/media-item.ts';
import type { Picture } from '../../story/picture.ts';
import type { Uses } from '../acts.ts';

type Rooms = Uses<'store' | 'media' | 'originals' | 'pictures'>;

/**
 * Makes what somebody waits for of every picture in which the wishes cover other places than before, by id, ahead of the act: until it is done readers have what they
 * had. Refuses (422) a picture of which the original is not there, for all that is left of it is public, and one that cannot be made.
 */
export async function coveredAnew(rooms: Rooms, wishes: readonly MediaWish[]): Promise<ReadonlyMap<string, Picture>> {
  const made = new Map<string, Picture>();
  for (const { id, set } of wishes) {
    const item = set.covers && (await readMediaItem(rooms.store.reader, id));
    if (item?.kind === 'picture' && !isLike(set.covers, item))
      made.set(id, await madeOf(rooms, item, set.covers ?? []));
  }
  return made;
}

function isLike(covers: readonly Cover[] = [], item: MediaItem): boolean {
  return JSON.stringify(covers) === JSON.stringify(detailsOf(item).covers);
}

async function madeOf({ media, originals, pictures }: Rooms, { original }: MediaItem, covers: readonly Cover[]) {
  const file = original.is === 'kept' ? await originals.find(original.sha256) : null;
  if (!file) throw new Refusal('no-original', 422, NO_ORIGINAL);
  const made = await pictures.make(file.path, media, { isFirst: true, covers }).catch(refuseFullDisk);
  if (!made.ok) throw new Refusal(made.problem.code, 422, made.problem.say, [made.problem]);
  return made.picture;
}

/** What is drawn of a picture is what was made of it under its covers, from now on; its crops come later. */
export async function drawCovered(tx: Db, item: MediaItem, picture: Picture): Promise<MediaItem> {
  await drawAnew(tx, item.id, { ...picture, ...marksOf(item) });
  return (await readMediaItem(tx, item.id)) ?? item;
}

/** What a picture is drawn with beside what was made of it. */
export function marksOf(item: MediaItem): Partial<Picture> {
  const { rights } = detailsOf(item);
  const { mainColour } = item.found;
  return { ...(mainColour && { colour: mainColour }), ...(rights.isNotSyndicated && { isNotSyndicated: true }) };
}

/** Takes from readers, at once, whatever was made of a covered picture without its covers, or with fewer. */
export async function loseUncovered({ store, media }: Uses<'store' | 'media'>, id: string): Promise<void> {
  const item = await readMediaItem(store.reader, id);
  const covers = item ? detailsOf(item).covers : [];
  if (covers.length === 0) return;
  const mark = `${id}/${coverMark(covers)}`;
  for (const name of await media.namesOf(id)) if (!name.startsWith(mark)) await media.retire(name);
}
