import type { PictureMaker } from '../media/picture-maker.ts';
import { recordChange } from '../store/changes.ts';
import { finishMedia, readMediaItem, unfinishedMedia } from '../store/media-items.ts';
import { loseUncovered, marksOf } from './media/cover-picture.ts';
import { touchedByPicture } from '../store/media-uses.ts';
import type { Db } from '../store/open-store.ts';
import { noteSuperseded, type Superseded } from '../store/superseded-media.ts';
import type { CropChoices } from '../story/crops.ts';
import { detailsOf, type MediaItem } from '../story/media-item.ts';
import { fileNamesOf, type Picture } from '../story/picture.ts';
import type { Uses } from './acts.ts';
import { fileNameOf, isDestroyed } from './media/take-in.ts';

type Rooms = Uses<'store' | 'clock' | 'media' | 'originals' | 'log'>;

/**
 * Makes what is still to be made of one item, sizes that nobody waits for and crops as people chose them, and has its pages pressed
 * again; false where there is none. Of what cannot be made, what there is stands. What was cut before stays on the media shelf.
 */
export async function finishNextMedia(rooms: Rooms, pictures: PictureMaker): Promise<boolean> {
  const item = await unfinishedMedia(rooms.store.reader);
  if (!item) return false;
  const picture = await made(rooms, item, pictures);
  await rooms.store.write((tx) => keep(tx, item, { picture, at: rooms.clock.now() }));
  await loseDestroyed(rooms, item.id);
  // Somebody may have covered a face while it was being made; and a picture that was just covered is first come by here.
  await loseUncovered(rooms, item.id);
  return true;
}

/** Was it destroyed meanwhile, what was just made of it is destroyed too. */
async function loseDestroyed({ store, media }: Rooms, id: string): Promise<void> {
  const now = await readMediaItem(store.reader, id);
  if (now && isDestroyed(now)) await media.destroy(id);
}

async function made({ media, originals, log }: Rooms, item: MediaItem, pictures: PictureMaker): Promise<Picture> {
  const { id, original, picture } = item;
  const isKept = original.is === 'kept';
  const file = isKept ? await originals.find(original.sha256) : await media.find(original.path.slice('/media/'.length));
  const choices = choicesOf(item);
  const done =
    file &&
    (await pictures.make(file.path, media, {
      choices,
      covers: detailsOf(item).covers,
      ...(!isKept && { of: bare(picture) }),
    }));
  if (done?.ok) return { ...done.picture, ...marksOf(item) };
  log.warn(
    { id, why: done?.problem.say ?? 'The original is not there.' },
    'The remaining sizes of a picture could not be made.',
  );
  return picture;
}

/** Without the crops that it has: which it is to have is planned again. */
function bare({ crops: _crops, ...picture }: Picture): Picture {
  return picture;
}

function choicesOf(item: MediaItem): CropChoices {
  const { focus, crops } = detailsOf(item);
  return { focus, crops };
}

/** All that people choose of how it is made. */
function chosen(item: MediaItem): string {
  return JSON.stringify({ ...choicesOf(item), covers: detailsOf(item).covers });
}

/** Where somebody chose otherwise meanwhile, it is still unfinished, and made again. */
async function keep(
  tx: Db,
  before: MediaItem,
  { picture, at }: { readonly picture: Picture; readonly at: string },
): Promise<void> {
  const item = await readMediaItem(tx, before.id);
  if (!item || isDestroyed(item) || chosen(item) !== chosen(before)) return;
  await finishMedia(tx, item.id, picture);
  await noteSuperseded(tx, supersededBy(picture, item), at);
  if (JSON.stringify(picture) === JSON.stringify(item.picture)) return;
  const summary = `The remaining sizes of ${fileNameOf(item) ?? item.id} were made`;
  const act = { at, by: 'system', act: 'finish-picture', summary, storyId: null };
  await recordChange(tx, { ...act, facts: await touchedByPicture(tx, item.id) });
}

/** Files that were drawn before and are no more. */
function supersededBy(picture: Picture, { id: mediaId, picture: before }: MediaItem): Superseded[] {
  const drawn = new Set(fileNamesOf(picture));
  return fileNamesOf(before)
    .filter((name) => !drawn.has(name))
    .map((name) => ({ mediaId, name }));
}
