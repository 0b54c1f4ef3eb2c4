import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentName } from '../base/hash.ts';
import { pictureSchema } from '../story/picture.ts';
import { makePicture } from './make-picture.ts';
import { type Made, usualRenditions } from './renditions.ts';
import { type MediaShelf, openMediaShelf } from './media-shelf.ts';

const RED = { r: 220, g: 30, b: 20 };
const BLUE = { r: 20, g: 40, b: 210 };

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

  it('makes WebP and JPEG at each width, smallest first, with their true sizes', async () => {
    const original = await halves(2400, 1600).jpeg().toBuffer();
    const picture = pictureOf(await makePicture(original, shelf));
    expect(picture).toMatchObject({ id: contentName(original), width: 2400, height: 1600 });
    expect(picture.renditions.map((one) => `${one.type} ${one.width}`)).toEqual([
      ...[320, 640, 960, 1280, 1600].map((width) => `image/webp ${width}`),
      ...[320, 640, 960, 1280, 1600].map((width) => `image/jpeg ${width}`),
    ]);
    expect(picture.renditions[0]?.path).toBe(`/media/${picture.id}/320.webp`);
    for (const { path, type, width, height } of picture.renditions) {
      const actual = await sharp(await bytesAt(path)).metadata();
      expect({ ...actual }).toMatchObject({ width, height, format: type.replace('image/', '') });
    }
  });

  it('never enlarges: a small original keeps its own width once', async () => {
    const original = await halves(700, 500).png().toBuffer();
    const picture = pictureOf(await makePicture(original, shelf));
    expect(picture.renditions.map((one) => one.width)).toEqual([320, 640, 700, 320, 640, 700]);
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

  it('strips every trace of where and how the picture was taken', async () => {
    const exif = { IFD0: { Copyright: 'SECRETOWNER', Software: 'SECRETSOFT' } };
    const original = await halves(400, 300).withExif(exif).jpeg().toBuffer();
    expect(original.includes('SECRETOWNER')).toBe(true);
    const picture = pictureOf(await makePicture(original, shelf));
    for (const { path } of picture.renditions) {
      const bytes = Buffer.from(await bytesAt(path));
      expect(bytes.includes('SECRET')).toBe(false);
      const { exif: left, icc, xmp } = await sharp(bytes).metadata();
      expect([left, icc, xmp]).toEqual([undefined, undefined, undefined]);
    }
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
    const original = await halves(900, 600).png().toBuffer();
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
    const problem = problemOf(
      await makePicture(new TextEncoder().encode(huge), shelf, { ...usualRenditions, drawings: true }),
    );
    expect(problem).toMatchObject({ code: 'picture-too-large' });
    expect(problem.say).toContain('12000 × 12000');
  });

  it('refuses a picture too tall for any page', async () => {
    const ribbon = await halves(20, 900).png().toBuffer();
    expect(problemOf(await makePicture(ribbon, shelf)).code).toBe('picture-too-tall');
  });

  it('takes SVG only where drawings are expected', async () => {
    const drawing = new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#dc1e14"/></svg>',
    );
    expect(problemOf(await makePicture(drawing, shelf)).code).toBe('picture-unreadable');
    const picture = pictureOf(await makePicture(drawing, shelf, { ...usualRenditions, drawings: true }));
    expect(picture).toMatchObject({ width: 600, height: 400 });
  });

  it('throws when the shelf cannot be written: that is no fault of the picture', async () => {
    await writeFile(join(folder, 'file'), 'in the way');
    const broken = openMediaShelf(join(folder, 'file'));
    await expect(makePicture(await halves(400, 300).png().toBuffer(), broken)).rejects.toThrow();
  });
});
