import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  aDelivery,
  ask,
  exchange,
  fill,
  gone,
  hole,
  html,
  include,
  moved,
  typed,
} from '../../test/house/deliveries.ts';
import { aFolder } from '../../test/house/folders.ts';
import { BEFORE, pageInGuise, wearsUnlessTold } from '../base/worn-guise.ts';
import { openDiskShelf } from '../press/disk-shelf.ts';
import type { Tuning } from './open-delivery.ts';

const LONG = `<p>${'A sentence that is long enough to be worth compressing. '.repeat(40)}</p>`;
const RSS = 'application/rss+xml; charset=utf-8';

async function aSite(tuning: Tuning = {}) {
  const site = await aDelivery({ tuning });
  await fill(site.shelf, {
    '/': html(`<!doctype html><style>p{margin:0}</style>${hole('/_/include/uk/masthead')}${LONG}`),
    '/_/include/uk/masthead': include('<header>Masthead</header>'),
    '/_/error/404/uk': html(`<!doctype html><h1>Not here</h1>${hole('/_/include/uk/masthead')}`),
    '/_/error/404/international': html('<!doctype html><h1>Not there</h1>'),
    '/news/k3x9abcd/right': html(`<!doctype html>${LONG}`),
    '/lite/news/k3x9abcd/right': html(`<!doctype html>${LONG}`),
    '/news/k3x9abcd': moved('/news/k3x9abcd/right'),
    '/news/killed23': gone(`<!doctype html><h1>Gone</h1><p>For this reason.</p>${hole('/_/include/uk/masthead')}`),
    '/old': moved('https://example.org/elsewhere?a=b&c'),
    '/old?id=5': moved('/news/k3x9abcd/right'),
    '/feeds/uk.rss': typed(RSS, `<rss>${LONG}</rss>`),
    '/assets/a.woff2': typed('font/woff2', 'not really type'),
    '/favicon.svg': typed('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    '/%D8%A7%D9%84%D8%B9%D8%A7%D9%84%D9%85': html('العالم'),
  });
  return site;
}

describe('a page', () => {
  test('is composed, with headers that say what it is and how long it may be kept', async () => {
    const { port } = await aSite();
    const got = await ask(port, '/');
    expect(got.status).toBe(200);
    expect(got.text).toBe(`<!doctype html><style>p{margin:0}</style><header>Masthead</header>\n${LONG}`);
    expect(got.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(got.bytes.length),
      'cache-control': 'public, max-age=10, stale-while-revalidate=20, stale-if-error=3600',
      'surrogate-key': '/ /_/include/uk/masthead',
      vary: 'Accept-Encoding',
      connection: 'close',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(Math.abs(Date.parse(String(got.headers.date)) - Date.now())).toBeLessThan(3000);
    expect(Date.parse(String(got.headers['last-modified']))).toBeLessThanOrEqual(Date.now());
    expect(got.headers['set-cookie']).toBe(undefined);
  });

  test('may use its own styles, a sheet of the site where it names one, and no script at all but to play a live stream', async () => {
    const { port, shelf } = await aSite();
    const hash = createHash('sha256').update('p{margin:0}').digest('base64');
    const policy = (await ask(port, '/')).headers['content-security-policy'];
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' data:; font-src 'self'; media-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect((await ask(port, '/news/k3x9abcd/right')).headers['content-security-policy']).toContain("style-src 'none'");
    expect((await ask(port, '/favicon.svg')).headers['content-security-policy']).toContain('sandbox');
    await fill(shelf, { '/later': html('<p>text</p><link rel="stylesheet" href="/assets/a.css"/>') });
    expect((await ask(port, '/later')).headers['content-security-policy']).toContain("style-src 'self';");
    const script = '<script type="module" src="/assets/0-stream.js"></script>';
    const stream = '<video><source src="https://streams.example/a.m3u8" type="application/vnd.apple.mpegurl"/></video>';
    await fill(shelf, { '/stream': html(script + stream), '/none': html(script) });
    expect((await ask(port, '/stream')).headers['content-security-policy']).toMatch(
      /script-src 'self'; .*media-src 'self' https:\/\/streams\.example blob:; .*connect-src 'self' https:\/\/streams\.example;/,
    );
    expect((await ask(port, '/none')).headers['content-security-policy']).not.toContain('script-src');
  });

  test('is named to CDNs by its story too', async () => {
    const { port } = await aSite();
    expect((await ask(port, '/lite/news/k3x9abcd/right')).headers['surrogate-key']).toBe(
      '/lite/news/k3x9abcd/right story/k3x9abcd',
    );
  });

  test('of several editions is given at the address of each in its chrome, and follows page, chrome and filing', async () => {
    const { port, shelf } = await aSite();
    const page = (words: string) =>
      html(
        `${wearsUnlessTold('uk')}${hole('/_/include/$guise/masthead')}<a href="/lite${BEFORE}/x">${words}</a>${LONG}`,
      );
    await fill(shelf, {
      '/news/k3x9abcd/right': page('One'),
      '/_/include/abroad/masthead': include('<header>Abroad</header>'),
      '/abroad/news/k3x9abcd/right': html(pageInGuise('abroad', '/news/k3x9abcd/right')),
      '/abroad/news/k3x9abcd': moved('/abroad/news/k3x9abcd/right'),
    });
    const at = (path: string, headers = {}) => ask(port, path, { headers });
    expect((await at('/news/k3x9abcd/right')).text).toBe(`<header>Masthead</header>\n<a href="/lite/x">One</a>${LONG}`);
    const there = '/abroad/news/k3x9abcd/right';
    const first = await at(there);
    expect(first.text).toBe(`<header>Abroad</header>\n<a href="/lite/abroad/x">One</a>${LONG}`);
    expect(first.headers['surrogate-key']).toBe(
      `${there} /news/k3x9abcd/right story/k3x9abcd /_/include/abroad/masthead`,
    );
    const unchanged = { 'if-none-match': String(first.headers.etag) };
    expect((await at(there, unchanged)).status).toBe(304);
    await fill(shelf, { '/news/k3x9abcd/right': page('Two') });
    expect((await at(there, unchanged)).text).toContain('Two');
    await fill(shelf, { '/_/include/abroad/masthead': include('<header>Abroad again</header>') });
    expect((await at(there)).text).toContain('Abroad again');
    expect((await at('/abroad/news/k3x9abcd/wrong')).headers.location).toBe(there);
    await fill(shelf, {
      [there]: moved('/news/k3x9abcd/right'),
      '/abroad/news/k3x9abcd': moved('/news/k3x9abcd/right'),
    });
    expect((await at(there)).headers.location).toBe('/news/k3x9abcd/right');
    await fill(shelf, { [there]: html(pageInGuise('abroad', '/news/k3x9abcd/nowhere')) });
    expect((await at(there)).status).toBe(503);
  });

  test.each([
    ['/feeds/uk.rss', RSS],
    ['/assets/a.woff2', 'font/woff2'],
    ['/favicon.svg', 'image/svg+xml'],
    ['/%D8%A7%D9%84%D8%B9%D8%A7%D9%84%D9%85', 'text/html; charset=utf-8'],
    ['http://example.org/feeds/uk.rss', RSS],
  ])('%s is served as %s', async (path, type) => {
    const { port } = await aSite();
    const { status, headers } = await ask(port, path);
    expect([status, headers['content-type']]).toEqual([200, type]);
  });

  test('whose address is made of its content may be kept for ever', async () => {
    const { port } = await aSite();
    const { headers } = await ask(port, '/assets/a.woff2', { headers: { 'accept-encoding': 'br' } });
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect([headers['content-encoding'], headers.vary]).toEqual([undefined, undefined]);
  });

  test('is the same under a query that means nothing', async () => {
    const { port } = await aSite();
    expect((await ask(port, '/?utm_source=x')).text).toBe((await ask(port, '/')).text);
  });
});

describe('encodings', () => {
  test.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['zstd', 'zstd'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['*;q=0.5, gzip', 'gzip'],
    ['identity', undefined],
    ['identity;q=1, gzip;q=0.5', undefined],
    ['gzip;q=0', undefined],
    ['deflate', undefined],
    ['', undefined],
    ['x-gzip', 'gzip'],
    ['BR', 'br'],
    ['gzip;q=nonsense', undefined],
  ])('%j gets %s', async (accepted, encoding) => {
    const { port } = await aSite();
    const plain = await ask(port, '/');
    const got = await ask(port, '/', { headers: { 'accept-encoding': accepted } });
    expect(got.headers['content-encoding']).toBe(encoding);
    expect(got.headers['content-length']).toBe(String(got.bytes.length));
    expect(got.text).toBe(plain.text);
    expect(got.headers.vary).toBe('Accept-Encoding');
    if (encoding) expect(got.headers.etag).not.toBe(plain.headers.etag);
  });
});

describe('conditional requests', () => {
  test('what the client has is not sent again', async () => {
    const { port } = await aSite();
    for (const accepted of ['br', 'gzip', 'zstd', 'identity']) {
      const { headers } = await ask(port, '/', { headers: { 'accept-encoding': accepted } });
      const etag = String(headers.etag);
      expect(etag).toMatch(/^"[^"]+"$/);
      for (const noneMatch of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await ask(port, '/', { headers: { 'accept-encoding': accepted, 'if-none-match': noneMatch } });
        expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, etag]);
        expect(again.headers).toMatchObject({ vary: 'Accept-Encoding', 'cache-control': headers['cache-control'] });
      }
    }
  });

  test('another entity tag, or one in a coding that this client cannot read, gets the page', async () => {
    const { port } = await aSite();
    const brotli = await ask(port, '/', { headers: { 'accept-encoding': 'br' } });
    for (const noneMatch of ['"other"', String(brotli.headers.etag)]) {
      expect((await ask(port, '/', { headers: { 'if-none-match': noneMatch } })).status).toBe(200);
    }
  });

  test('dates in all three forms of HTTP, and nothing else', async () => {
    const { port } = await aSite();
    const { headers } = await ask(port, '/');
    const since = (date: string, more = {}) =>
      ask(port, '/', { headers: { 'if-modified-since': date, ...more } }).then(({ status }) => status);
    expect(await since(String(headers['last-modified']))).toBe(304);
    expect(await since(new Date(Date.now() + 86_400_000).toUTCString())).toBe(304);
    expect(await since('Sunday, 06-Nov-94 08:49:37 GMT')).toBe(200);
    expect(await since('Sun Nov  6 08:49:37 2094')).toBe(304);
    expect(await since('2099-01-01')).toBe(200);
    expect(await since('tomorrow')).toBe(200);
    expect(await since(String(headers['last-modified']), { 'if-none-match': '"other"' })).toBe(200);
  });

  test('HEAD has the headers of GET and no body', async () => {
    const { port } = await aSite();
    for (const path of ['/', '/news/k3x9abcd', '/nothing', '/news/killed23']) {
      const options = { headers: { 'accept-encoding': 'br' } };
      const get = await ask(port, path, options);
      const head = await ask(port, path, { ...options, method: 'HEAD' });
      expect(head.bytes.length).toBe(0);
      expect([head.status, { ...head.headers, date: '' }]).toEqual([get.status, { ...get.headers, date: '' }]);
    }
  });
});

