import { crc32, deflateSync } from 'node:zlib';
import { chance } from './chance.ts';
import { type Paint, rect } from './svg.ts';

/** One of our illustrations. */
export interface Drawing {
  /** What it shows, for those who cannot see it. */
  readonly alt: string;
  /** The illustrator's name as credited; invented, like the paper. */
  readonly artist: string;
  readonly width: number;
  readonly height: number;
  /** The drawing as an SVG document; the same text each time. */
  svg(): string;
}

/** The usual shape: three to two, as news cameras deliver. */
export const WIDE = { width: 1600, height: 1067 };
export const TALL = { width: 1080, height: 1440 };
export const SQUARE = { width: 1280, height: 1280 };

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly ground: Paint;
  /** How much paper grain lies over it, 0 to 1. */
  readonly grain?: number;
}

/** The whole document: ground, parts in order, a breath of shade at the edges, and grain over all. */
export function frame({ width, height, ground, grain = 0.16 }: Sheet, parts: readonly string[]): string {
  const all = [0, 0, width, height] as const;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<defs>${grainPattern()}<radialGradient id="edge" r=".75"><stop offset=".55" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".3"/></radialGradient></defs>`,
    rect(all, ground),
    ...parts,
    rect(all, 'url(#edge)', 'style="mix-blend-mode:multiply"'),
    rect(all, 'url(#grain)', `style="mix-blend-mode:overlay" opacity="${grain}"`),
    '</svg>',
  ].join('');
}

const TILE = 176;

function grainPattern(): string {
  const image = `<image width="${TILE}" height="${TILE}" href="data:image/png;base64,${grainTile()}"/>`;
  return `<pattern id="grain" width="${TILE}" height="${TILE}" patternUnits="userSpaceOnUse" patternTransform="scale(1.5)">${image}</pattern>`;
}

let madeTile = '';

/** Even grey noise as a PNG; its data is stored, not squeezed, so that no library decides its bytes. */
function grainTile(): string {
  madeTile ||= Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 0, TILE, 0, 0, 0, TILE, 8, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(grainRows(), { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
  return madeTile;
}

function grainRows(): Buffer {
  const { between } = chance('grain');
  const row = TILE + 1;
  const bytes = Buffer.alloc(row * TILE);
  // The first byte of each row names its filter: none.
  bytes.forEach(
    (_, at) => at % row !== 0 && bytes.writeUInt8(Math.round(128 + between(-60, 60) + between(-60, 60)), at),
  );
  return bytes;
}

/** A chunk as PNG (ISO/IEC 15948, 5.3) lays it out: length, type, data, check sum. */
function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
