import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { aDelivery, ask, fill, gone, hole, html, include, moved } from '../../../test/house/deliveries.ts';
import { aFolder } from '../../../test/house/folders.ts';
import { openDiskShelf } from '../../press/disk-shelf.ts';
import type { Shelf } from '../../press/shelf.ts';

const br = { headers: { 'accept-encoding': 'br' } };

describe('what is settled is in the next answer', () => {
  test('after each change of a page, its includes, its form', async () => {
    const { port, shelf } = await aDelivery();
    const text = async (path = '/a') => (await ask(port, path, br)).text;
    await fill(shelf, {
      '/a': html(`one ${hole('/_/include/x')}`),
      '/b': html(`b ${hole('/_/include/x')}`),
      '/_/include/x': include('x'),
    });
    expect([await text(), await text('/b'), await text('/c')]).toEqual([
      'one x\n',
      'b x\n',
      expect.stringContaining('not found'),
    ]);
    await fill(shelf, { '/_/include/x': include('y'), '/c': html('c') });
    expect([await text(), await text('/b'), await text('/c')]).toEqual(['one y\n', 'b y\n', 'c']);
    await fill(shelf, { '/a': moved('/b') });
    expect(await ask(port, '/a')).toMatchObject({ status: 301, headers: { location: '/b' } });
    await fill(shelf, { '/a': gone('why') });
    expect(await ask(port, '/a')).toMatchObject({ status: 410, text: 'why' });
    await shelf.remove('/a');
    await shelf.settle();
    expect((await ask(port, '/a')).status).toBe(404);
    await fill(shelf, { '/a': html('back') });
    expect(await text()).toBe('back');
  });

  test('when another process pressed it', { timeout: 60_000 }, async () => {
    const { port, shelf, folder } = await aDelivery();
    await fill(shelf, { '/a': html('0') });
    const presser = otherPress(join(folder, 'shelf'));
    for (let round = 1; round <= 30; round += 1) {
      await presser.put(String(round));
      const answers = await Promise.all([
        ask(port, '/a', br),
        ask(port, '/a'),
        ask(port, '/a', { headers: { 'accept-encoding': 'gzip' } }),
      ]);
      expect(answers.map(({ text }) => text)).toEqual(Array.from({ length: 3 }, () => String(round)));
    }
  });

  test('while readers ask all the time, nobody is sent back in time', { timeout: 60_000 }, async () => {
    const { port, shelf } = await aDelivery();
    let settled = 0;
    await fill(shelf, { '/a': html('0') });
    const over = new AbortController();
    const reader = async () => {
      while (!over.signal.aborted) {
        const atLeast = settled;
        const { text } = await ask(port, '/a', br);
        expect(Number(text)).toBeGreaterThanOrEqual(atLeast);
      }
    };
    const readers = Array.from({ length: 8 }, reader);
    for (let round = 1; round <= 100; round += 1) {
      await fill(shelf, { '/a': html(String(round)) });
      settled = round;
      await new Promise((resolve) => setTimeout(resolve, round % 5));
    }
    over.abort();
    await Promise.all(readers);
  });
});

/** A process of its own that presses what it is told to. */
function otherPress(folder: string) {
  const program = `
    import { openDiskShelf } from ${JSON.stringify(join(import.meta.dirname, '../../press/disk-shelf.ts'))};
    import { createInterface } from 'node:readline';
    const shelf = openDiskShelf(process.argv[1]);
    for await (const text of createInterface({ input: process.stdin })) {
      await shelf.put('/a', { is: 'page', type: 'text/html; charset=utf-8', body: Buffer.from(text) });
      await shelf.settle();
      console.log('settled');
    }`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  return {
    put: async (text: string) => {
      child.stdin.write(`${text}\n`);
      await once(child.stdout, 'data');
    },
  };
}

/** A shelf that counts how often it is asked for what readers asked for; pages for errors are kept ready besides. */
function counting(shelf: Shelf) {
  const counts = { get: 0, tag: 0 };
  const count = (what: 'get' | 'tag', path: string) => {
    if (path !== '/' && !path.startsWith('/_/error')) counts[what] += 1;
  };
  const counted: Shelf = {
    ...shelf,
    get: (path) => {
      count('get', path);
      return shelf.get(path);
    },
    tag: (path) => {
      count('tag', path);
      return shelf.tag(path);
    },
  };
  return { counts, counted };
}