describe('addresses', () => {
  test.each([
    ['/news/k3x9abcd/wrong', '/news/k3x9abcd/right'],
    ['/news/k3x9abcd/', '/news/k3x9abcd/right'],
    ['/lite/news/k3x9abcd/wrong', '/lite/news/k3x9abcd/right'],
    ['/NEWS/k3x9abcd/right', '/news/k3x9abcd/right'],
    ['/index.html', '/'],
    ['/old?id=5', '/news/k3x9abcd/right'],
    ['/old?id=6', 'https://example.org/elsewhere?a=b&c'],
    ['/old', 'https://example.org/elsewhere?a=b&c'],
    ['/%6Fld', 'https://example.org/elsewhere?a=b&c'],
  ])('%s moved to %s', async (path, to) => {
    const { port } = await aSite();
    const { status, headers, text } = await ask(port, path);
    expect([status, headers.location]).toEqual([301, to]);
    expect(text).toContain(to.replace('&', '&#38;'));
  });

  test('what was killed says so, under every address it had', async () => {
    const { port } = await aSite();
    for (const path of [
      '/news/killed23',
      '/news/killed23/any-slug',
      '/news/killed23/any-slug/history',
      '/lite/news/killed23/any-slug',
    ]) {
      const { status, text } = await ask(port, path);
      expect([status, text]).toEqual([
        410,
        '<!doctype html><h1>Gone</h1><p>For this reason.</p><header>Masthead</header>\n',
      ]);
    }
  });

  test('what is missing is answered with the page of its edition', async () => {
    const { port } = await aSite();
    expect(await ask(port, '/nothing')).toMatchObject({
      status: 404,
      text: '<!doctype html><h1>Not here</h1><header>Masthead</header>\n',
    });
    expect(await ask(port, '/international/nothing')).toMatchObject({
      status: 404,
      text: '<!doctype html><h1>Not there</h1>',
    });
    expect(await ask(port, '/lite/international')).toMatchObject({
      status: 404,
      text: '<!doctype html><h1>Not there</h1>',
    });
  });

  test('a shelf on which nothing was ever pressed says that readers may come again, and no page is missing', async () => {
    const { port } = await aDelivery();
    const { status, text, headers } = await ask(port, '/');
    expect(status).toBe(503);
    expect(headers['retry-after']).toMatch(/^\d+$/);
    expect(text).toContain('Back in a moment');
  });

  test('parts of pages are not pages', async () => {
    const { port } = await aSite();
    const spellings = [
      '/_/include/uk/masthead',
      '/%5f/include/uk/masthead',
      '//_/include/uk/masthead',
      '/_/error/404/uk',
      '/_/include/uk/masthead.html',
      '/x/../_/include/uk/masthead',
    ];
    for (const path of spellings) {
      const { status, text } = await ask(port, path);
      expect([400, 404]).toContain(status);
      expect(text.startsWith('<header>')).toBe(false);
    }
  });

  test('no spelling leads out of the shelf', async () => {
    const site = await aSite();
    writeFileSync(join(site.folder, 'secret.html'), 'secret');
    writeFileSync(join(site.folder, 'shelf/.shelf/secret.html'), 'secret');
    const ups = [
      '..',
      '%2e%2e',
      '%2E.',
      '.%2e',
      '..%2f',
      '..%5c',
      '..\\',
      '%c0%ae%c0%ae',
      '%252e%252e',
      '....//',
      '..;',
      '%00..',
      '..%00',
    ];
    const tries = ups.flatMap((up) => [
      `/${up}/secret`,
      `/${up}/secret.html`,
      `/news/${up}/${up}/secret`,
      `/media/${up}/secret.html`,
      `/media/k3x9abcd/${up}%2fsecret.html`,
    ]);
    for (const path of [...tries, '/.shelf/secret', '/.shelf/stamp', '/.SHELF/secret']) {
      const { status, text } = await ask(site.port, path);
      expect([path, [301, 400, 404].includes(status)]).toEqual([path, true]);
      expect(text).not.toContain('secret<');
      expect(text).not.toBe('secret');
    }
  });
});

