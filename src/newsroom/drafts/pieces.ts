/** What an update of Yjs is made of, as far as one must know before taking it apart. */
export interface Pieces {
  readonly pieces: number;
  /** Bytes of the values that are no text, and of the largest of them. */
  readonly valuesBytes: number;
  readonly largestValue: number;
  /** Windows (clients of Yjs) whose pieces these are. */
  readonly windows: readonly number[];
  /** The parts of the whole that it names. */
  readonly parts: ReadonlySet<string>;
  /** Stretches that it says were deleted. */
  readonly deletions: number;
}

/** How the content of a piece is written down (Yjs, `contentRefs`), by the number in its first five bits. */
const passing: readonly (((cursor: Cursor) => void) | null)[] = [
  (cursor) => void cursor.number(),
  (cursor) => void cursor.number(),
  (cursor) => times(cursor.number(), cursor.pass),
  (cursor) => cursor.pass(),
  (cursor) => cursor.pass(),
  (cursor) => cursor.pass(),
  (cursor) => times(2, cursor.pass),
  passType,
  (cursor) => times(cursor.number(), () => passAny(cursor, 0)),
  (cursor) => {
    cursor.pass();
    passAny(cursor, 0);
  },
  (cursor) => void cursor.number(),
];

const GC = 0;
const TEXT = 4;
const SKIP = 10;

/**
 * Counts the pieces of an update (version 1) in one pass that makes nothing of them, and ends at the first beyond `most`. Throws a
 * RangeError for what is no update.
 */
export function piecesIn(update: Uint8Array, most: number): Pieces {
  const cursor = cursorOn(update);
  const windows: number[] = [];
  let [pieces, valuesBytes, largestValue] = [0, 0, 0];
  const parts = new Set<string>();
  const passOne = (): void => {
    const value = passPiece(cursor, parts);
    valuesBytes += value;
    largestValue = Math.max(largestValue, value);
  };
  for (let left = cursor.number(); left > 0 && pieces <= most; left -= 1) {
    const count = cursor.number();
    windows.push(cursor.number());
    cursor.number();
    if (pieces + count > most)
      return { pieces: pieces + count, windows, parts, valuesBytes, largestValue, deletions: 0 };
    pieces += count;
    times(count, passOne);
  }
  return { pieces, windows, parts, valuesBytes, largestValue, deletions: deletionsIn(cursor) };
}

/** Passes one; gives the bytes of what it holds where that is not text. */
function passPiece(cursor: Cursor, parts: Set<string>): number {
  const info = cursor.byte();
  const kind = info & 31;
  const pass = passing[kind];
  if (!pass) throw new RangeError('no such piece');
  if (kind !== GC && kind !== SKIP) passPlace(cursor, info, parts);
  const from = cursor.at();
  pass(cursor);
  return kind === TEXT ? 0 : cursor.at() - from;
}

/** Where a piece stands: beside others, or in a type under a key. */
function passPlace(cursor: Cursor, info: number, parts: Set<string>): void {
  if (info & 128) times(2, cursor.number);
  if (info & 64) times(2, cursor.number);
  if (info & 192) return;
  if (cursor.number() === 1) parts.add(cursor.text());
  else times(2, cursor.number);
  if (info & 32) cursor.pass();
}

/** Elements and hooks have a name. */
function passType(cursor: Cursor): void {
  const type = cursor.number();
  if (type === 3 || type === 5) cursor.pass();
}

/** Deeper than anything of ours; a hostile value may be deeper than the stack. */
const DEEPEST = 100;

/** A value as lib0 writes it down, by its first byte. */
function passAny(cursor: Cursor, depth: number): void {
  if (depth > DEEPEST) throw new RangeError('a value too deep');
  const kind = cursor.byte();
  const fixed: Readonly<Record<number, number>> = { 127: 0, 126: 0, 124: 4, 123: 8, 122: 8, 121: 0, 120: 0 };
  const length = fixed[kind];
  if (length !== undefined) return cursor.skip(length);
  if (kind === 125) return cursor.passSigned();
  if (kind === 119 || kind === 116) return cursor.pass();
  if (kind !== 118 && kind !== 117) throw new RangeError('no such value');
  times(cursor.number(), () => {
    if (kind === 118) cursor.pass();
    passAny(cursor, depth + 1);
  });
}

function deletionsIn(cursor: Cursor): number {
  let found = 0;
  times(cursor.number(), () => {
    cursor.number();
    const count = cursor.number();
    times(count, () => times(2, cursor.number));
    found += count;
  });
  return found;
}

function times(count: number, work: () => void): void {
  for (let at = 0; at < count; at += 1) work();
}

/** Reads what lib0 has written down, and never beyond the end. */
export type Cursor = ReturnType<typeof cursorOn>;

/** A cursor at the beginning of some bytes. */
export function cursorOn(bytes: Uint8Array) {
  let at = 0;
  const byte = (): number => {
    const read = bytes[at];
    if (read === undefined) throw new RangeError('the frame ends too early');
    at += 1;
    return read;
  };
  const number = (): number => {
    let value = 0;
    for (let factor = 1; factor < 2 ** 49; factor *= 128) {
      const read = byte();
      value += (read & 127) * factor;
      if (read < 128) return value;
    }
    throw new RangeError('the number is too large');
  };
  const skip = (length: number): void => {
    if (length > bytes.length - at) throw new RangeError('the frame ends too early');
    at += length;
  };
  const passSigned = (): void => {
    let read = byte();
    while (read >= 128) read = byte();
  };
  /** Something with its length before it. */
  const pass = (): void => skip(number());
  const take = (): Uint8Array => {
    const length = number();
    skip(length);
    return bytes.slice(at - length, at);
  };
  const text = (): string => new TextDecoder('utf-8', { fatal: true }).decode(take());
  return { byte, number, skip, passSigned, pass, take, text, at: () => at, isAtEnd: () => at >= bytes.length };
}
