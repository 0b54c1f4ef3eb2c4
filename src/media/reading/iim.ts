import { createHash } from 'node:crypto';
import { decodeText, encodingOf } from './decode-text.ts';

/** What is in record 2 of an IPTC IIM block, by number of its data set, in order. */
export interface Iim {
  readonly values: ReadonlyMap<number, readonly string[]>;
  /** True when something wrote this block and not the XMP beside it: then this is the newer one. */
  readonly changedAlone: boolean;
}

const PHOTOSHOP = 'Photoshop 3.0\0';
const RESOURCE = '8BIM';
const IIM = 0x0404;
/** The hash of the IIM block as it was when the XMP was written beside it (Metadata Working Group 2.0, 3.3.2). */
const DIGEST = 0x0425;
const MARK = 0x1c;
const MOST_VALUES = 2_000;

/** Reads a Photoshop block (JPEG), or bare IIM (TIFF). Where it breaks off, what is before is read; null where there is none. */
export function readIim(block: Uint8Array): Iim | null {
  const found = resourcesIn(block);
  const bytes = block[0] === MARK ? block : found.get(IIM);
  if (!bytes) return null;
  const sets = dataSetsIn(bytes);
  const decode = decoderFor(sets);
  const values = Map.groupBy(
    sets.filter(({ record }) => record === 2),
    ({ number }) => number,
  );
  return {
    values: new Map([...values].map(([number, all]) => [number, all.map((one) => decode(one.bytes))])),
    changedAlone: differs(bytes, found.get(DIGEST)),
  };
}

function differs(bytes: Uint8Array, digest: Uint8Array | undefined): boolean {
  if (digest?.length !== 16 || digest.every((byte) => byte === 0)) return false;
  return !createHash('md5').update(bytes).digest().equals(digest);
}

/** The resources of a Photoshop block by number, the first of each. */
function resourcesIn(block: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const found = new Map<number, Uint8Array>();
  let at = bytes.toString('latin1', 0, PHOTOSHOP.length) === PHOTOSHOP ? PHOTOSHOP.length : 0;
  while (at + 12 <= bytes.length && bytes.toString('latin1', at, at + 4) === RESOURCE) {
    // A name with its length before it, and then the data, are each of an even number of bytes.
    const from = at + 6 + even(1 + bytes.readUInt8(at + 6)) + 4;
    if (from > bytes.length) break;
    const length = bytes.readUInt32BE(from - 4);
    const number = bytes.readUInt16BE(at + 4);
    if (!found.has(number)) found.set(number, bytes.subarray(from, from + length));
    at = from + even(length);
  }
  return found;
}

function even(length: number): number {
  return length + (length % 2);
}

interface DataSet {
  readonly record: number;
  readonly number: number;
  readonly bytes: Uint8Array;
}

function dataSetsIn(block: Uint8Array): DataSet[] {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const found: DataSet[] = [];
  for (let at = 0; at + 5 <= block.length && block[at] === MARK && found.length < MOST_VALUES;) {
    const length = view.getUint16(at + 3);
    // From 32,768 on the length itself is of a stated length: nothing that a person writes is so long.
    if (length >= 0x8000 || at + 5 + length > block.length) break;
    found.push({
      record: view.getUint8(at + 1),
      number: view.getUint8(at + 2),
      bytes: block.subarray(at + 5, at + 5 + length),
    });
    at += 5 + length;
  }
  return found;
}

const ESCAPE_UTF8 = '\x1b%G';
const ESCAPE_LATIN1 = ['\x1b.A', '\x1b-A'];

/** By the marker 1:90 (ISO 2022), which is often missing and sometimes wrong; what is stated as UTF-8 and is not is guessed like the rest. */
function decoderFor(sets: readonly DataSet[]): (bytes: Uint8Array) => string {
  const marker = sets.find(({ record, number }) => record === 1 && number === 90);
  const stated = Buffer.from(marker?.bytes ?? []).toString('latin1');
  if (ESCAPE_LATIN1.some((escape) => stated.startsWith(escape))) {
    const latin1 = new TextDecoder('windows-1252');
    return (bytes) => latin1.decode(bytes);
  }
  if (stated.startsWith(ESCAPE_UTF8)) return decodeText;
  // One program wrote them all, so all are guessed together: one word alone has few letters to tell by.
  const all = Buffer.concat(
    sets.filter(({ record }) => record === 2).flatMap(({ bytes }) => [bytes, Buffer.from('\n')]),
  );
  const encoding = encodingOf(all);
  return (bytes) => encoding.decode(bytes);
}
