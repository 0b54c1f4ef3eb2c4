import { refuseFullDisk } from '../../media/originals.ts';
import type { Seen } from '../../media/seen-recording.ts';
import { Refusal } from '../../base/problem.ts';
import { addMediaItem, type NewMediaItem, readMediaItem } from '../../store/media-items.ts';
import type { Db } from '../../store/open-store.ts';
import { foundInPictureSchema } from '../../story/found-in-picture.ts';
import type { PlayedFile } from '../../story/recording.ts';
import type { Actor, Uses } from '../acts.ts';
import { putBack, record, refuseTakenDown, type Sent, type TakenIn } from './take-in.ts';

type Rooms = Uses<'store' | 'clock' | 'media' | 'originals' | 'recordings' | 'films'>;

/**
 * Takes a film or a recording of sound into the library: its original is kept, what browsers play of it is on the media shelf, and there is an item of it, or
 * else (422, 507) none of them. Its sizes are made later (`make-films.ts`). `folder` is for what is on its way. The same bytes are one item, however often they come.
 */
export async function takeInRecording(
  rooms: Rooms,
  sent: Sent & { readonly folder: string },
  actor: Actor,
): Promise<TakenIn> {
  const read = await rooms.recordings.read(sent.path, sent.folder);
  if (!read.ok) throw new Refusal(read.problem.code, 422, read.problem.say, [read.problem]);
  const { seen, copied } = read;
  if (!copied && !(await rooms.films.isThere())) throw needsFfmpeg(seen);
  // One at a time: an original that is taken away after a failure must not be one that somebody else has just sent as well.
  return rooms.store.alone('originals', async () => {
    const kept = await rooms.originals.keep(sent.path);
    const id = kept.sha256.slice(0, ID_LENGTH);
    const name = `${id}/whole.${seen.plays?.ending}`;
    try {
      await refuseTakenDown(rooms, id);
      if (copied) await rooms.media.putFile(name, copied).catch(refuseFullDisk);
      const bytes = (copied && (await rooms.media.find(name))?.size) || 0;
      const original = { is: 'kept', sha256: kept.sha256, size: kept.size, fileName: sent.fileName } as const;
      const item = itemOf(seen, { id, original, file: copied ? { path: `/media/${name}`, bytes } : null });
      return await rooms.store.write((tx) => put(tx, item, { actor, at: rooms.clock.now() }));
    } catch (error) {
      if (kept.isNew) {
        await rooms.originals.destroy(kept.sha256);
        await rooms.media.remove(name);
      }
      throw error;
    }
  });
}

/** As long as the content name of an original, of which ids are made. */
const ID_LENGTH = 16;

function needsFfmpeg({ is }: Seen): Refusal {
  const [what, as] = is === 'film' ? ['film', 'MP4 (H.264 with AAC)'] : ['recording', 'MP3 or M4A'];
  const say = `Browsers cannot play this ${what} as it is, and the newsroom’s machine has no ffmpeg to convert it. Export it as ${as} and send that, or have ffmpeg installed.`;
  return new Refusal('film-needs-ffmpeg', 422, say);
}

interface Known extends Pick<NewMediaItem, 'id' | 'original'> {
  readonly file: Pick<PlayedFile, 'path' | 'bytes'> | null;
}

function itemOf(seen: Seen, { id, original, file }: Known): NewMediaItem {
  const { is, width, height, plays, container } = seen;
  const files = file && plays ? [{ ...file, type: plays.type, width, height }] : [];
  const seconds = Math.max(1, Math.ceil(seen.seconds));
  const isToMake = is === 'film' || files.length === 0;
  return {
    ...{ id, original, isUnfinished: isToMake },
    picture: { id, width: width ?? 1, height: height ?? 1, renditions: [] },
    recording: { id, is, width, height, seconds, files, captions: [], transcript: null },
    found: foundInPictureSchema.parse(seen.found),
    ...(isToMake && { making: { container, failed: null } }),
  };
}

async function put(tx: Db, item: NewMediaItem, who: { readonly actor: Actor; readonly at: string }): Promise<TakenIn> {
  const there = await readMediaItem(tx, item.id);
  if (there) return { item: await putBack(tx, there, who), isNew: false };
  const added = await addMediaItem(tx, item, { at: who.at, by: who.actor.id ?? who.actor.name });
  const does = added.kind === 'film' ? 'Added the film' : 'Added the recording';
  await record(tx, added, { ...who, act: 'add-recording', does });
  return { item: added, isNew: true };
}
