import { inflateSync } from 'node:zlib';

/** The face inside a WOFF file as systems have it installed. The shape of both is in https://www.w3.org/TR/WOFF/. */
export function unwrapped(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => tableOf(woff, 44 + 20 * i));
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  let at = head.length;
  for (const [i, { tag, checksum, bytes, length }] of tables.entries()) {
    const entry = 12 + 16 * i;
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(checksum, entry + 4);
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(length, entry + 12);
    at += bytes.length;
  }
  return Buffer.concat([head, ...tables.map(({ bytes }) => bytes)]);
}

interface Table {
  readonly tag: string;
  readonly checksum: number;
  readonly length: number;
  /** Filled up to whole words. */
  readonly bytes: Buffer;
}

function tableOf(woff: Buffer, entry: number): Table {
  const [offset, packed, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at)) as [
    number,
    number,
    number,
    number,
  ];
  const stored = woff.subarray(offset, offset + packed);
  const bytes = packed < length ? inflateSync(stored) : stored;
  const filled = Buffer.concat([bytes, Buffer.alloc((4 - (length % 4)) % 4)]);
  return { tag: woff.toString('latin1', entry, entry + 4), checksum, length, bytes: filled };
}
