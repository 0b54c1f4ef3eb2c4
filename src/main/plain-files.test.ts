import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openMediaShelf } from '../media/media-shelf.ts';
import { aDelivery, ask, fill, gone, hole, html, include, moved, typed } from '../../test/house/deliveries.ts';
import { aFolder } from '../../test/house/folders.ts';
import { startNginx } from '../../test/house/nginx.ts';
import { nginx } from '../../test/house/programs.ts';
import { writePlainSite } from './plain-files.ts';

async function written() {
  const site = await aDelivery();
  await fill(site.shelf, {
    '/': html(`<p>front</p>${hole('/_/include/uk/x')}`),
    '/_/include/uk/x': include('<nav>'),
    '/_/error/404/uk': html('<h1>Not here</h1>'),
    '/news/k3x9abcd/%D8%A7': html('<p>story</p>'),
    '/news/k3x9abcd': moved('/news/k3x9abcd/%D8%A7'),
    '/news/killed23': gone('<p>gone</p>'),
    '/feeds/uk.rss': typed('application/rss+xml; charset=utf-8', '<rss/>'),
    '/old?id=5': moved('/news/k3x9abcd/%D8%A7'),
    '/2009/port.html': moved('/a?b=1&c=2'),
    '/_/media/3f9a0c55': html('The paper'),
  });
  for (const id of ['3f9a0c55', '77aa0c55']) await site.media.put(`${id}/640.webp`, Buffer.from('picture'));
  // A crop that readers had, and have no more.
  await site.media.put('3f9a0c55/320.webp', Buffer.from('before'));
  await site.media.retire('3f9a0c55/320.webp');
  const dir = join(aFolder(), 'site');
  const parts = {
    shelf: site.shelf,
    media: openMediaShelf(join(site.folder, 'media')),
    origin: `http://127.0.0.1:${site.port}`,
  };
  const told = await writePlainSite(parts, dir);
  return { ...site, dir, parts, told, at: (name: string) => readFileSync(join(dir, name), 'utf8') };
}

test('the whole site stands as files, each what readers are given, and nothing that they may not have', async () => {
  const { dir, at, told, port } = await written();
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(dir.length));
  expect(files.toSorted()).toEqual([
    '/2009/port.html',
    '/404.html',
    '/_gone.map',
    '/_moved.map',
    '/_redirects',
    '/feeds/uk.rss',
    '/index.html',
    '/media/3f9a0c55/640.webp',
    '/media/gone.html',
    '/news/k3x9abcd/index.html',
    '/news/k3x9abcd/ا/index.html',
    '/news/killed23/index.html',
  ]);
  expect(told).toEqual({ files: files.length, left: [] });
  expect(at('index.html')).toBe((await ask(port, '/')).text);
  expect(at('index.html')).toContain('<nav>');
  expect(at('404.html')).toContain('<h1>Not here</h1>');
  expect(at('news/killed23/index.html')).toContain('gone');
});

test('what moved leads on by a page, and by a list that hosts read', async () => {
  const { at } = await written();
  expect(at('news/k3x9abcd/index.html')).toContain('content="0; url=/news/k3x9abcd/%D8%A7"');
  expect(at('2009/port.html')).toContain('href="/a?b=1&amp;c=2"');
  expect(at('_redirects').split('\n')).toEqual([
    '/2009/port.html /a?b=1&c=2 301',
    '/news/k3x9abcd /news/k3x9abcd/%D8%A7 301',
    '/old?id=5 /news/k3x9abcd/%D8%A7 301',
    '/media/3f9a0c55/320.webp /media/gone.html 410!',
    '/news/killed23 /news/killed23/index.html 410!',
    '',
  ]);
});

test('nginx over those files alone answers 301 for what moved, any slug too, and 410 with the page for what is gone', async (context) => {
  context.skip(!nginx.path, nginx.absent);
  const { dir, folder } = await written();
  const conf = readFileSync(fileURLToPath(new URL('../../docs/nginx-plain.conf', import.meta.url)), 'utf8');
  const port = await startNginx(folder, (free) =>
    conf.replace('listen      80;', `listen 127.0.0.1:${free};`).replaceAll('/srv/plain', dir),
  );
  const brief = async (path: string) => {
    const { status, headers, text } = await ask(port, path);
    return [status, headers.location ?? text];
  };
  const story = '/news/k3x9abcd/%D8%A7';
  expect(await brief('/')).toEqual([200, expect.stringContaining('<nav>')]);
  expect(await brief(story)).toEqual([200, '<p>story</p>']);
  for (const path of ['/news/k3x9abcd', '/news/k3x9abcd/any-old-slug', '/old?id=5'])
    expect([path, ...(await brief(path))]).toEqual([path, 301, story]);
  expect(await brief('/lite/news/k3x9abcd/old')).toEqual([301, `/lite${story}`]);
  expect(await brief('/2009/port.html')).toEqual([301, '/a?b=1&c=2']);
  for (const path of ['/news/killed23', '/news/killed23/any-slug'])
    expect([path, ...(await brief(path))]).toEqual([path, 410, expect.stringContaining('<p>gone</p>')]);
  expect((await brief('/media/3f9a0c55/320.webp'))[0]).toBe(410);
  expect(await brief('/nothing')).toEqual([404, expect.stringContaining('<h1>Not here</h1>')]);
  expect((await brief('/_gone.map'))[0]).toBe(404);
  expect((await ask(port, '/feeds/uk.rss')).headers['content-type']).toContain('application/rss+xml');
});

test('a folder with something in it is left alone', async () => {
  const { dir, parts } = await written();
  await expect(writePlainSite(parts, dir)).rejects.toThrow('Name a new or empty folder.');
});
