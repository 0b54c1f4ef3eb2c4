import { recordChange } from '../store/changes.ts';
import { readMediaItem } from '../store/media-items.ts';
import { ALL_OF_IT, dueSuperseded, forgetSuperseded, type Superseded } from '../store/superseded-media.ts';
import { facts } from '../story/facts.ts';
import type { MediaItem } from '../story/media-item.ts';
import { fileNamesOf } from '../story/picture.ts';
import { filesOfRecording } from '../story/recording.ts';
import type { Uses } from './acts.ts';
import { fileNameOf } from './media/take-in.ts';

type Rooms = Uses<'store' | 'clock' | 'media' | 'originals'>;

/**
 * Takes away what was superseded thirty days ago, each in one row of the changes: files of crops that nothing draws; of a picture
 * that was replaced in past versions too all that was made of it. Their addresses answer 410 from now on. What is drawn again stays. Bytes go first, so that whoever
 * dies in between does it again.
 */
export async function sweepMedia(rooms: Rooms): Promise<void> {
  for (const one of await dueSuperseded(rooms.store.reader, rooms.clock.now())) await sweepOne(rooms, one);
  await rooms.originals.clearRooms(Date.parse(rooms.clock.now()) - DAY_MS);
}

/** No upload and no making of a size takes so long. */
const DAY_MS = 86_400_000;

/** The files that may be swept one by one, and are drawn still. */
function drawnOf({ picture, recording }: MediaItem): string[] {
  return [...fileNamesOf(picture), ...(recording ? filesOfRecording(recording) : [])];
}

async function sweepOne({ store, clock, media }: Rooms, one: Superseded): Promise<void> {
  const item = await readMediaItem(store.reader, one.mediaId);
  const isFile = one.name !== ALL_OF_IT;
  // What is being cut again may be cut as it was before.
  if (isFile && item?.isUnfinished) return;
  if (item && drawnOf(item).includes(one.name)) return store.write((tx) => forgetSuperseded(tx, one));
  if (isFile) await media.retire(one.name);
  const name = (item && fileNameOf(item)) ?? one.mediaId;
  const summary = isFile ? `Removed an old file of ${name}` : `Removed ${name}, which had been replaced`;
  const act = { at: clock.now(), by: 'system', act: 'sweep-media', summary, storyId: null };
  await store.write(async (tx) => {
    await forgetSuperseded(tx, one);
    await recordChange(tx, { ...act, facts: [facts.media(one.mediaId)] });
  });
}
