import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { entriesOf, makeFolder, nullIfAbsent, syncFolder, syncFolderNow } from './folders.ts';
import { isFullDisk, putWhole, UNFINISHED, unfinishedIn } from './whole-files.ts';

test('a file stands whole under its name, in the place of one that was there, and what was not finished is left to nobody', async () => {
  const path = join(aFolder(), 'page');
  const folder = join(path, '..');
  await putWhole(path, (part) => writeFile(part, 'first'));
  const cutOff = putWhole(path, async (part) => {
    await writeFile(part, 'sec');
    expect(readdirSync(folder).filter((name) => name.startsWith(UNFINISHED))).toHaveLength(1);
    throw new Error('cut off');
  });
  await expect(cutOff).rejects.toThrow('cut off');
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['first', ['page']]);
  await putWhole(path, (part) => writeFile(part, 'third'));
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['third', ['page']]);
  expect(unfinishedIn(folder)).not.toBe(unfinishedIn(folder));
});

test('a folder is made with those that lead to it, closed to others when asked, and left as it is where it stands', async () => {
  const inside = join(aFolder(), 'a', 'b');
  await makeFolder(inside, 0o700);
  writeFileSync(join(inside, 'kept'), '');
  await makeFolder(inside);
  expect([statSync(inside).mode & 0o777, existsSync(join(inside, 'kept'))]).toEqual([0o700, true]);
});

test('the names in a folder are told, none where there is no folder, and what is wrong with it otherwise is thrown', async () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'one'));
  writeFileSync(join(folder, 'two'), '');
  expect((await Array.fromAsync(entriesOf(folder))).toSorted()).toEqual(['one', 'two']);
  expect(await Array.fromAsync(entriesOf(join(folder, 'nowhere')))).toEqual([]);
  expect(await Array.fromAsync(entriesOf(join(folder, 'two')))).toEqual([]);
  expect(() => nullIfAbsent(Object.assign(new Error('not yours'), { code: 'EACCES' }))).toThrow('not yours');
});

test('a folder that is not there is not said to be synced', async () => {
  const nowhere = join(aFolder(), 'nowhere');
  await expect(syncFolder(nowhere)).rejects.toThrow('ENOENT');
  expect(() => syncFolderNow(nowhere)).toThrow('ENOENT');
});

test('a full disk and a quota that is used up are told from other failures', () => {
  const coded = (code: string) => isFullDisk(Object.assign(new Error(code), { code }));
  expect([coded('ENOSPC'), coded('EDQUOT'), coded('EIO'), isFullDisk(null)]).toEqual([true, true, false, false]);
});
