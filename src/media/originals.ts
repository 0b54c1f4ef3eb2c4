import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../base/problem.ts';
import { entriesOf, makeFolder, nullIfAbsent, syncFolder } from '../files/folders.ts';
import { isFullDisk, unfinishedIn } from '../files/whole-files.ts';

/** What an original is known by: its content. */
export interface Kept {
  /** Of its bytes, 64 hexadecimal digits; its name among the originals. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** False when the same bytes were kept before. */
  readonly isNew: boolean;
}

/**
 * The files that people sent, byte for byte and for ever, each under the hash of its content. They lie apart from the media shelf, and
 * nothing that serves readers knows the folder.
 */
export interface Originals {
  /** Keeps what is in this file. Once it has answered, a power cut takes nothing of it. A full disk is a Refusal (507), with nothing kept. */
  keep(path: string): Promise<Kept>;
  /** Where an original lies on the disk; null when there is none of this hash. */
  find(sha256: string): Promise<{ readonly path: string; readonly size: number } | null>;
  /** The hash of every original, in no order. */
  hashes(): AsyncIterable<string>;
  /** Takes an original away for good; nothing happens where there is none. */
  destroy(sha256: string): Promise<void>;
  /** A new folder on the same disk for what is on its way. Whoever asked for it takes it away (`clearRooms` does for those who died). */
  room(): Promise<string>;
  /** Takes away rooms that were made before a moment, in milliseconds since 1970. */
  clearRooms(before: number): Promise<void>;
}

const HASH = /^[0-9a-f]{64}$/;
const ROOM = '.room-';
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** The originals in a folder, which is made when the first one comes. */
export function openOriginals(folder: string): Originals {
  // Two letters of the hash for a folder: a hundred thousand files in one are slow to list.
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);
  const find: Originals['find'] = async (sha256) => {
    if (!HASH.test(sha256)) return null;
    const found = await stat(pathOf(sha256)).catch(nullIfAbsent);
    return found?.isFile() ? { path: pathOf(sha256), size: found.size } : null;
  };
  return {
    find,
    keep: (path) => keepIn(folder, path, { find, pathOf }).catch(refuseFullDisk),
    hashes: () => hashesIn(folder),
    destroy: async (sha256) => {
      if (!(await find(sha256))) return;
      await rm(pathOf(sha256), { force: true });
      await syncFolder(dirname(pathOf(sha256)));
    },
    room: async () => {
      await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
      return mkdtemp(join(folder, ROOM));
    },
    clearRooms: (before) => clearRoomsIn(folder, before),
  };
}

interface Places {
  readonly find: Originals['find'];
  readonly pathOf: (sha256: string) => string;
}

async function keepIn(folder: string, from: string, { find, pathOf }: Places): Promise<Kept> {
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  const part = unfinishedIn(folder);
  try {
    const copied = await copyHashing(from, part);
    // One that is there and shorter than it should be was cut off by whatever cut it: what came now takes its place.
    if ((await find(copied.sha256))?.size === copied.size) return { ...copied, isNew: false };
    await moveIn(part, pathOf(copied.sha256));
    return { ...copied, isNew: true };
  } finally {
    await rm(part, { force: true });
  }
}

/** Copies a file, synced, and tells its hash and size. */
async function copyHashing(from: string, to: string): Promise<Omit<Kept, 'isNew'>> {
  const digest = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(
    createReadStream(from),
    measure,
    createWriteStream(to, { flush: true, flags: 'wx', mode: OWNER_ONLY }),
  );
  return { sha256: digest.digest('hex'), size };
}

async function moveIn(part: string, path: string): Promise<void> {
  await makeFolder(dirname(path), OWNER_ONLY_FOLDER);
  await rename(part, path);
  await syncFolder(dirname(path));
}

async function* hashesIn(folder: string): AsyncIterable<string> {
  for await (const part of entriesOf(folder))
    for await (const name of entriesOf(join(folder, part))) if (HASH.test(name)) yield name;
}

async function clearRoomsIn(folder: string, before: number): Promise<void> {
  for await (const name of entriesOf(folder)) {
    if (!name.startsWith(ROOM)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(nullIfAbsent);
    if (found && found.mtimeMs < before) await rm(path, { recursive: true, force: true });
  }
}

/** A disk that has no room left is something that people can put right; every other failure is thrown as it came. */
export function refuseFullDisk(error: unknown): never {
  if (!isFullDisk(error)) throw error;
  throw new Refusal(
    'disk-full',
    507,
    'There is no room for this on the disk, so it was not kept; nothing kept earlier is lost. Free some space, then send it again.',
  );
}
