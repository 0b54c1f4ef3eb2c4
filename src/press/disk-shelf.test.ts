import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { chance } from '../../test/house/chance.ts';
import { aFolder } from '../../test/house/folders.ts';
import { rounds, SEED } from '../../test/house/proof.ts';
import { sealedFile } from '../../test/house/shelves.ts';
import { Refusal } from '../base/problem.ts';
import { openDiskShelf } from './disk-shelf.ts';
import { openMemoryShelf } from './memory-shelf.ts';
import type { Shelf, ShelfItem } from './shelf.ts';
import { canonicalAddress } from '../base/address.ts';
import { HTML } from './shelf-types.ts';

const html = (text: string): ShelfItem => ({ is: 'page', type: HTML, body: Buffer.from(text) });
const typed = (type: string, text: string): ShelfItem => ({ is: 'page', type, body: Buffer.from(text) });
const gone = (text: string): ShelfItem => ({ is: 'gone', type: HTML, body: Buffer.from(text) });
const redirect = (to: string): ShelfItem => ({ is: 'redirect', to });

async function put(shelf: Shelf, path: string, item: ShelfItem) {
  const result = await shelf.put(path, item);
  await shelf.settle();
  return result;
}

function plain(item: ShelfItem | undefined) {
  if (!item || item.is === 'redirect') return item ?? null;
  return { is: item.is, type: item.type, text: Buffer.from(item.body).toString() };
}

async function itemAt(shelf: Shelf, path: string) {
  return plain((await shelf.get(path))?.item);
}

async function allPaths(shelf: Shelf): Promise<string[]> {
  const all: string[] = [];
  for await (const path of shelf.paths()) all.push(path);
  return all.sort();
}

const RSS = 'application/rss+xml; charset=utf-8';

/** An item of each form that the disk knows: with a comment behind it, with blanks, without a seal, and apart. */
const everyForm: Readonly<Record<string, ShelfItem>> = {
  '/a': html('page'),
  '/killed': gone('why'),
  '/old': redirect('/a'),
  '/feeds/uk.rss': typed(RSS, '<rss/>'),
  '/feeds/uk.json': typed('application/feed+json; charset=utf-8', '{}'),
  '/robots.txt': typed('text/plain; charset=utf-8', 'ok'),
  '/a.css': typed('text/css; charset=utf-8', 'p{}'),
  '/icon.png': typed('image/png', 'picture'),
  '/old?id=5': redirect('/a'),
  '/time': typed('application/link-format', '<a>'),
};

test('an address with two files, as a dying process leaves it, is told once', async () => {
  const folder = aFolder();
  const shelf = openDiskShelf(folder);
  await put(shelf, '/a', html('page'));
  await put(shelf, '/b', html('page'));
  writeFileSync(join(folder, 'a.gone.html'), readFileSync(join(folder, 'a.html')));
  expect(await allPaths(openDiskShelf(folder))).toEqual(['/a', '/b']);
  await shelf.put('/b', gone('why'));
  await shelf.put('/c', html('page'));
  expect(await allPaths(shelf)).toEqual(['/a', '/b', '/c']);
});

