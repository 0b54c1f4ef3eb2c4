import { basename } from 'node:path';
import { type Actor, type Uses } from './acts.ts';
import { takeInPicture } from './media/take-in.ts';

const commandLine: Actor = { name: 'system' };

/** Adds a picture on this machine to the library; false for one that was there already. Refuses (422) what is none, (409) what was taken down, (507) what finds no room. */
export async function addMediaFile(
  rooms: Uses<'store' | 'clock' | 'media' | 'originals' | 'pictures'>,
  path: string,
): Promise<boolean> {
  return (await takeInPicture(rooms, { path, fileName: basename(path) }, commandLine)).isNew;
}
