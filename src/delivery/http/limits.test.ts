import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { aDelivery, ask, exchange, fill, html } from '../../../test/house/deliveries.ts';
import { aFolder } from '../../../test/house/folders.ts';
import { type Log, silentLog } from '../../base/log.ts';
import { openDiskShelf } from '../../press/disk-shelf.ts';

const REQUEST = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const limits = { headTime: 600, idleTime: 600, stallTime: 600, closeTime: 400, leastRate: 200 };
/** What waits for this has not ended when the test has. */
const HOURS = 10 * 60 * 60_000;

async function aSite(
  more: Partial<typeof limits> & { connections?: number } = {},
  isFast = true,
  log: Log = silentLog,
) {
  const site = await aDelivery({ tuning: { limits: { ...limits, ...more }, isFast }, log });
  await fill(site.shelf, {
    '/': html('front'),
    '/big.txt': { is: 'page', type: 'text/plain; charset=utf-8', body: Buffer.alloc(20_000_000, 'x') },
  });
  return site;
}

/** Each of them would go on for longer, and is cut off after a second: what does not come within this time on a busy machine does not come. */
const CUT_OFF_MS = 15_000;

/** How long a connection lives, and what it was sent. */
async function lifeOf(port: number, act: (socket: ReturnType<typeof connect>) => void | Promise<void>) {
  const started = performance.now();
  const socket = connect({ host: '127.0.0.1', port });
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString('latin1')));
  socket.on('error', () => {});
  void act(socket);
  await once(socket, 'close');
  return { ms: performance.now() - started, text };
}