describe('the tree on the disk', () => {
  const cases: [path: string, item: ShelfItem, file: string][] = [
    ['/', html('front'), 'index.html'],
    ['/world', html('world'), 'world.html'],
    ['/news/k3x9abcd/a-slug', html('story'), 'news/k3x9abcd/a-slug.html'],
    ['/feeds/uk.rss', typed(RSS, '<rss/>'), 'feeds/uk.rss'],
    ['/feeds/uk.json', typed('application/feed+json; charset=utf-8', '{}'), 'feeds/uk.json'],
    ['/robots.txt', typed('text/plain; charset=utf-8', 'ok'), 'robots.txt'],
    ['/%D8%A7%D9%84%D8%B9%D8%A7%D9%84%D9%85', html('العالم'), 'العالم.html'],
    ['/_/include/uk/masthead', html('<p>'), '_/include/uk/masthead.html'],
    ['/old.stm', redirect('/new'), 'old.stm.redirect'],
    ['/news/k3x9abcd', redirect('/news/k3x9abcd/a-slug'), 'news/k3x9abcd.redirect'],
    ['/news/killed', gone('why'), 'news/killed.gone.html'],
    ['/uk/index', html('not the front'), 'uk/index.html'],
  ];

  test.each(cases)('%s', async (path, item, file) => {
    const folder = aFolder();
    const shelf = openDiskShelf(folder);
    expect(await put(shelf, path, item)).toBe('written');
    const text = readFileSync(join(folder, file)).toString();
    const body = item.is === 'redirect' ? item.to : Buffer.from(item.body).toString();
    // Behind the content stands the seal, in what every reader of such a file passes over: a comment, or blanks.
    expect(text.startsWith(body)).toBe(true);
    expect(text.slice(body.length)).toMatch(
      /^(?:<!--#set var="sealed" value="[0-9a-f]{32}" -->|\n<!--sealed [0-9a-f]{32}-->\n|\n[ \t]{128}\n)$/,
    );
    expect(await itemAt(openDiskShelf(folder), path)).toEqual(plain(item));
    expect(await allPaths(openDiskShelf(folder))).toEqual([path]);
  });

  const odd: [path: string, item: ShelfItem][] = [
    ['/index', html('not the front')],
    ['/a.gone', html('a page')],
    ['/old?id=5&b=/x', redirect('/new')],
    [`/${'x'.repeat(300)}/${'y'.repeat(3000)}`, html('long')],
    ['/a%2Fb', html('slash inside')],
    ['/a%5Cb', html('backslash inside')],
    ['/.shelf/stamp', html('own name')],
    ['/a.html/b', html('folder like a file')],
    ['/feeds/uk.rss/b', html('folder like a feed')],
    ['/data', typed('application/link-format', 'no ending')],
    ['/2009/caf%E9-du-port.html', { is: 'redirect', to: '/news/k3x9abcd/x' }],
    ['/feeds/odd.rss', typed('text/plain', 'another type')],
    ['/line%0Abreak', gone('control')],
  ];

  test.each(odd)('%s stands apart and is found', async (path, item) => {
    const folder = aFolder();
    const shelf = openDiskShelf(folder);
    await put(shelf, path, item);
    expect(readdirSync(folder)).toEqual(['.shelf']);
    expect(await itemAt(openDiskShelf(folder), path)).toEqual(plain(item));
    expect(await allPaths(openDiskShelf(folder))).toEqual([path]);
  });

  test('addresses that could want one file do not share it', async () => {
    const shelf = openDiskShelf(aFolder());
    const paths = [
      '/',
      '/index',
      '/a',
      '/a.html',
      '/a.gone',
      '/a.gone.html',
      '/a.redirect',
      '/a/b',
      '/a.html/b',
      '/a?b',
      '/a%3Fb',
      '/feeds/a.rss',
      '/feeds/a.rss/b',
    ];
    for (const path of paths) await shelf.put(path, html(path));
    await shelf.settle();
    for (const path of paths) expect(await itemAt(shelf, path)).toEqual(plain(html(path)));
    await shelf.put('/a', gone('no more'));
    await shelf.put('/a.html', redirect('/elsewhere'));
    await shelf.settle();
    expect(await itemAt(shelf, '/a.gone')).toEqual(plain(html('/a.gone')));
    expect(await itemAt(shelf, '/a.redirect')).toEqual(plain(html('/a.redirect')));
    expect(await allPaths(shelf)).toEqual(paths.toSorted());
  });

  test.each([
    '',
    'a',
    '//',
    '/a/',
    '/a//b',
    '/..',
    '/a/../b',
    '/%2e%2e/etc/passwd',
    '/%2E./x',
    '/a%00',
    '/%f',
    '/%',
    '/.',
    '/%c0%ae%c0%ae/x',
  ])('%j is no address', async (path) => {
    const folder = aFolder();
    const shelf = openDiskShelf(join(folder, 'shelf'));
    expect(await shelf.get(path)).toBe(null);
    expect(await shelf.tag(path)).toBe(null);
    await expect(shelf.put(path, html('x'))).rejects.toThrow('not an address');
    expect(readdirSync(folder)).toEqual(['shelf']);
  });

  test('whatever the address, nothing is written outside the folder', async () => {
    const folder = aFolder();
    const shelf = openDiskShelf(join(folder, 'shelf'));
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '%2e%2e',
        '/',
        '\\',
        '%5c',
        '%2f',
        '\0',
        '%00',
        '.shelf',
        '?',
        '.html',
        '.gone',
        '.redirect',
        '%',
        ' ',
      ),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const path = `/${pieces.join('')}`;
        const address = canonicalAddress(path);
        if (address === null) return;
        await put(shelf, path, html(path));
        expect(await itemAt(shelf, address)).toEqual(plain(html(path)));
        expect(await allPaths(shelf)).toContain(address);
        await shelf.remove(path);
        await shelf.settle();
        expect(readdirSync(folder)).toEqual(['shelf']);
      }),
      { numRuns: rounds({ short: 100, long: 3000 }) },
    );
  });
});

