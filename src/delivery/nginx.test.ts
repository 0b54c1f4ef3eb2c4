import { mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { toInstant } from '../base/clock.ts';
import { shownUntil } from '../base/shown-until.ts';
import { BEFORE, pageInGuise, wearsUnlessTold } from '../base/worn-guise.ts';
import type { ShelfItem } from '../press/shelf.ts';
import { aDelivery, ask, fill, gone, hole, html, include, moved, typed } from '../../test/house/deliveries.ts';
import { startNginx } from '../../test/house/nginx.ts';
import { nginx as installed } from '../../test/house/programs.ts';

const sample = readFileSync(fileURLToPath(new URL('../../docs/nginx.conf', import.meta.url)), 'utf8');

/** nginx with the sample file, its folders and ports changed as the file says they must be. */
function startWith(folder: string, sitePort: number): Promise<number> {
  return startNginx(folder, (port) =>
    sample
      .replace('listen      80;', `listen 127.0.0.1:${port};`)
      .replace('/srv/standfirst/data/shelf;', `${folder}/shelf;`)
      .replace('/srv/standfirst/data;', `${folder};`)
      .replace('127.0.0.1:4000', `127.0.0.1:${sitePort}`),
  );
}

/** A story that the UK edition and another have, one of them named as files of any script are. */
const aStoryOfTwoEditions: Readonly<Record<string, ShelfItem>> = {
  '/_/include/uk/masthead': include('<uk>'),
  '/_/include/abroad/masthead': include('<abroad>'),
  '/_/include/far/masthead': include('<far>'),
  '/news/both2345/%D8%A7': html(`${wearsUnlessTold('uk')}<p>both${BEFORE}</p>${hole('/_/include/$guise/masthead')}`),
  '/news/both2345': moved('/news/both2345/%D8%A7'),
  '/abroad/news/both2345/%D8%A7': html(pageInGuise('abroad', '/news/both2345/%D8%A7')),
  '/abroad/news/both2345': moved('/abroad/news/both2345/%D8%A7'),
  '/lite/news/both2345/%D8%A7': html(`${wearsUnlessTold('uk')}<p>lite</p>${hole('/_/include/$guise/masthead')}`),
  '/lite/abroad/news/both2345/%D8%A7': html(pageInGuise('abroad', '/lite/news/both2345/%D8%A7')),
};

async function aSite() {
  const site = await aDelivery();
  await fill(site.shelf, {
    '/': html(`<p>front</p>${hole('/_/include/uk/x')}${hole('/_/include/uk/missing')}<p>end</p>`),
    '/_/include/uk/x': include('<nav>'),
    '/_/error/404/uk': html('<h1>Not here</h1>'),
    '/news/k3x9abcd/a-story': html(`<p>story</p>${hole('/_/include/uk/x')}`),
    '/news/k3x9abcd': moved('/news/k3x9abcd/a-story'),
    '/news/killed23': gone(`<p>gone</p>${hole('/_/include/uk/x')}`),
    '/%D8%A7%D9%84': html('<p>Arabic</p>'),
    '/search': html('<form>'),
    '/_/away/search': html(`<p>away</p>${hole('/_/include/uk/x')}`),
    '/feeds/uk.rss': typed('application/rss+xml; charset=utf-8', '<rss/>'),
    '/feeds/uk.json': typed('application/feed+json; charset=utf-8', '{}'),
    '/assets/b.css': typed('text/css; charset=utf-8', 'p{}'),
    '/assets/a.woff2': typed('font/woff2', 'type'),
    '/_/media/3f9a0c55': html('The paper'),
    '/_/media/80aa0c55': gone('It was taken down.'),
    '/old?id=5': moved('/news/k3x9abcd/a-story'),
    '/2009/caf%E9.html': moved('/news/k3x9abcd/a-story'),
    '/2009/port.stm': moved('/news/k3x9abcd/a-story'),
    '/lite/news/k3x9abcd/a-story': html('<p>lite</p>'),
    ...aStoryOfTwoEditions,
  });
  for (const id of ['3f9a0c55', '77aa0c55', '80aa0c55']) await site.media.put(`${id}/640.webp`, Buffer.from('picture'));
  await site.media.put('3f9a0c55/320.webp', Buffer.from('small'));
  await site.media.retire('3f9a0c55/320.webp');
  return { ...site, nginx: await startWith(site.folder, site.port) };
}

const brief = async (port: number, path: string) => {
  const { status, text, headers } = await ask(port, path);
  return [status, headers.location ?? text.replaceAll(/\s*<!--\/include-->\s*/g, '')];
};

describe('nginx with docs/nginx.conf', () => {
  test('gives nobody a picture that no published story shows, or that was taken down', async () => {
    const { nginx } = await aSite();
    const status = async (id: string, width = '640') => (await ask(nginx, `/media/${id}/${width}.webp`)).status;
    expect([await status('77aa0c55'), await status('80aa0c55'), await status('3f9a0c55', '320')]).toEqual([
      404, 410, 410,
    ]);
  });

  test('lets no cache keep for a day that a picture is not there: it may come, or come back', async () => {
    const { nginx, port } = await aSite();
    for (const path of ['/media/77aa0c55/640.webp', '/media/80aa0c55/640.webp', '/media/3f9a0c55/640.webp']) {
      const [theirs, ours] = await Promise.all([ask(nginx, path), ask(port, path)]);
      expect([path, theirs.status, theirs.headers['cache-control']]).toEqual([
        path,
        ours.status,
        ours.headers['cache-control'],
      ]);
    }
  });

  beforeEach((context) => context.skip(!installed.path, installed.absent));

  test('alone, serves what is on the shelf, composed', async () => {
    const { nginx, close } = await aSite();
    await close();
    expect(await brief(nginx, '/')).toEqual([200, '<p>front</p><nav><p>end</p>']);
    expect(await brief(nginx, '/news/k3x9abcd/a-story')).toEqual([200, '<p>story</p><nav>']);
    expect(await brief(nginx, '/%D8%A7%D9%84')).toEqual([200, '<p>Arabic</p>']);
    expect(await brief(nginx, '/news/killed23')).toEqual([410, '<p>gone</p><nav>']);
    expect(await brief(nginx, '/media/3f9a0c55/640.webp')).toEqual([200, 'picture']);
  });

  test('alone, tells nobody that a page is missing which may lie in a pack', async () => {
    const { nginx, close, folder } = await aSite();
    await close();
    expect(await brief(nginx, '/news/m4y8bcde/old')).toEqual([404, '<h1>Not here</h1>']);
    mkdirSync(join(folder, 'shelf/.shelf/packs'));
    expect((await ask(nginx, '/news/m4y8bcde/old')).status).toBe(503);
    expect((await ask(nginx, '/news/k3x9abcd/a-story')).status).toBe(200);
  });

  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/feeds/uk.rss', 'application/rss+xml; charset=utf-8'],
    ['/feeds/uk.json', 'application/feed+json; charset=utf-8'],
    ['/assets/a.woff2', 'font/woff2'],
    ['/assets/b.css', 'text/css; charset=utf-8'],
    ['/media/3f9a0c55/640.webp', 'image/webp'],
  ])('%s is %s, as from our own server', async (path, type) => {
    const { nginx, port } = await aSite();
    const [theirs, ours] = await Promise.all([ask(nginx, path), ask(port, path)]);
    expect([theirs.headers['content-type'], theirs.headers['cache-control']]).toEqual([
      type,
      ours.headers['cache-control'],
    ]);
    expect(ours.headers['content-type']).toBe(type);
  });

  test('asks our own server for what takes more than a file name', async () => {
    const { nginx } = await aSite();
    const old = ['/old?id=5', '/2009/caf%E9.html', '/2009/caf%e9.html', '/2009/port.stm'];
    for (const path of ['/news/k3x9abcd', '/news/k3x9abcd/wrong', ...old, '/news/k3x9abcd/a-story/']) {
      expect(await brief(nginx, path), path).toEqual([301, '/news/k3x9abcd/a-story']);
    }
    for (const path of ['/lite/old?id=5', '/lite/2009/caf%e9.html', '/lite/2009/port.stm'])
      expect(await brief(nginx, path), path).toEqual([301, '/lite/news/k3x9abcd/a-story']);
    expect(await brief(nginx, '/index.html')).toEqual([301, '/']);
    expect(await brief(nginx, '/nothing')).toEqual([404, '<h1>Not here</h1>']);
    expect(await brief(nginx, '/news/killed23/any')).toEqual([410, '<p>gone</p><nav>\n']);
  });

  test('gives what our own server gives: entity tags, 304, brotli, surrogate keys, each header once', async () => {
    const { nginx, shelf } = await aSite();
    await fill(shelf, { '/long': html(`<p>${'words '.repeat(400)}</p>${hole('/_/include/uk/x')}`) });
    const headers = { 'accept-encoding': 'br' };
    const first = await ask(nginx, '/long', { headers });
    expect(first.headers).toMatchObject({
      'content-encoding': 'br',
      'surrogate-key': '/long /_/include/uk/x',
      'cache-control': 'public, max-age=10, stale-while-revalidate=20, stale-if-error=3600',
    });
    const has = { headers: { ...headers, 'if-none-match': String(first.headers.etag) } };
    expect((await ask(nginx, '/long', has)).status).toBe(304);
    await fill(shelf, { '/_/include/uk/x': include('<b>') });
    expect(await ask(nginx, '/long', has)).toMatchObject({ status: 200 });
  });

  test('alone, any slug and most spellings still lead to the page', async () => {
    const { nginx, close, shelf } = await aSite();
    await fill(shelf, {
      '/world': html('world'),
      '/old.stm': moved('/world'),
      '/give': moved('https://gifts.example/a?b=1&c=2'),
    });
    await close();
    const leads = (to: string) => expect.stringContaining(`content="0; url=${to}"`);
    expect(await brief(nginx, '/news/k3x9abcd/any-old-slug')).toEqual([200, leads('/news/k3x9abcd/a-story')]);
    expect(await brief(nginx, '/lite/news/k3x9abcd/old')).toEqual([200, leads('/lite/news/k3x9abcd/a-story')]);
    expect(await brief(nginx, '/news/k3x9abcd/old/history')).toEqual([200, leads('/news/k3x9abcd/a-story/history')]);
    expect(await brief(nginx, '/news/k3x9abcd/')).toEqual([200, leads('/news/k3x9abcd/a-story')]);
    expect(await brief(nginx, '/old.stm')).toEqual([200, leads('/world')]);
    expect(await brief(nginx, '/give')).toEqual([200, leads('https://gifts.example/a?b=1&c=2')]);
    expect(await brief(nginx, '/lite/2009/port.stm')).toEqual([200, leads('/lite/news/k3x9abcd/a-story')]);
    expect(await brief(nginx, '/news/killed23/any-slug')).toEqual([410, '<p>gone</p><nav>']);
    for (const spelling of ['/world/', '/world.html', '/world/index.html', '//world'])
      expect([spelling, ...(await brief(nginx, spelling))]).toEqual([spelling, 200, 'world']);
    expect((await brief(nginx, '/index.html'))[0]).toBe(200);
    expect((await brief(nginx, '/news/nobody/any-slug'))[0]).toBe(404);
  });

  test('gives a story in the chrome of each edition that has it, with our server and alone', async () => {
    const { nginx, close } = await aSite();
    const slug = '%D8%A7';
    const plain = `/news/both2345/${slug}`;
    const pages = async () =>
      Promise.all(
        [plain, `/abroad${plain}`, `/lite${plain}`, `/lite/abroad${plain}`].map((path) => brief(nginx, path)),
      );
    const [uk, abroad] = [
      [200, '<p>both</p><uk>'],
      [200, '<p>both/abroad</p><abroad>'],
    ];
    const tidy = (all: readonly (readonly unknown[])[]) => all.map(([status, text]) => [status, String(text).trim()]);
    const expected = [uk, abroad, [200, '<p>lite</p><uk>'], [200, '<p>lite</p><abroad>']];
    expect(tidy(await pages())).toEqual(expected);
    await close();
    expect(tidy(await pages())).toEqual(expected);
    const { headers } = await ask(nginx, `/abroad${plain}`);
    expect(headers['surrogate-key']).toContain('story/both2345');
    const leads = (to: string) => [200, expect.stringContaining(`content="0; url=${to}"`)];
    expect(await brief(nginx, '/abroad/news/both2345/old')).toEqual(leads(`/abroad${plain}`));
    expect(await brief(nginx, '/abroad/news/both2345')).toEqual(leads(`/abroad${plain}`));
    expect(await brief(nginx, '/lite/abroad/news/both2345/old')).toEqual(leads(`/lite/abroad${plain}`));
    expect(await brief(nginx, `/abroad${plain}/history`)).toEqual(leads(`${plain}/history`));
    expect(await brief(nginx, `/far${plain}`)).toEqual(leads(plain));
    expect(await brief(nginx, '/far/news/killed23/any')).toEqual([410, '<p>gone</p><nav>']);
    expect((await brief(nginx, `/nowhere${plain}`))[0]).toBe(404);
  });

  test('alone, says that a page is not there by the paper’s own page, in the edition of the address', async () => {
    const { nginx, close, shelf } = await aSite();
    await fill(shelf, { '/_/error/404/abroad': html(`<h1>Not abroad</h1>${hole('/_/include/abroad/masthead')}`) });
    await close();
    expect(await brief(nginx, '/nothing')).toEqual([404, '<h1>Not here</h1>']);
    expect(await brief(nginx, '/abroad/nothing')).toEqual([404, '<h1>Not abroad</h1><abroad>']);
    expect(await brief(nginx, '/lite/abroad/nothing')).toEqual([404, '<h1>Not abroad</h1><abroad>']);
    expect(await brief(nginx, '/news/nobody/any-slug')).toEqual([404, '<h1>Not here</h1>']);
    expect((await ask(nginx, '/nothing')).headers['content-type']).toContain('text/html');
  });

  test('alone, tells nobody that they have a page already whose include is another now', async () => {
    const { nginx, close, shelf, folder } = await aSite();
    await close();
    await fill(shelf, { '/_/include/uk/x': include('<later>') });
    // The date of the page's own file is all that nginx knows of it.
    for (const [path, file] of [
      ['/news/k3x9abcd/a-story', 'news/k3x9abcd/a-story'],
      ['/', 'index'],
    ] as const) {
      const { mtime } = statSync(join(folder, 'shelf', `${file}.html`));
      const got = await ask(nginx, path, { headers: { 'if-modified-since': mtime.toUTCString() } });
      expect([path, got.status, got.headers.etag]).toEqual([path, 200, undefined]);
      expect(got.text).toContain('<later>');
    }
  });

  test('alone, it names page and story to CDNs, and files have their tags', async () => {
    const { nginx, close } = await aSite();
    await close();
    const { headers } = await ask(nginx, '/news/k3x9abcd/a-story');
    expect(headers['surrogate-key']).toBe('/news/k3x9abcd/a-story story/k3x9abcd');
    expect((await ask(nginx, '/')).headers['surrogate-key']).toBe('/');
    expect((await ask(nginx, '/feeds/uk.rss')).headers['surrogate-key']).toBe('/feeds/uk.rss');
    const feed = await ask(nginx, '/feeds/uk.rss');
    const has = { headers: { 'if-none-match': String(feed.headers.etag) } };
    expect((await ask(nginx, '/feeds/uk.rss', has)).status).toBe(304);
  });

  test('alone, calls nothing missing while the shelf is not there', async () => {
    const { nginx, close, folder } = await aSite();
    renameSync(join(folder, 'shelf'), join(folder, 'elsewhere'));
    mkdirSync(join(folder, 'shelf'));
    await close();
    for (const path of ['/', '/nothing', '/news/k3x9abcd/a-story', '/feeds/uk.rss', '/media/3f9a0c55/640.webp']) {
      const { status, headers } = await ask(nginx, path);
      expect([path, status, Number(headers['retry-after']) > 0]).toEqual([path, 503, true]);
    }
  });

  test('alone, says that the search is away to who asks it, and gives its field to who does not', async () => {
    const { nginx, close } = await aSite();
    expect((await brief(nginx, '/search?q=ferry'))[0]).toBe(503);
    await close();
    const { status, text, headers } = await ask(nginx, '/search?q=ferry');
    expect([status, headers['retry-after'], headers['cache-control']]).toEqual([503, '10', 'no-store']);
    expect(text).toMatch(/^<p>away<\/p><nav>/);
    expect(await brief(nginx, '/search?q=')).toEqual([200, '<form>']);
  });

  test('goes on alone', async () => {
    const { nginx, close } = await aSite();
    await close();
    expect(await brief(nginx, '/')).toEqual([200, '<p>front</p><nav><p>end</p>']);
    expect((await brief(nginx, '/news/k3x9abcd'))[1]).toContain('content="0; url=/news/k3x9abcd/a-story"');
    expect((await brief(nginx, '/nothing'))[0]).toBe(404);
    expect(await brief(nginx, '/news/killed23')).toEqual([410, '<p>gone</p><nav>']);
  });

  test('alone, honours the end that stands in an include', async () => {
    const { nginx, close, shelf } = await aSite();
    const at = (ms: number) => include(shownUntil('<breaks>', toInstant(new Date(Date.now() + ms))));
    await fill(shelf, { '/_/include/uk/x': at(-1000) });
    await close();
    expect(await brief(nginx, '/')).toEqual([200, '<p>front</p><p>end</p>']);
    await fill(shelf, { '/_/include/uk/x': at(3000) });
    expect((await brief(nginx, '/'))[1]).toContain('<breaks>');
    await expect.poll(() => brief(nginx, '/'), { interval: 200 }).toEqual([200, '<p>front</p><p>end</p>']);
    await fill(shelf, { '/_/include/uk/x': at(600_000) });
    expect((await brief(nginx, '/'))[1]).toContain('<breaks>');
  });

  test('shows nobody the parts of pages, nor what the shelf keeps for itself', async () => {
    const { nginx, close } = await aSite();
    const parts = ['/_/include/uk/x', '/_/include/uk/x.html', '/_/media/3f9a0c55.html', '/_/media/80aa0c55.gone.html'];
    for (const path of [
      ...parts,
      '/.shelf/stamp',
      '/.shelf/odd/',
      '/news/k3x9abcd.redirect',
      '/../last-good',
      '/media/../shelf/.shelf/stamp',
      '/media/..%2fshelf/.shelf/stamp',
    ]) {
      const { status, text } = await ask(nginx, path);
      expect([path, [400, 404].includes(status)]).toEqual([path, true]);
      expect(text).not.toContain('<nav>');
    }
    await close();
    for (const path of parts) expect([path, (await ask(nginx, path)).status]).toEqual([path, 404]);
  });
});
