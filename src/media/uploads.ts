import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Instant } from '../base/clock.ts';
import { isId, newId } from '../base/ids.ts';
import { Refusal } from '../base/problem.ts';
import { entriesOf, nullIfAbsent } from '../files/folders.ts';
import { refuseFullDisk } from './originals.ts';

/** A file on its way in: how long it is to be, and how much of it is here. */
export interface Upload {
  readonly id: string;
  readonly size: number;
  /** What is here of it, in bytes. */
  readonly offset: number;
  readonly fileName: string | null;
  /** Whose it is, by their id: nobody else can go on with it. */
  readonly by: string;
  /** What became of it; null until something did. */
  readonly done: UploadDone | null;
  /** Where what is here of it lies. */
  readonly path: string;
}

export interface UploadDone {
  /** The id of the item of the library that it is. */
  readonly item: string;
  readonly isNew: boolean;
}

/**
 * Files on their way in, in a folder of their own. What has arrived of one is kept when the line breaks, and whoever sends it goes on from there; one
 * that nobody goes on with is taken away after a day.
 */
export interface Uploads {
  /** Makes room for a file. Refuses (507) one for which there is none, and (429) more at once than one person needs. */
  begin(of: Pick<Upload, 'size' | 'fileName' | 'by'>, now: Instant): Promise<Upload>;
  /** How far one is, once whatever still came of it by a connection that broke has ended; null where there is none. */
  find(id: string): Promise<Upload | null>;
  /** Puts more of it behind what is here, and tells how much is here then. What came before a connection broke stays. Refuses (409) what does not begin there, (413) more than was said, (507) what finds no room. */
  append(upload: Upload, from: number, bytes: Readable): Promise<number>;
  /** Notes what became of it; its bytes go. */
  finish(upload: Upload, done: UploadDone): Promise<void>;
  /** Takes one away with all that is here of it. */
  drop(id: string): Promise<void>;
}

const DAY_MS = 24 * 3_600_000;
/** More open uploads of one person are no pictures that somebody waits for. */
const MOST_OF_ONE = 1000;
/** So much stays free on the disk, for the database above all. */
const RESERVE = 256 * 1024 * 1024;

export function openUploads(folder: string, reserve: number = RESERVE): Uploads {
  const places: Places = { folder, reserve, open: new Map() };
  return {
    begin: (of, now) => beginIn(places, of, now).catch(refuseFullDisk),
    find: async (id) => {
      await stopOpen(places, id);
      return readIn(places, id);
    },
    append: async (upload, from, bytes) => {
      await stopOpen(places, upload.id);
      return appendIn(places, upload, from, bytes);
    },
    finish: async (upload, done) => {
      await keepNote(places, upload, { ...noteOf(upload), done });
      await rm(upload.path, { force: true });
    },
    drop: async (id) => {
      if (!isId(id)) return;
      await stopOpen(places, id);
      for (const name of [id, `${id}.json`]) await rm(join(folder, name), { force: true });
    },
  };
}

interface Places {
  readonly folder: string;
  readonly reserve: number;
  /** What comes in now, by the upload. */
  readonly open: Map<string, { readonly stop: () => void; readonly over: Promise<unknown> }>;
}

interface Note {
  readonly size: number;
  readonly fileName: string | null;
  readonly by: string;
  readonly at: Instant;
  readonly done: UploadDone | null;
}

async function beginIn(places: Places, of: Pick<Upload, 'size' | 'fileName' | 'by'>, now: Instant): Promise<Upload> {
  const { folder, reserve } = places;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(places, of.by, now);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < of.size + reserve) throw noRoom();
  const id = newId();
  const upload: Upload = { ...of, id, offset: 0, done: null, path: join(folder, id) };
  await writeFile(upload.path, '', { flag: 'wx', mode: 0o600 });
  await keepNote(places, upload, { ...noteOf(upload), at: now });
  return upload;
}

function noRoom(): Refusal {
  const say =
    'There is not enough room on the disk for this file, so it was not kept. Free some space, then send it again.';
  return new Refusal('disk-full', 507, say);
}

/** Takes away what nobody went on with for a day. Refuses (429) somebody who has begun too many. */
async function sweep(places: Places, by: string, now: Instant): Promise<void> {
  const oldest = new Date(Date.parse(now) - DAY_MS).toISOString();
  let own = 0;
  for await (const name of entriesOf(places.folder)) {
    if (!name.endsWith('.json')) continue;
    const id = name.slice(0, -'.json'.length);
    const note = await readNote(places, id);
    if (!note || note.at < oldest) {
      for (const file of [id, name]) await rm(join(places.folder, file), { force: true });
    } else if (note.by === by && !note.done) own += 1;
  }
  if (own < MOST_OF_ONE) return;
  throw new Refusal('too-many-uploads', 429, 'You have too many uploads under way. Wait until some of them are done.');
}

async function readIn(places: Places, id: string): Promise<Upload | null> {
  if (!isId(id)) return null;
  const note = await readNote(places, id);
  if (!note) return null;
  const path = join(places.folder, id);
  const { size, fileName, by, done } = note;
  const offset = done ? size : ((await stat(path).catch(nullIfAbsent))?.size ?? 0);
  return { id, size, fileName, by, done, offset, path };
}

async function readNote({ folder }: Places, id: string): Promise<Note | null> {
  const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(nullIfAbsent);
  return text ? (JSON.parse(text) as Note) : null;
}

function noteOf({ size, fileName, by, done }: Upload): Omit<Note, 'at'> {
  return { size, fileName, by, done };
}

async function keepNote(
  places: Places,
  { id }: Upload,
  note: Omit<Note, 'at'> & { readonly at?: Instant },
): Promise<void> {
  const at = note.at ?? (await readNote(places, id))?.at;
  const path = join(places.folder, `${id}.json`);
  await writeFile(`${path}.part`, JSON.stringify({ ...note, at }), { mode: 0o600 });
  await rename(`${path}.part`, path);
}

async function appendIn(places: Places, upload: Upload, from: number, bytes: Readable): Promise<number> {
  const { id, size, path } = upload;
  const here = (await stat(path).catch(nullIfAbsent))?.size ?? 0;
  if (upload.done || from !== here) throw elsewhere(here);
  const stopping = new AbortController();
  const { signal } = stopping;
  const file = createWriteStream(path, { flags: 'r+', start: here, flush: true });
  const over = pipeline(bytes, atMost(size - here), file, { signal });
  places.open.set(id, { stop: () => stopping.abort(), over: over.catch(() => undefined) });
  try {
    await over.catch(refuseFullDisk);
    return (await stat(path)).size;
  } finally {
    places.open.delete(id);
  }
}

function elsewhere(here: number): Refusal {
  return new Refusal('upload-elsewhere', 409, `The newsroom has ${here} bytes of this file. Continue from there.`);
}

function atMost(bytes: number): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      if (left < 0) done(new Refusal('upload-longer', 413, 'More arrived than was announced. Send the file again.'));
      else done(null, chunk);
    },
  });
}

/** Ends what still comes in of an upload: its line broke, and whoever sends it has come back. */
async function stopOpen({ open }: Places, id: string): Promise<void> {
  const there = open.get(id);
  there?.stop();
  await there?.over;
}