describe('putting', () => {
  test('equal bytes leave the file untouched', async () => {
    const folder = aFolder();
    const shelf = openDiskShelf(folder);
    await put(shelf, '/a', html('one'));
    const marks = () =>
      (({ ino, mtimeNs, ctimeNs }) => ({ ino, mtimeNs, ctimeNs }))(statSync(join(folder, 'a.html'), { bigint: true }));
    const before = marks();
    expect(await put(shelf, '/a', html('one'))).toBe('same');
    expect(marks()).toEqual(before);
    expect(await put(shelf, '/a', html('two'))).toBe('written');
  });

  test('a tag follows from the content: two contents never share one, however fast they come and whatever the clock says', async () => {
    const folder = aFolder();
    const shelf = openDiskShelf(folder);
    const tags = new Map<string, string | null>();
    for (let i = 0; i < 300; i += 1) {
      const text = String(i % 100);
      await put(shelf, '/a', html(text));
      const hourAhead = new Date(Date.now() + 3_600_000);
      utimesSync(join(folder, 'a.html'), hourAhead, hourAhead);
      const tag = await shelf.tag('/a');
      expect(tag).toBe(tags.get(text) ?? tag);
      tags.set(text, tag);
    }
    expect(new Set(tags.values()).size).toBe(100);
    expect((await shelf.get('/a'))?.tag).toBe(await shelf.tag('/a'));
  });

  test('a tag is the same in another folder, in another process and after the file was copied', async () => {
    const [one, other] = [aFolder(), aFolder()];
    for (const folder of [one, other]) {
      const shelf = openDiskShelf(folder);
      for (const [path, item] of Object.entries(everyForm)) await put(shelf, path, item);
    }
    const restored = aFolder();
    cpSync(one, restored, { recursive: true });
    for (const path of Object.keys(everyForm)) {
      const tag = await openDiskShelf(one).tag(path);
      expect([tag, await openDiskShelf(other).tag(path), await openDiskShelf(restored).tag(path)]).toEqual([
        tag,
        tag,
        tag,
      ]);
      expect((await openDiskShelf(one).get(path))?.tag).toBe(tag);
    }
  });

  test('the tag is the same before and after settling and in another process', async () => {
    const folder = aFolder();
    const shelf = openDiskShelf(folder);
    await shelf.put('/a', html('one'));
    const before = await shelf.tag('/a');
    await shelf.settle();
    expect(await shelf.tag('/a')).toBe(before);
    expect(await openDiskShelf(folder).tag('/a')).toBe(before);
  });

  test('what was put or removed is seen by the same shelf before it settles, and by others after', async () => {
    const folder = aFolder();
    const shelf = openDiskShelf(folder);
    const other = openDiskShelf(folder);
    await put(shelf, '/a', html('one'));
    await shelf.put('/a', html('two'));
    await shelf.put('/b', html('new'));
    expect(await itemAt(shelf, '/a')).toEqual(plain(html('two')));
    expect(await allPaths(shelf)).toEqual(['/a', '/b']);
    expect(await itemAt(other, '/a')).toEqual(plain(html('one')));
    await shelf.remove('/a');
    expect(await shelf.get('/a')).toBe(null);
    expect(await allPaths(shelf)).toEqual(['/b']);
    await shelf.settle();
    expect(await other.get('/a')).toBe(null);
    expect(await allPaths(other)).toEqual(['/b']);
  });

  test('an item may take any form after any other, on the disk as in memory', async () => {
    const item = fc.constantFrom<ShelfItem | null>(
      html('1'),
      html('2'),
      gone('3'),
      redirect('/4'),
      redirect('/5'),
      typed(RSS, '6'),
      typed('text/x', '7'),
      null,
    );
    const path = fc.constantFrom('/a', '/feeds/a.rss', '/a?b', '/index');
    const step = fc.record({ path, item, settle: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const folder = aFolder();
        const shelf = openDiskShelf(folder);
        const model = openMemoryShelf();
        for (const { path: at, item: next, settle } of steps) {
          const both = next
            ? [await shelf.put(at, next), await model.put(at, next)]
            : [await shelf.remove(at), await model.remove(at)];
          expect(both[0]).toBe(both[1]);
          if (settle) await shelf.settle();
          expect(await itemAt(shelf, at)).toEqual(await itemAt(model, at));
        }
        await shelf.settle();
        const other = openDiskShelf(folder);
        expect(await allPaths(other)).toEqual(await allPaths(model));
        for (const at of await allPaths(model)) expect(await itemAt(other, at)).toEqual(await itemAt(model, at));
      }),
      { numRuns: rounds({ short: 50, long: 1500 }) },
    );
  });

  test('many puts at once, more than one batch, all arrive', async () => {
    const folder = aFolder();
    const shelf = openDiskShelf(folder);
    const paths = Array.from({ length: 2500 }, (_, i) => `/news/${i % 50}/story-${i}`);
    await Promise.all(paths.map((path) => shelf.put(path, html(path))));
    await shelf.settle();
    expect(await allPaths(openDiskShelf(folder))).toEqual(paths.toSorted());
    expect(
      readdirSync(join(folder, '.shelf/temporary')).flatMap((own) =>
        readdirSync(join(folder, '.shelf/temporary', own)),
      ),
    ).toEqual([]);
  });
});

