import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { root } from '../../test/tidy/source-tree.ts';
import { contentName } from '../base/hash.ts';
import { openMediaShelf } from '../media/media-shelf.ts';
import { drawings } from './pictures/drawings.ts';
import { shippedPictures } from './shipped-pictures.ts';

const folder = join(root, 'sample');

test('what is shipped was drawn from the drawings as they are now: `node scripts/run.mjs sample/draw.ts` draws them again', async () => {
  const shelf = openMediaShelf(join(aFolder(), 'media'));
  const pictures = await shippedPictures(folder, shelf, () => {});
  const drawn = Object.entries(drawings).map(([name, drawing]) => [name, contentName(Buffer.from(drawing.svg()))]);
  expect(Object.fromEntries([...pictures].map(([name, { id }]) => [name, id]))).toEqual(Object.fromEntries(drawn));
  const names = [...pictures.values()].flatMap(({ renditions }) =>
    renditions.map(({ path }) => path.replace('/media/', '')),
  );
  for (const name of names) expect((await shelf.find(name))?.size, name).toBeGreaterThan(500);
  const files = readdirSync(join(folder, 'media'), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  expect(files).toHaveLength(names.length);
});

test('all of it is at most 40 MB', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  expect(bytes).toBeLessThan(40_000_000);
});

test('an interrupted start goes on where it was: what is there is not written again', async () => {
  const media = join(aFolder(), 'media');
  mkdirSync(media);
  const told: number[] = [];
  await shippedPictures(folder, openMediaShelf(media), (done) => told.push(done));
  const [first = ''] = readdirSync(media);
  rmSync(join(media, first), { recursive: true });
  const before = statSync(join(media, readdirSync(media)[0] ?? '')).mtimeMs;
  await shippedPictures(folder, openMediaShelf(media), () => {});
  expect(statSync(join(media, readdirSync(media).find((name) => name !== first) ?? '')).mtimeMs).toBe(before);
  expect(readdirSync(join(media, first)).length).toBeGreaterThan(0);
  expect(told.at(-1)).toBe(told.length);
  expect(readFileSync(join(folder, 'pictures.json'), 'utf8')).toContain(first);
});
