import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { ShelfItem } from '../shelf.ts';

/** An item as it lies in a pack. */
export interface PackedRow {
  readonly address: string;
  readonly item: ShelfItem;
  readonly tag: string;
}

/** What a frame says of one of its rows without its bytes. */
export interface RowHead {
  readonly address: string;
  readonly tag: string;
}

/** A frame as it stands in the file: what its rows are called, and their bytes, each compressed by itself. */
export interface Frame {
  readonly rows: readonly RowHead[];
  readonly head: Uint8Array;
  readonly body: Uint8Array;
}

/** Where a frame stands in its file. */
export interface FramePlace {
  readonly at: number;
  readonly head: number;
  readonly body: number;
}

/** Where an address may stand in a pack. */
export interface RowPlace {
  readonly tag: string;
  readonly frame: number;
  readonly row: number;
}

/**
 * The end of a pack. A pack is its frames, one behind the other; the places of the frames; an index, sorted by the address's hash, of
 * which frame has which row; a filter by which most packs say at once that they do not have an address; a few words; and this.
 */
export interface PackEnd {
  readonly frames: number;
  readonly rows: number;
  /** Where the places of the frames begin. */
  readonly from: number;
  readonly filter: number;
  readonly words: number;
}

/** What a pack says of itself. */
export interface PackWords {
  /** Packs of which this one has everything that was still true when it was written: where they are there too, nobody needs them. */
  readonly replaces: readonly string[];
}

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
/** The pages of a story are nearly the same text, so that a higher level finds little more and takes many times as long. */
const PARAMS = { params: { [constants.ZSTD_c_compressionLevel]: 9 } };

const KINDS: readonly ShelfItem['is'][] = ['page', 'redirect', 'gone'];
const KEY = 8;
const TAG = 16;
/** Key, half a SHA-256, kind, row and frame. */
export const INDEX_ROW = 32;
export const FRAME_ROW = 16;
const MAGIC = Buffer.from('sfpack01');
const COUNTS = 32;
const DIGEST = 16;
export const END = COUNTS + DIGEST;

interface HeadRow {
  readonly address: string;
  readonly tag: string;
  readonly is: ShelfItem['is'];
  readonly type: string;
  readonly length: number;
}

export async function makeFrame(rows: readonly PackedRow[]): Promise<Frame> {
  const bodies = rows.map(({ item }) => (item.is === 'redirect' ? Buffer.from(item.to) : item.body));
  const heads = rows.map(({ address, tag, item }, at): HeadRow => {
    const type = item.is === 'redirect' ? '' : item.type;
    return { address, tag, is: item.is, type, length: bodies[at]!.length };
  });
  const [head, body] = await Promise.all([
    compress(Buffer.from(JSON.stringify(heads)), PARAMS),
    compress(Buffer.concat(bodies), PARAMS),
  ]);
  return { rows: rows.map(({ address, tag }) => ({ address, tag })), head, body };
}

/** What the rows of a frame are called. Throws for bytes that are no frame's. */
export async function readHead(head: Uint8Array): Promise<RowHead[]> {
  return headRows(await decompress(head));
}

/** The rows of a frame. Throws for bytes that are no frame's; that they are those that were pressed is for whoever asks to see. */
export async function readFrame({ head, body }: Pick<Frame, 'head' | 'body'>): Promise<PackedRow[]> {
  const [rows, bytes] = await Promise.all([decompress(head).then(headRows), decompress(body)]);
  let from = 0;
  return rows.map(({ address, tag, is, type, length }) => {
    const own = bytes.subarray(from, from + length);
    from += length;
    return { address, tag, item: is === 'redirect' ? { is, to: own.toString() } : { is, type, body: own } };
  });
}

function headRows(bytes: Uint8Array): HeadRow[] {
  return JSON.parse(Buffer.from(bytes).toString()) as HeadRow[];
}

/** The hash by which an address is found: eight bytes for the index, eight for the filter. */
export function keyOf(address: string): Buffer {
  return hash('sha256', address, 'buffer').subarray(0, KEY * 2);
}