describe('a crash', () => {
  test('between the steps leaves the old answer or the new one', async () => {
    const folder = aFolder();
    await put(openDiskShelf(folder), '/a', html('page'));
    // The states a crash can leave: the new form has its name and the old ones are not all gone yet.
    writeFileSync(join(folder, 'a.redirect'), sealedFile('/a', redirect('/b')));
    expect(await itemAt(openDiskShelf(folder), '/a')).toEqual(redirect('/b'));
    writeFileSync(join(folder, 'a.gone.html'), sealedFile('/a', gone('gone')));
    const shelf = openDiskShelf(folder);
    expect(await itemAt(shelf, '/a')).toEqual(plain(gone('gone')));
    expect(await allPaths(shelf)).toEqual(['/a']);
    expect(await put(shelf, '/a', html('page'))).toBe('written');
    expect(readdirSync(folder).sort()).toEqual(['.shelf', 'a.html']);
    await shelf.remove('/a');
    await shelf.settle();
    expect(readdirSync(folder)).toEqual(['.shelf']);
  });

  test('leaves temporary files, which the next opening clears, but never those of a living process', () => {
    const folder = aFolder();
    const temporary = join(folder, '.shelf/temporary');
    openDiskShelf(folder);
    const names = [
      `${hostname()}~999999999~left`,
      `${hostname()}~${process.pid}~earlier-life`,
      `${hostname()}~1~alive`,
      'elsewhere~7~young',
      'elsewhere~7~old',
    ];
    for (const name of names) {
      mkdirSync(join(temporary, name));
      writeFileSync(join(temporary, name, '1'), 'half of a pa');
    }
    execFileSync('touch', ['-d', '2 days ago', join(temporary, 'elsewhere~7~old')]);
    openDiskShelf(folder);
    expect(readdirSync(temporary).sort()).toEqual(['elsewhere~7~young', `${hostname()}~1~alive`].sort());
  });

  test('at any moment of putting leaves whole items only', { timeout: 60_000 }, async () => {
    const folder = aFolder();
    let settled = 0;
    const program = `
      import { openDiskShelf } from ${JSON.stringify(join(import.meta.dirname, 'disk-shelf.ts'))};
      const shelf = openDiskShelf(process.argv[1]);
      console.log(0);
      for (let n = 1; ; n += 1) {
        for (const path of ['/a', '/b']) await shelf.put(path, { is: n % 3 ? 'page' : 'gone', type: 'text/html; charset=utf-8', body: Buffer.from(String(n).padEnd(30000, '.') + 'end') });
        await shelf.settle();
        console.log(n);
      }`;
    const pick = chance(SEED);
    for (let round = 0; round < rounds({ short: 8, long: 60 }); round += 1) {
      const acknowledged = await killedAfter(program, folder, 60 + pick.number(300));
      settled += acknowledged;
      const shelf = openDiskShelf(folder);
      for (const path of ['/a', '/b']) {
        const item = (await shelf.get(path))?.item;
        if (!item) expect(acknowledged).toBe(0);
        else if (item.is !== 'redirect') {
          expect(item.body.length).toBe(30003);
          expect(Number(Buffer.from(item.body).toString().split('.')[0])).toBeGreaterThanOrEqual(acknowledged);
        }
      }
      for (const path of ['/a', '/b']) await shelf.remove(path);
      await shelf.settle();
    }
    expect(settled).toBeGreaterThan(0);
  });
});

