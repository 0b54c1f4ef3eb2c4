import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ask, exchange, fill, gone, hole, html, include, moved, typed } from '../../../test/house/deliveries.ts';
import { aFolder } from '../../../test/house/folders.ts';
import { silentLog } from '../../base/log.ts';
import { openMediaShelf } from '../../media/media-shelf.ts';
import { openDiskShelf } from '../../press/disk-shelf.ts';
import { openAnswers } from '../answer/answers.ts';
import { openDamage } from '../answer/damage.ts';
import { openShelfChanges } from '../answer/shelf-changes.ts';
import { openReaderSearch } from '../answer/reader-search.ts';
import { makeCounting } from '../answer/tally.ts';
import { makeReadCounts } from '../answer/read-counts.ts';
import { makeResolve } from '../answer/resolve.ts';
import { makeResponder } from '../answer/responder.ts';
import { openIncludes } from '../compose/includes.ts';
import { openLastGood } from '../compose/last-good.ts';
import { openErrorPages } from '../find/error-pages.ts';
import { putFastPathBefore } from './fast-path.ts';
import { defaultLimits } from './limits.ts';
import { createNodeServer } from './node-server.ts';
import { servedMedia } from './public-media.ts';
import { readSimple } from './simple-request.ts';

const TEXT = 'A sentence that is long enough to be worth compressing. '.repeat(40);

/** One site behind two servers, the second with the fast path before it. */
async function aPair() {
  const folder = aFolder();
  const shelf = openDiskShelf(join(folder, 'shelf'));
  const media = openMediaShelf(join(folder, 'media'));
  await media.put('3f9a0c55/640.webp', Buffer.from('not really a picture'));
  await fill(shelf, {
    '/': html(`<style>a{}</style>${hole('/_/include/uk/x')}${TEXT}`),
    '/_/include/uk/x': include('x'),
    '/a': html(TEXT),
    '/small': html('small'),
    '/gone': gone('gone'),
    '/old': moved('/a'),
    '/old?id=5': moved('/small'),
    '/caf%C3%A9': html('coffee'),
    '/feeds/uk.rss': typed('application/rss+xml; charset=utf-8', TEXT),
    '/big.txt': typed('text/plain; charset=utf-8', TEXT.repeat(300)),
    '/_/error/404/uk': html(`missing ${TEXT}`),
  });
  const changes = openShelfChanges(shelf);
  const damage = openDamage(silentLog);
  const includes = openIncludes({
    shelf,
    changes,
    damage,
    lastGood: openLastGood(join(folder, 'last-good')),
    log: silentLog,
    limit: 15_000,
  });
  const resolve = makeResolve({
    isHttps: async () => false,
    shelf,
    includes,
    errorPages: openErrorPages(shelf, changes, ['uk']),
    changes,
    damage,
    onGrown: () => {},
  });
  const counts = makeReadCounts();
  const search = openReaderSearch({ shelf, includes, at: () => null, isKept: false });
  const tally = makeCounting();
  const answers = openAnswers({ changes, memory: 1e8, resolve });
  const responder = makeResponder({ shelf, answers, counts, search, tally });
  const parts = {
    responder,
    media: servedMedia(media, damage, false),
    tally,
    isProxied: false,
    log: silentLog,
    limits: defaultLimits,
    isClosing: () => false,
  };
  const [plain, fast] = [createNodeServer(parts), createNodeServer(parts)];
  const path = putFastPathBefore(fast, parts);
  const seen = { byNode: 0 };
  fast.on('request', () => (seen.byNode += 1));
  for (const server of [plain, fast]) await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(async () => {
    path.stop();
    path.close();
    for (const server of [plain, fast]) server.close().closeAllConnections();
    await includes.close();
  });
  const [plainPort, fastPort] = [plain, fast].map((server) => (server.address() as { port: number }).port) as [
    number,
    number,
  ];
  return { shelf, plainPort, fastPort, seen };
}

type Pair = Awaited<ReturnType<typeof aPair>>;

/**
 * An answer without its date, and long texts by their length. Which of two refusals Node gives for a head that is too long
 * depends on how the system cut up what was sent, so the two count as one.
 */
const brief = (text: string) =>
  text
    .replaceAll(/Date: [^\r]*/g, 'Date: …')
    .replaceAll(/(?:A sentence that is long enough to be worth compressing\. ?)+/g, (run) => `[${run.length}]`)
    .replace(/HTTP\/1\.1 (414|431) [^]*?\r\nConnection: close\r\n\r\n[^]*$/, 'too long');

