import {
  compareKey,
  END,
  FRAME_ROW,
  type Frame,
  INDEX_ROW,
  mayHave,
  type PackEnd,
  readCounts,
  readFramePlace,
  readHead,
  readIndexRow,
  readVouched,
  type RowPlace,
} from './pack-form.ts';
import type { OpenFile, ShelfFiles } from './shelf-files.ts';

/** A pack as it lies on the disk. What is kept of it in memory is its filter; the file is opened for each look, so that nobody holds one that was taken away. */
export interface PackFile {
  readonly name: string;
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  readonly frames: number;
  readonly rows: number;
  readonly replaces: readonly string[];
  /** False when it does not have an address; true when it probably has. */
  mayHave(key: Buffer): boolean;
  /** Where rows of this address are, whatever they hold. Null when the file has gone. */
  find(key: Buffer): readonly RowPlace[] | null;
  /** A frame as it stands in the file; null when the file has gone. */
  frame(number: number): Pick<Frame, 'head' | 'body'> | null;
  /** All its frames; one that is damaged has no rows. */
  heads(): AsyncIterable<Frame>;
}

/** Opens a pack by its end. Null for what is no pack, or none that is whole as far as this is seen there: what it should have is damaged. */
export function openPackFile(files: ShelfFiles, file: string, name: string): PackFile | null {
  const looked = looking(files, file, (open) => {
    const size = open.size();
    const end = readCounts(bytes(open, size - END, END));
    if (end === null) return null;
    const behind = end.filter + end.words + END;
    const vouched = readVouched(bytes(open, size - behind, behind), end);
    return vouched && { size, end, ...vouched };
  });
  if (!looked) return null;
  const { size, end, filter, words } = looked;
  const index = end.from + end.frames * FRAME_ROW;
  return {
    ...{ name, file, size, frames: end.frames, rows: end.rows, replaces: words.replaces },
    mayHave: (key) => mayHave(filter, key),
    find: (key) => looking(files, file, (open) => findRows(open, { from: index, rows: end.rows }, key)),
    frame: (number) => looking(files, file, (open) => frameAt(open, end, number)),
    heads: () => framesIn(files.open(file), end),
  };
}

/** Through a file that is held meanwhile, so that one that is taken away is read to its end. A frame that cannot be read has no rows. */
async function* framesIn(open: OpenFile | null, end: PackEnd): AsyncIterable<Frame> {
  if (open === null) return;
  try {
    for (let number = 0; number < end.frames; number += 1) {
      const raw = frameAt(open, end, number);
      yield { ...raw, rows: await readHead(raw.head).catch(() => []) };
    }
  } finally {
    open.close();
  }
}

function frameAt(open: OpenFile, end: PackEnd, number: number): Pick<Frame, 'head' | 'body'> {
  const place = readFramePlace(bytes(open, end.from + number * FRAME_ROW, FRAME_ROW));
  const both = bytes(open, place.at, place.head + place.body);
  return { head: both.subarray(0, place.head), body: both.subarray(place.head) };
}

/** Null when the file is not there, or is shorter than what is asked of it. */
function looking<T>(files: ShelfFiles, file: string, look: (open: OpenFile) => T): T | null {
  const open = files.open(file);
  if (open === null) return null;
  try {
    return look(open);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  } finally {
    open.close();
  }
}

function bytes(open: OpenFile, from: number, many: number): Buffer {
  const read = from < 0 ? [] : open.read(from, many);
  if (read.length < many) throw new RangeError('a pack is shorter than it says');
  return Buffer.from((read as Uint8Array).buffer, (read as Uint8Array).byteOffset, read.length);
}

/** Rows of the index that are read in one go. */
const AT_ONCE = 128;

function findRows(open: OpenFile, index: { from: number; rows: number }, key: Buffer): RowPlace[] {
  let [low, high] = [0, index.rows];
  while (high - low > AT_ONCE) {
    const middle = low + Math.floor((high - low) / 2);
    const row = bytes(open, index.from + middle * INDEX_ROW, INDEX_ROW);
    // Of several with one key the first is looked for.
    if (compareKey(row, 0, key) < 0) low = middle + 1;
    else high = middle;
  }
  const found: RowPlace[] = [];
  for (let from = low; from < index.rows; from += AT_ONCE) {
    const rows = bytes(open, index.from + from * INDEX_ROW, Math.min(AT_ONCE, index.rows - from) * INDEX_ROW);
    for (let at = 0; at < rows.length; at += INDEX_ROW) {
      const order = compareKey(rows, at, key);
      if (order > 0) return found;
      if (order === 0) found.push(readIndexRow(rows, at));
    }
  }
  return found;
}