/** Runs a program, kills it some milliseconds after its first line and gives the last number it printed. */
async function killedAfter(program: string, folder: string, delay: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  // Counted from when it is at work: how long a process takes to start says nothing here.
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay));
  await new Promise((resolve) => child.on('close', resolve));
  const whole = printed
    .slice(0, printed.lastIndexOf('\n') + 1)
    .trim()
    .split('\n')
    .at(-1);
  return Number(whole);
}

describe('the stamp', () => {
  test('differs after each settle of any process, though nothing was put', async () => {
    const folder = aFolder();
    const one = openDiskShelf(folder);
    const other = openDiskShelf(folder);
    const stamps = new Set([one.stamp()]);
    for (let i = 0; i < 50; i += 1) {
      await (i % 2 ? one : other).settle();
      expect(one.stamp()).toBe(other.stamp());
      stamps.add(one.stamp());
    }
    expect(stamps.size).toBe(51);
  });

  test('is the same when nobody settled', async () => {
    const shelf = openDiskShelf(aFolder());
    const before = shelf.stamp();
    await shelf.put('/a', html('x'));
    expect(shelf.stamp()).toBe(before);
  });

  test('follows a shelf that was put in the place of another', async () => {
    const folder = aFolder();
    const shelf = openDiskShelf(folder);
    await shelf.settle();
    const before = shelf.stamp();
    rmSync(folder, { recursive: true });
    await openDiskShelf(folder).settle();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(shelf.stamp()).not.toBe(before);
  });
});

describe('what is not a file', () => {
  test('a folder or a pipe in the place of a page throws at once and is replaced by the next put', async () => {
    const folder = aFolder();
    const shelf = openDiskShelf(folder);
    execFileSync('mkfifo', [join(folder, 'pipe.html')]);
    await expect(shelf.get('/pipe')).rejects.toThrow('not a regular file');
    await put(shelf, '/pipe', html('mended'));
    expect(await itemAt(shelf, '/pipe')).toEqual(plain(html('mended')));
    mkdirSync(join(folder, 'folder.html/inside'), { recursive: true });
    await expect(shelf.get('/folder')).rejects.toThrow('not a regular file');
    await put(shelf, '/folder', html('mended'));
    expect(await itemAt(shelf, '/folder')).toEqual(plain(html('mended')));
  });
});

const small = mountSmallDisk();

/** A file system of 1 MB, or null where this process may not mount one. */
function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

afterAll(() => {
  if (small === null) return;
  execFileSync('umount', ['-l', small]);
  rmSync(small, { recursive: true });
});

describe('on a small disk', () => {
  test.skipIf(small === null)(
    'a full one refuses, says so, leaves the old items whole, and goes on when there is room',
    async () => {
      const shelf = openDiskShelf(small!);
      await put(shelf, '/a', html('old'));
      const big = html('x'.repeat(100_000));
      const refusal = await fillUp(shelf, big);
      expect(refusal).toBeInstanceOf(Refusal);
      expect(refusal).toMatchObject({ code: 'disk-full', status: 507 });
      await expect(shelf.put('/a', big)).rejects.toMatchObject({ code: 'disk-full' });
      expect(await itemAt(shelf, '/a')).toEqual(plain(html('old')));
      await shelf.remove('/fill/0');
      await shelf.remove('/fill/1');
      await shelf.settle();
      expect(await put(shelf, '/a', big)).toBe('written');
      expect(await itemAt(openDiskShelf(small!), '/a')).toEqual(plain(big));
    },
  );

  test.skipIf(small === null)('one that may only be read can be read', async () => {
    const writer = openDiskShelf(small!);
    await put(writer, '/b', html('one'));
    // What was replaced is held open for a moment, and a disk that has such files stays as it is.
    await vi.waitFor(() => execFileSync('mount', ['-o', 'remount,ro', small!], { stdio: 'pipe' }), 15_000);
    const reader = openDiskShelf(small!);
    expect(await itemAt(reader, '/b')).toEqual(plain(html('one')));
    expect(reader.stamp()).toBe(writer.stamp());
    execFileSync('mount', ['-o', 'remount,rw', small!]);
  });
});

async function fillUp(shelf: Shelf, item: ShelfItem): Promise<unknown> {
  try {
    for (let i = 0; i < 50; i += 1) await put(shelf, `/fill/${i}`, item);
    return null;
  } catch (error) {
    return error;
  }
}
