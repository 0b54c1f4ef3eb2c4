import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aFolder, aSmallDisk, noSmallDisk } from '../../test/house/folders.ts';
import { atTheEnd } from '../../test/house/endings.ts';
import { standing } from '../../test/house/shelves.ts';
import { openDiskShelf } from './disk-shelf.ts';
import { DamagedItem, type Shelf, type ShelfItem } from './shelf.ts';
import { HTML } from './shelf-types.ts';

const page = (type: string, text: string): ShelfItem => ({ is: 'page', type, body: Buffer.from(text) });

/** An item of each form a disk knows, with the file it stands in. */
const forms: [path: string, file: string, item: ShelfItem][] = [
  ['/corrections', 'corrections.html', page(HTML, '<h1>Corrections</h1>')],
  ['/', 'index.html', page(HTML, '<h1>Front</h1>')],
  ['/news/killed23', 'news/killed23.gone.html', { is: 'gone', type: HTML, body: Buffer.from('<h1>Gone</h1>') }],
  ['/news/k3x9abcd', 'news/k3x9abcd.redirect', { is: 'redirect', to: '/news/k3x9abcd/ferry' }],
  ['/feeds/uk.rss', 'feeds/uk.rss', page('application/rss+xml; charset=utf-8', '<rss/>')],
  ['/feeds/uk.json', 'feeds/uk.json', page('application/feed+json; charset=utf-8', '{"items":[]}')],
  ['/robots.txt', 'robots.txt', page('text/plain; charset=utf-8', 'User-agent: *')],
  ['/assets/a.css', 'assets/a.css', page('text/css; charset=utf-8', 'p{}')],
  ['/favicon.svg', 'favicon.svg', page('image/svg+xml', '<svg/>')],
  ['/icon.png', 'icon.png', page('image/png', 'a picture')],
  ['/assets/a.woff2', 'assets/a.woff2', page('font/woff2', 'type')],
  ['/old?id=5', '', { is: 'redirect', to: '/news/k3x9abcd/ferry' }],
  ['/timemap', '', page('application/link-format', '</a>; rel="memento"')],
];

async function aShelf(path: string, file: string, item: ShelfItem) {
  const folder = aFolder();
  const shelf = openDiskShelf(folder);
  await shelf.put(path, item);
  await shelf.put('/other', page(HTML, 'another page'));
  await shelf.settle();
  const odd = join('.shelf/odd', file === '' ? (readdirSync(join(folder, '.shelf/odd'))[0] ?? '') : '');
  return { folder, shelf, file: join(folder, file === '' ? odd : file) };
}

/** Each way in which a file can be spoilt behind the press's back. */
const damages: Record<string, (file: string, folder: string) => void> = {
  emptied: (file) => truncateSync(file, 0),
  'cut short by a byte': (file) => writeFileSync(file, readFileSync(file).subarray(0, -1)),
  'cut in half': (file) => writeFileSync(file, readFileSync(file).subarray(0, readFileSync(file).length / 2)),
  'overwritten with other words': (file) => writeFileSync(file, 'garbage'),
  'changed in one letter': (file) => {
    const bytes = readFileSync(file);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  },
  'all zeros, as after a power cut': (file) => writeFileSync(file, Buffer.alloc(readFileSync(file).length)),
  'followed by something else': (file) => appendFileSync(file, '[an error occurred]'),
  'another whole page under its name': (file, folder) => writeFileSync(file, readFileSync(join(folder, 'other.html'))),
  deleted: (file) => rmSync(file),
  'renamed by somebody': (file) => renameSync(file, `${file}.bak`),
  'a folder in its place': (file) => {
    rmSync(file);
    mkdirSync(join(file, 'inside'), { recursive: true });
  },
  'a pipe in its place': (file) => {
    rmSync(file);
    execFileSync('mkfifo', [file]);
  },
  'a loop of links in its place': (file) => {
    rmSync(file);
    symlinkSync(file, file);
  },
  'a link that leads nowhere': (file) => {
    rmSync(file);
    symlinkSync(join(file, '..', 'nothing'), file);
  },
};

describe.each(Object.entries(damages))('an item that is %s', (_how, spoil) => {
  test.each(forms)('is never given, and is mended by the next press: %s', async (path, name, item) => {
    const { folder, shelf, file } = await aShelf(path, name, item);
    const right = await standing(shelf, path);
    spoil(file, folder);
    for (const reader of [shelf, openDiskShelf(folder)])
      await expect(reader.get(path)).rejects.toBeInstanceOf(DamagedItem);
    expect(await shelf.put(path, item)).toBe('written');
    await shelf.settle();
    expect(await standing(openDiskShelf(folder), path)).toBe(right);
    expect(await standing(shelf, '/other')).toBe('another page');
  });
});

