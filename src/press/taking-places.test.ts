import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { standing } from '../../test/house/shelves.ts';
import { aFolder } from '../../test/house/folders.ts';
import { openDiskShelf } from './disk-shelf.ts';
import type { ShelfItem } from './shelf.ts';
import { HTML } from './shelf-types.ts';

const html = (text: string): ShelfItem => ({ is: 'page', type: HTML, body: Buffer.from(text) });

/** A shelf on which something stands, and what others see there. */
async function aShelf() {
  const folder = aFolder();
  const shelf = openDiskShelf(folder);
  await shelf.put('/', html('old'));
  await shelf.settle();
  return { shelf, seen: () => standing(openDiskShelf(folder), '/') };
}

describe('what takes the place of something', () => {
  const descriptors = () => readdirSync('/proc/self/fd').length;

  test.skipIf(process.platform !== 'linux')('holds a few of the files that were there, for a moment', async () => {
    const shelf = openDiskShelf(aFolder());
    const before = descriptors();
    for (const text of ['old', 'new']) {
      for (let at = 0; at < 150; at += 1) await shelf.put(`/news/${at}`, html(text));
      await shelf.settle();
    }
    expect(descriptors() - before).toBeLessThan(150);
    await expect.poll(() => descriptors() - before).toBeLessThan(10);
  });

  test('has its name for others when what it waits for has come, and not before', async () => {
    const { shelf, seen } = await aShelf();
    const { promise, resolve } = Promise.withResolvers<void>();
    shelf.after(() => promise);
    await shelf.put('/', html('new'));
    const settling = shelf.settle();
    await new Promise((soon) => setTimeout(soon, 50));
    expect(await seen()).toBe('old');
    resolve();
    await settling;
    expect(await seen()).toBe('new');
  });

  test('keeps its place in the queue when that fails, and is there with the next settle', async () => {
    const { shelf, seen } = await aShelf();
    let fails = true;
    shelf.after(async () => {
      if (fails) throw new Error('the disk is busy');
    });
    await shelf.put('/', html('new'));
    await expect(shelf.settle()).rejects.toThrow('the disk is busy');
    expect(await seen()).toBe('old');
    fails = false;
    await shelf.settle();
    expect(await seen()).toBe('new');
  });
});
