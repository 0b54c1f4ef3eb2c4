import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Log } from '../base/log.ts';
import { type LoggedRead, readIn } from './answer/log-lines.ts';

/** How often the log is looked at, in milliseconds. */
const LOOK_EVERY = 2000;
const PIECE = 256 * 1024;
/** No line of a log is longer; what is belongs to no log. */
const LONGEST_LINE = 64 * 1024;

export interface FollowedLog {
  /** Reads what has been written since the last time, to the end. */
  look(): Promise<void>;
  close(): Promise<void>;
}

interface Following {
  readonly file: string;
  readonly log: Log;
  onRead(read: LoggedRead): void;
}

/**
 * Follows the access log of a server that stands before this one and answers from its own cache. It begins at the end of what is written, so that a
 * start counts nothing twice, and goes on in the new file when the old one is put aside or cut off. A log that is not there yet is waited for.
 */
export function followLog({ file, log, onRead }: Following): FollowedLog {
  let at: ReadingPlace | null = null;
  let isFirst = true;
  let said = '';
  const look = async (): Promise<void> => {
    try {
      if (at === null) at = await begin(file, isFirst);
      isFirst = false;
      if (at === null) return;
      await readOn(at, onRead);
      if (!(await isPutAside(file, at))) return;
      // What was still written to the old one comes first.
      await readOn(at, onRead);
      await at.handle.close();
      at = await begin(file, false);
      if (at !== null) await readOn(at, onRead);
    } catch (error) {
      const words = String(error);
      if (words !== said)
        log.error({ err: error, file }, 'The access log cannot be read; the reads in it are not counted.');
      said = words;
    }
  };
  let looking: Promise<void> = Promise.resolve();
  const inTurn = (): Promise<void> => (looking = looking.then(look));
  void inTurn();
  const timer = setInterval(() => void inTurn(), LOOK_EVERY).unref();
  return {
    look: inTurn,
    close: async () => {
      clearInterval(timer);
      await looking;
      await at?.handle.close();
    },
  };
}

interface ReadingPlace {
  readonly handle: FileHandle;
  /** Which file it is, whatever it is called by now. */
  readonly inode: number;
  position: number;
  /** The beginning of a line whose end was not written yet. */
  rest: Buffer;
}

async function begin(file: string, atEnd: boolean): Promise<ReadingPlace | null> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) return null;
  const { ino: inode, size } = await handle.stat();
  return { handle, inode, position: atEnd ? size : 0, rest: Buffer.alloc(0) };
}

async function isPutAside(file: string, { inode }: ReadingPlace): Promise<boolean> {
  const now = await stat(file).catch(() => null);
  return now !== null && now.ino !== inode;
}

async function readOn(place: ReadingPlace, onRead: (read: LoggedRead) => void): Promise<void> {
  const { size } = await place.handle.stat();
  // It was cut off and is written again from its beginning.
  if (size < place.position) Object.assign(place, { position: 0, rest: Buffer.alloc(0) });
  const piece = Buffer.alloc(PIECE);
  for (;;) {
    const { bytesRead } = await place.handle.read(piece, 0, PIECE, place.position);
    if (bytesRead === 0) return;
    place.position += bytesRead;
    const lines = Buffer.concat([place.rest, piece.subarray(0, bytesRead)])
      .toString('latin1')
      .split('\n');
    place.rest = Buffer.from((lines.pop() ?? '').slice(0, LONGEST_LINE), 'latin1');
    for (const line of lines) {
      const read = readIn(line);
      if (read) onRead(read);
    }
  }
}
