import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { semaphore } from '../base/semaphore.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import { nameOf } from '../media/renditions.ts';
import { type Picture, pictureSchema } from '../story/picture.ts';
import type { Progress } from './load-pictures.ts';

const shippedSchema = z.record(z.string(), pictureSchema);

/** Files that are put at a time: each waits for the disk. */
const AT_A_TIME = 16;

/**
 * Puts the pictures of the sample newsroom, which lie drawn and ready in a folder (`sample/draw.ts` makes it), on the media
 * shelf, and gives them by name, for `hangPictures`. What is there already stays as it is.
 */
export async function shippedPictures(
  folder: string,
  shelf: MediaShelf,
  progress: Progress,
): Promise<Map<string, Picture>> {
  const pictures = shippedSchema.parse(JSON.parse(await readFile(join(folder, 'pictures.json'), 'utf8')));
  const names = Object.values(pictures).flatMap(({ renditions }) => renditions.map(nameOf));
  const few = semaphore(AT_A_TIME);
  let done = 0;
  const put = async (name: string): Promise<void> => {
    await shelf.put(name, await readFile(join(folder, 'media', name)));
    progress((done += 1), names.length);
  };
  await Promise.all(names.map((name) => few.run(() => put(name))));
  return new Map(Object.entries(pictures));
}
