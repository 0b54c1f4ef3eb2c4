import {
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aDelivery, ask, fill, hole, html, include, moved, typed } from '../../test/house/deliveries.ts';
import { aFolder } from '../../test/house/folders.ts';
import { onlyItem, sealedFile } from '../../test/house/shelves.ts';
import { silentLog } from '../base/log.ts';
import { openDiskShelf } from '../press/disk-shelf.ts';

/** A log that keeps what it is told of errors, by path. */
function aLog() {
  const told: unknown[] = [];
  const error = (details: object) => void told.push('path' in details ? details.path : details);
  return { told, log: { ...silentLog, error } };
}

async function aSite(folder = aFolder()) {
  const { told, log } = aLog();
  const site = await aDelivery({ folder, log });
  await fill(site.shelf, {
    '/': html(`front ${hole('/_/include/uk/top')}`),
    '/world': html('world'),
    '/corrections': html('corrections'),
    '/news/k3x9abcd': moved('/world'),
    '/feeds/uk.json': typed('application/feed+json; charset=utf-8', '{"items":[]}'),
    '/_/include/uk/top': include('top'),
    '/_/error/404/uk': html('<h1>Not here</h1>'),
    '/_/error/500/uk': html('<h1>The Harbour Times cannot show this just now</h1>'),
  });
  return { ...site, told, file: (name: string) => join(folder, 'shelf', name) };
}

const spoilt: [path: string, file: string, spoil: (file: string) => void][] = [
  ['/', 'index.html', (file) => truncateSync(file, 0)],
  ['/corrections', 'corrections.html', (file) => writeFileSync(file, 'garbage')],
  ['/world', 'world.html', (file) => rmSync(file)],
  ['/feeds/uk.json', 'feeds/uk.json', (file) => truncateSync(file, 5)],
  ['/news/k3x9abcd', 'news/k3x9abcd.redirect', (file) => truncateSync(file, 0)],
  ['/news/k3x9abcd/some-slug', 'news/k3x9abcd.redirect', (file) => truncateSync(file, 0)],
];

describe('a page that is not whole', () => {
  test.each(spoilt)('%s is answered with 503 and the paper’s own page, and said once', async (path, name, spoil) => {
    const { port, shelf, told, damaged, file } = await aSite();
    await ask(port, '/anything');
    spoil(file(name));
    for (let time = 0; time < 3; time += 1) {
      const { status, text, headers } = await ask(port, path);
      expect([status, text]).toEqual([503, '<h1>The Harbour Times cannot show this just now</h1>']);
      expect([headers['cache-control'], headers['retry-after'], headers.etag]).toEqual(['no-store', '5', undefined]);
      await shelf.settle();
    }
    const address = path.replace('/some-slug', '');
    expect([told, damaged()]).toEqual([[address], [address]]);
  });

  test('is served again as soon as it is pressed anew, and said again when it is damaged again', async () => {
    const { port, shelf, told, damaged, file } = await aSite();
    truncateSync(file('world.html'), 3);
    expect((await ask(port, '/world')).status).toBe(503);
    await fill(shelf, { '/world': html('world') });
    expect(await ask(port, '/world')).toMatchObject({ status: 200, text: 'world' });
    expect(damaged()).toEqual([]);
    truncateSync(file('world.html'), 3);
    await fill(shelf, {});
    // What is in memory is good, and nothing new concerns it.
    expect(await ask(port, '/world')).toMatchObject({ status: 200, text: 'world' });
    expect(told).toEqual(['/world']);
  });

  test('shows its last good state to readers of a server that has one', async () => {
    const { port, shelf, file, told } = await aSite();
    await ask(port, '/world');
    await shelf.put('/world', html('newer world'));
    await shelf.settle();
    writeFileSync(file('world.html'), 'torn');
    expect(await ask(port, '/world')).toMatchObject({ status: 200, text: 'world' });
    expect(told).toEqual(['/world']);
  });

  test('what was never there is still 404', async () => {
    const { port, told } = await aSite();
    expect(await ask(port, '/nothing')).toMatchObject({ status: 404, text: '<h1>Not here</h1>' });
    expect(told).toEqual([]);
  });
});