/** The bytes behind the frames of a pack. */
export function makeEnd(
  frames: readonly (FramePlace & { readonly rows: readonly RowHead[] })[],
  from: number,
  words: PackWords,
): Uint8Array {
  const places = Buffer.concat(frames.map(framePlace));
  const keyed = frames.flatMap(({ rows }, frame) =>
    rows.map((head, row) => ({ key: keyOf(head.address), ...head, frame, row })),
  );
  const sorted = keyed.toSorted((one, other) => Buffer.compare(one.key, other.key));
  const filter = makeFilter(sorted.map(({ key }) => key));
  const said = Buffer.from(JSON.stringify(words));
  const counts = Buffer.alloc(COUNTS);
  MAGIC.copy(counts);
  for (const [at, count] of [frames.length, sorted.length, filter.length, said.length].entries())
    counts.writeUInt32LE(count, MAGIC.length + at * 4);
  counts.writeDoubleLE(from, 24);
  const vouched = Buffer.concat([filter, said, counts]);
  return Buffer.concat([places, ...sorted.map(indexRow), vouched, digestOf(vouched)]);
}

function framePlace({ at, head, body }: FramePlace): Buffer {
  const row = Buffer.alloc(FRAME_ROW);
  row.writeDoubleLE(at, 0);
  row.writeUInt32LE(head, 8);
  row.writeUInt32LE(body, 12);
  return row;
}

export function readFramePlace(row: Buffer): FramePlace {
  return { at: row.readDoubleLE(0), head: row.readUInt32LE(8), body: row.readUInt32LE(12) };
}

function indexRow({ key, tag, frame, row }: RowHead & { key: Buffer; frame: number; row: number }): Buffer {
  const bytes = Buffer.alloc(INDEX_ROW);
  const [is = '', name = ''] = tag.split('-');
  key.copy(bytes, 0, 0, KEY);
  Buffer.from(name, 'hex').copy(bytes, KEY, 0, TAG);
  bytes.writeUInt8(Math.max(0, KINDS.indexOf(is as ShelfItem['is'])), 24);
  bytes.writeUInt16LE(row, 26);
  bytes.writeUInt32LE(frame, 28);
  return bytes;
}

/** Below nought when a row of the index comes before a key, nought when it has that key. */
export function compareKey(index: Buffer, at: number, key: Buffer): number {
  return index.compare(key, 0, KEY, at, at + KEY);
}

export function readIndexRow(index: Buffer, at: number): RowPlace {
  const name = index.toString('hex', at + KEY, at + KEY + TAG);
  return {
    tag: `${KINDS[index.readUInt8(at + 24)] ?? ''}-${name}`,
    row: index.readUInt16LE(at + 26),
    frame: index.readUInt32LE(at + 28),
  };
}

/** Null for what is not the end of a pack. */
export function readCounts(end: Buffer): PackEnd | null {
  if (end.length < END || !end.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const [frames = 0, rows = 0, filter = 0, words = 0] = [0, 1, 2, 3].map((at) =>
    end.readUInt32LE(MAGIC.length + at * 4),
  );
  return { frames, rows, filter, words, from: end.readDoubleLE(24) };
}

/** The filter and the words of a pack, from the bytes of them with those of its end behind; null when they are not what was written. */
export function readVouched(bytes: Buffer, { filter, words }: PackEnd): { filter: Buffer; words: PackWords } | null {
  const vouched = bytes.subarray(0, -DIGEST);
  if (!digestOf(vouched).equals(bytes.subarray(-DIGEST))) return null;
  const said = JSON.parse(vouched.toString('utf8', filter, filter + words)) as PackWords;
  return { filter: vouched.subarray(0, filter), words: said };
}

function digestOf(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer').subarray(0, DIGEST);
}

/** Ten bits an address, six of them asked: one address in a hundred that is not there seems to be. */
const BITS = 10;
const PROBES = 6;

function makeFilter(keys: readonly Buffer[]): Buffer {
  const filter = Buffer.alloc(Math.max(8, Math.ceil((keys.length * BITS) / 8)));
  for (const key of keys)
    for (const bit of probes(key, filter.length * 8)) filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
  return filter;
}

/** False when the pack with this filter does not have the address; true when it probably has. */
export function mayHave(filter: Buffer, key: Buffer): boolean {
  return probes(key, filter.length * 8).every((bit) => ((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0);
}

function probes(key: Buffer, bits: number): number[] {
  const [first, step] = [key.readUInt32LE(KEY), (key.readUInt32LE(KEY + 4) | 1) >>> 0];
  return Array.from({ length: PROBES }, (_, nth) => (first + nth * step) % bits);
}