/** What both servers send for the same bytes, in the same pieces, until they end the connection or have been silent for so long. */
async function both({ plainPort, fastPort }: Pair, pieces: readonly string[], silence = 700) {
  const [plain, fast] = await Promise.all([plainPort, fastPort].map((port) => exchange(port, pieces, silence)));
  return { plain: { ...plain!, text: brief(plain!.text) }, fast: { ...fast!, text: brief(fast!.text) } };
}

const get = (target: string, ...headers: string[]) =>
  `GET ${target} HTTP/1.1\r\nHost: x\r\n${headers.map((header) => `${header}\r\n`).join('')}\r\n`;
const CLOSE = get('/small', 'Connection: close');

describe('simple requests', () => {
  test.each([
    get('/'),
    get('/', 'Accept-Encoding: br, gzip'),
    get('/a', 'If-None-Match: "x"'),
    get('/old?id=5'),
    get(
      '/a',
      'connection: Keep-Alive',
      'USER-AGENT: x (y; z)',
      'Cookie: a=b',
      'Sec-Fetch-Mode: navigate',
      'X-Forwarded-For: 1.2.3.4',
    ),
    get('/a').replace('GET', 'HEAD'),
    get('/missing'),
    get('/caf%C3%A9'),
  ])('%j', async (request) => {
    expect(readSimple(request, 0)).toMatchObject({ end: request.length });
    const pair = await aPair();
    const { plain, fast } = await both(pair, [request]);
    expect(fast).toEqual(plain);
    expect(fast.text).toMatch(/^HTTP\/1\.1 \d+ /);
    expect(pair.seen.byNode).toBe(0);
  });

  test('say what they ask', () => {
    const head = get(
      '/a?b',
      'Accept-Encoding: gzip;q=0.5, br',
      'If-None-Match:  "x" \t',
      'If-Modified-Since: yesterday',
    );
    expect(readSimple(`xx${head.replace('GET', 'HEAD')}yy`, 2)?.request).toEqual({
      target: { path: '/a', query: 'b' },
      isHead: true,
      accept: ['br', 'gzip', 'identity'],
      noneMatch: '"x"',
      modifiedSince: 'yesterday',
      isPerson: false,
      forwarded: undefined,
    });
  });
});

describe('everything else is for the other server', () => {
  test.each([
    get('/').replace('1.1', '1.0'),
    get('/').replace('GET', 'POST'),
    get('/').replace('GET', 'get'),
    get('/').replace('GET ', 'GET  '),
    get('/').replace('Host: x\r\n', ''),
    get('/', 'Host: x'),
    get('/').replace('Host: x', 'Host:'),
    get('/').replace('Host: x', 'Host: a b'),
    get('/').replace('Host: x', 'Host : x'),
    get('/').replaceAll('\r\n', '\n'),
    get('/').replace('\r\n\r\n', '\r\n\n'),
    get('/').slice(0, -2),
    get('/').slice(0, 9),
    get('http://x/'),
    get('*'),
    get('/a#b'),
    get('/a b'),
    get('/\u00e9'),
    get('/a"b'),
    get(`/${'x'.repeat(8000)}`),
    get('/media/3f9a0c55/640.webp'),
    get('/', 'Range: bytes=0-1'),
    get('/', 'Connection: close'),
    get('/', 'Connection: upgrade', 'Upgrade: websocket'),
    get('/', 'Connection: keep-alive, close'),
    get('/', 'Content-Length: 0'),
    get('/', 'Content-Length: 3'),
    get('/', 'Transfer-Encoding: chunked'),
    get('/', 'Expect: 100-continue'),
    get('/', 'TE: trailers'),
    get('/', 'Accept-Encoding: br', 'Accept-Encoding: gzip'),
    get('/', 'If-None-Match: "a"', 'If-None-Match: "b"'),
    get('/', 'X-A: b\r\n folded: c'),
    get('/', 'Cookie: a\0b'),
    get('/', ': empty'),
    get('/', 'no colon'),
    get('/', 'Unheard-Of: x'),
    get('/', 'Content-Length\x0b: 3'),
    get('/', 'constructor: x'),
    get('/', '__proto__: x'),
    get('/', `Cookie: ${'x'.repeat(9000)}`),
    get('/', ...Array.from({ length: 100 }, (_, i) => `X-Forwarded-For: ${i}`)),
  ])('%j', async (request) => {
    expect(readSimple(request, 0)).toBe(null);
    const pair = await aPair();
    const { plain, fast } = await both(pair, [request, CLOSE]);
    expect(fast).toEqual(plain);
  });
});