describe('an old address', () => {
  test('is named to CDNs by the address on the shelf, however it was asked for', async () => {
    const { port } = await aSite();
    const long = `${'/'.repeat(3500)}/news/k3x9abcd/${'x'.repeat(4000)}`;
    const { status, headers } = await ask(port, long);
    expect([status, headers.location, headers['surrogate-key']]).toEqual([
      301,
      '/world',
      '/news/k3x9abcd story/k3x9abcd',
    ]);
    for (const spelling of ['//WORLD//', `/World?${'x'.repeat(3000)}`, '/world/index.html']) {
      expect((await ask(port, spelling)).headers['surrogate-key']).toBe('/world');
    }
  });

  test('of any length leaves room for the other headers', async () => {
    const { port, shelf } = await aSite();
    const old = `/archive/${'x'.repeat(3000)}`;
    await fill(shelf, { [old]: moved('/world') });
    const { status, headers } = await ask(port, old);
    expect([status, headers.location]).toEqual([301, '/world']);
    expect(String(headers['surrogate-key'])).toMatch(/^long\/[0-9a-f]{16}$/);
  });
});

describe('what was settled', () => {
  test('drops the pages that it names and those that include them, and no others', async () => {
    const inner = openDiskShelf(join(aFolder(), 'shelf'));
    const asked: string[] = [];
    const shelf = {
      ...inner,
      tag: (path: string) => (asked.push(path), inner.tag(path)),
      get: (path: string) => (asked.push(path), inner.get(path)),
    };
    const { port } = await aDelivery({ shelf, tuning: { editions: ['uk'] } });
    const holes = { '/a': '/_/include/uk/top', '/b': '/_/include/uk/top', '/c': '/_/include/uk/other' };
    await fill(inner, {
      ...Object.fromEntries(Object.entries(holes).map(([path, part]) => [path, html(`${path} ${hole(part)}`)])),
      '/_/include/uk/top': include('top'),
      '/_/include/uk/other': include('other'),
      '/_/error/500/uk': html('sorry'),
      '/old': moved('/a'),
    });
    const all = [...Object.keys(holes), '/old'];
    for (const path of all) await ask(port, path);
    asked.length = 0;
    await fill(inner, { '/_/include/uk/top': include('new top') });
    for (const path of all) await ask(port, path);
    // The page for failures is kept ready besides.
    const forReaders = asked.filter((path) => !path.startsWith('/_/error'));
    expect(new Set(forReaders)).toEqual(new Set(['/a', '/b', '/_/include/uk/top']));
    expect((await ask(port, '/a')).text).toBe('/a new top\n');
  });

  test('by a restored shelf counts for every page', async () => {
    const folder = aFolder();
    const site = await aSite(folder);
    cpSync(site.file(''), join(folder, 'backup'), { recursive: true });
    await fill(site.shelf, { '/world': html('news of today') });
    expect((await ask(site.port, '/world')).text).toBe('news of today');
    renameSync(site.file(''), join(folder, 'away'));
    renameSync(join(folder, 'backup'), site.file(''));
    await expect.poll(() => ask(site.port, '/world').then(({ text }) => text)).toBe('world');
  });

  test('with a torn line in the log counts for every page', async () => {
    const { port, shelf, file } = await aSite();
    await ask(port, '/world');
    writeFileSync(file('world.html'), sealedFile('/world', html('put by a press that died before it could say so')));
    writeFileSync(file('.shelf/log'), '\n@ 99 2026-11-28T20:00:00.000Z\n+ /world pa', { flag: 'a' });
    expect((await ask(port, '/world')).text).toBe('world');
    await fill(shelf, { '/other': html('other') });
    expect((await ask(port, '/world')).text).toBe('put by a press that died before it could say so');
  });
});