test('a socket in the place of a page is damage like any other', async () => {
  const { folder, shelf, file } = await aShelf('/world', 'world.html', page(HTML, 'world'));
  rmSync(file);
  const server = createServer().listen(file);
  atTheEnd(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  await expect(shelf.get('/world')).rejects.toBeInstanceOf(DamagedItem);
  await shelf.put('/world', page(HTML, 'world'));
  await shelf.settle();
  expect(await standing(openDiskShelf(folder), '/world')).toBe('world');
});

test('a file in the place of a folder gives way to the pages that belong into it', async () => {
  const folder = aFolder();
  const shelf = openDiskShelf(folder);
  writeFileSync(join(folder, 'news'), 'not a folder');
  await shelf.put('/news/k3x9abcd/ferry', page(HTML, 'ferry'));
  await shelf.settle();
  expect(await standing(shelf, '/news/k3x9abcd/ferry')).toBe('ferry');
});

test('what was never there is missing, and what was removed is missing again: neither is damage', async () => {
  const folder = aFolder();
  const shelf = openDiskShelf(folder);
  expect(await shelf.get('/world')).toBe(null);
  await shelf.put('/world', page(HTML, 'world'));
  await shelf.settle();
  await shelf.remove('/world');
  expect(await shelf.get('/world')).toBe(null);
  await shelf.settle();
  for (const reader of [shelf, openDiskShelf(folder)]) expect(await reader.get('/world')).toBe(null);
});

test('a shelf of an older build, without seals and without a log, is believed until it is pressed anew', async () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'world.html'), 'world');
  const shelf = openDiskShelf(folder);
  expect(await standing(shelf, '/world')).toBe('world');
  expect(await shelf.put('/world', page(HTML, 'world'))).toBe('same');
  await shelf.settle();
  expect(shelf.standings().isComplete).toBe(false);
  expect(shelf.expected('/world')).toBe(await shelf.tag('/world'));
  await shelf.settle({ isComplete: true });
  writeFileSync(join(folder, 'later.html'), 'written by hand');
  await expect(shelf.get('/later')).rejects.toBeInstanceOf(DamagedItem);
});

describe('while the press replaces an item', () => {
  test('who reads gets the old one or the new one, and never takes it for damage', async () => {
    const folder = aFolder();
    const shelf = openDiskShelf(folder);
    const reader = openDiskShelf(folder);
    const paths = ['/page', '/feeds/uk.json', '/icon.png', '/news/k3x9abcd'];
    const items = (n: number): Record<string, ShelfItem> => ({
      '/page': n % 3 === 0 ? { is: 'gone', type: HTML, body: Buffer.from(String(n)) } : page(HTML, String(n)),
      '/feeds/uk.json': page('application/feed+json; charset=utf-8', String(n)),
      '/icon.png': page('image/png', String(n)),
      '/news/k3x9abcd': { is: 'redirect', to: `/${n}` },
    });
    const over = new AbortController();
    const reading = (async () => {
      while (!over.signal.aborted) {
        for (const path of paths) await reader.get(path);
        await new Promise(setImmediate);
      }
    })();
    for (let n = 1; n <= 60; n += 1) await press(shelf, items(n));
    over.abort();
    await reading;
    expect(await standing(reader, '/page')).toBe('60');
  });

  test('and who reads while one is removed finds it or nothing', async () => {
    const folder = aFolder();
    const shelf = openDiskShelf(folder);
    const reader = openDiskShelf(folder);
    const over = new AbortController();
    const reading = (async () => {
      while (!over.signal.aborted) {
        await reader.get('/page');
        await new Promise(setImmediate);
      }
    })();
    for (let n = 1; n <= 60; n += 1) {
      await press(shelf, { '/page': page(HTML, String(n)) });
      await shelf.remove('/page');
      await shelf.settle();
    }
    over.abort();
    await reading;
    expect(await reader.get('/page')).toBe(null);
  });
});

async function press(shelf: Shelf, items: Readonly<Record<string, ShelfItem>>): Promise<void> {
  for (const [path, item] of Object.entries(items)) await shelf.put(path, item);
  await shelf.settle();
}

test('a shelf is read on a disk that nothing can be written to, whatever dead processes left on it', async (context) => {
  const disk = aSmallDisk(400);
  context.skip(disk === null, noSmallDisk);
  const folder = join(disk ?? '', 'shelf');
  await press(openDiskShelf(folder), { '/': page(HTML, 'front') });
  const left = join(folder, '.shelf/temporary', `${hostname()}~999999999~left`);
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, 'half'), 'half a page');
  execFileSync('mount', ['-o', 'remount,ro', disk ?? '']);
  expect(await standing(openDiskShelf(folder), '/')).toBe('front');
});

test('a folder in the place of the log is named', async () => {
  const folder = aFolder();
  mkdirSync(join(folder, '.shelf/log'), { recursive: true });
  const settled = async () => press(openDiskShelf(folder), { '/': page(HTML, 'front') });
  await expect(settled()).rejects.toMatchObject({ code: 'EISDIR', path: join(folder, '.shelf/log') });
});
