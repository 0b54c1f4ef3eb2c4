import { constants, copyFile, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { entriesOf, makeFolder, nullIfAbsent, syncFolder } from '../files/folders.ts';
import { putWhole } from '../files/whole-files.ts';

/** Where a file of the media shelf lies, for those who serve it. */
export interface MediaFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly modifiedAt: number;
}

/**
 * The bytes of what was made of pictures, films and sound, by name. A name is `{id}/{file}` (`3f9a0c…/640.webp`) and is made of the content it
 * stands for, so the bytes under a name never change: putting again what is there does nothing.
 * Every write is atomic and survives a power cut once `put` has answered.
 */
export interface MediaShelf {
  put(name: string, bytes: Uint8Array): Promise<'written' | 'same'>;
  /** The same with what is in a file, which may be large. */
  putFile(name: string, path: string): Promise<'written' | 'same'>;
  /** The bytes of a name; null when nothing stands there or no such name can be. */
  get(name: string): Promise<Uint8Array | null>;
  /** Where a name's bytes lie on disk; null as for `get`. */
  find(name: string): Promise<MediaFile | null>;
  /** Takes one name away as if it had never stood; nothing happens where it does not. */
  remove(name: string): Promise<void>;
  /** Takes one name away that readers may have had, and keeps that it was there (`wasThere`) until it is put again. */
  retire(name: string): Promise<void>;
  /** The same for a name that stood on the shelf that this one is a copy of, whether or not it came to stand here. */
  retireUnseen(name: string): Promise<void>;
  /** Whether bytes stood under a name that were taken from readers. */
  wasThere(name: string): Promise<boolean>;
  /** Takes away everything of one original for good. */
  destroy(id: string): Promise<void>;
  /** The names of one original, in no order. */
  namesOf(id: string): Promise<string[]>;
  /** Every name on the shelf, in no order. */
  names(): AsyncIterable<string>;
  /** Every name that was there (`wasThere`), in no order. */
  retired(): AsyncIterable<string>;
}

const NAME = /^[a-z0-9]{8,64}\/[a-z0-9-]{1,40}\.[a-z0-9]{2,5}$/;
/** An empty file beside the others of its original, which nginx finds as well. */
const RETIRED = '.gone-';

/** Pictures of stories that are not out yet lie here too, and are known by their names alone: a web server passes through, nobody else looks round. */
const NOT_LISTED = 0o711;

/** True for a name that may stand on the shelf; no path outside the shelf has such a name. */
export function isMediaName(name: string): boolean {
  return NAME.test(name);
}

/** The media shelf in a folder, which is made when the first bytes arrive. `put` throws on a name that `isMediaName` refuses. */
export function openMediaShelf(folder: string): MediaShelf {
  const pathOf = (name: string): string => join(folder, name);
  const retire = async (name: string) => {
    await writeFile(retiredAt(folder, name), '');
    await rm(pathOf(name), { force: true });
  };
  const find = (name: string) => (isMediaName(name) ? fileAt(pathOf(name)) : Promise.resolve(null));
  return {
    async put(name, bytes) {
      if (!isMediaName(name)) throw new Error(`Not a name for the media shelf: ${name}`);
      if (await find(name)) return 'same';
      await putLasting(pathOf(name), (part) => writeFile(part, bytes, { flag: 'wx', flush: true }));
      await rm(retiredAt(folder, name), { force: true });
      return 'written';
    },
    async putFile(name, path) {
      if (!isMediaName(name)) throw new Error(`Not a name for the media shelf: ${name}`);
      if (await find(name)) return 'same';
      await putLasting(pathOf(name), (part) => copyAndSync(path, part));
      await rm(retiredAt(folder, name), { force: true });
      return 'written';
    },
    get: async (name) => ((await find(name)) ? readFile(pathOf(name)) : null),
    find,
    remove: async (name) => {
      if (!isMediaName(name)) throw new Error(`Not a name for the media shelf: ${name}`);
      await rm(pathOf(name), { force: true });
    },
    retire: async (name) => {
      if (await find(name)) await retire(name);
    },
    retireUnseen: async (name) => {
      if (!isMediaName(name)) throw new Error(`Not a name for the media shelf: ${name}`);
      await makeFolder(folder, NOT_LISTED);
      await mkdir(dirname(pathOf(name)), { recursive: true });
      await retire(name);
    },
    wasThere: async (name) => isMediaName(name) && (await fileAt(retiredAt(folder, name))) !== null,
    destroy: async (id) => {
      if (!isMediaName(`${id}/0.webp`)) throw new Error(`Not a name for the media shelf: ${id}`);
      await rm(join(folder, id), { recursive: true, force: true });
    },
    namesOf: (id) => Array.fromAsync(namesWithin(folder, id)),
    names: () => namesIn(folder, namesWithin),
    retired: () => namesIn(folder, retiredWithin),
  };
}

function retiredAt(folder: string, name: string): string {
  return join(folder, dirname(name), `${RETIRED}${basename(name)}`);
}

async function fileAt(path: string): Promise<MediaFile | null> {
  const found = await stat(path).catch(nullIfAbsent);
  return found?.isFile() ? { path, size: found.size, modifiedAt: Math.trunc(found.mtimeMs) } : null;
}

async function putLasting(path: string, write: (part: string) => Promise<void>): Promise<void> {
  await makeFolder(dirname(dirname(path)), NOT_LISTED);
  await makeFolder(dirname(path));
  await putWhole(path, write);
  await syncFolder(dirname(path));
}

/** A copy that shares its bytes with the file where the disk can do that. */
async function copyAndSync(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* namesIn(folder: string, within: typeof namesWithin): AsyncIterable<string> {
  for await (const id of entriesOf(folder)) yield* within(folder, id);
}

async function* retiredWithin(folder: string, id: string): AsyncIterable<string> {
  for await (const file of entriesOf(join(folder, id))) {
    const name = `${id}/${file.slice(RETIRED.length)}`;
    if (file.startsWith(RETIRED) && isMediaName(name)) yield name;
  }
}

async function* namesWithin(folder: string, id: string): AsyncIterable<string> {
  for await (const file of entriesOf(join(folder, id))) {
    const name = `${id}/${file}`;
    if (isMediaName(name)) yield name;
  }
}