describe.each([
  ['the fast path', true],
  ['Node’s server', false],
])('slow clients of %s', (_name, isFast) => {
  test('who say nothing are cut off', async () => {
    const { port } = await aSite({}, isFast);
    const { ms } = await lifeOf(port, () => {});
    expect(ms).toBeLessThan(CUT_OFF_MS);
  });

  test('who send a head a byte at a time are cut off', async () => {
    const { port } = await aSite({}, isFast);
    const { ms, text } = await lifeOf(port, async (socket) => {
      for (const letter of `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'y'.repeat(500)}`) {
        if (socket.destroyed) return;
        socket.write(letter);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
    expect(ms).toBeLessThan(CUT_OFF_MS);
    expect(text === '' || text.startsWith('HTTP/1.1 408')).toBe(true);
  });

  test('who are idle after a reply are closed, without a word', async () => {
    const { port } = await aSite({}, isFast);
    const { ms, text } = await lifeOf(port, (socket) => void socket.write(REQUEST));
    expect(ms).toBeGreaterThan(500);
    // Node itself would wait five seconds.
    expect(ms).toBeLessThan(5000);
    expect(text.match(/HTTP\/1\.1/g)?.length).toBe(1);
  });

  test('who do not take their reply are cut off', { timeout: 30_000 }, async () => {
    const { port } = await aSite({}, isFast);
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('error', () => {});
    socket.once('data', () => socket.pause());
    socket.write(REQUEST.replace('/ ', '/big.txt '));
    await new Promise((resolve) => setTimeout(resolve, 4000));
    let taken = 0;
    socket.on('data', (chunk) => (taken += chunk.length));
    socket.resume();
    await once(socket, 'close');
    // What the buffers of the two sides held, and no more.
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(15_000_000);
  });

  test('who take their time and keep at it get everything', { timeout: 30_000 }, async () => {
    const { port } = await aSite({}, isFast);
    const socket = connect({ host: '127.0.0.1', port });
    let taken = 0;
    socket.on('data', (chunk) => {
      taken += chunk.length;
      socket.pause();
      setTimeout(() => socket.resume(), 8);
    });
    socket.write(REQUEST.replace('/ ', '/big.txt ').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    await once(socket, 'close');
    expect(taken).toBeGreaterThan(20_000_000);
  });

  test('who send more than was asked for still get their last reply whole', async () => {
    const { port } = await aSite({}, isFast);
    for (let round = 0; round < 5; round += 1) {
      const socket = connect({ host: '127.0.0.1', port });
      let taken = 0;
      socket.on('error', () => {});
      socket.on('data', (chunk) => (taken += chunk.length));
      socket.write(
        REQUEST.replace('/ ', '/big.txt ').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n') + 'x'.repeat(3_000_000),
      );
      await once(socket, 'close');
      expect(taken).toBeGreaterThan(20_000_000);
    }
  });

  test('who send a body a byte at a time are answered, and cut off', async () => {
    const { port } = await aSite({}, isFast);
    const { ms, text } = await lifeOf(port, async (socket) => {
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n');
      for (let at = 0; at < 1000 && !socket.destroyed; at += 1) {
        socket.write('x');
        await sleep(20);
      }
    });
    expect(ms).toBeLessThan(CUT_OFF_MS);
    expect(text).toMatch(/^HTTP\/1\.1 405 /);
  });

  test('who vanish at any moment harm nobody, and nothing is said of them', async () => {
    const said: unknown[] = [];
    const say = (details: object, words: string) => void said.push([words, details]);
    const { port } = await aSite({}, isFast, { info: say, warn: say, error: say });
    const starts = [
      'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
      REQUEST.replace('/ ', '/big.txt '),
      REQUEST,
      'POST / HTTP/1.1\r\nHost: x\r\n\r\n',
      'nonsense\r\n\r\n',
      'GET / HT',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nhalf a body',
      REQUEST.replace('/ ', `/${'%zz'.repeat(50)} `),
    ];
    for (let round = 0; round < 60; round += 1) {
      const socket = connect({ host: '127.0.0.1', port });
      socket.on('error', () => {});
      await once(socket, 'connect');
      socket.write((starts[round % starts.length] ?? '').repeat(1 + (round % 3)));
      await sleep(round % 4);
      socket.resetAndDestroy();
    }
    expect((await ask(port, '/')).text).toBe('front');
    expect(said).toEqual([]);
  });

  test('who hold all connections and ask nothing make room for whoever asks', async () => {
    const { port } = await aSite({ connections: 20, idleTime: 60_000, headTime: 60_000 }, isFast);
    const held = Array.from({ length: 20 }, () => connect({ host: '127.0.0.1', port }));
    for (const socket of held) socket.on('error', () => {});
    await Promise.all(held.map((socket) => once(socket, 'connect')));
    // Half of them asked once, and keep their connection for it.
    for (const socket of held.slice(0, 10)) socket.write(REQUEST);
    const answer = () =>
      ask(port, '/').then(
        ({ status }) => status,
        () => 'turned away',
      );
    await expect.poll(answer, { timeout: 15_000, interval: 200 }).toBe(200);
    expect(held.filter(({ destroyed, readableEnded }) => !destroyed && !readableEnded).length).toBeGreaterThan(10);
    for (const socket of held) socket.destroy();
  });

  test('beyond the number of connections are turned away, and let in once others have gone', async () => {
    const { port } = await aSite({ connections: 3, idleTime: 5000, headTime: 5000 }, isFast);
    const sockets = Array.from({ length: 3 }, () => connect({ host: '127.0.0.1', port }));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(ask(port, '/')).rejects.toThrow();
    sockets[0]?.destroy();
    await expect
      .poll(() =>
        ask(port, '/').then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  test('closing waits for a page that is being made', async () => {
    const shelf = openDiskShelf(join(aFolder(), 'shelf'));
    await fill(shelf, { '/slow': html('slow') });
    const slow = { ...shelf, get: (path: string) => sleep(path === '/slow' ? 300 : 0).then(() => shelf.get(path)) };
    const site = await aDelivery({ shelf: slow, tuning: { isFast, limits: { ...limits, closeTime: HOURS } } });
    const asked = exchange(site.port, REQUEST.replace('/ ', '/slow '), 1000);
    await sleep(100);
    await site.close();
    const { text, isClosed } = await asked;
    expect(text).toMatch(/^HTTP\/1\.1 200 .*slow$/s);
    expect(isClosed).toBe(true);
  });

  test('closing finishes what is under way and closes what is idle', async () => {
    const site = await aSite({ idleTime: HOURS, headTime: HOURS, closeTime: HOURS }, isFast);
    const idle = connect({ host: '127.0.0.1', port: site.port });
    idle.write(REQUEST);
    await once(idle, 'data');
    await Promise.all([site.close(), once(idle, 'close')]);
    await expect(ask(site.port, '/')).rejects.toThrow();
  });
});
