import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../base/ids.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { ShelfItem } from '../press/shelf.ts';
import { keys, type Standing } from './entry.ts';
import { decodeItem } from './item-bytes.ts';
import { distributedName, mediaTagOf } from './media-names.ts';

/** The item that must stand at an address; null when its bytes are missing in the store, or are not those. */
export async function fetchItem(store: ObjectStore, path: string, { tag }: Standing): Promise<ShelfItem | null> {
  const bytes = await store.get(keys.bytes(path, tag));
  return bytes && decodeItem(bytes, { path, tag });
}

/** Brings a file onto the media shelf; false when its bytes are missing in the store, or are not those. */
export async function fetchMedia(
  { store, media, arriving }: { store: ObjectStore; media: MediaShelf; arriving: string },
  file: string,
  { tag }: Standing,
): Promise<boolean> {
  if (await media.find(file)) return true;
  const name = distributedName(file);
  const path = join(arriving, newId());
  await mkdir(arriving, { recursive: true });
  try {
    if (!(await store.getInto(keys.bytes(name, tag), path)) || (await mediaTagOf(name, path)) !== tag) return false;
    await media.putFile(file, path);
    return true;
  } finally {
    await rm(path, { force: true });
  }
}