describe('with file times that lie', () => {
  test('nobody is given old words: an hour ahead, in the past, or all the same', async () => {
    const { port, shelf, file } = await aSite();
    for (const at of [Date.now() + 3_600_000, 0, 1e12]) {
      const tags = new Set<unknown>();
      for (let n = 0; n < 20; n += 1) {
        await fill(shelf, { '/world': html(`world ${n % 2} ${at}`) });
        utimesSync(file('world.html'), at / 1000, at / 1000);
        const { text, headers } = await ask(port, '/world');
        expect(text).toBe(`world ${n % 2} ${at}`);
        tags.add(headers.etag);
      }
      expect(tags.size).toBe(2);
    }
  });

  test('tag and date are the same after a restart from a copied folder', async () => {
    const folder = aFolder();
    const before = await aSite(folder);
    const first = await ask(before.port, '/');
    await before.close();
    const copy = aFolder();
    cpSync(join(folder, 'shelf'), join(copy, 'shelf'), { recursive: true });
    const after = await aDelivery({ folder: copy });
    const second = await ask(after.port, '/');
    expect([second.headers.etag, second.headers['last-modified']]).toEqual([
      first.headers.etag,
      first.headers['last-modified'],
    ]);
  });

  test('a page from before, with an older date, is not taken for what a reader has', async () => {
    const folder = aFolder();
    const site = await aSite(folder);
    await site.close();
    onlyItem(site.file(''), ['/world', html('world of 2019')], '2019-06-01T12:00:00.000Z');
    const { port } = await aDelivery({ folder });
    const has = { headers: { 'if-modified-since': 'Sat, 01 Jun 2024 12:00:00 GMT' } };
    expect(await ask(port, '/world', has)).toMatchObject({ status: 200, text: 'world of 2019' });
    const headers = { 'if-modified-since': 'Sat, 01 Jun 2019 12:00:00 GMT' };
    expect((await ask(port, '/world', { headers })).status).toBe(304);
  });

  test('a date that is still to come is not told to anybody, and proves nothing', async () => {
    const folder = aFolder();
    const site = await aSite(folder);
    await site.close();
    const ahead = new Date(Date.now() + 3_600_000);
    onlyItem(site.file(''), ['/world', html('from a clock that ran ahead')], ahead.toISOString());
    const { port } = await aDelivery({ folder });
    const headers = { 'if-modified-since': ahead.toUTCString() };
    const got = await ask(port, '/world', { headers });
    expect([got.status, got.headers['last-modified']]).toEqual([200, undefined]);
  });
});

