import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { openDiskShelf } from './disk-shelf.ts';
import { DamagedItem, type Packing, type Shelf, type ShelfItem, type ShelvedItem } from './shelf.ts';
import { HTML } from './shelf-types.ts';

const html = (text: string): ShelfItem => ({ is: 'page', type: HTML, body: Buffer.from(text) });
const gone = (text: string): ShelfItem => ({ is: 'gone', type: HTML, body: Buffer.from(text) });
const redirect = (to: string): ShelfItem => ({ is: 'redirect', to });

/** The addresses of a story, each with what stands there. */
function pagesOf(id: string, text = 'words'): [string, ShelfItem][] {
  return [
    [`/news/${id}`, redirect(`/news/${id}/a-slug`)],
    [`/news/${id}/a-slug`, html(`${text} of ${id} ${'x'.repeat(5000)}`)],
    [`/news/${id}/a-slug/history`, html(`history of ${id}`)],
    [`/lite/news/${id}/a-slug`, html(`${text} of ${id}, lite`)],
    [
      `/news/${id}/a-slug/list.json`,
      { is: 'page', type: 'application/json; charset=utf-8', body: Buffer.from(`{"${id}":1}`) },
    ],
  ];
}

const ids = ['k3x9abcd', 'm4y8bcde', 'n5z7cdef'];

async function aShelf(folder = aFolder()) {
  const shelf = openDiskShelf(folder);
  for (const id of ids) for (const [path, item] of pagesOf(id)) await shelf.put(path, item);
  await shelf.put('/', html('front'));
  await shelf.settle();
  return { folder, shelf, packing: shelf.packing! };
}

const addressesOf = (id: string) => pagesOf(id).map(([path]) => path);

const said = (shelved: ShelvedItem | null) =>
  shelved &&
  JSON.stringify({
    ...shelved,
    item: { ...shelved.item, ...('body' in shelved.item && { body: Buffer.from(shelved.item.body).toString() }) },
  });

/** All that readers can tell of what stands on a shelf. */
async function everything(shelf: Shelf, addresses = ids.flatMap(addressesOf).concat('/')) {
  const all: (string | null)[][] = [];
  for (const path of addresses) {
    all.push([path, said(await shelf.get(path)), await shelf.tag(path), shelf.expected(path)]);
  }
  const paths: string[] = [];
  for await (const path of shelf.paths()) paths.push(path);
  return { all, paths: paths.toSorted() };
}

const tags = ({ all }: Awaited<ReturnType<typeof everything>>) => all.map(([path, , tag]) => [path, tag]);

async function packed(packing: Packing, stories = ids, limit?: number): Promise<readonly string[]> {
  const there = await packing.pack({ month: '2007-07', stories: stories.map(addressesOf), ...(limit && { limit }) });
  await packing.letGo(there);
  for (const id of stories) for (const place of ['/news', '/lite/news']) await packing.clear(`${place}/${id}`);
  return there;
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.shelf'))
    .map((entry) => entry.name)
    .toSorted();
}

const packsIn = (folder: string) => readdirSync(join(folder, '.shelf/packs'));
const bytesOnDisk = (folder: string) =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );

test('what lies in packs is what stood in files: item, tag and date, for this process and for others', async () => {
  const { folder, shelf, packing } = await aShelf();
  const reader = openDiskShelf(folder);
  const before = await everything(shelf);
  expect((await packed(packing)).length).toBe(15);
  expect(files(folder)).toEqual(['index.html']);
  expect(readdirSync(join(folder, 'news'))).toEqual([]);
  for (const one of [shelf, reader, openDiskShelf(folder)]) expect(await everything(one)).toEqual(before);
  expect(packsIn(folder)).toHaveLength(1);
});

