import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

// Blocks of picture files, written here byte by byte, so that what reads them is tried on what it did not write itself.

/** One entry of IIM: record 2 unless it is said otherwise. */
export type DataSet = readonly [number: number, bytes: Uint8Array | string, record?: number];

export const UTF8_MARKER: DataSet = [90, '\x1b%G', 1];

export function anIim(sets: readonly DataSet[]): Buffer {
  return Buffer.concat(
    sets.map(([number, said, record = 2]) => {
      const bytes = typeof said === 'string' ? Buffer.from(said) : said;
      return Buffer.concat([Buffer.from([0x1c, record, number, bytes.length >> 8, bytes.length & 255]), bytes]);
    }),
  );
}

/** The block of a JPEG that carries IIM, with the hash that says which state of it the XMP beside knew. */
export function aPhotoshopBlock(iim: Uint8Array, knownToXmp?: Uint8Array): Buffer {
  const digest = knownToXmp && createHash('md5').update(knownToXmp).digest();
  const resources = [
    aResource(0x03ed, Buffer.alloc(16)),
    aResource(0x0404, iim),
    ...(digest ? [aResource(0x0425, digest)] : []),
  ];
  return Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), ...resources]);
}

function aResource(number: number, data: Uint8Array): Buffer {
  const head = Buffer.alloc(12);
  head.write('8BIM', 'latin1');
  head.writeUInt16BE(number, 4);
  head.writeUInt32BE(data.length, 8);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** An XMP packet with these properties, as XML within its description. */
export function anXmp(properties: string, attributes = ''): Buffer {
  return Buffer.from(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`);
}

export type ExifEntry = readonly [tag: number, bytes: Uint8Array | string, type?: number];

/** An EXIF block, big end first, with entries in its main directory and in that of the camera. */
export function anExif(main: readonly ExifEntry[], camera: readonly ExifEntry[] = []): Buffer {
  const head = Buffer.from('MM\0*\0\0\0\x08', 'latin1');
  const pointer = Buffer.alloc(4);
  const mainSize = 2 + (main.length + 1) * 12 + 4;
  const first = head.length + mainSize + dataOf(main).length;
  pointer.writeUInt32BE(first);
  const all = [...main, [0x8769, pointer, 4] as const];
  return Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    head,
    aDirectory(all, head.length + mainSize),
    aDirectory(camera, first + 2 + camera.length * 12 + 4),
  ]);
}

function aDirectory(entries: readonly ExifEntry[], dataAt: number): Buffer {
  let at = dataAt;
  const count = Buffer.alloc(2);
  count.writeUInt16BE(entries.length);
  const rows = entries.map(([tag, said, type = 2]) => {
    const bytes = Buffer.from(said);
    const row = Buffer.alloc(12);
    row.writeUInt16BE(tag);
    row.writeUInt16BE(type, 2);
    row.writeUInt32BE(type === 4 ? bytes.length / 4 : bytes.length, 4);
    if (bytes.length <= 4) bytes.copy(row, 8);
    else {
      row.writeUInt32BE(at, 8);
      at += bytes.length;
    }
    return row;
  });
  return Buffer.concat([count, ...rows, Buffer.alloc(4), dataOf(entries)]);
}

function dataOf(entries: readonly ExifEntry[]): Buffer {
  return Buffer.concat(entries.map(([, said]) => Buffer.from(said)).filter(({ length }) => length > 4));
}

/** The JPEG with blocks put in behind its first marker: EXIF and XMP as APP1, IIM as APP13. */
export function withBlocks(
  jpeg: Uint8Array,
  blocks: { readonly exif?: Uint8Array; readonly iptc?: Uint8Array; readonly xmp?: Uint8Array },
): Buffer {
  const xmp = blocks.xmp && Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), blocks.xmp]);
  const parts = [
    blocks.exif && aSegment(0xe1, blocks.exif),
    xmp && aSegment(0xe1, xmp),
    blocks.iptc && aSegment(0xed, blocks.iptc),
  ];
  return Buffer.concat([jpeg.subarray(0, 2), ...parts.filter((part) => part !== undefined), jpeg.subarray(2)]);
}

function aSegment(marker: number, data: Uint8Array): Buffer {
  const length = data.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), data]);
}

/** A chunk of a PNG. */
export function aChunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