describe('what is refused', () => {
  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'])('%s', async (method) => {
    const { port } = await aSite();
    const { status, headers } = await ask(port, '/', { method });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('CONNECT', async () => {
    const { port } = await aSite();
    const { text, isClosed } = await exchange(port, 'CONNECT example.org:80 HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1\.1 405 .*Allow: GET, HEAD/s);
    expect(isClosed).toBe(true);
  });

  const bad: [name: string, request: string, status: number][] = [
    ['a bad target', 'GET nowhere HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['an asterisk', 'GET * HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['bad percent-encoding', 'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    ['an encoded NUL', 'GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', 400],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['another protocol', 'GET / HTTP/3.7\r\nHost: x\r\n\r\n', 400],
    ['a long target', `GET /${'x'.repeat(9000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414],
    ['a very long target', `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414],
    ['long headers', `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'both lengths',
      'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['two lengths', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd', 400],
    ['an unknown transfer coding', 'GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n', 400],
    [
      'a header folded over two lines',
      'GET / HTTP/1.1\r\nHost: x\r\nX-A: b\r\n Transfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length : 3\r\n\r\nabc', 400],
  ];

  test.each(bad)('%s', async (name, request, status) => {
    const { port } = await aSite();
    const { text, isClosed } = await exchange(port, request);
    expect(text.match(/^HTTP\/1\.1 (\d+)/)?.[1]).toBe(String(status));
    expect(text.match(/HTTP\/1\.1 /g)?.length).toBe(1);
    expect(text).toMatch(/^Content-Security-Policy: default-src 'none'/m);
    expect(text).toMatch(/^X-Content-Type-Options: nosniff/m);
    expect(isClosed).toBe(name !== 'a long target');
  });

  test('bad input is never a 500', async () => {
    const { port } = await aSite();
    const targets = [
      '/%',
      '/%E0%A4%A',
      '/\ud800',
      '/\u00ff',
      '/[',
      '/a?%',
      '/?%zz',
      '/a?'.padEnd(5000, '%'),
      '/'.repeat(3000),
      '/a/'.repeat(2000),
      '/news/__proto__/constructor',
      '/news//x',
      '/media/',
      '/media/a/b',
      '/media/k3x9abcd/%2e%2e',
      '/lite/news//',
      '/.',
      '/:',
      '/a;b=c',
    ];
    for (const target of targets) {
      const { text } = await exchange(
        port,
        `GET ${Buffer.from(target).toString('latin1')} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );
      expect([target, text.slice(0, 12)]).toEqual([
        target,
        expect.stringMatching(/^HTTP\/1\.1 [34]0[0-9]|^HTTP\/1\.1 200/),
      ]);
    }
  });
});

let readers = 0;

/** What a browser sends when one more person opens a page. */
const aReader = () => ({
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en-GB,en;q=0.5',
  'x-forwarded-for': `198.51.100.7, 203.0.113.${(readers += 1)}`,
});

const programs = [
  { 'user-agent': 'curl/8.14.1', accept: '*/*' },
  { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
  {
    'user-agent':
      'Mozilla/5.0 (Linux; Android 6.0.1) AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/116',
  },
  {
    'user-agent':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0 Safari/537.36',
  },
  { 'user-agent': 'python-requests/2.32' },
  { 'user-agent': 'facebookexternalhit/1.1' },
  { accept: '*/*' },
  { 'accept-language': '' },
  { 'sec-purpose': 'prefetch;prerender' },
  { purpose: 'prefetch' },
  { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' },
  { 'sec-fetch-dest': 'iframe' },
];

const browsers = [
  { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' },
  {
    'user-agent':
      'Mozilla/5.0 (Linux; Android 13; CUBOT X70) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
  },
  {
    'user-agent':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  },
  { 'user-agent': 'Opera/9.80 (Android; Opera Mini/36.2/119.132; U; id) Presto/2.12.423 Version/12.16' },
];

describe('reading', () => {
  test('counts whole reads of story pages, in both renditions, and nothing else', async () => {
    const { port, readCounts } = await aSite({ isProxied: true });
    const story = '/news/k3x9abcd/right';
    const { headers } = await ask(port, story, { headers: aReader() });
    await ask(port, `${story}?utm=x`, { headers: aReader() });
    await ask(port, `/lite${story}`, { headers: aReader() });
    await ask(port, story, { method: 'HEAD', headers: aReader() });
    await ask(port, story, { headers: { ...aReader(), 'if-none-match': String(headers.etag) } });
    for (const other of ['/', '/nothing', '/news/k3x9abcd/wrong', '/news/killed23', '/feeds/uk.rss'])
      await ask(port, other, { headers: aReader() });
    expect([...readCounts()]).toEqual([[story, 3]]);
  });

  test('is counted as it rises, whoever asks how often', async () => {
    const { port, readCounts } = await aSite({ isProxied: true });
    const story = '/news/k3x9abcd/right';
    await ask(port, story, { headers: aReader() });
    expect([...readCounts()]).toEqual([[story, 1]]);
    expect([...readCounts()]).toEqual([[story, 1]]);
    await ask(port, story, { headers: aReader() });
    expect([...readCounts()]).toEqual([[story, 2]]);
  });

  test('counts once for an address, whichever server of ours answers it, and not what it says of others', async () => {
    const { port, readCounts } = await aSite();
    const story = '/news/k3x9abcd/right';
    for (let round = 0; round < 50; round += 1) {
      await ask(port, story, { headers: aReader() });
      await ask(port, `/lite${story}`, { headers: { ...aReader(), 'x-unusual': 'yes' } });
    }
    expect([...readCounts()]).toEqual([[story, 1]]);
  });

  test('counts what a server before it answered by itself, as its log tells, and what both tell of once', async () => {
    const file = join(aFolder(), 'access.log');
    writeFileSync(file, '');
    const { port, readCounts } = await aSite({ isProxied: true, accessLog: file });
    const story = '/news/k3x9abcd/right';
    await ask(port, story, { headers: { ...aReader(), 'x-forwarded-for': '203.0.113.1' } });
    const line = (address: string, path: string) =>
      `${address} - - [30/Nov/2026:10:00:00 +0000] "GET ${path} HTTP/2.0" 200 9 "-" "${aReader()['user-agent']}"\n`;
    const lines = [line('203.0.113.1', story), line('203.0.113.2', `/lite${story}`), line('203.0.113.3', '/world')];
    appendFileSync(file, lines.join(''));
    await expect.poll(() => [...readCounts()], { timeout: 10_000 }).toEqual([[story, 2]]);
  });

  test('does not count programs, and pages that nobody opened', async () => {
    const { port, readCounts } = await aSite({ isProxied: true });
    const story = '/news/k3x9abcd/right';
    for (const unlike of programs) await ask(port, story, { headers: { ...aReader(), ...unlike } });
    await ask(port, story);
    expect([...readCounts()]).toEqual([]);
    for (const like of browsers) await ask(port, story, { headers: { ...aReader(), ...like } });
    expect([...readCounts()]).toEqual([[story, browsers.length]]);
  });
});

describe('a shelf that fails', () => {
  test('shows the last good page, and otherwise says that something is wrong', async () => {
    const site = await aSite();
    await fill(site.shelf, { '/_/error/500/uk': html('<h1>Our fault</h1>') });
    const good = await ask(site.port, '/');
    await ask(site.port, '/nothing-yet');
    rmSync(join(site.folder, 'shelf/index.html'));
    mkdirSync(join(site.folder, 'shelf/index.html'));
    mkdirSync(join(site.folder, 'shelf/world.html'));
    await site.shelf.settle();
    const stale = await ask(site.port, '/');
    expect([stale.status, stale.text]).toEqual([200, good.text]);
    expect(await ask(site.port, '/world')).toMatchObject({ status: 503, text: '<h1>Our fault</h1>' });
    expect((await ask(site.port, '/world')).headers['cache-control']).toBe('no-store');
    await fill(site.shelf, { '/world': html('mended'), '/': html('mended too') });
    expect([(await ask(site.port, '/world')).text, (await ask(site.port, '/')).text]).toEqual(['mended', 'mended too']);
  });

  test('that hangs keeps no reader waiting for it, and shows the last good page', async () => {
    const disk = { hangs: false };
    const shelf = openDiskShelf(join(aFolder(), 'shelf'));
    const hanging = { ...shelf, tag: (path: string) => (disk.hangs ? new Promise<never>(() => {}) : shelf.tag(path)) };
    const { port } = await aDelivery({ shelf: hanging });
    await fill(shelf, { '/': html('front') });
    await ask(port, '/');
    disk.hangs = true;
    await fill(shelf, { '/': html('new front') });
    expect(await ask(port, '/')).toMatchObject({ status: 200, text: 'front' });
    disk.hangs = false;
    await expect.poll(() => ask(port, '/').then(({ text }) => text)).toBe('new front');
  });
});

test('a delivery that has warmed up answers from memory what the front leads to, and nobody has read it', async () => {
  const folder = aFolder();
  const shelf = openDiskShelf(join(folder, 'shelf'));
  await fill(shelf, {
    '/': html(`<!doctype html><a href="/news/k3x9abcd/right">A story</a>${LONG}`),
    '/news/k3x9abcd/right': html(`<!doctype html><p>The ferry came in.</p>`),
    '/news/m4y8abcd/other': html(`<!doctype html><p>Nothing leads here.</p>`),
  });
  const { warmUp, port, readCounts } = await aDelivery({ folder, shelf });
  await warmUp();
  expect(readCounts().size).toBe(0);
  for (const file of readdirSync(join(folder, 'shelf'), { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.html')) rmSync(join(folder, 'shelf', file));
  expect((await ask(port, '/news/k3x9abcd/right')).text).toContain('The ferry came in.');
  expect((await ask(port, '/news/m4y8abcd/other')).status).not.toBe(200);
});
