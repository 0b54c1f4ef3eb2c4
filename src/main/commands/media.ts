import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../base/problem.ts';
import { openPictureMaker } from '../../media/picture-maker.ts';
import { addMediaFile } from '../../newsroom/add-media.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { openExisting } from '../open-rooms.ts';
import { progressLine, say } from '../report.ts';

/** The endings of pictures in a folder; a file that is named is tried whatever it is called. */
const PICTURE = /\.(jpe?g|png|webp|avif|hei[cf]|gif|tiff?|svg)$/i;

/** Adds pictures to the library, folders with all that is in them. A running newsroom makes the rest of their sizes. Exit code 0 when each was added or was there, 1 when some were not. */
export async function runMedia(paths: readonly string[], { data }: { readonly data: string }): Promise<number> {
  const files = (await Promise.all(paths.map(filesIn))).flat();
  const rooms = await openExisting(newsroomFolder(data), openLog());
  const pictures = openPictureMaker();
  const progress = progressLine('Adding');
  const tally = { added: 0, there: 0, refused: 0 };
  try {
    for (const [at, path] of files.entries()) {
      progress.show({ done: at, total: files.length });
      tally[await addOne({ ...rooms, pictures }, path)] += 1;
    }
  } finally {
    progress.end();
    pictures.close();
    await rooms.close();
  }
  say(`Pictures added: ${tally.added}. Already there: ${tally.there}. Refused: ${tally.refused}.`);
  return tally.refused > 0 ? 1 : 0;
}

async function filesIn(path: string): Promise<string[]> {
  if (!existsSync(path))
    throw new Refusal('no-such-file', 404, `There is no file or folder ${path}. Check the spelling.`);
  if (!statSync(path).isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => PICTURE.test(name))
    .toSorted()
    .map((name) => join(path, name));
}

async function addOne(rooms: Parameters<typeof addMediaFile>[0], path: string): Promise<'added' | 'there' | 'refused'> {
  try {
    return (await addMediaFile(rooms, path)) ? 'added' : 'there';
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 507) throw error;
    say(`${path}: ${error.message}`);
    return 'refused';
  }
}