describe('on one connection', () => {
  test('requests are answered in order, whoever answers them', async () => {
    const pair = await aPair();
    const requests = [
      get('/a'),
      get('/missing'),
      get('/big.txt'),
      get('/small'),
      get('/media/3f9a0c55/640.webp'),
      get('/', 'Accept-Encoding: br'),
      get('/old'),
      CLOSE,
    ];
    // The last one ends the connection. On a busy machine either may be silent for long before.
    const { plain, fast } = await both(pair, [requests.join('')], 15_000);
    expect(fast).toEqual(plain);
    expect(fast.text.match(/HTTP\/1\.1 \d+/g)).toEqual(
      ['200', '404', '200', '200', '200', '200', '301', '200'].map((status) => `HTTP/1.1 ${status}`),
    );
    expect(pair.seen.byNode).toBe(4);
  });

  test.each(['CONNECT /x HTTP/1.1\r\nHost: x\r\n\r\n', 'nonsense\r\n\r\n'])(
    'a refusal waits for its turn: %j',
    async (refused) => {
      const pair = await aPair();
      const { plain, fast } = await both(pair, [get('/big.txt') + refused]);
      expect(fast.text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', expect.stringMatching(/40[05]/)]);
      expect(fast.isClosed).toBe(true);
      expect(fast).toEqual(plain);
    },
  );

  test('what comes after a body is not taken for a request, nor a body for one', async () => {
    const pair = await aPair();
    const smuggled = get('/smuggled');
    const attempts = [
      get('/a', `Content-Length: ${smuggled.length}`) + smuggled,
      get('/a', 'Transfer-Encoding: chunked') + `0\r\n\r\n${smuggled}`,
      get('/a', 'Transfer-Encoding: chunked') + `${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`,
      get('/a', 'Content-Length: 5', 'Transfer-Encoding: chunked') + `0\r\n\r\n${smuggled}`,
      get('/a', 'Transfer-Encoding: xchunked', 'Content-Length: 4') + `abcd${smuggled}`,
      get('/a', 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity') + `0\r\n\r\n${smuggled}`,
      get('/a', 'Transfer-Encoding:\x0bchunked') + `0\r\n\r\n${smuggled}`,
      get('/a', 'Content-Length: +5') + `hello${smuggled}`,
      get('/a', 'Content-Length: 5, 5') + `hello${smuggled}`,
      get('/a', 'Content-Length: 0x5') + `hello${smuggled}`,
      get('/a', 'X: y\nContent-Length: 5') + `hello${smuggled}`,
      get('/a', 'Content-Length: 5\r') + `hello${smuggled}`,
      get('/a').replace('GET', 'POST') + smuggled,
      get('/a', 'Expect: 100-continue', `Content-Length: ${smuggled.length}`) + smuggled,
      get('/a', 'Connection: Content-Length', `Content-Length: ${smuggled.length}`) + smuggled,
    ];
    for (const attempt of attempts) {
      for (const before of ['', get('/small')]) {
        const { plain, fast } = await both(pair, [before + attempt + CLOSE]);
        expect([attempt, fast]).toEqual([attempt, plain]);
        const whole = fast.text.match(/HTTP\/1\.1 \d+/g) ?? [];
        // A request with a body ends the connection, so that nothing behind it is ever read.
        const isOneMore = attempt.startsWith('POST');
        if (!isOneMore) expect([attempt, whole.length]).toEqual([attempt, before === '' ? 1 : 2]);
        expect(fast.isClosed).toBe(true);
      }
    }
  });

  test(
    'a client that asks without reading is held back, and gets everything once it reads',
    { timeout: 30_000 },
    async () => {
      const { fastPort } = await aPair();
      const wanted = 400;
      const length = (await ask(fastPort, '/big.txt')).bytes.length;
      // What tests before this one left in the process is no part of it.
      const before = process.memoryUsage().arrayBuffers;
      const socket = connect({ host: '127.0.0.1', port: fastPort });
      socket.write(get('/big.txt').repeat(wanted - 1) + get('/big.txt', 'Connection: close'));
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const held = process.memoryUsage().arrayBuffers - before;
      let taken = 0;
      socket.on('data', (chunk) => (taken += chunk.length));
      await once(socket, 'close');
      expect(taken).toBeGreaterThan(wanted * length);
      expect(held).toBeLessThan(100 * 1024 * 1024);
    },
  );

  test('a client that stops sending still gets its answers', async () => {
    const pair = await aPair();
    for (const port of [pair.plainPort, pair.fastPort]) {
      const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString('latin1')));
      socket.end(get('/a') + get('/missing') + get('/small'));
      await once(socket, 'end');
      socket.destroy();
      expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 200']);
    }
  });
});

