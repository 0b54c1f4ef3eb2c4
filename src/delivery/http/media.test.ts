import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aDelivery, ask, fill, gone, html } from '../../../test/house/deliveries.ts';
import { aFolder } from '../../../test/house/folders.ts';
import { toInstant } from '../../base/clock.ts';
import { type Log, silentLog } from '../../base/log.ts';
import { shownUntil } from '../../base/shown-until.ts';
import { parseRange } from '../../base/byte-range.ts';

const bytes = Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 251));
const path = '/media/3f9a0c55/640.webp';

async function aSite(log: Log = silentLog) {
  const site = await aDelivery({ log });
  await site.media.put('3f9a0c55/640.webp', bytes);
  await fill(site.shelf, { '/_/media/3f9a0c55': html('The paper') });
  return site;
}

describe('media', () => {
  test('answers 410 for what readers had and was taken away, while others of its original are there; 404 for what never was', async () => {
    const { port, media } = await aSite();
    await media.put('3f9a0c55/320.webp', bytes);
    await media.retire('3f9a0c55/320.webp');
    const status = async (name: string) => (await ask(port, `/media/${name}`)).status;
    expect([
      await status('3f9a0c55/320.webp'),
      await status('3f9a0c55/640.webp'),
      await status('3f9a0c55/960.webp'),
    ]).toEqual([410, 200, 404]);
    expect([await status('3f9a0c55/.gone-320.webp'), await status('77777777/320.webp')]).toEqual([404, 404]);
    await media.put('3f9a0c55/320.webp', bytes);
    expect(await status('3f9a0c55/320.webp')).toBe(200);
  });

  test('is served whole, and may be kept for a day: a kill has to reach every copy', async () => {
    const { port } = await aSite();
    const got = await ask(port, path, { headers: { 'accept-encoding': 'br' } });
    expect(got.status).toBe(200);
    expect(got.bytes.equals(bytes)).toBe(true);
    expect(got.headers).toMatchObject({
      'content-type': 'image/webp',
      'content-length': '5000',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
      // By the second a cache lets go of all that was made of the original.
      'surrogate-key': `${path} media/3f9a0c55`,
    });
    expect(got.headers['content-encoding']).toBe(undefined);
    expect((await ask(port, `${path}?v=2`)).bytes.equals(bytes)).toBe(true);
  });

  test('HEAD says the same and sends nothing', async () => {
    const { port } = await aSite();
    const get = await ask(port, path);
    const head = await ask(port, path, { method: 'HEAD', headers: { range: 'bytes=0-1' } });
    expect([head.status, head.bytes.length, { ...head.headers, date: '' }]).toEqual([
      200,
      0,
      { ...get.headers, date: '' },
    ]);
  });

  test.each([
    ['bytes=0-99', 206, 'bytes 0-99/5000', bytes.subarray(0, 100)],
    ['bytes=4990-', 206, 'bytes 4990-4999/5000', bytes.subarray(4990)],
    ['bytes=-10', 206, 'bytes 4990-4999/5000', bytes.subarray(4990)],
    ['bytes=-9999', 206, 'bytes 0-4999/5000', bytes],
    ['bytes=10-99999', 206, 'bytes 10-4999/5000', bytes.subarray(10)],
    ['bytes=4999-4999', 206, 'bytes 4999-4999/5000', bytes.subarray(4999)],
    ['bytes=5000-', 416, 'bytes */5000', Buffer.alloc(0)],
    ['bytes=-0', 416, 'bytes */5000', Buffer.alloc(0)],
    ['bytes=99-10', 200, undefined, bytes],
    ['bytes=0-1,5-6', 200, undefined, bytes],
    ['bytes=-', 200, undefined, bytes],
    ['lines=0-1', 200, undefined, bytes],
    ['nonsense', 200, undefined, bytes],
  ])('%s gets %i', async (range, status, contentRange, sent) => {
    const { port } = await aSite();
    const got = await ask(port, path, { headers: { range } });
    expect([got.status, got.headers['content-range'], got.headers['content-length']]).toEqual([
      status,
      contentRange,
      String(sent.length),
    ]);
    expect(got.bytes.equals(sent)).toBe(true);
  });

  test('a range of what has changed since is answered with the whole', async () => {
    const { port } = await aSite();
    const { headers } = await ask(port, path);
    const status = async (ifRange: string) =>
      (await ask(port, path, { headers: { range: 'bytes=0-1', 'if-range': ifRange } })).status;
    expect(await status(String(headers.etag))).toBe(206);
    expect(await status(String(headers['last-modified']))).toBe(206);
    expect(await status('"other"')).toBe(200);
    expect(await status(`W/${headers.etag}`)).toBe(200);
    expect(await status('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(200);
  });

  test('what the client has is not sent again, range or not', async () => {
    const { port } = await aSite();
    const { headers } = await ask(port, path);
    for (const more of [{}, { range: 'bytes=0-1' }]) {
      const got = await ask(port, path, { headers: { 'if-none-match': String(headers.etag), ...more } });
      expect([got.status, got.bytes.length, got.headers.etag]).toEqual([304, 0, headers.etag]);
    }
    expect((await ask(port, path, { headers: { 'if-modified-since': String(headers['last-modified']) } })).status).toBe(
      304,
    );
  });

  test('what no published story shows is a 404, and what one showed is gone with it', async () => {
    const { port, media, shelf } = await aSite();
    await media.put('77aa0c55/640.webp', bytes);
    expect((await ask(port, '/media/77aa0c55/640.webp')).status).toBe(404);
    await fill(shelf, { '/_/media/3f9a0c55': gone('It was taken down.') });
    const answer = await ask(port, path);
    expect([answer.status, answer.text]).toEqual([410, 'It was taken down.']);
    for (const range of ['bytes=0-1', 'bytes=-5'])
      expect((await ask(port, path, { headers: { range } })).status).toBe(410);
  });

  test('what has come to its end is gone from then on, though the newsroom is down; what never was is a 404', async () => {
    const { port, shelf } = await aSite();
    const until = (ms: number) => html(shownUntil('The paper', toInstant(new Date(Date.now() + ms))));
    const status = async (at: string) => (await ask(port, at)).status;
    await fill(shelf, { '/_/media/3f9a0c55': until(60_000) });
    expect(await status(path)).toBe(200);
    await fill(shelf, { '/_/media/3f9a0c55': until(-1000) });
    expect([await status(path), await status('/media/3f9a0c55/999.webp')]).toEqual([410, 404]);
  });

  test('what is not there, or no file, is a 404', async () => {
    const { port, folder } = await aSite();
    mkdirSync(join(folder, 'media/3f9a0c55/folder.webp'));
    execFileSync('mkfifo', [join(folder, 'media/3f9a0c55/pipe.webp')]);
    writeFileSync(join(folder, 'secret.webp'), 'secret');
    for (const name of [
      '3f9a0c55/none.webp',
      '3f9a0c55/folder.webp',
      '3f9a0c55/pipe.webp',
      '3f9a0c55/',
      '',
      '../secret.webp',
      '3f9a0c55/%2e%2e/%2e%2e/secret.webp',
    ]) {
      expect([name, (await ask(port, `/media/${name}`)).status]).toEqual([
        name,
        name.includes('.') && name.match(/\.\.|%2e/) ? 400 : 404,
      ]);
    }
  });

  test('on a shelf that an older build pressed, readers keep the pictures they had until all of it is pressed anew', async () => {
    const folder = aFolder();
    mkdirSync(join(folder, 'shelf'));
    // As builds before the seals left a page: bare, and in no log.
    writeFileSync(join(folder, 'shelf', 'index.html'), '<h1>front</h1>');
    const { port, shelf, media } = await aDelivery({ folder });
    await media.put('3f9a0c55/640.webp', bytes);
    await media.put('7b12ee04/640.webp', bytes);
    const status = async () => [(await ask(port, path)).status, (await ask(port, '/media/7b12ee04/640.webp')).status];
    expect(await status()).toEqual([200, 200]);
    await fill(shelf, { '/_/media/3f9a0c55': gone('Taken down') });
    expect(await status()).toEqual([410, 200]);
    await shelf.put('/_/media/3f9a0c55', html('The paper'));
    await shelf.settle({ isComplete: true });
    expect(await status()).toEqual([200, 404]);
  });

  test('where nothing was ever pressed nobody gets a picture', async () => {
    const { port, media } = await aDelivery();
    await media.put('3f9a0c55/640.webp', bytes);
    expect((await ask(port, path)).status).toBe(503);
  });

  test('a file that cannot be read is a 503, said once, until it can be read again', async () => {
    const told: object[] = [];
    const { port, folder, media } = await aSite({ ...silentLog, error: (details) => void told.push(details) });
    const file = join(folder, 'media/3f9a0c55/640.webp');
    rmSync(file);
    // What leads to itself can be read by nobody, whoever runs these tests.
    symlinkSync('640.webp', file);
    for (let time = 0; time < 3; time += 1) {
      const { status, headers } = await ask(port, path);
      expect([status, headers['retry-after']]).toEqual([503, '5']);
    }
    expect(told).toEqual([expect.objectContaining({ path })]);
    rmSync(file);
    await media.put('3f9a0c55/640.webp', bytes);
    expect((await ask(port, path)).status).toBe(200);
  });
});

test('ranges of nothing', () => {
  expect([parseRange('bytes=0-', 0), parseRange('bytes=-5', 0), parseRange('bytes=0-0', 0)]).toEqual([
    'unsatisfiable',
    'unsatisfiable',
    'unsatisfiable',
  ]);
});
