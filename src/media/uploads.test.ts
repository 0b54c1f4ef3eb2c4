import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { openUploads } from './uploads.ts';

const NOW = '2026-11-29T10:00:00.000Z';
const TOMORROW = '2026-11-30T10:00:01.000Z';
const ferry = { size: 10, fileName: 'ferry.jpg', by: 'p1' };

/** Bytes that come, and then a connection that breaks. */
function broken(bytes: string): Readable {
  async function* come() {
    yield Buffer.from(bytes);
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw new Error('The line broke.');
  }
  return Readable.from(come());
}

test('an upload goes on where its line broke, with what came before', async () => {
  const folder = aFolder();
  const uploads = openUploads(folder, 0);
  const begun = await uploads.begin(ferry, NOW);
  await expect(uploads.append(begun, 0, broken('0123'))).rejects.toThrow('The line broke.');
  // Another process knows it as well.
  const again = openUploads(folder, 0);
  const found = await again.find(begun.id);
  expect(found).toMatchObject({ ...ferry, offset: 4, done: null });
  if (!found) return;
  await expect(again.append(found, 2, Readable.from([Buffer.from('x')]))).rejects.toMatchObject({ status: 409 });
  expect(await again.append(found, 4, Readable.from([Buffer.from('456789')]))).toBe(10);
  expect(await readFile(found.path, 'utf8')).toBe('0123456789');
  await expect(again.append(found, 10, Readable.from([Buffer.from('!')]))).rejects.toMatchObject({ status: 413 });
});

test('whoever comes back takes the upload over from a connection that hangs', async () => {
  const uploads = openUploads(aFolder(), 0);
  const begun = await uploads.begin(ferry, NOW);
  const hanging = new PassThrough();
  const first = uploads.append(begun, 0, hanging).catch((error: Error) => error.name);
  hanging.write('01');
  await expect.poll(async () => (await readFile(begun.path)).length).toBe(2);
  const found = await uploads.find(begun.id);
  expect([found?.offset, await first]).toEqual([2, 'AbortError']);
});

test('what is done or given up leaves no bytes, and what nobody goes on with is gone after a day', async () => {
  const folder = aFolder();
  const uploads = openUploads(folder, 0);
  const [done, given, left] = [
    await uploads.begin(ferry, NOW),
    await uploads.begin(ferry, NOW),
    await uploads.begin(ferry, NOW),
  ];
  await uploads.finish(done, { item: 'abcdefgh', isNew: true });
  await uploads.drop(given.id);
  expect(await uploads.find(done.id)).toMatchObject({ offset: 10, done: { item: 'abcdefgh' } });
  expect(await uploads.find(given.id)).toBeNull();
  expect((await readdir(folder)).toSorted()).toEqual([`${done.id}.json`, left.id, `${left.id}.json`].toSorted());
  const next = await uploads.begin(ferry, TOMORROW);
  expect((await readdir(folder)).toSorted()).toEqual([next.id, `${next.id}.json`]);
  expect(await uploads.find('../originals')).toBeNull();
});

test('a file for which the disk has no room is refused before any of it comes', async () => {
  const folder = join(aFolder(), 'uploads');
  await expect(openUploads(folder, Number.MAX_SAFE_INTEGER).begin(ferry, NOW)).rejects.toMatchObject({ status: 507 });
  expect(await readdir(folder)).toEqual([]);
});
