import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BULLETIN, bulletinSeconds } from '../sample/bulletin.ts';
import type { NewMediaItem } from '../store/media-items.ts';
import { foundInPictureSchema } from '../story/found-in-picture.ts';
import { captionsName, toldBy } from '../story/told-recording.ts';
import type { OpenRooms } from './open-rooms.ts';

const WIDTH = 640;
const HEIGHT = 360;

/** The film of the sample's bulletin as the library has it, and its captions as somebody would have written them. */
export interface ShippedBulletin {
  readonly item: NewMediaItem;
  readonly captions: { readonly lang: string; readonly vtt: string };
}

/** Puts the sample's bulletin, which lies made and ready (`sample/draw-bulletin.ts`), among the originals and on the media shelf. */
export async function shippedBulletin(
  folder: string,
  { media, originals }: Pick<OpenRooms, 'media' | 'originals'>,
): Promise<ShippedBulletin> {
  const path = join(folder, 'bulletin.mp4');
  const kept = await originals.keep(path);
  const name = `${BULLETIN}/${HEIGHT}.mp4`;
  await media.putFile(name, path);
  const captions = { lang: 'en-GB', vtt: await readFile(join(folder, 'bulletin.vtt'), 'utf8') };
  await media.put(captionsName(BULLETIN, captions), new TextEncoder().encode(captions.vtt));
  const size = { width: WIDTH, height: HEIGHT };
  const file = { path: `/media/${name}`, type: 'video/mp4', ...size, bytes: kept.size } as const;
  const recording = { id: BULLETIN, is: 'film', ...size, seconds: bulletinSeconds, files: [file] } as const;
  const plain = { ...recording, files: [file], captions: [], transcript: null };
  return {
    captions,
    item: {
      id: BULLETIN,
      original: { is: 'kept', sha256: kept.sha256, size: kept.size, fileName: 'bulletin.mp4' },
      picture: { id: BULLETIN, ...size, renditions: [] },
      recording: toldBy(plain, { captions: [captions], transcript: null, rights: { isNotSyndicated: false } }),
      found: foundInPictureSchema.parse({ headline: 'The news in a minute, Sunday 22 November' }),
    },
  };
}
