import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isMediaName, openMediaShelf } from './media-shelf.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function allOf(names: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const name of names) all.push(name);
  return all;
}

describe('the media shelf', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'media-shelf-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back the bytes that were put', async () => {
    const shelf = openMediaShelf(join(folder, 'deep', 'media'));
    expect(await shelf.put('0123456789abcdef/640.webp', bytes('picture'))).toBe('written');
    expect(Buffer.from((await shelf.get('0123456789abcdef/640.webp')) ?? []).toString()).toBe('picture');
  });

  it('leaves what stands under a name as it is', async () => {
    const shelf = openMediaShelf(folder);
    await shelf.put('0123456789abcdef/640.webp', bytes('first'));
    const before = await shelf.find('0123456789abcdef/640.webp');
    expect(await shelf.put('0123456789abcdef/640.webp', bytes('second'))).toBe('same');
    expect(await shelf.find('0123456789abcdef/640.webp')).toEqual(before);
    expect(Buffer.from((await shelf.get('0123456789abcdef/640.webp')) ?? []).toString()).toBe('first');
  });

  it('says where a file lies and how large it is', async () => {
    const shelf = openMediaShelf(folder);
    await shelf.put('0123456789abcdef/640.webp', bytes('picture'));
    const file = await shelf.find('0123456789abcdef/640.webp');
    expect(file?.size).toBe(7);
    expect((await readFile(file?.path ?? '')).toString()).toBe('picture');
  });

  it('answers null for what is not there, and for a shelf that does not exist yet', async () => {
    const shelf = openMediaShelf(join(folder, 'nowhere'));
    expect(await shelf.get('0123456789abcdef/640.webp')).toBeNull();
    expect(await allOf(shelf.names())).toEqual([]);
  });

  it('takes a folder in the place of a picture for nothing', async () => {
    await mkdir(join(folder, '0123456789abcdef/640.webp'), { recursive: true });
    const shelf = openMediaShelf(folder);
    expect([await shelf.find('0123456789abcdef/640.webp'), await shelf.get('0123456789abcdef/640.webp')]).toEqual([
      null,
      null,
    ]);
  });

  it.each([
    '../secret.webp',
    '0123456789abcdef/../../x.webp',
    '/etc/passwd',
    '0123456789abcdef/.part-1',
    'a/b/c.webp',
    '',
    '0123456789abcdef/640.webp\0',
  ])('has no name %j', async (name) => {
    await writeFile(join(folder, 'secret.webp'), 'secret');
    const shelf = openMediaShelf(join(folder, 'media'));
    expect(isMediaName(name)).toBe(false);
    expect(await shelf.get(name)).toBeNull();
    await expect(shelf.put(name, bytes('x'))).rejects.toThrow('Not a name');
  });

  it('lists names, and neither unfinished nor foreign files', async () => {
    const shelf = openMediaShelf(folder);
    await shelf.put('0123456789abcdef/640.webp', bytes('a'));
    await shelf.put('fedcba9876543210/320.jpg', bytes('b'));
    await writeFile(join(folder, 'fedcba9876543210', '.part-abc'), 'torn');
    await writeFile(join(folder, 'notes.txt'), 'not ours');
    expect((await allOf(shelf.names())).sort()).toEqual(['0123456789abcdef/640.webp', 'fedcba9876543210/320.jpg']);
  });

  it('lets many put the same name at once and leaves one whole file', async () => {
    const shelf = openMediaShelf(folder);
    const large = new Uint8Array(300_000).fill(7);
    await Promise.all(Array.from({ length: 12 }, () => shelf.put('0123456789abcdef/640.webp', large)));
    expect(await readdir(join(folder, '0123456789abcdef'))).toEqual(['640.webp']);
    expect((await shelf.get('0123456789abcdef/640.webp'))?.length).toBe(300_000);
  });

  it('says so when the folder cannot be written, and leaves nothing behind', async () => {
    await writeFile(join(folder, 'file'), 'in the way');
    const shelf = openMediaShelf(join(folder, 'file'));
    await expect(shelf.put('0123456789abcdef/640.webp', bytes('x'))).rejects.toThrow(/ENOTDIR|EEXIST/);
  });
});
