import { dirname, join } from 'node:path';
import { newId } from '../../base/ids.ts';
import { ENDING, PACKS } from './packs.ts';
import { type Frame, type FramePlace, makeEnd, makeFrame, type PackedRow, type RowHead } from './pack-form.ts';
import type { ShelfFiles } from './shelf-files.ts';
import type { Staging } from './staging.ts';

/** Writes packs one after the other. A pack has its name, and all of it is on the disk, when `end` or the next pack comes. */
export interface PackWriter {
  /** Lays rows into frames of their own. */
  add(rows: readonly PackedRow[]): Promise<void>;
  /** Takes a frame over as it is. */
  copy(frame: Frame): Promise<void>;
  /** Nothing is written where nothing was added. */
  end(): Promise<void>;
}

export interface Writing {
  readonly files: ShelfFiles;
  readonly folder: string;
  readonly staging: Pick<Staging, 'write'>;
  readonly month: string;
  /** In bytes. */
  readonly limit: number;
  /** The packs that the first of these takes the place of. */
  readonly replaces: readonly string[];
}

/** A page is read with its frame: what a frame holds before compression, in bytes, unless a single page is larger. */
const FRAME = 1024 * 1024;
const MOST_ROWS = 1000;
/** Bytes that wait in memory before they are added to the file. */
const AT_ONCE = 4 * 1024 * 1024;

interface Begun {
  file: string | null;
  at: number;
  readonly waiting: Uint8Array[];
  waitingBytes: number;
  readonly frames: (FramePlace & { readonly rows: readonly RowHead[] })[];
}

const nothing = (): Begun => ({ file: null, at: 0, waiting: [], waitingBytes: 0, frames: [] });

export function openPackWriter(writing: Writing): PackWriter {
  let begun = nothing();
  let { replaces } = writing;
  const end = async () => {
    if (begun.frames.length === 0) return;
    await finish(writing, begun, replaces);
    [begun, replaces] = [nothing(), []];
  };
  const copy = async (frame: Frame) => {
    const { head, body, rows } = frame;
    begun.frames.push({ rows, at: begun.at, head: head.length, body: body.length });
    await write(writing, begun, [head, body]);
    if (begun.at >= writing.limit) await end();
  };
  return {
    copy,
    add: async (rows) => {
      for (const some of framesOf(rows)) await copy(await makeFrame(some));
    },
    end,
  };
}

function* framesOf(rows: readonly PackedRow[]): Iterable<readonly PackedRow[]> {
  let [some, bytes]: [PackedRow[], number] = [[], 0];
  for (const row of rows) {
    const size = row.item.is === 'redirect' ? row.item.to.length : row.item.body.length;
    if (some.length > 0 && (bytes + size > FRAME || some.length >= MOST_ROWS)) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(row);
    bytes += size;
  }
  if (some.length > 0) yield some;
}

async function write(writing: Writing, begun: Begun, parts: readonly Uint8Array[]): Promise<void> {
  for (const part of parts) {
    begun.waiting.push(part);
    begun.waitingBytes += part.length;
    begun.at += part.length;
  }
  if (begun.waitingBytes >= AT_ONCE) await flush(writing, begun);
}

async function flush({ files, staging }: Writing, begun: Begun): Promise<void> {
  const bytes = Buffer.concat(begun.waiting.splice(0));
  begun.waitingBytes = 0;
  if (begun.file === null) begun.file = await staging.write(bytes);
  else await files.append(begun.file, bytes);
}

/** The bytes are synced, then they get their name, then the name is synced. */
async function finish(writing: Writing, begun: Begun, replaces: readonly string[]): Promise<void> {
  const { files, folder, month } = writing;
  await write(writing, begun, [makeEnd(begun.frames, begun.at, { replaces })]);
  await flush(writing, begun);
  const at = join(folder, PACKS);
  await files.sync([begun.file!]);
  await files.makeFolder(at);
  await files.rename(begun.file!, join(at, `${month}.${newId()}${ENDING}`));
  await files.sync([at, dirname(at)]);
}
