import { decodeText } from './decode-text.ts';

/** What is read of an EXIF block (CIPA DC-008), as it is written there. Coordinates, serial numbers and thumbnails are not looked at. */
export interface Exif {
  readonly description: string | null;
  readonly artist: string | null;
  readonly copyright: string | null;
  readonly words: string | null;
  /** `2007:07:24 16:32:00`. */
  readonly taken: string | null;
  /** `+01:00`. */
  readonly zone: string | null;
}

const tags = {
  imageDescription: 0x010e,
  artist: 0x013b,
  copyright: 0x8298,
  exifFolder: 0x8769,
  windowsComment: 0x9c9c,
  windowsAuthor: 0x9c9d,
  windowsWords: 0x9c9e,
  taken: 0x9003,
  digitised: 0x9004,
  zoneTaken: 0x9011,
  zoneDigitised: 0x9012,
} as const;

/** Of one directory; real ones have some dozens. */
const MOST_ENTRIES = 500;
const ENTRY = 12;
const BYTES = 1;
const LONG = 4;
/** Bytes that one value of each type takes; those not named here are of no use for a text. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 4: 4, 7: 1, 129: 1 };

type Folder = ReadonlyMap<number, Value>;

interface Value {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** Reads the block, with or without `Exif` before it. Where it is broken, what can still be read is; null where it is none at all. */
export function readExif(block: Uint8Array): Exif | null {
  const tiff = openTiff(hasName(block) ? block.subarray(6) : block);
  if (!tiff) return null;
  const main = folderAt(tiff, tiff.view.byteLength >= 8 ? tiff.view.getUint32(4, tiff.little) : 0);
  const inner = main.get(tags.exifFolder);
  const exif = inner?.type === LONG ? folderAt(tiff, numberIn(inner, tiff)) : new Map<number, Value>();
  const takenFrom = exif.has(tags.taken);
  return {
    description: textOf(main.get(tags.imageDescription)) ?? wideTextOf(main.get(tags.windowsComment)),
    artist: textOf(main.get(tags.artist)) ?? wideTextOf(main.get(tags.windowsAuthor)),
    copyright: textOf(main.get(tags.copyright)),
    words: wideTextOf(main.get(tags.windowsWords)),
    taken: textOf(exif.get(takenFrom ? tags.taken : tags.digitised)),
    zone: textOf(exif.get(takenFrom ? tags.zoneTaken : tags.zoneDigitised)),
  };
}

function hasName(block: Uint8Array): boolean {
  return Buffer.from(block.subarray(0, 4)).toString('latin1') === 'Exif';
}

interface Tiff {
  readonly view: DataView;
  readonly little: boolean;
}

function openTiff(bytes: Uint8Array): Tiff | null {
  const order = Buffer.from(bytes.subarray(0, 2)).toString('latin1');
  if (order !== 'II' && order !== 'MM') return null;
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), little: order === 'II' };
}

/** The entries of a directory whose bytes lie within the block. */
function folderAt({ view, little }: Tiff, at: number): Folder {
  const found = new Map<number, Value>();
  if (at + 2 > view.byteLength) return found;
  const count = Math.min(view.getUint16(at, little), MOST_ENTRIES);
  for (let entry = at + 2; entry < at + 2 + count * ENTRY && entry + ENTRY <= view.byteLength; entry += ENTRY) {
    const value = valueAt({ view, little }, entry);
    if (value) found.set(view.getUint16(entry, little), value);
  }
  return found;
}

function valueAt({ view, little }: Tiff, entry: number): Value | null {
  const type = view.getUint16(entry + 2, little);
  const length = (sizes[type] ?? 0) * view.getUint32(entry + 4, little);
  // Four bytes stand in the entry itself, more elsewhere (TIFF 6, section 2).
  const from = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
  if (length === 0 || from + length > view.byteLength) return null;
  return { type, bytes: new Uint8Array(view.buffer, view.byteOffset + from, length) };
}

function numberIn({ bytes }: Value, { little }: Tiff): number {
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, little);
}

/** NULs end a text, and part who took a picture from who edited it in `Copyright`. */
function textOf(value: Value | undefined): string | null {
  if (!value) return null;
  const parts = decodeText(value.bytes).split('\0');
  return (
    parts
      .map((part) => part.trim())
      .filter(Boolean)
      .join(', ') || null
  );
}

/** As Windows writes it: UTF-16, little end first, whatever the rest has. */
function wideTextOf(value: Value | undefined): string | null {
  if (value?.type !== BYTES) return null;
  return (
    new TextDecoder('utf-16le')
      .decode(value.bytes)
      .replace(/\0[^]*$/, '')
      .trim() || null
  );
}
