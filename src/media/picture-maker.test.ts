import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { aChunk } from '../../test/house/picture-files.ts';
import { makePicture, planPicture } from './make-picture.ts';
import type { Making } from './renditions.ts';
import { openMediaShelf } from './media-shelf.ts';
import { type MakerLimits, openPictureMaker } from './picture-maker.ts';
import { withoutAncillary } from './png.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'picture-maker-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

/** A maker over a fresh shelf, given bytes. */
function aDarkroom(limits: Partial<MakerLimits> = {}) {
  const shelf = openMediaShelf(join(folder, 'media'));
  const maker = openPictureMaker(limits);
  onTestFinished(() => maker.close());
  let files = 0;
  const make = async (bytes: Uint8Array, making: Making = {}) => {
    const path = join(folder, `original-${(files += 1)}`);
    await writeFile(path, bytes);
    return maker.make(path, shelf, making);
  };
  return { shelf, maker, make };
}

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a3b1d' } });

/** A small picture that carries two hundred compressed texts, each of which unpacks to five megabytes. */
async function aBomb(): Promise<Buffer> {
  const png = await plain(700, 500).png().toBuffer();
  const text = Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(Buffer.alloc(5_000_000))]);
  const texts = Array.from({ length: 200 }, () => aChunk('zTXt', text));
  return Buffer.concat([png.subarray(0, 33), ...texts, png.subarray(33)]);
}

function problemOf(made: Awaited<ReturnType<ReturnType<typeof aDarkroom>['make']>>) {
  if (made.ok) throw new Error('This should have been refused.');
  return made.problem;
}

describe('a picture made apart', () => {
  it('is the very picture that is made in one process, with its bytes on the shelf', async () => {
    const { shelf, make } = aDarkroom();
    const original = await plain(400, 300).jpeg().toBuffer();
    const made = await make(original);
    const other = openMediaShelf(join(folder, 'other'));
    expect(made).toEqual(await makePicture(original, other));
    for await (const name of other.names()) expect(await shelf.get(name)).toEqual(await other.get(name));
  });

  it('costs nothing for the texts that come with it', async () => {
    const bomb = await aBomb();
    expect(withoutAncillary(bomb).length).toBeLessThan(bomb.length / 2);
    // 180 MB are what the process takes with a small picture; a thousand would be needed to unpack the texts.
    const { make } = aDarkroom({ mostBytes: 300 * 1024 * 1024 });
    expect(await make(bomb)).toMatchObject({ ok: true, picture: { width: 700, height: 500 } });
  });

  it('that takes too much memory is refused, and the next one is made', async () => {
    const { make } = aDarkroom({ mostBytes: 200 * 1024 * 1024 });
    const deep = await sharp({
      create: { width: 5000, height: 5000, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
    })
      .toColourspace('rgb16')
      .png({ progressive: true, compressionLevel: 1 })
      .toBuffer();
    const problem = problemOf(await make(deep));
    expect(problem.code).toBe('picture-too-costly');
    expect(problem.say).toContain('memory');
    expect(await make(await plain(400, 300).png().toBuffer())).toMatchObject({ ok: true });
  });

  it('that takes too long is refused, and the next one is made', async () => {
    const slow = aDarkroom({ mostMs: 1 });
    expect(problemOf(await slow.make(await plain(3000, 2000).png().toBuffer())).say).toContain('too long');
    const { make } = aDarkroom();
    expect(await make(await plain(400, 300).png().toBuffer())).toMatchObject({ ok: true });
  });

  it.each([
    ['a telephone', 9504, 6336],
    ['a studio camera', 11648, 8736],
  ])('of %s is taken: %i × %i', async (_name, width, height) => {
    const { make } = aDarkroom();
    const made = await make(await plain(width, height).jpeg().toBuffer(), { isFirst: true });
    expect(made).toMatchObject({ ok: true, picture: { width, height } });
  });

  it('comes one after the other, and before the many of somebody else', async () => {
    const { make } = aDarkroom();
    const done: number[] = [];
    const send = async (width: number, whose: string) => {
      const made = await make(await plain(width, 200).png().toBuffer(), { whose });
      if (made.ok) done.push(made.picture.width);
    };
    const hers = [300, 301, 302, 303, 304].map((width) => send(width, 'ada'));
    await Promise.all([...hers, send(400, 'ben')]);
    expect(new Set(done)).toEqual(new Set([300, 301, 302, 303, 304, 400]));
    expect(done.slice(0, 3)).toContain(400);
  });

  it('is made by a new process once the one before has gone to rest', async () => {
    const { make } = aDarkroom({ idleMs: 1 });
    for (const width of [300, 301]) {
      expect(await make(await plain(width, 200).png().toBuffer())).toMatchObject({ ok: true });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('is no picture’s fault where no process can be begun, and nothing else ends', async () => {
    const path = join(folder, 'original');
    await writeFile(path, await plain(300, 200).png().toBuffer());
    // A process that has every file open that it may: https://nodejs.org/api/errors.html#common-system-errors (EMFILE).
    const program = `
      const { openSync, closeSync } = await import('node:fs');
      const [maker, shelves] = await Promise.all(['picture-maker.ts', 'media-shelf.ts'].map((name) => import(new URL(name, ${JSON.stringify(import.meta.url)}))));
      const shelf = shelves.openMediaShelf(${JSON.stringify(join(folder, 'media'))});
      const { make, close } = maker.openPictureMaker();
      const open = [];
      try { for (;;) open.push(openSync('/dev/null')); } catch {}
      const tried = await make(${JSON.stringify(path)}, shelf).catch(({ code, status }) => ({ code, status }));
      for (const one of open) closeSync(one);
      const again = await make(${JSON.stringify(path)}, shelf);
      close();
      process.stdout.write(JSON.stringify([tried, again.ok]));`;
    const { stdout } = await promisify(execFile)('/bin/sh', [
      ...['-c', 'ulimit -n 60; exec "$@"', 'sh', process.execPath],
      ...['--input-type=module', '-e', program],
    ]);
    expect(JSON.parse(stdout)).toEqual([{ code: 'no-decoder', status: 503 }, true]);
  });

  it('is no picture’s fault when the shelf cannot be written', async () => {
    await writeFile(join(folder, 'media'), 'in the way');
    const { make } = aDarkroom();
    await expect(make(await plain(300, 200).png().toBuffer())).rejects.toThrow(/ENOTDIR|EEXIST/);
  });
});

describe('what is no picture is called by its name', () => {
  const bytes = (text: string) => Buffer.from(text.padEnd(400, '\0'), 'latin1');
  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a PDF', bytes('%PDF-1.7'), 'PDF'],
    ['a telephone’s HEIC', bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'HEIC'],
    ['a film', bytes('\0\0\0\x18ftypisom\0\0\0\0isommp42'), 'film'],
    ['a drawing', bytes('<svg xmlns="http://www.w3.org/2000/svg"><rect>'), 'SVG'],
    ['a web page', bytes('<!doctype html><title>x</title>'), 'web page'],
    ['a Photoshop document', bytes('8BPS'), 'Photoshop'],
    ['a raw file', bytes('FUJIFILMCCD-RAW'), 'raw'],
    ['an office document', bytes('PK\x03\x04'), 'archive'],
    ['a damaged JPEG', bytes('\xff\xd8\xff\xe0'), 'damaged'],
    ['words', bytes('Just words.'), 'not a picture'],
  ])('%s', async (_name, file, word) => {
    const problem = problemOf(await planPicture(file));
    expect(problem.code).toBe('picture-unreadable');
    expect(problem.say).toContain(word);
  });
});
