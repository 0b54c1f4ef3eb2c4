import { chmodSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder, aSmallDisk, noSmallDisk } from '../../test/house/folders.ts';
import { sha256 } from '../base/hash.ts';
import { openOriginals } from './originals.ts';

function aFile(bytes: string | Uint8Array): string {
  const path = join(aFolder(), 'sent');
  writeFileSync(path, bytes);
  return path;
}

async function all(hashes: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const one of hashes) found.push(one);
  return found;
}

test('an original is kept byte for byte under the hash of its content, for its owner alone, and once', async () => {
  const folder = join(aFolder(), 'originals');
  const originals = openOriginals(folder);
  expect(await all(originals.hashes())).toEqual([]);
  const bytes = Buffer.from('a photograph');
  const kept = await originals.keep(aFile(bytes));
  expect(kept).toEqual({ sha256: sha256(bytes), size: bytes.length, isNew: true });
  const found = await originals.find(kept.sha256);
  expect(readFileSync(found!.path)).toEqual(bytes);
  expect(statSync(found!.path).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(await originals.keep(aFile(bytes))).toMatchObject({ isNew: false });
  expect(await all(originals.hashes())).toEqual([kept.sha256]);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('one that was cut off is replaced by the whole one; one that is destroyed is gone', async () => {
  const originals = openOriginals(aFolder());
  const { sha256: hash } = await originals.keep(aFile('a photograph'));
  truncateSync((await originals.find(hash))!.path, 3);
  expect(await originals.keep(aFile('a photograph'))).toMatchObject({ isNew: true });
  expect((await originals.find(hash))?.size).toBe(12);
  await originals.destroy(hash);
  await originals.destroy(hash);
  expect(await originals.find(hash)).toBeNull();
});

test('no name but a hash leads anywhere', async () => {
  const folder = aFolder();
  const originals = openOriginals(join(folder, 'originals'));
  await originals.keep(aFile('x'));
  writeFileSync(join(folder, 'secret'), 'x');
  for (const name of ['../secret', '', '..', 'A'.repeat(64)]) expect(await originals.find(name)).toBeNull();
  await originals.destroy('../secret');
  expect(existsSync(join(folder, 'secret'))).toBe(true);
});

test('a full disk is refused with 507, and nothing of the file is left', async ({ skip }) => {
  const disk = aSmallDisk(512);
  if (disk === null) return skip(noSmallDisk);
  chmodSync(disk, 0o700);
  const folder = join(disk, 'originals');
  const originals = openOriginals(folder);
  const small = await originals.keep(aFile(Buffer.alloc(1000, 1)));
  await expect(originals.keep(aFile(Buffer.alloc(1024 * 1024, 2)))).rejects.toMatchObject({
    ...{ code: 'disk-full', status: 507 },
  });
  expect(readdirSync(folder)).toEqual([small.sha256.slice(0, 2)]);
  expect((await originals.find(small.sha256))?.size).toBe(1000);
});