async function aCountedSite() {
  const { counts, counted } = counting(openDiskShelf(join(aFolder(), 'shelf')));
  const site = await aDelivery({ shelf: counted });
  await fill(site.shelf, {
    '/a': html(`one ${hole('/_/include/x')}`),
    '/_/include/x': include('x'),
    '/_/error/404/uk': html('missing'),
  });
  await ask(site.port, '/a', br);
  return { ...site, counts, reset: () => Object.assign(counts, { get: 0, tag: 0 }) };
}

describe('thrift', () => {
  test('what is known to be good is served without asking the shelf', async () => {
    const { port, counts, reset } = await aCountedSite();
    await ask(port, '/nothing');
    reset();
    for (let i = 0; i < 20; i += 1) await ask(port, '/a', br);
    await ask(port, '/nothing');
    expect(counts).toEqual({ get: 0, tag: 0 });
  });

  test('after a settle that did not concern it, a page is compared and not read', async () => {
    const { port, shelf, counts, reset } = await aCountedSite();
    const before = await ask(port, '/a', br);
    await fill(shelf, { '/other': html('other') });
    reset();
    const after = await ask(port, '/a', br);
    expect(counts.get).toBe(0);
    expect(after.headers.etag).toBe(before.headers.etag);
  });

  test('many who ask for the same at a time cost one reading', async () => {
    const { port, shelf, counts, reset } = await aCountedSite();
    await fill(shelf, { '/b': html('b'.repeat(5000)) });
    reset();
    await Promise.all(Array.from({ length: 50 }, () => ask(port, '/b', br)));
    expect(counts.get).toBeLessThanOrEqual(1);
  });
});

describe('memory', () => {
  test('is bounded: what is asked most stays, and everything is served right', { timeout: 60_000 }, async () => {
    const { counts, counted } = counting(openDiskShelf(join(aFolder(), 'shelf')));
    const { port, shelf } = await aDelivery({ shelf: counted, tuning: { memory: 400_000 } });
    const body = (i: number) => `${i} ${'x'.repeat(20_000)}`;
    await fill(shelf, Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`/p${i}`, html(body(i))])));
    for (let i = 0; i < 60; i += 1) {
      expect((await ask(port, `/p${i}`)).text).toBe(body(i));
      expect((await ask(port, '/p0')).text).toBe(body(0));
    }
    const before = counts.get;
    await ask(port, '/p0');
    expect(counts.get).toBe(before);
    for (let i = 0; i < 60; i += 1) await ask(port, `/p${i}`);
    expect(counts.get - before).toBeGreaterThan(30);
  });
});

describe('dates', () => {
  test('content that changes twice in a second is never taken for the older one', async () => {
    const { port, shelf } = await aDelivery();
    for (let round = 0; round < 40; round += 1) {
      await fill(shelf, { '/a': html(`one ${round}`) });
      const first = await ask(port, '/a');
      await fill(shelf, { '/a': html(`two ${round}`) });
      const since = String(first.headers['last-modified']);
      expect((await ask(port, '/a', { headers: { 'if-modified-since': since } })).status).toBe(200);
    }
  });

  test('an include that falls back does not turn the date back', async () => {
    const { port, shelf, folder } = await aDelivery();
    await fill(shelf, { '/a': html(`a ${hole('/_/include/x')}`), '/b': html('b'), '/_/include/x': include('old') });
    await ask(port, '/a');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await fill(shelf, { '/a': html(`a2 ${hole('/_/include/x')}`) });
    const before = await ask(port, '/a');
    rmSync(join(folder, 'shelf/_/include/x.html'));
    await shelf.settle();
    const after = await ask(port, '/a');
    expect(after.text).toBe(before.text);
    expect(Date.parse(String(after.headers['last-modified']))).toBeGreaterThanOrEqual(
      Date.parse(String(before.headers['last-modified'])),
    );
  });
});

test(
  'when nothing else is to be done, brotli gets better, and who has the page keeps it',
  { timeout: 30_000 },
  async () => {
    const { port, shelf } = await aDelivery();
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const words = Array.from(
      { length: 5000 },
      () => 'stone river market council harbour vote bridge winter'.split(' ')[next(8)]! + 'aeiouy'[next(6)],
    ).join(' ');
    await fill(shelf, { '/a': html(words) });
    const before = await ask(port, '/a', br);
    await expect
      .poll(() => ask(port, '/a', br).then(({ bytes }) => bytes.length), { timeout: 20_000, interval: 300 })
      .toBeLessThan(before.bytes.length);
    const after = await ask(port, '/a', br);
    expect(after.text).toBe(words);
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(
      (await ask(port, '/a', { headers: { 'accept-encoding': 'br', 'if-none-match': String(before.headers.etag) } }))
        .status,
    ).toBe(304);
  },
);
