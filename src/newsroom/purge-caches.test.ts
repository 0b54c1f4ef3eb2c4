import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { aHouse, type House } from '../../test/house/houses.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { countPurges, isPurgedUpTo } from '../store/purges.ts';
import { type CacheFront, cacheFrontOf } from './cache-front.ts';
import { openPurging, type Purging } from './purge-caches.ts';

interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Speaks as a cache does over HTTP, and notes what it was asked; `says` is what it answers. */
async function aCacheServer() {
  const calls: Call[] = [];
  const says = { status: 200, body: '{"success": true}' };
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    void text(request).then((body) => {
      calls.push({ method, url, headers, body });
      response.writeHead(says.status).end(says.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => server.close().closeAllConnections());
  return { calls, says, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function frontOf(said: string, api: string): CacheFront {
  const front = cacheFrontOf({ STANDFIRST_CDN: said, STANDFIRST_CDN_TOKEN: 'secret-token', STANDFIRST_CDN_API: api });
  if (front === null) throw new Error('It is named.');
  return front;
}

const keys = (many: number): string[] => Array.from({ length: many }, (_, at) => `/news/a${at}/slug`);

test('Fastly is asked for 256 keys a call, softly unless words were taken from readers', async () => {
  const { calls, origin } = await aCacheServer();
  const front = frontOf('fastly SVC1', origin);
  await front.purge(keys(300), false);
  await front.purge(keys(1), true);
  await front.purgeAll();
  expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /service/SVC1/purge',
    'POST /service/SVC1/purge',
    'POST /service/SVC1/purge',
    'POST /service/SVC1/purge_all',
  ]);
  const given = calls.slice(0, 3).map(({ body }) => (JSON.parse(body) as { surrogate_keys: string[] }).surrogate_keys);
  expect(given.map(({ length }) => length)).toEqual([256, 44, 1]);
  expect(given.flat().slice(0, 300)).toEqual(keys(300));
  expect(calls.map(({ headers }) => headers['fastly-soft-purge'])).toEqual(['1', '1', undefined, undefined]);
  expect(calls.every(({ headers }) => headers['fastly-key'] === 'secret-token')).toBe(true);
});

test('Cloudflare is asked for 30 tags a call, and its “no” with status 200 is one', async () => {
  const { calls, says, origin } = await aCacheServer();
  const front = frontOf('cloudflare zone9', origin);
  await front.purge(keys(61), false);
  expect(calls.map(({ body }) => (JSON.parse(body) as { tags: string[] }).tags.length)).toEqual([30, 30, 1]);
  expect(calls[0]).toMatchObject({
    url: '/zones/zone9/purge_cache',
    headers: { authorization: 'Bearer secret-token' },
  });
  says.body = '{"success": false, "errors": [{"code": 1107}]}';
  await expect(front.purge(keys(1), true)).rejects.toMatchObject({ code: 'cache-refuses' });
});

test('each Varnish is asked, in headers that it takes', async () => {
  const [one, other] = [await aCacheServer(), await aCacheServer()];
  await frontOf(`varnish ${one.origin}, ${other.origin}`, '').purge(keys(900), true);
  const given = one.calls.map(({ headers }) => String(headers['x-purge-keys']));
  expect(given.every(({ length }) => length <= 6000)).toBe(true);
  expect(given.join(' ').split(' ')).toEqual(keys(900));
  expect(other.calls.length).toBe(one.calls.length);
});

test.each([['varnish'], ['varnish not-an-address'], ['akamai x'], ['fastly a/b']])('%s names no cache', (said) => {
  expect(() => cacheFrontOf({ STANDFIRST_CDN: said, STANDFIRST_CDN_TOKEN: 't' })).toThrow('STANDFIRST_CDN');
  expect(() => cacheFrontOf({ STANDFIRST_CDN: 'fastly abc' })).toThrow('STANDFIRST_CDN_TOKEN');
});

async function aHouseWithCache(house?: House) {
  const cache = await aCacheServer();
  const lines: unknown[] = [];
  const log = {
    info: () => {},
    warn: () => {},
    error: (fields: unknown, said: string) => void lines.push([fields, said]),
  };
  const known = house ?? (await aHouse());
  const live = { upTo: Infinity };
  const isBack = { now: false };
  const parts = {
    front: frontOf('fastly SVC1', cache.origin),
    liveUpTo: () => Math.min(live.upTo, known.shelf.standings().number),
    isBack: () => isBack.now,
  };
  const purging = openPurging({ ...known.rooms, log }, parts);
  const keysAsked = () =>
    cache.calls.flatMap(({ body }) =>
      body === '' ? ['*'] : (JSON.parse(body) as { surrogate_keys: string[] }).surrogate_keys,
    );
  return { house: known, purging, lines, live, isBack, keysAsked, ...cache };
}

/** Until everything was done twice: the house's clock goes on by a second at each look. */
async function calm(purging: Purging): Promise<void> {
  for (let time = 0; time < 12; time += 1) await purging.look();
}

test('what a publication changed is purged by address, story and include, once it is live at every delivery', async () => {
  const { house, purging, live, calls, keysAsked } = await aHouseWithCache();
  await calm(purging);
  calls.length = 0;
  live.upTo = house.shelf.standings().number;
  await house.publish({ story: aStory({ id: idOf(1) }) });
  await purging.look();
  expect(calls).toEqual([]);
  expect(await purging.settled(0)).toBe('waiting');
  live.upTo += 1000;
  expect(await purging.settled(5000)).toBe('purged');
  expect(keysAsked()).toEqual(expect.arrayContaining(['/', '/world', `story/${idOf(1)}`]));
  expect(calls.every(({ headers }) => headers['fastly-soft-purge'] === '1')).toBe(true);
});

test('what is settled while a look begins is purged when deliveries have it, and not called done before', async () => {
  const house = await aHouse();
  const { shelf } = house;
  const late = { standings: shelf.standings, stamp: shelf.stamp };
  const seen = { ...shelf, standings: () => late.standings(), stamp: () => late.stamp() };
  const { purging, live, calls, keysAsked } = await aHouseWithCache({
    ...house,
    shelf: seen,
    rooms: { ...house.rooms, shelf: seen },
  });
  await calm(purging);
  const before = { standings: shelf.standings(), stamp: shelf.stamp() };
  live.upTo = before.standings.number;
  await house.publish({ story: aStory({ id: idOf(1) }) });
  // Another process settles after the first of the two was asked, whichever that is.
  const first = { is: '' };
  late.standings = () => ((first.is ||= 'standings') === 'standings' ? before.standings : shelf.standings());
  late.stamp = () => ((first.is ||= 'stamp') === 'stamp' ? before.stamp : shelf.stamp());
  await purging.look();
  Object.assign(late, { standings: shelf.standings, stamp: shelf.stamp });
  await purging.look();
  calls.length = 0;
  live.upTo = Infinity;
  expect(await purging.settled(5000)).toBe('purged');
  expect(keysAsked()).toContain(`story/${idOf(1)}`);
});

test('what deliveries have is purged while more is published all the time, and no change is called done before', async () => {
  const { house, purging, live, calls, keysAsked } = await aHouseWithCache();
  await calm(purging);
  live.upTo = house.shelf.standings().number;
  const { reader } = house.store;
  for (let number = 1; number < 6; number += 1) {
    await house.publish({ story: aStory({ id: idOf(number), urlSlug: `s-${number}` }) });
    const settle = house.shelf.standings().number;
    // Deliveries are one publication behind.
    calls.length = 0;
    await purging.look();
    expect(await isPurgedUpTo(reader, settle)).toBe(false);
    if (number > 1) {
      expect(keysAsked()).toContain('/');
      expect(keysAsked()).not.toContain(`story/${idOf(number)}`);
      expect(await isPurgedUpTo(reader, live.upTo)).toBe(true);
    }
    live.upTo = settle;
  }
  expect(await purging.settled(5000)).toBe('purged');
  expect(keysAsked()).toContain(`story/${idOf(5)}`);
});

test('what is taken from readers is purged hard', async () => {
  const { house, purging, calls, keysAsked } = await aHouseWithCache();
  await house.publish({ story: aStory({ id: idOf(1) }) });
  await calm(purging);
  calls.length = 0;
  await house.kill(idOf(1));
  expect(await purging.settled(5000)).toBe('purged');
  const hard = calls.filter(({ headers }) => headers['fastly-soft-purge'] === undefined);
  expect(hard.map(({ body }) => body).join()).toContain(`story/${idOf(1)}`);
  expect(keysAsked()).toContain('/world');
});

test('a picture that readers may have no more is purged hard, with all that was made of it, and so is one file', async () => {
  const { house, purging, calls } = await aHouseWithCache();
  const asked = async () => {
    calls.length = 0;
    expect(await purging.settled(5000)).toBe('purged');
    return calls
      .filter(({ headers }) => headers['fastly-soft-purge'] === undefined)
      .flatMap(({ body }) => (JSON.parse(body) as { surrogate_keys: string[] }).surrogate_keys);
  };
  await calm(purging);
  const renditions = [{ path: '/media/5f0000aa/640.webp', type: 'image/webp' as const, width: 640, height: 360 }];
  const picture = { id: '5f0000aa', width: 640, height: 360, renditions };
  const mainMedia = { type: 'image', picture, alt: 'A ferry', decorative: false, caption: null, credit: null } as const;
  await house.publish({ story: aStory({ id: idOf(1), mainMedia }) });
  await calm(purging);
  await house.kill(idOf(1));
  expect(await asked()).toContain('media/5f0000aa');
  await calm(purging);
  purging.noteGone('5f0000aa/640.webp');
  expect(await asked()).toEqual(['/media/5f0000aa/640.webp']);
});

test('everything is purged once more when a delivery that nobody waited for is there again', async () => {
  const { purging, isBack, calls, keysAsked } = await aHouseWithCache();
  await calm(purging);
  calls.length = 0;
  isBack.now = true;
  await purging.look();
  isBack.now = false;
  expect(keysAsked()).toEqual(['*']);
  await calm(purging);
  calls.length = 0;
  await calm(purging);
  expect(calls).toEqual([]);
});

test('a cache that is away is asked again, over a restart too, and the log tells of it once and never of the token', async () => {
  const { house, purging, says, lines } = await aHouseWithCache();
  await purging.settled(5000);
  says.status = 503;
  says.body = 'away';
  await house.publish({ story: aStory({ id: idOf(1) }) });
  for (let time = 0; time < 5; time += 1) await purging.look();
  expect(await purging.settled(0)).toBe('waiting');
  expect(await purging.queue()).toMatchObject({ said: expect.stringContaining('503') });
  expect((await countPurges(house.store.reader)).waiting).toBeGreaterThan(2);
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain('secret-token');
  const after = await aHouseWithCache(house);
  expect(await after.purging.settled(5000)).toBe('purged');
  expect(after.keysAsked()).toContain(`story/${idOf(1)}`);
});

test('each purge is done once more after a while: what a cache was fetching during the first may have been old', async () => {
  const { house, purging, calls, keysAsked } = await aHouseWithCache();
  await purging.settled(5000);
  await house.publish({ story: aStory({ id: idOf(1) }) });
  await purging.settled(5000);
  const first = keysAsked().length;
  calls.length = 0;
  await calm(purging);
  expect(keysAsked()).toContain(`story/${idOf(1)}`);
  expect(keysAsked().length).toBeLessThanOrEqual(first);
  calls.length = 0;
  await calm(purging);
  expect(calls).toEqual([]);
});

test('a cache that takes the question and hangs keeps an editor no longer than was said', async () => {
  const house = await aHouse();
  const server = createServer(() => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => server.close().closeAllConnections());
  const front = frontOf('fastly SVC1', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const purging = openPurging(house.rooms, {
    front,
    liveUpTo: () => house.shelf.standings().number,
    isBack: () => false,
  });
  const first = await Promise.race([purging.settled(200), purging.look().catch(() => 'ended')]);
  expect(first).toBe('waiting');
});
