import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { aHouse } from '../../test/house/houses.ts';
import { readMediaItem } from '../store/media-items.ts';
import { readVersions } from '../store/versions.ts';
import { everyImageIn } from '../story/images-in.ts';
import { detailsOf } from '../story/media-item.ts';
import { importFile, type ImportReceipt } from './import-file.ts';
import { takeInOld } from './old-pictures.ts';
import { openPageReader } from './read-apart.ts';

const pages = openPageReader();
afterAll(() => pages.close());

const bytes = readFileSync(new URL('../wire/fixtures/modern-article.html', import.meta.url));

test('pictures of an archived page are had from a folder, with its words and whence they came; of what is not there the words are left', async () => {
  const { rooms, store } = await aHouse();
  const folder = aFolder();
  mkdirSync(join(folder, 'img'));
  const size = { width: 60, height: 40, channels: 3 } as const;
  await sharp({ create: { ...size, background: '#335577' } }).toFile(join(folder, 'img', 'bridge.jpg'));
  writeFileSync(join(folder, 'ferry.jpg'), 'no picture');
  const take = async (isAsked: boolean): Promise<Extract<ImportReceipt, { ok: true }>> => {
    const receipt = await importFile(
      { ...rooms, pages },
      {
        ...{ fileName: 'modern-article.html', bytes, publish: true, by: 'import' },
        ...(isAsked && { pictures: (page, picture) => takeInOld(rooms, { folder }, { page, picture }) }),
      },
    );
    if (!receipt.ok) throw new Error(JSON.stringify(receipt.problems));
    return receipt;
  };
  const plain = await take(false);
  expect(everyImageIn(plain.story).map(({ picture }) => picture)).toEqual([null, null]);
  const hung = await take(true);
  expect(hung).toMatchObject({ result: 'changed', story: { id: plain.story.id } });
  expect(hung.warnings.find(({ code }) => code === 'pictures-not-had')?.say).toContain('ferry.jpg');
  const [bridge, ferry] = everyImageIn(hung.story);
  expect([bridge?.picture?.width, bridge?.picture?.renditions, ferry?.picture]).toEqual([60, [], null]);
  const item = await readMediaItem(store.reader, bridge?.picture?.id ?? '');
  expect(item && detailsOf(item)).toMatchObject({
    alt: 'The harbour bridge at low tide, seen from the north quay',
    rights: { source: expect.stringContaining('/img/bridge.jpg') },
  });
  expect((await take(true)).result).toBe('known');
  const versions = await readVersions(store.reader, hung.story.id);
  expect(versions.map(({ change }) => change).toSorted()).toEqual(['first', 'minor']);
});

test('what a page names is looked for in the folder and nowhere else', async () => {
  const { rooms } = await aHouse();
  const folder = aFolder();
  mkdirSync(join(folder, 'within'));
  const size = { width: 60, height: 40, channels: 3 } as const;
  await sharp({ create: { ...size, background: '#775533' } }).toFile(join(folder, 'secret.png'));
  const read = await pages.read({ fileName: 'modern-article.html', bytes });
  if (!read.ok) throw new Error('The page could not be read.');
  const words = { alt: '', caption: null, credit: null };
  const had = (within: string, address: string) =>
    takeInOld(rooms, { folder: within }, { page: read.arrival, picture: { address, words } });
  for (const address of [
    '../secret.png',
    '/../secret.png',
    '%2e%2e/secret.png',
    join(folder, 'secret.png'),
    'file:///etc/passwd',
  ])
    expect(await had(join(folder, 'within'), address), address).toBeNull();
  expect(await had(folder, 'https://old.example/a/secret.png?w=3')).toMatchObject({ width: 60 });
});
