import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentName } from '../base/hash.ts';
import { anExif, anXmp, withBlocks } from '../../test/house/picture-files.ts';
import { foundInPictureSchema } from '../story/found-in-picture.ts';
import { pictureSchema } from '../story/picture.ts';
import { makePicture } from './make-picture.ts';
import { foundInFile } from './reading/found-in-file.ts';
import type { Made } from './renditions.ts';
import { type MediaShelf, openMediaShelf } from './media-shelf.ts';

const RED = { r: 220, g: 30, b: 20 };
const BLUE = { r: 20, g: 40, b: 210 };

/** Enough where it does not matter how many there are. */
const few = { avif: [320], webp: [320], jpeg: [320], effort: 0 };

/** A picture whose left half is red and whose right half is blue. */
function halves(width: number, height: number) {
  const right = { create: { width: Math.floor(width / 2), height, channels: 3 as const, background: BLUE } };
  return sharp({ create: { width, height, channels: 3, background: RED } }).composite([
    { input: right, left: Math.ceil(width / 2), top: 0 },
  ]);
}

function pictureOf(made: Made) {
  if (!made.ok) throw new Error(made.problem.say);
  return pictureSchema.parse(made.picture);
}

function problemOf(made: Made) {
  if (made.ok) throw new Error('This should have been refused.');
  return made.problem;
}

function frame(background: typeof RED) {
  return sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
}

/** Within what lossy formats and the tables of colour profiles make of a colour. */
function expectNear(colour: readonly number[], meant: readonly number[]): void {
  const off = meant.map((part, at) => Math.abs(part - (colour[at] ?? 0)));
  expect(Math.max(...off), `${colour.join()} for ${meant.join()}`).toBeLessThan(16);
}

async function allOf(names: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const name of names) all.push(name);
  return all;
}