describe('both servers', () => {
  const odds = <Value>(usual: Value[], strange: Value[]) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...usual) },
      { weight: 1, arbitrary: fc.constantFrom(...strange) },
    );
  const method = odds(['GET', 'GET', 'HEAD'], ['POST', 'get', 'OPTIONS', 'GE', 'PUT', '', 'CONNECT', 'PRI']);
  const target = odds(
    [
      '/',
      '/a',
      '/a?x=1',
      '/missing',
      '/gone',
      '/old',
      '/old?id=5',
      '/A',
      '/a/',
      '/%61',
      '/caf%C3%A9',
      '/big.txt',
      '/feeds/uk.rss',
      '/small',
    ],
    [
      '/%zz',
      '/media/3f9a0c55/640.webp',
      'http://x/a',
      '*',
      '/a#b',
      '/a b',
      '/_/include/uk/x',
      '/\u00e9',
      '/a%00',
      '//a',
      '/..',
      '',
      'a',
      '/a?b=[c]',
      '/?',
      '/a\0',
      `/${'y'.repeat(7999)}`,
      `/${'y'.repeat(8100)}`,
    ],
  );
  const version = odds(['HTTP/1.1'], ['HTTP/1.0', 'HTTP/1.2', 'http/1.1', 'HTTP/2.0', 'HTTP/0.9', '', 'HTTP/1.1 ']);
  const header = (etags: string[]) =>
    odds(
      [
        'Accept-Encoding: br',
        'Accept-Encoding: gzip, deflate, br',
        'accept-encoding: zstd;q=0.9, gzip;q=1',
        'User-Agent: x',
        'Accept: */*',
        'Cookie: a=\u00e9',
        'Connection: keep-alive',
        ...etags.map((etag) => `If-None-Match: ${etag}`),
        'If-None-Match: *',
        `If-Modified-Since: ${new Date(Date.now() + 1e8).toUTCString()}`,
        'If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT',
        'Sec-Fetch-Dest: document',
        'Accept-Language: \t en',
      ],
      [
        'Connection: close',
        'Connection: upgrade',
        'Upgrade: h2c',
        'Content-Length: 0',
        'Content-Length: 4',
        'Content-Length: 4, 4',
        'Content-Length: -1',
        'Transfer-Encoding: chunked',
        'Transfer-Encoding: gzip, chunked',
        'Transfer-Encoding: identity',
        'Expect: 100-continue',
        'Expect: x',
        'Range: bytes=0-3',
        'TE: trailers',
        'Host: y',
        ' folded',
        '\tfolded',
        'no colon',
        ': empty',
        'X : y',
        'X-A: \0',
        'X-A: a\rb',
        'X-A:',
        'Keep-Alive: 1',
        'If-None-Match: "a"\r\nIf-None-Match: *',
        `Cookie: ${'c'.repeat(7000)}`,
        `Cookie: ${'c'.repeat(17000)}`,
        'Trailer: x',
        'HTTP2-Settings: x',
        'Proxy-Connection: close',
        '__proto__: x',
      ],
    );
  const lineEnd = odds(['\r\n'], ['\n', '\r', '\r\r\n']);
  const body = odds(
    [''],
    ['abcd', '0\r\n\r\n', '4\r\nabcd\r\n0\r\n\r\n', 'GET /a HTTP/1.1\r\n', '\r\n', '\n', ' ', '\0'],
  );

  const oneRequest = (etags: string[]) =>
    fc
      .record({
        method,
        target,
        version,
        host: odds(['Host: x', 'Host: x', 'host: example.org:80'], ['', 'Host:', 'Host: a b', 'Host: \u00e9']),
        headers: fc.array(header(etags), { maxLength: 5 }),
        lineEnd,
        body,
      })
      .map(
        (r) =>
          `${r.method} ${r.target} ${r.version}${r.lineEnd}${[r.host, ...r.headers].filter((line) => line !== '').join(r.lineEnd)}${r.lineEnd}${r.lineEnd}${r.body}`,
      );

  /** A text cut at some places. */
  const cut = (text: string, places: readonly number[]) => {
    const at = [...new Set(places.map((place) => place % text.length))]
      .filter((place) => place > 0)
      .toSorted((a, b) => a - b);
    return [0, ...at].map((from, index) => text.slice(from, at[index]));
  };

  test('give the same answers, byte for byte, to whatever comes', { timeout: 300_000 }, async () => {
    const pair = await aPair();
    const etags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (encoding) =>
        String((await ask(pair.plainPort, '/a', { headers: { 'accept-encoding': encoding } })).headers.etag),
      ),
    );
    const script = fc.record({
      requests: fc.array(oneRequest(etags), { minLength: 1, maxLength: 4 }),
      cuts: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(fc.nat(2000), { maxLength: 3 }) },
      ),
    });
    const many = fc.array(script, { minLength: 24, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(many, async (scripts) => {
        await Promise.all(
          scripts.map(async ({ requests, cuts }) => {
            const pieces = cut(requests.join('') + CLOSE, cuts);
            const { plain, fast } = await both(pair, pieces);
            expect([pieces, fast]).toEqual([pieces, plain]);
          }),
        );
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