test('the same bytes again leave the pack as it is; others stand in a file, and the pack no longer counts', async () => {
  const { folder, shelf, packing } = await aShelf();
  await packed(packing);
  const [path, item] = pagesOf(ids[0]!)[1]!;
  const before = await shelf.get(path);
  expect(await shelf.put(path, item)).toBe('same');
  await shelf.settle();
  expect(files(folder)).toEqual(['index.html']);
  expect(await shelf.put(path, html('corrected'))).toBe('written');
  await shelf.settle();
  const after = await openDiskShelf(folder).get(path);
  expect(Buffer.from((after!.item as { body: Uint8Array }).body).toString()).toBe('corrected');
  expect(Math.floor(after!.modifiedAt / 1000)).toBeGreaterThan(Math.floor(before!.modifiedAt / 1000));
  expect(await shelf.put(path, item)).toBe('written');
  await shelf.settle();
  expect(files(folder)).toEqual(['a-slug.html', 'index.html']);
});

test('a tombstone and a removal take the place of what lies in a pack at once, before and after the settle', async () => {
  const { folder, shelf, packing } = await aShelf();
  await packed(packing);
  const [, page, history] = addressesOf(ids[0]!);
  await shelf.put(page!, gone('why'));
  await shelf.remove(history!);
  expect([(await shelf.get(page!))?.item.is, await shelf.get(history!)]).toEqual(['gone', null]);
  await shelf.settle();
  for (const one of [shelf, openDiskShelf(folder)]) {
    expect([(await one.get(page!))?.item.is, await one.get(history!), await one.tag(history!)]).toEqual([
      'gone',
      null,
      null,
    ]);
    expect((await everything(one)).paths).not.toContain(history);
  }
  // Not even where the process dies before the removal is told: it is put again, in a file.
  await shelf.put(history!, pagesOf(ids[0]!)[2]![1]);
  await shelf.settle();
  expect(files(folder)).toContain('history.html');
});

test('what was taken from readers is on no disk once the pack was written anew, and everything else is as it was', async () => {
  const { folder, shelf, packing } = await aShelf();
  await shelf.put('/news/p6a8defg/secret', html('Secret words that nobody may have'));
  await shelf.settle();
  await packing.letGo(
    await packing.pack({
      month: '2007-07',
      stories: [['/news/p6a8defg/secret', ...addressesOf(ids[0]!)], addressesOf(ids[1]!)],
    }),
  );
  const before = (await everything(shelf)).all;
  await shelf.put('/news/p6a8defg/secret', gone('A court said so.'));
  await shelf.settle({ takesAway: true });
  const [old] = packsIn(folder);
  expect(await packing.forget(addressesOf(ids[1]!))).toBe(0);
  expect(await packing.forget(['/news/p6a8defg/secret'])).toBe(1);
  expect(packsIn(folder)).not.toContain(old);
  expect((await everything(shelf)).all).toEqual(before);
  expect(await packing.forget(['/news/p6a8defg/secret'])).toBe(0);
  for (const file of packsIn(folder)) {
    const fresh = openDiskShelf(folder);
    expect(await fresh.get('/news/p6a8defg/secret')).toMatchObject({ item: { is: 'gone' } });
    expect(file).toMatch(/^2007-07\./);
  }
  expect(bytesOnDisk(join(folder, '.shelf/packs')).includes(Buffer.from('p6a8defg'))).toBe(false);
});

test('what comes new to a month is laid beside what is there until the pack is full', async () => {
  const { folder, shelf, packing } = await aShelf();
  const before = await everything(shelf);
  await packed(packing, ids.slice(0, 1));
  const [first] = packsIn(folder);
  await packed(packing, ids.slice(1, 2));
  expect(packsIn(folder)).toHaveLength(1);
  expect(packsIn(folder)).not.toContain(first);
  await packed(packing, ids.slice(2), 100);
  expect(packsIn(folder)).toHaveLength(2);
  expect(await everything(shelf)).toEqual(before);
});