describe('a request that says what state it asks of', () => {
  const tagOf = async (port: number, path = '/world') => String((await ask(port, path)).headers.etag);

  test('is answered while that is the present one, and 412 when it is not', async () => {
    const { port, shelf } = await aSite();
    const tag = await tagOf(port);
    const status = (match: string) => ask(port, '/world', { headers: { 'if-match': match } }).then((got) => got.status);
    expect([await status(tag), await status(`"other", ${tag}`), await status('*')]).toEqual([200, 200, 200]);
    expect([await status('"other"'), await status(`W/${tag}`), await status('')]).toEqual([412, 412, 412]);
    await fill(shelf, { '/world': html('newer') });
    expect(await status(tag)).toBe(412);
  });

  test('comes before what a client has already', async () => {
    const { port } = await aSite();
    const tag = await tagOf(port);
    const both = (match: string) => ask(port, '/world', { headers: { 'if-match': match, 'if-none-match': tag } });
    expect([(await both(tag)).status, (await both('"other"')).status]).toEqual([304, 412]);
  });

  test('by date: 412 once it changed since', async () => {
    const { port } = await aSite();
    const since = (date: string) =>
      ask(port, '/world', { headers: { 'if-unmodified-since': date } }).then(({ status }) => status);
    expect(await since(new Date(Date.now() + 60_000).toUTCString())).toBe(200);
    expect(await since('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(412);
    expect(await since('no date')).toBe(200);
  });

  test('means nothing where there is no page', async () => {
    const { port } = await aSite();
    const headers = { 'if-match': '"x"' };
    expect((await ask(port, '/nothing', { headers })).status).toBe(404);
    expect((await ask(port, '/news/k3x9abcd', { headers })).status).toBe(301);
  });

  test('goes for pictures too', async () => {
    const { port, media, shelf } = await aSite();
    await media.put('3f9a0c55/640.webp', Buffer.from('picture'));
    await fill(shelf, { '/_/media/3f9a0c55': html('The paper') });
    const tag = await tagOf(port, '/media/3f9a0c55/640.webp');
    const status = (match: string) =>
      ask(port, '/media/3f9a0c55/640.webp', { headers: { 'if-match': match } }).then((got) => got.status);
    expect([await status(tag), await status('*'), await status('"other"')]).toEqual([200, 200, 412]);
  });
});

describe('after words were taken from readers', () => {
  const kept = (folder: string) =>
    readdirSync(join(folder, 'last-good')).map((name) => readFileSync(join(folder, 'last-good', name)).toString());

  test('no include shows what it said before, neither at once nor after a restart', async () => {
    const folder = aFolder();
    const site = await aSite(folder);
    await fill(site.shelf, { '/_/include/uk/top': include('a killed headline') });
    expect((await ask(site.port, '/')).text).toContain('a killed headline');
    await site.shelf.put('/_/include/uk/top', include('no such headline'));
    await site.shelf.settle();
    writeFileSync(site.file('_/include/uk/top.html'), 'torn');
    expect((await ask(site.port, '/')).text).toContain('a killed headline');
    await site.shelf.settle({ takesAway: true });
    expect(await ask(site.port, '/')).toMatchObject({ status: 200, text: 'front ' });
    await site.close();
    const after = await aDelivery({ folder });
    expect(await ask(after.port, '/')).toMatchObject({ status: 200, text: 'front ' });
  });

  test('not even when it was kept before and comes back with a restored folder', async () => {
    const folder = aFolder();
    const site = await aSite(folder);
    await fill(site.shelf, { '/_/include/uk/top': include('a killed headline') });
    await ask(site.port, '/');
    await site.close();
    expect(kept(folder).join()).toContain('a killed headline');
    cpSync(join(folder, 'last-good'), join(folder, 'backup'), { recursive: true });
    const shelf = openDiskShelf(join(folder, 'shelf'));
    await shelf.put('/_/include/uk/top', include('no such headline'));
    await shelf.settle({ takesAway: true });
    rmSync(join(folder, 'last-good'), { recursive: true });
    renameSync(join(folder, 'backup'), join(folder, 'last-good'));
    truncateSync(site.file('_/include/uk/top.html'), 0);
    const after = await aDelivery({ folder });
    expect(await ask(after.port, '/')).toMatchObject({ status: 200, text: 'front ' });
  });

  test('no page does either', async () => {
    const { port, shelf, file } = await aSite();
    expect((await ask(port, '/world')).text).toBe('world');
    await shelf.put('/world', html('the world without a story'));
    await shelf.settle({ takesAway: true });
    truncateSync(file('world.html'), 4);
    expect((await ask(port, '/world')).status).toBe(503);
  });

  test('an include that they were not in goes on showing its last good state', async () => {
    const folder = aFolder();
    const site = await aSite(folder);
    await ask(site.port, '/');
    await fill(site.shelf, { '/news/other': html('x') });
    await site.shelf.settle({ takesAway: true });
    expect((await ask(site.port, '/')).text).toBe('front top\n');
    await site.close();
    rmSync(site.file('_/include/uk/top.html'));
    const after = await aDelivery({ folder });
    expect((await ask(after.port, '/')).text).toBe('front top\n');
  });
});
