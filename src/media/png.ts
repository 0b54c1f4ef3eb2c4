import { crc32, deflateSync } from 'node:zlib';

/** Eight bytes that every PNG begins with (PNG 5.2). */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The name under which a PNG carries XMP (XMP part 3, 1.1.5), and that it stands there uncompressed. */
const XMP = Buffer.from('XML:com.adobe.xmp\0\0', 'latin1');

/** What is needed to draw it: the critical chunks, transparency, colour, and how the camera was held. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'eXIf']);

/** A colour profile and an EXIF block are a few kilobytes; one of megabytes is meant to cost memory. */
const LARGEST_SIDE_CHUNK = 512 * 1024;

/** A length, a name and a checksum stand round the bytes of each chunk (PNG 5.3). */
const AROUND = 12;

/**
 * The PNG without the chunks that say something beside the picture, but for EXIF and plain XMP: compressed texts unpack to a thousand times their size while it is
 * read. Any other file, and a PNG that breaks off, is returned as it is.
 */
export function withoutAncillary(bytes: Uint8Array): Uint8Array {
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return bytes;
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)];
  for (let at = SIGNATURE.length; at < bytes.length;) {
    const chunk = chunkAt(bytes, at);
    if (!chunk) return bytes;
    if (isKept(chunk) || isXmp(chunk, bytes.subarray(at + 8)))
      kept.push(bytes.subarray(at, at + AROUND + chunk.length));
    at += AROUND + chunk.length;
  }
  return Buffer.concat(kept);
}

interface Chunk {
  readonly name: string;
  readonly length: number;
}

function chunkAt(bytes: Uint8Array, at: number): Chunk | null {
  if (at + AROUND > bytes.length) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
  if (at + AROUND + length > bytes.length) return null;
  return { name: Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1'), length };
}

function isKept({ name, length }: Chunk): boolean {
  if (!KEPT.has(name)) return false;
  return /^(IDAT|PLTE)$/.test(name) || length <= LARGEST_SIDE_CHUNK;
}

function isXmp({ name, length }: Chunk, bytes: Uint8Array): boolean {
  return name === 'iTXt' && length <= LARGEST_SIDE_CHUNK && XMP.equals(bytes.subarray(0, XMP.length));
}

/** The first chunk, IHDR, ends here; colour must stand before the pixels. */
const AFTER_HEAD = 33;

/** A PNG of ours, with the colour profile that its numbers are meant in. */
export function withProfile(png: Uint8Array, icc: Uint8Array): Uint8Array {
  const data = Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(icc)]);
  return Buffer.concat([png.subarray(0, AFTER_HEAD), chunkOf('iCCP', data), png.subarray(AFTER_HEAD)]);
}

function chunkOf(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