test('a pack that was written anew and not taken away, as by a process that died, gives nothing old and goes with the next', async () => {
  const { folder, shelf, packing } = await aShelf();
  await packed(packing);
  const before = await everything(shelf);
  const [name] = packsIn(folder);
  const old = readFileSync(join(folder, '.shelf/packs', name!));
  const path = addressesOf(ids[0]!)[1]!;
  const page = pagesOf(ids[0]!)[1]![1];
  await shelf.put(path, html('other'));
  await shelf.settle();
  await packing.forget([path]);
  writeFileSync(join(folder, '.shelf/packs', name!), old);
  expect(packsIn(folder)).toHaveLength(2);
  const reader = openDiskShelf(folder);
  expect(await reader.get(path)).toMatchObject({ item: { body: Buffer.from('other') } });
  expect((await everything(reader)).paths).toEqual(before.paths);
  await packing.forget([]);
  expect(packsIn(folder)).not.toContain(name);
  await shelf.put(path, page);
  await shelf.settle();
  expect(tags(await everything(reader))).toEqual(tags(before));
});

test('a pack spoilt at any place gives nothing but what was pressed, and what it had is damage that the press mends', async () => {
  const { folder, shelf, packing } = await aShelf();
  const before = await everything(shelf);
  await packed(packing);
  const [name] = packsIn(folder);
  const file = join(folder, '.shelf/packs', name!);
  const whole = readFileSync(file);
  const step = Math.max(1, Math.floor(whole.length / 40));
  for (let at = 0; at < whole.length; at += step) {
    const spoilt = Buffer.from(whole);
    spoilt[at] = (spoilt[at] ?? 0) ^ 0xff;
    writeFileSync(file, spoilt);
    const reader = openDiskShelf(folder);
    for (const [nth, path] of ids.flatMap(addressesOf).entries()) {
      const got = await reader.get(path).then(said, (error: unknown) => {
        if (error instanceof DamagedItem) return 'damaged';
        throw error;
      });
      if (got !== 'damaged') expect([path, got]).toEqual(before.all[nth]!.slice(0, 2));
    }
  }
  for (const cut of [0, 10, whole.length / 2, whole.length - 1]) {
    writeFileSync(file, whole.subarray(0, cut));
    await expect(openDiskShelf(folder).get(addressesOf(ids[0]!)[1]!)).rejects.toThrow(DamagedItem);
  }
  const mended = openDiskShelf(folder);
  for (const id of ids) for (const [path, item] of pagesOf(id)) await mended.put(path, item);
  await mended.settle();
  expect(tags(await everything(openDiskShelf(folder)))).toEqual(tags(before));
});

test('a file that is not what its pack has, or that is about to change, stays', async () => {
  const { folder, shelf, packing } = await aShelf();
  const there = await packing.pack({ month: '2007-07', stories: ids.map(addressesOf) });
  const [, changed] = addressesOf(ids[0]!);
  const [, changing] = addressesOf(ids[1]!);
  await shelf.put(changed!, html('newer'));
  await shelf.settle();
  await shelf.put(changing!, html('newest'));
  expect(await packing.letGo(there)).toBe(13);
  await shelf.settle();
  expect(files(folder)).toEqual(['a-slug.html', 'a-slug.html', 'index.html']);
  expect(await openDiskShelf(folder).get(changed!)).toMatchObject({ item: { body: Buffer.from('newer') } });
  expect(await openDiskShelf(folder).get(changing!)).toMatchObject({ item: { body: Buffer.from('newest') } });
});

test('what has a file of its own is told under its address, and what lies in a pack is not', async () => {
  const { packing } = await aShelf();
  const told = async (from: AsyncIterable<string>) => {
    const all = new Set<string>();
    for await (const one of from) all.add(one);
    return [...all].toSorted();
  };
  expect(await told(packing.names('/news'))).toEqual(ids);
  expect(await told(packing.loose(`/news/${ids[0]!}`))).toEqual(
    addressesOf(ids[0]!)
      .filter((path) => !path.startsWith('/lite'))
      .toSorted(),
  );
  await packed(packing, ids.slice(1));
  expect(await told(packing.names('/news'))).toEqual(ids.slice(0, 1));
  expect(await told(packing.names('/lite/news'))).toEqual(ids.slice(0, 1));
});

test('a pack takes a small part of what its pages take', async () => {
  const { folder, packing } = await aShelf();
  await packed(packing);
  const [name] = packsIn(folder);
  expect(statSync(join(folder, '.shelf/packs', name!)).size).toBeLessThan(4000);
});
