import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMediaShelf } from '../media/media-shelf.ts';
import { aDelivery, ask, fill, gone, hole, html, include, moved, typed } from '../../test/house/deliveries.ts';
import { aFolder } from '../../test/house/folders.ts';
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
    '/_redirects',
    '/feeds/uk.rss',
    '/index.html',
    '/media/3f9a0c55/640.webp',
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
    '',
  ]);
});

test('a folder with something in it is left alone', async () => {
  const { dir, parts } = await written();
  await expect(writePlainSite(parts, dir)).rejects.toThrow('Name a new or empty folder.');
});
