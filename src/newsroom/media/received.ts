import { createWriteStream } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../base/problem.ts';
import { refuseFullDisk } from '../../media/originals.ts';

/** How a body is taken: at most so many bytes, into a new folder. */
interface Receiving {
  readonly largest: number;
  /** What to say of a larger one. */
  readonly tooLarge: () => Refusal;
  readonly room: () => Promise<string>;
}

/**
 * Does `work` with the whole body in a file, so that slow senders hold no memory, and takes the file's folder away whatever comes of it. Refuses (413) more than
 * is allowed, (507) more than there is room for, (400) none.
 */
export async function received<T>(
  { body, headers }: FastifyRequest,
  { largest, tooLarge, room }: Receiving,
  work: (path: string, folder: string) => Promise<T>,
): Promise<T> {
  if (!(body instanceof Readable)) throw new Refusal('file-missing', 400, 'Send the bytes of a file.');
  const size = Number(headers['content-length'] ?? 0);
  if (size > largest) throw tooLarge();
  return inRoom(room, async (folder) => {
    await refuseWithoutRoom(folder, size);
    const path = join(folder, 'original');
    await pipeline(body, limited(largest, tooLarge), createWriteStream(path)).catch(refuseFullDisk);
    return work(path, folder);
  });
}

/** Does `work` in a new folder, and takes that away whatever comes of it. */
export async function inRoom<T>(room: Receiving['room'], work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await room();
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is sent stands there three times for a moment: as it came, as the original, and as what plays. */
const COPIES = 3;

async function refuseWithoutRoom(folder: string, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (size * COPIES > bavail * bsize) refuseFullDisk(Object.assign(new Error('no room'), { code: 'ENOSPC' }));
}

/** Refuses a stream that goes on for longer than so many bytes. */
export function limited(largest: number, tooLarge: () => Refusal): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > largest) done(tooLarge());
      else done(null, chunk);
    },
  });
}

/** The name that a file had, from its header; null when the header is missing or is no percent-encoded text. */
export function nameIn(header: string | string[] | undefined): string | null {
  try {
    return header ? decodeURIComponent(String(header)).slice(0, 200) : null;
  } catch {
    return null;
  }
}