describe('making a picture', () => {
  let folder: string;
  let shelf: MediaShelf;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'make-picture-'));
    shelf = openMediaShelf(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function bytesAt(path: string): Promise<Uint8Array> {
    const bytes = await shelf.get(path.replace('/media/', ''));
    if (!bytes) throw new Error(`Nothing at ${path}`);
    return bytes;
  }

  /** The colour of one pixel of a rendition, by share of its width and height. */
  async function colourAt(path: string, x: number, y: number): Promise<number[]> {
    const { data, info } = await sharp(await bytesAt(path))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return [...data.subarray(at, at + 3)];
  }

  it('makes WebP, JPEG and AVIF at each width, smallest first, with their true sizes', async () => {
    const original = await halves(2400, 1600).jpeg().toBuffer();
    const picture = pictureOf(await makePicture(original, shelf));
    expect(picture).toMatchObject({ id: contentName(original), width: 2400, height: 1600 });
    expect(picture.renditions.map((one) => `${one.type} ${one.width}`)).toEqual([
      ...[320, 640, 960, 1280, 1600].map((width) => `image/webp ${width}`),
      ...[320, 640, 960, 1280, 1600].map((width) => `image/jpeg ${width}`),
      ...[320, 640, 960, 1280, 1600].map((width) => `image/avif ${width}`),
    ]);
    expect(picture.renditions[0]?.path).toBe(`/media/${picture.id}/320.webp`);
    for (const { path, type, width, height } of picture.renditions) {
      const actual = await sharp(await bytesAt(path)).metadata();
      // sharp calls AVIF by the name of the family.
      const format = type === 'image/avif' ? 'heif' : type.replace('image/', '');
      expect({ ...actual }).toMatchObject({ width, height, format });
    }
  });

  it('never enlarges: a small original keeps its own width once', async () => {
    const original = await halves(700, 500).png().toBuffer();
    const picture = pictureOf(await makePicture(original, shelf));
    expect(picture.renditions.map((one) => one.width)).toEqual([320, 640, 700, 320, 640, 700, 320, 640, 700]);
  });

  it('turns a picture upright as its EXIF says', async () => {
    // Orientation 6: the camera was held so that the stored left edge is the top of the scene.
    const original = await halves(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const picture = pictureOf(await makePicture(original, shelf));
    expect(picture).toMatchObject({ width: 400, height: 600 });
    const path = picture.renditions.at(0)?.path ?? '';
    const top = await colourAt(path, 0.5, 0.1);
    const bottom = await colourAt(path, 0.5, 0.9);
    expect(top[0]).toBeGreaterThan(150);
    expect(bottom[2]).toBeGreaterThan(150);
  });

  it('tells who made it, credit and copyright with every rendition, and nothing of where and with what', async () => {
    const exif = anExif([
      [0x0110, 'SECRETCAMERA'],
      [0x8298, '© Ann Reed & Co\0'],
    ]);
    const xmp = anXmp(
      '<dc:creator><rdf:Seq><rdf:li>Ann Reed</rdf:li></rdf:Seq></dc:creator>',
      'photoshop:City="SECRETPLACE" photoshop:Credit="Reed/Harbour"',
    );
    const original = withBlocks(await halves(400, 300).jpeg().toBuffer(), { exif, xmp });
    const picture = pictureOf(await makePicture(original, shelf));
    for (const { path } of picture.renditions) {
      const bytes = Buffer.from(await bytesAt(path));
      expect(bytes.includes('SECRET')).toBe(false);
      const { exif: left, icc, xmp: told } = await sharp(bytes).metadata();
      expect([left, icc]).toEqual([undefined, undefined]);
      expect(foundInFile({ xmp: told })).toEqual({
        ...foundInPictureSchema.parse({}),
        creators: ['Ann Reed'],
        credit: 'Reed/Harbour',
        copyright: '© Ann Reed & Co',
      });
    }
  });

  it('carries nothing beside its pixels where the file names nobody', async () => {
    const original = withBlocks(await halves(400, 300).jpeg().toBuffer(), { exif: anExif([[0x0110, 'SECRETCAMERA']]) });
    const picture = pictureOf(await makePicture(original, shelf));
    for (const { path } of picture.renditions) {
      const { exif, icc, xmp } = await sharp(await bytesAt(path)).metadata();
      expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined]);
    }
  });

  const red = (width = 400, height = 300) => sharp({ create: { width, height, channels: 3, background: RED } });
  it.each([
    [
      'a JPEG in the colours of a press',
      () => red().toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 95 }),
    ],
    ['a JPEG of a wide gamut', () => red().withIccProfile('p3').jpeg({ quality: 98 })],
    ['a PNG of a wide gamut', () => red().withIccProfile('p3').png()],
    ['an AVIF of a wide gamut', () => red().withIccProfile('p3').avif({ effort: 0 })],
    ['a PNG with 16 bits a colour', () => red().toColourspace('rgb16').png()],
    ['a PNG with 16 bits of a wide gamut', () => red().toColourspace('rgb16').withIccProfile('p3').png()],
    ['a TIFF', () => red().tiff()],
    ['a WebP', () => red().webp()],
  ])('has the right colours of %s', async (_name, file) => {
    const picture = pictureOf(await makePicture(await file().toBuffer(), shelf));
    for (const { path } of picture.renditions) expectNear(await colourAt(path, 0.5, 0.5), [220, 30, 20]);
  });

  it('has the right colours of a telephone’s HEIC, which speaks those of its screen, and reads what it says', async () => {
    const made = await makePicture(
      await readFile(new URL('../../test/house/pictures/telephone.heic', import.meta.url)),
      shelf,
    );
    const picture = pictureOf(made);
    expect(picture).toMatchObject({ width: 300, height: 400 });
    expect(made).toMatchObject({ found: { creators: ['Ann Reed'], createdDay: '2026-07-24' } });
    const path = picture.renditions[0]?.path ?? '';
    expectNear(await colourAt(path, 0.5, 0.1), [220, 30, 20]);
    expectNear(await colourAt(path, 0.5, 0.9), [20, 40, 210]);
  });

  it('shows a still of what moves, and keeps how it moves for those who ask', async () => {
    const frames = await Promise.all([RED, BLUE, RED].map((background) => frame(background)));
    const original = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [80, 80, 80] })
      .toBuffer();
    const made = await makePicture(original, shelf);
    const { renditions, moving } = pictureOf(made);
    expect(made).toMatchObject({ found: { isMoving: true } });
    for (const { path } of renditions) {
      expect((await sharp(await bytesAt(path)).metadata()).pages ?? 1).toBe(1);
      expectNear(await colourAt(path, 0.5, 0.5), [220, 30, 20]);
    }
    expect(moving).toMatchObject({ type: 'image/webp', width: 400, height: 300 });
    expect(await sharp(await bytesAt(moving?.path ?? '')).metadata()).toMatchObject({ pages: 3, delay: [80, 80, 80] });
  });

  it('finds the colour that most of it has, and the point that draws the eye', async () => {
    const spot = '<circle cx="900" cy="200" r="60" fill="#e02010"/><circle cx="900" cy="200" r="30" fill="#f0c0a0"/>';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#888"/>${spot}</svg>`;
    const made = await makePicture(await sharp(Buffer.from(svg)).png().toBuffer(), shelf, few);
    if (!made.ok) throw new Error(made.problem.say);
    expect(made.found.mainColour).toBe('#888888');
    expect(made.found.focus?.x).toBeCloseTo(0.75, 1);
    expect(made.found.focus?.y).toBeCloseTo(0.25, 1);
  });

  it('puts white behind what is transparent in JPEG and keeps it in WebP', async () => {
    const clear = {
      create: { width: 400, height: 300, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    };
    const picture = pictureOf(await makePicture(await sharp(clear).png().toBuffer(), shelf));
    const jpeg = picture.renditions.find((one) => one.type === 'image/jpeg')?.path ?? '';
    const webp = picture.renditions.find((one) => one.type === 'image/webp')?.path ?? '';
    expect(Math.min(...(await colourAt(jpeg, 0.5, 0.5)))).toBeGreaterThan(250);
    expect((await sharp(await bytesAt(webp)).metadata()).hasAlpha).toBe(true);
  });

  it('gives the same bytes each time', async () => {
    const original = await halves(400, 300).png().toBuffer();
    const other = openMediaShelf(join(folder, 'other'));
    const picture = pictureOf(await makePicture(original, shelf));
    expect(pictureOf(await makePicture(original, other))).toEqual(picture);
    for await (const name of other.names()) expect(await other.get(name)).toEqual(await shelf.get(name));
  });

  it('makes only what is missing, with the bytes it would have had', async () => {
    const original = await halves(900, 600).png().toBuffer();
    const picture = pictureOf(await makePicture(original, shelf));
    const files = await Promise.all(picture.renditions.map((one) => shelf.find(one.path.replace('/media/', ''))));
    const lost = files[0];
    const kept = files[1];
    if (!lost || !kept) throw new Error('renditions missing');
    const before = await shelf.get(`${picture.id}/320.webp`);
    await rm(lost.path);
    await writeFile(kept.path, 'marked');
    await makePicture(original, shelf);
    expect(await shelf.get(`${picture.id}/320.webp`)).toEqual(before);
    expect(Buffer.from((await shelf.get(`${picture.id}/640.webp`)) ?? []).toString()).toBe('marked');
  });

  it('refuses what is not a picture', async () => {
    const cut = (await halves(900, 600).png().toBuffer()).subarray(0, 40);
    for (const bytes of [new TextEncoder().encode('No picture, only words.'), new Uint8Array(), cut]) {
      expect(problemOf(await makePicture(bytes, shelf)).code).toBe('picture-unreadable');
    }
    expect(await allOf(shelf.names())).toEqual([]);
  });

  it('refuses a picture that breaks off half way', async () => {
    const whole = await halves(900, 600).png().toBuffer();
    const problem = problemOf(await makePicture(whole.subarray(0, whole.length / 2), shelf));
    expect(problem.code).toBe('picture-unreadable');
  });

  it('refuses more pixels than it will lay out, naming them', async () => {
    const huge = '<svg xmlns="http://www.w3.org/2000/svg" width="12000" height="12000"></svg>';
    const problem = problemOf(await makePicture(new TextEncoder().encode(huge), shelf));
    expect(problem).toMatchObject({ code: 'picture-too-large' });
    expect(problem.say).toContain('12000 × 12000');
  });

  it('refuses a picture too tall for any page', async () => {
    const ribbon = await halves(20, 900).png().toBuffer();
    expect(problemOf(await makePicture(ribbon, shelf)).code).toBe('picture-too-tall');
  });

  it('draws a small drawing as wide as the widest rendition, and nothing that is not in it', async () => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 24 16" width="24" height="16">
      <style>@import url(http://127.0.0.1/x); .sea { fill: #dc1e14; stroke: url(http://127.0.0.1/) }</style>
      <script>throw 1</script><foreignObject><p>words</p></foreignObject>
      <rect class="sea" width="24" height="16" onload="x()"/><image xlink:href="file:///etc/hostname" width="24" height="16"/></svg>`;
    const picture = pictureOf(await makePicture(new TextEncoder().encode(drawing), shelf, few));
    expect(picture).toMatchObject({ width: 1600, height: 1067 });
    for (const { path } of picture.renditions) expectNear(await colourAt(path, 0.5, 0.5), [220, 30, 20]);
  });

  it('throws when the shelf cannot be written: that is no fault of the picture', async () => {
    await writeFile(join(folder, 'file'), 'in the way');
    const broken = openMediaShelf(join(folder, 'file'));
    await expect(makePicture(await halves(400, 300).png().toBuffer(), broken)).rejects.toThrow();
  });
});
