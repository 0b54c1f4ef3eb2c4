import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aChunk, anExif, withBlocks } from '../../test/house/picture-files.ts';
import { type MediaShelf, openMediaShelf } from './media-shelf.ts';
import { openPictureMaker, type PictureMaker } from './picture-maker.ts';
import type { Made, Making } from './renditions.ts';

let folder: string;
let shelf: MediaShelf;
let maker: PictureMaker;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-pictures-'));
  shelf = openMediaShelf(join(folder, 'media'));
  maker = openPictureMaker({ mostMs: 20_000 });
});
afterAll(async () => {
  maker.close();
  await rm(folder, { recursive: true, force: true });
});

let files = 0;
async function make(bytes: Uint8Array, making: Making = {}): Promise<Made> {
  const path = join(folder, `original-${(files += 1)}`);
  await writeFile(path, bytes);
  return maker.make(path, shelf, making);
}

const plain = (width = 300, height = 200) => sharp({ create: { width, height, channels: 3, background: '#7a3b1d' } });
/** With something in every corner, so that a file that is cut lacks pixels and not just padding. */
const lively = () =>
  sharp(Buffer.from(Array.from({ length: 300 * 200 * 3 }, (_, at) => (at * 7919) % 251)), {
    raw: { width: 300, height: 200, channels: 3 },
  });
const svg = (inside: string, before = '') =>
  Buffer.from(`${before}<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">${inside}</svg>`);

/** A PNG that claims a size and has nothing of it. */
function claimed(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    aChunk('IHDR', head),
    aChunk('IDAT', Buffer.alloc(9)),
    aChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG that draws its last pass over and over. */
async function inPasses(times: number): Promise<Buffer> {
  const jpeg = await lively().jpeg({ progressive: true }).toBuffer();
  const last = jpeg.subarray(jpeg.lastIndexOf(Buffer.from([0xff, 0xda])), -2);
  return Buffer.concat([jpeg.subarray(0, -2), ...Array.from({ length: times }, () => last), jpeg.subarray(-2)]);
}

async function inFrames(count: number, width = 2, height = 2): Promise<Buffer> {
  const frame = (at: number) =>
    sharp({ create: { width, height, channels: 3, background: at % 2 ? '#ff0000' : '#0000ff' } })
      .png()
      .toBuffer();
  const frames = await Promise.all(Array.from({ length: count }, (_, at) => frame(at)));
  return sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
}

const laughs = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
const twice = (from: string, to: string) => `<g id="${to}">${`<use href="#${from}"/>`.repeat(10)}</g>`;

test.each<[string, () => Promise<Buffer> | Buffer, string, string]>([
  [
    'a file that claims more pixels than there are',
    () => claimed(60_000, 60_000),
    'picture-too-large',
    '60000 × 60000',
  ],
  ['a ribbon', () => claimed(10, 20_000), 'picture-too-tall', '10 × 20000'],
  ['a JPEG of a thousand passes', () => inPasses(1000), 'picture-too-costly', 'passes'],
  ['a GIF of seven hundred frames', () => inFrames(700), 'picture-too-many-frames', '700 frames of 2 × 2'],
  ['a drawing with entities of its own', () => svg('<text>&b;</text>', laughs), 'picture-unreadable', 'drawing (SVG)'],
  ['a drawing that is not well formed', () => svg('<rect>'), 'picture-unreadable', 'drawing (SVG)'],
  [
    'a drawing that multiplies itself',
    () =>
      svg(
        `<defs><path id="a" d="M0 0h9v9z"/>${twice('a', 'b')}${twice('b', 'c')}${twice('c', 'd')}${twice('d', 'e')}${twice('e', 'f')}${twice('f', 'g')}${twice('g', 'h')}</defs><use href="#h"/>`,
      ),
    'picture-unreadable',
    'drawing (SVG)',
  ],
  [
    'a drawing nested a thousand deep',
    () => svg('<g>'.repeat(1000) + '</g>'.repeat(1000)),
    'picture-unreadable',
    'drawing (SVG)',
  ],
])('%s is refused, and told what is wrong with it', async (_name, file, code, word) => {
  const made = await make(await file());
  expect(made).toMatchObject({ ok: false, problem: { code } });
  expect(made.ok ? '' : made.problem.say).toContain(word);
});

const cut = async (file: Promise<Buffer>) => {
  const whole = await file;
  return whole.subarray(0, Math.floor(whole.length * 0.6));
};

test.each<[string, () => Promise<Buffer>, string?]>([
  ['JPEG', () => lively().jpeg().toBuffer()],
  ['PNG', () => lively().png().toBuffer()],
  ['WebP', () => lively().webp().toBuffer()],
  ['AVIF', () => lively().avif({ effort: 0 }).toBuffer()],
  ['TIFF', () => lively().tiff().toBuffer()],
  ['HEIC', () => readFile(new URL('../../test/house/pictures/telephone.heic', import.meta.url)), 'HEIC photograph'],
])(
  'a %s that breaks off is refused, whatever of it could still be shown',
  async (_name, file, what = 'This picture') => {
    const made = await make(await cut(file()));
    expect(made).toMatchObject({ ok: false, problem: { code: 'picture-unreadable' } });
    expect(made.ok ? '' : made.problem.say).toContain(`${what} is cut short or damaged`);
  },
);

test('an animation is refused for a frame that is broken behind a sound first one, before anybody puts its still into a text', async () => {
  const whole = await inFrames(9, 40, 30);
  expect((await make(whole, { isFirst: true })).ok).toBe(true);
  const broken = await make(Buffer.from(whole).fill(0xff, whole.length - 16, whole.length - 8), { isFirst: true });
  expect(broken.ok ? '' : broken.problem.say).toContain('cut short or damaged');
});

test('what hangs on behind a picture, or calls itself something else, goes out with none of its renditions', async () => {
  const page = Buffer.from('<script>alert(document.domain)</script>PK\x03\x04');
  const jpeg = await plain().jpeg().toBuffer();
  const commented = withBlocks(jpeg, { exif: anExif([[0x010d, page]]) });
  for (const file of [Buffer.concat([jpeg, page]), Buffer.concat([await plain().png().toBuffer(), page]), commented]) {
    const made = await make(file);
    if (!made.ok) throw new Error(made.problem.say);
    for (const { path } of made.picture.renditions) {
      const bytes = Buffer.from((await shelf.get(path.slice('/media/'.length))) ?? []);
      expect(bytes.length).toBeGreaterThan(100);
      expect(bytes.includes('script')).toBe(false);
    }
  }
});

test('ten thousand small chunks, a profile that is none and blocks of rubbish cost nothing and change nothing', async () => {
  const png = await plain().png().toBuffer();
  const chunks = Array.from({ length: 10_000 }, () => aChunk('tEXt', Buffer.from('a\0b')));
  const profile = aChunk('iCCP', Buffer.from('x\0\0not compressed at all', 'latin1'));
  const rubbish = Buffer.from('Exif\0\0II*\0\x08\0\0\0\xff\xff', 'latin1');
  const jpeg = withBlocks(await plain().jpeg().toBuffer(), { exif: rubbish, iptc: rubbish, xmp: rubbish });
  for (const file of [Buffer.concat([png.subarray(0, 33), profile, ...chunks, png.subarray(33)]), jpeg])
    expect(await make(file)).toMatchObject({ ok: true, picture: { width: 300, height: 200 } });
});

test('after all of that the next picture is made', async () => {
  expect(await make(await plain(320, 240).jpeg().toBuffer())).toMatchObject({ ok: true, picture: { width: 320 } });
});
